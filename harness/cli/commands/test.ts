import { styleText } from "node:util";
import { describeFailure, type Paint } from "../../cases/print.ts";
import { chooseEngines, evaluateCases, loadCases, passed } from "../../cases/run.ts";
import { updateCases } from "../../cases/update.ts";
import { UsageError } from "../../errors.ts";
import { type Command, flagOf, type Io, textOf } from "../command.ts";

const engineNames = ["both", "wasm", "opa"] as const;
type EngineName = (typeof engineNames)[number];

/** `iamgate test`: runs golden cases. Exits 0 when all pass, 1 when one fails, 2 when one cannot be run. */
export const command: Command = {
  name: "test",
  summary: "Runs golden cases: plans with the answer that is expected.",
  positionals: "[PATH...]",
  options: {
    filter: { type: "string", value: "TEXT", summary: "Only cases with TEXT in their title or path." },
    engine: {
      type: "string",
      value: "NAME",
      choices: engineNames,
      default: "both",
      summary:
        "Where the ruleset runs; `both` demands equal answers and does without OPA where there is none.",
    },
    update: { type: "boolean", summary: "Rewrites `expect` of the cases that fail and prints what changed." },
    coverage: { type: "boolean", summary: "Lists rules without a firing, a quiet or an unverifiable case." },
  },
  examples: [
    { command: "iamgate test", does: "runs every case below cases/" },
    { command: "iamgate test cases/mfa --filter console", does: "runs those about the console" },
  ],
  async run(io, values, positionals) {
    if (flagOf(values, "update") && isCi(io.env)) throw updateInCi();
    const loaded = loadCases(positionals, { cwd: io.cwd, filter: textOf(values, "filter") });
    const engines = await chooseEngines(engineOf(textOf(values, "engine")), io.env);
    const results = await evaluateCases(loaded.cases, engines.engines);
    const paint = painter(io);
    const print = (line: string): void => void io.stdout.write(`${line}\n`);

    for (const { message } of loaded.problems) print(`${paint("red", "ERROR")} ${message}`);
    let failed = results.filter((result) => !passed(result));
    if (flagOf(values, "update")) {
      const updated = updateCases(failed, paint);
      for (const line of updated.lines) print(line);
      failed = failed.filter((result) => !updated.results.includes(result));
    }
    for (const result of failed) for (const line of describeFailure(result, paint)) print(line);
    if (flagOf(values, "coverage")) {
      const { coverageLines } = await import("../../cases/coverage.ts");
      for (const line of await coverageLines(results, engines.engines)) print(line);
    }
    if (engines.skipped) print(`skipped ${engines.skipped}`);
    const names = engines.engines.map(({ name }) => name).join(" and ");
    print(
      `${results.length - failed.length} passed, ${failed.length + loaded.problems.length} failed (${names})`,
    );
    const unjudged = failed.some(({ failures }) => failures.length > 0);
    if (loaded.problems.length > 0 || unjudged) return 2;
    return failed.length > 0 ? 1 : 0;
  },
};

function engineOf(name: string | undefined): EngineName {
  return engineNames.find((known) => known === name) ?? "both";
}

/** CI services set CI to true or to a name; `CI=false` and `CI=` mean no. */
function isCi(env: Io["env"]): boolean {
  const ci = env["CI"];
  return ci !== undefined && ci !== "" && ci !== "false" && ci !== "0";
}

function painter(io: Io): Paint {
  // styleText itself respects NO_COLOR, FORCE_COLOR and a stream that is no terminal.
  return (format, text) => styleText(format, text, { stream: io.stdout as NodeJS.WriteStream });
}

function updateInCi(): UsageError {
  return new UsageError({
    code: "usage/update-in-ci",
    what: "--update is refused when CI is set.",
    why: "A pipeline that rewrites what it expects tests nothing.",
    next: "Run `iamgate test --update` on your machine, read the diff, and commit it.",
  });
}
