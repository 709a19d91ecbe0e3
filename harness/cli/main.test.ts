import { describe, expect, test } from "vitest";
import { toolVersion } from "../artefacts.ts";
import type { Io } from "./command.ts";
import { expectRefusal, memoryIo, type Result } from "./fixture.ts";
import { run } from "./main.ts";

async function ran(args: string[], members: Partial<Io> = {}): Promise<Result> {
  const { io, output } = memoryIo(members);
  const code = await run(args, io);
  return { code, ...output() };
}

test("--version prints the version of the package", async () => {
  expect(await ran(["--version"])).toEqual({ code: 0, out: `${toolVersion()}\n`, err: "" });
});

describe("help", () => {
  test("is printed for all and for one command, and is a 0", async () => {
    for (const args of [["--help"], ["-h"]]) {
      const { code, out, err } = await ran(args);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toMatch(/^Usage: iamgate COMMAND/);
    }
    expect((await ran(["check", "--help"])).out).toMatch(/^Usage: iamgate check/);
    expect((await ran(["test", "-h"])).out).toMatch(/^Usage: iamgate test/);
  });

  test("goes before whatever else is wrong, but not behind `--`", async () => {
    expect((await ran(["check", "--bogus", "--help"])).code).toBe(0);
    expectRefusal(await ran(["check", "--", "--help"]), "--help: There is no such file");
  });
});

describe("what is no command", () => {
  test.each([
    ["chekc", "iamgate check"],
    ["tests", "iamgate test"],
    ["toString", "iamgate"],
    ["tf.plan", "iamgate check tf.plan"],
    ["./plan", "iamgate check ./plan"],
    ["-", "iamgate check -"],
    ["--strict", "iamgate check --strict"],
  ])("is refused, with what may be meant: %s", async (word, meant) => {
    const result = await ran([word]);
    expectRefusal(result, `iamgate: \`${word}\` is no command of iamgate.`);
    expect(result.err).toContain(`Did you mean \`${meant}`);
  });

  test("and no command at all", async () => {
    expectRefusal(await ran([]), "No command is given.");
    expectRefusal(await ran([""]), "is no command");
  });
});

test("an unknown option of a command is refused before anything is read", async () => {
  const result = await ran(["check", "--fial-on", "never", "none.json"]);
  expectRefusal(result, "`--fial-on` is no option of `iamgate check`");
  expect(result.err).toContain("Did you mean `--fail-on`?");
});

test("control characters of names are shown, not sent", async () => {
  const { err } = await ran(["check", "a\u001B[2Jb.json"]);
  expect(err).toContain("a\\u{1b}[2Jb.json: There is no such file.");
});

describe("a defect", () => {
  const broken = {
    get cwd(): string {
      throw new TypeError("the floor is gone");
    },
  };

  test("is a 2 with one screen, and no stack trace", async () => {
    const { code, out, err } = await ran(["check", "plan.json"], broken);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^iamgate: Internal error: the floor is gone\n {2}why {3}\S/);
    expect(err).not.toContain("at ");
  });

  test("shows the stack to those who ask", async () => {
    const debugged = Object.defineProperty({ env: { IAMGATE_DEBUG: "1" } }, "cwd", { get: () => broken.cwd });
    const { err } = await ran(["check", "plan.json"], debugged);
    expect(err).toContain("TypeError: the floor is gone\n    at ");
  });
});

test("when stderr is gone too, the exit code is left", async () => {
  const { io } = memoryIo();
  io.stderr.on("error", () => {});
  io.stderr.destroy();
  expect(await run(["bogus"], io)).toBe(2);
});
