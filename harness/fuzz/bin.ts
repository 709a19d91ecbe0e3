/** `make fuzz`: random plans, judged by the ruleset and by the oracle. Exit code 1 when the two disagree. */
import { decisionsOf } from "../access/ask.ts";
import { climbingAt } from "../oracle/escalation/generate.ts";
import { mutant } from "../oracle/mutant.ts";
import { toPlan } from "../oracle/plan.ts";
import { encodeInput } from "../ruleset/encode.ts";
import { Engine } from "../ruleset/engine.ts";
import { sceneAt } from "./holes/scene.ts";
import { planOf } from "./holes/scene-plan.ts";
import { type Options, optionsFrom } from "./options.ts";
import { PLANTS } from "./plants.ts";
import { run, type Subject, worldAt } from "./run.ts";

function subjectOf({ plant }: Options): Subject {
  const engine = new Engine();
  const report = plant === undefined ? undefined : mutant(PLANTS[plant] as (typeof PLANTS)[string]);
  return {
    report: report ?? ((input) => engine.evaluate(encodeInput(input))),
    access: (input) => decisionsOf(engine.ask("access", encodeInput(input))),
  };
}

const started = performance.now();
let options: Options;
try {
  options = optionsFrom(process.argv.slice(2), process.env, Date.now());
  // The copy with the mistake is only asked for its report.
  if (options.plant !== undefined) options = { ...options, decisions: 0 };
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
const { seed, world, plant, from } = options;
console.info(`seed ${seed}, from world ${world ?? from}${plant === undefined ? "" : `, planted: ${plant}`}`);
for (const made of world === undefined ? [] : [worldAt(seed, world), climbingAt(seed, world)]) {
  console.info(JSON.stringify(toPlan([made]), null, 1));
}
if (world !== undefined) {
  const scene = sceneAt(seed, world);
  console.info(JSON.stringify(planOf(scene, scene.world, false), null, 1));
}
const counts = run(
  subjectOf(options),
  options,
  (failure) => console.error(`\n${failure}\n`),
  (so) =>
    console.error(
      `${so.verdicts} verdicts, ${so.decisions} decisions, ${so.principals} principals, ${so.fillings} fillings, next --from ${so.next}`,
    ),
);
const { plans, verdicts, decisions, principals, climbing, witnesses, unverifiable, hidden } = counts;
const { disagreements, fillings, changes, next } = counts;
const seconds = Math.round((performance.now() - started) / 1000);
const share = ((100 * unverifiable) / Math.max(1, verdicts + decisions)).toFixed(2);
if (world === undefined) console.info(`To go on: make fuzz ARGS="--seed ${seed} --from ${next}"`);
console.info(
  `${plans} plans: ${decisions} decisions, ${verdicts} verdicts, ${principals} principals (${climbing} with ` +
    `a path), ${witnesses} witnesses replayed, ${fillings} fillings, ${changes} changes, ` +
    `${share} % unverifiable, ${hidden} subjects with something hidden, ${disagreements} disagreements, ` +
    `seed ${seed}, ${seconds} s`,
);
process.exitCode = disagreements > 0 === (plant === undefined) ? 1 : 0;
