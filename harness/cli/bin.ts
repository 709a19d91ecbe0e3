#!/usr/bin/env node
/** The only file that touches the process. Everything else is told what it may use. */

// Until a command says otherwise, nothing was judged: also when the process ends in a way nobody foresaw.
process.exitCode = 2;

// Failed writes are told to those who wrote; without a listener they would end the process with a stack trace and 1.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);

try {
  const { run } = await import("./main.ts");
  process.exitCode = await run(process.argv.slice(2), {
    // Opening stdin keeps the process waiting for it, so it is opened by those who read it.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    get cwd() {
      return process.cwd();
    },
    env: process.env,
  });
} catch (thrown) {
  fail(thrown);
}

function fail(thrown: unknown): void {
  const debug = process.env["IAMGATE_DEBUG"] && thrown instanceof Error ? `\n${thrown.stack}` : "";
  process.stderr.write(
    `iamgate: Internal error: ${thrown instanceof Error ? thrown.message : String(thrown)}\n` +
      `  why   Nothing was judged, so the gate stays shut.\n` +
      `  next  Reinstall iamgate; if that does not help, please report it with IAMGATE_DEBUG=1 set.${debug}\n`,
  );
  process.exit(2);
}
