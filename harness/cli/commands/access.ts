import { resolve } from "node:path";
import { STATES } from "../../access/question.ts";
import { InputError, UsageError } from "../../errors.ts";
import { rulesetWorker } from "../../ruleset/host.ts";
import { type Command, flagOf, listOf, textOf } from "../command.ts";
import { noteText, refusalText } from "../error-text.ts";
import { configFileOf, configOf, plansOf, STDIN, sourcesOf, timeoutOf } from "../inputs.ts";
import { outputsOf } from "../outputs.ts";
import { progressOn } from "../progress.ts";
import { publishAll } from "../publish.ts";
import { widthOf, write } from "../terminal.ts";
import { command as check } from "./check.ts";

const FORMATS = ["text", "json"];

/** `iamgate access`: the decision table. Exits 0 when it is answered, whatever the answer, and 2 when it is not. */
export const command: Command = {
  name: "access",
  summary: "Prints who can do what in which MFA state, and which statements decide.",
  positionals: "PLAN",
  options: {
    principal: {
      type: "string",
      value: "ADDR",
      default: "all users, groups, roles, permission sets and unattached policies",
      summary: "The address of a principal, or a name that no other has.",
    },
    action: {
      type: "string",
      value: "ACTION",
      repeatable: true,
      default: "what can be reached of those with which rights or credentials are had",
      summary: "An action such as s3:GetObject.",
    },
    resource: {
      type: "string",
      value: "ARN",
      default: "some resource; one that shows the decision is named",
      summary: "The resource of the request. Actions without resource level are asked on `*` all the same.",
    },
    mfa: {
      type: "string",
      value: "STATE",
      choices: Object.keys(STATES),
      default: "all states that a principal can be in",
      summary:
        "Whether the request carries MFA: the key is true, false (T, F), or absent (A), as with an access key.",
    },
    format: {
      type: "string",
      value: "NAME[=FILE]",
      repeatable: true,
      default: "text",
      summary: "The form of the table (text, json), and the file to write it to instead of standard output.",
    },
    ...shared("config", "strict"),
    "allow-incomplete": {
      type: "boolean",
      summary:
        "Takes plans that say they are partial for whole; else all but what is denied is unverifiable.",
    },
    ...shared("terraform-bin", "terraform-dir", "timeout", "no-color"),
  },
  examples: [
    {
      command: "iamgate access tf.plan --action iam:CreateAccessKey --action sts:AssumeRole",
      does: "who can call these, with MFA, without and with an access key",
    },
    {
      command: "iamgate access tf.plan --principal alice --mfa absent",
      does: "what a thief of alice's access key could do",
    },
    {
      command: "iamgate access tf.plan --action s3:GetObject --resource arn:aws:s3:::bucket/key",
      does: "who can read this object",
    },
  ],
  exitCodes: [
    ["0", "answered, whatever the answer is"],
    ["2", "not answered: wrong usage, an unknown principal, an unreadable input, a failure"],
  ],
  async run(io, values, positionals) {
    const plans = plansOf(positionals, io, "access");
    const [plan = ""] = plans;
    if (plans.length > 1) throw onePlan(plans.length);
    const timeoutMs = timeoutOf(textOf(values, "timeout"));
    const configFile = await configFileOf(values, io.cwd);
    const files = [
      ...(plan === STDIN ? [] : [resolve(io.cwd, plan)]),
      ...(configFile === undefined ? [] : [configFile]),
    ];
    const outputs = outputsOf(listOf(values, "format"), io.cwd, files, FORMATS);
    const state = textOf(values, "mfa");
    const question = {
      principal: textOf(values, "principal"),
      actions: listOf(values, "action"),
      resource: textOf(values, "resource"),
      mfa: state === undefined ? undefined : STATES[state],
    };
    const notes: string[] = [];
    const progress = progressOn(io);
    const worker = rulesetWorker();
    try {
      // Another thread loads the ruleset while this one reads the plan.
      worker.warm();
      const { decide } = await import("../../access/decide.ts");
      const { rulesetQuestion } = await import("../../access/question.ts");
      // Slips of the question are said before the plan is read.
      rulesetQuestion(question);
      const [source] = sourcesOf([plan], values, { io, timeoutMs, progress });
      if (source === undefined) throw new Error("one plan in, one source out");
      const answered = await decide(source, question, {
        config: await configOf(configFile, values),
        strict: flagOf(values, "strict"),
        allowIncomplete: flagOf(values, "allow-incomplete"),
        timeoutMs,
        worker,
        onNote: (note) => notes.push(note),
      });
      progress.done();
      for (const note of notes) await write(io.stderr, noteText(note, widthOf(io.stderr)));
      await publishAll(outputs, io, flagOf(values, "no-color"), async (format, medium) => {
        if (format === "json") return `${JSON.stringify(answered.table, null, 2)}\n`;
        const { renderAccessText } = await import("../../report/access-text.ts");
        return renderAccessText(answered, { ...medium, resource: question.resource });
      });
      return 0;
    } catch (thrown) {
      if (!(thrown instanceof InputError)) throw thrown;
      progress.done();
      const name = plan === STDIN ? "standard input" : plan;
      await write(io.stderr, refusalText(thrown, widthOf(io.stderr), name));
      return 2;
    } finally {
      progress.done();
      await worker.close();
    }
  },
};

/** Options that mean here what they mean to `check`. */
function shared(...names: string[]): Command["options"] {
  return Object.fromEntries(Object.entries(check.options).filter(([name]) => names.includes(name)));
}

function onePlan(number: number): UsageError {
  return new UsageError({
    code: "usage/one-plan",
    what: `${number} plans are given.`,
    why: "A decision table is that of one plan.",
    next: "Name one plan.",
  });
}
