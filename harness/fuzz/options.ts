/** What `make fuzz` can be told, by argument or in the environment; arguments win. */
import { parseArgs } from "node:util";
import { PLANTS } from "./plants.ts";

export interface Options {
  seed: number;
  /** Goals: the run ends when all are reached. */
  verdicts: number;
  decisions: number;
  /** Subjects whose escalation paths are compared. */
  principals: number;
  /** Fillings of plans with holes; each such plan brings a change of what is there with it. */
  fillings: number;
  /** Seconds after which it ends all the same. */
  seconds: number;
  /** Index of the first world. */
  from: number;
  /** Index of the only world: it is told in full. */
  world: number | undefined;
  /** Name of a mistake to put into the ruleset first. */
  plant: string | undefined;
  /** Disagreements after which it ends. */
  failures: number;
}

export const USAGE: string = `make fuzz ARGS="--seed 1 --verdicts 10000 --decisions 100000", or SEED=1 VERDICTS=10000 ... make fuzz

--seed N        which worlds; another one each time, and printed, unless it is given
--verdicts N    end after so many verdicts, decisions and principals (10000)
--decisions N   decisions about requests (100000)
--principals N  subjects whose escalation paths are compared, of worlds about nothing else (20000)
--fillings N    values for what is unknown in documents, each of which must bear out what was said without it (20000)
--seconds N     end after so long, whatever is reached
--from N        begin with this world: resumes a run
--world N       judge the worlds of this number only, and print their plans
--plant NAME    put a mistake into the ruleset, and succeed only if it is found: ${Object.keys(PLANTS).join(", ")}
--failures N    go on until so many disagreements (1)`;

/** Throws an Error with the usage for what it does not know. */
export function optionsFrom(args: readonly string[], env: NodeJS.ProcessEnv, now: number): Options {
  const names = [
    "seed",
    "verdicts",
    "decisions",
    "principals",
    "fillings",
    "seconds",
    "from",
    "world",
    "plant",
    "failures",
  ] as const;
  const { values } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((n) => [n, { type: "string" as const }])),
  });
  const given = (name: (typeof names)[number]): string | undefined => {
    const value = values[name] ?? env[name.toUpperCase()];
    return value === "" ? undefined : (value as string | undefined);
  };
  const number = (name: (typeof names)[number], otherwise: number): number => {
    const value = given(name);
    if (value === undefined) return otherwise;
    if (!/^\d+$/.test(value)) throw new Error(`--${name} is a whole number, not ${value}\n\n${USAGE}`);
    return Number(value);
  };
  const plant = given("plant");
  if (plant !== undefined && !Object.hasOwn(PLANTS, plant)) throw new Error(`no plant ${plant}\n\n${USAGE}`);
  return {
    seed: number("seed", now % 1_000_000),
    verdicts: number("verdicts", 10_000),
    decisions: number("decisions", 100_000),
    principals: number("principals", 20_000),
    fillings: number("fillings", 20_000),
    seconds: number("seconds", Number.POSITIVE_INFINITY),
    from: number("from", 0),
    world: given("world") === undefined ? undefined : number("world", 0),
    plant,
    failures: number("failures", 1),
  };
}
