import { resolve } from "node:path";
import { exitCodeOf, FAIL_ON, ONLY } from "../../findings/gate.ts";
import { notesOn } from "../../hcl/plan.ts";
import { formatNames } from "../../report/index.ts";
import { rulesetWorker } from "../../ruleset/host.ts";
import { PROFILES } from "../../types.ts";
import { type Command, flagOf, listOf, textOf } from "../command.ts";
import { noteText, refusalText } from "../error-text.ts";
import {
  configFileOf,
  configOf,
  DEFAULT_TIMEOUT_SECONDS,
  jobsOf,
  plansOf,
  STDIN,
  sourceOf,
  sourcesOf,
  timeoutOf,
} from "../inputs.ts";
import { outputsOf } from "../outputs.ts";
import { progressOn } from "../progress.ts";
import { publish } from "../publish.ts";
import { widthOf, write } from "../terminal.ts";

/** `iamgate check`: judges plans. The exit code is the gate: 0 open, 1 findings, 2 could not judge. */
export const command: Command = {
  name: "check",
  summary:
    "Judges plans, saved or as JSON (`-` for a pipe); the exit code is the gate before `terraform apply`.",
  positionals: "[PLAN...]",
  options: {
    profile: {
      type: "string",
      value: "NAME",
      choices: PROFILES,
      default: "what the configuration says, else all-sessions",
      summary: "Which sessions without MFA must be denied.",
    },
    config: {
      type: "string",
      value: "FILE",
      default: "the nearest iamgate.yaml upwards",
      summary: "The configuration.",
    },
    format: {
      type: "string",
      value: "NAME[=FILE]",
      repeatable: true,
      default: "text",
      summary: `The form of the report (${formatNames.join(", ")}), and the file to write it to instead of standard output.`,
    },
    "fail-on": {
      type: "string",
      value: "SEVERITY",
      choices: FAIL_ON,
      default: "error",
      summary: "The severity from which findings close the gate.",
    },
    only: {
      type: "string",
      value: "introduced",
      choices: ONLY,
      default: "all findings",
      summary: "Which findings close the gate: with `introduced` those that the plan brings.",
    },
    strict: {
      type: "boolean",
      summary:
        "Takes nothing for granted that only the configuration in a saved plan could prove: from JSON alone, a document that is recovered through references counts as unverifiable.",
    },
    "allow-incomplete": {
      type: "boolean",
      summary: "Judges plans that say they are partial, such as those made with -target.",
    },
    source: {
      type: "string",
      value: "DIR",
      default: "the configuration in a saved plan; none for JSON",
      summary: "The folder of the root module, to name the lines of findings.",
    },
    "terraform-bin": {
      type: "string",
      value: "PATH",
      default: "terraform",
      summary: "The program that reads saved plans, such as tofu.",
    },
    "terraform-dir": {
      type: "string",
      value: "DIR",
      default: "the nearest one with .terraform/, from the plan's own upwards",
      summary: "The folder it runs in.",
    },
    timeout: {
      type: "string",
      value: "SECONDS",
      default: String(DEFAULT_TIMEOUT_SECONDS),
      summary: "How long judging one plan may take.",
    },
    jobs: {
      type: "string",
      value: "N",
      default: "the number of processors, at most 4",
      summary: "Threads that judge a plan with many users, groups and policies.",
    },
    quiet: { type: "boolean", summary: "Prints only what closes the gate." },
    "no-color": {
      type: "boolean",
      summary: "Prints without colours; NO_COLOR and FORCE_COLOR are respected too.",
    },
  },
  examples: [
    { command: "terraform plan -out tf.plan && iamgate check tf.plan", does: "judges a saved plan" },
    { command: "terraform show -json tf.plan | iamgate check -", does: "judges its JSON from a pipe" },
    {
      command: "iamgate check plan.json --format text --format json=report.json",
      does: "prints the report, and writes it for programs",
    },
  ],
  async run(io, values, positionals) {
    const plans = plansOf(positionals, io);
    const timeoutMs = timeoutOf(textOf(values, "timeout"));
    const jobs = jobsOf(textOf(values, "jobs"));
    const gate = {
      failOn: FAIL_ON.find((word) => word === textOf(values, "fail-on")) ?? "error",
      only: ONLY.find((word) => word === textOf(values, "only")),
    };
    const configFile = await configFileOf(values, io.cwd);
    const files = plans.filter((path) => path !== STDIN).map((path) => resolve(io.cwd, path));
    const inputs = configFile === undefined ? files : [...files, configFile];
    const outputs = outputsOf(listOf(values, "format"), io.cwd, inputs);
    const progress = progressOn(io);
    const worker = rulesetWorker();
    try {
      // Another thread loads the ruleset while this one loads the rest and reads the plan.
      worker.warm();
      const { judge } = await import("../../judge.ts");
      const source = await sourceOf(values, io.cwd);
      const { report, refused, notes } = await judge(sourcesOf(plans, values, { io, timeoutMs, progress }), {
        config: await configOf(configFile, values),
        strict: flagOf(values, "strict"),
        allowIncomplete: flagOf(values, "allow-incomplete"),
        timeoutMs,
        worker,
        jobs,
        source,
        onProgress: (path, judged, subjects) =>
          progress.doing(`judging ${path}: ${judged} of ${subjects} subjects ...`),
      });
      progress.done();
      for (const { path, error } of refused) {
        const name = path === STDIN ? "standard input" : path;
        await write(io.stderr, refusalText(error, widthOf(io.stderr), name));
      }
      for (const note of [...notesOn(source), ...notes])
        await write(io.stderr, noteText(note, widthOf(io.stderr)));
      if (report === null) return 2;
      const [quiet, noColor] = [flagOf(values, "quiet"), flagOf(values, "no-color")];
      await publish(report, outputs, io, { gate, quiet, noColor });
      return exitCodeOf(report, gate);
    } finally {
      progress.done();
      await worker.close();
    }
  },
};
