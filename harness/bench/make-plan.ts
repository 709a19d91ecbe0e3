/** Prints a generated plan. Sizes are options, named like those of PlanOptions; see harness/bench/README.md. */
import { parseArgs } from "node:util";
import { type PlanOptions, planText } from "./plan.ts";

const DEFAULTS: PlanOptions = {
  seed: 1,
  resources: 1000,
  iam: 200,
  principals: 40,
  statements: 5,
  documents: 20,
  existing: 0,
};

const names = Object.keys(DEFAULTS) as (keyof PlanOptions)[];
const { values } = parseArgs({
  options: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
});
const options = { ...DEFAULTS };
for (const name of names) {
  const text = values[name];
  if (text === undefined) continue;
  options[name] = Number(text);
  if (Number.isNaN(options[name])) throw new Error(`--${name} takes a number`);
}
for (const piece of planText(options)) process.stdout.write(piece);
