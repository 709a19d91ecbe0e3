import { check } from "../bench.ts";
import { comparison } from "../line.ts";
import { inTurns } from "../sample.ts";
import type { Row } from "./row.ts";

/** Ten times the users must not take much more than ten times as long. */
export const people: Row = {
  name: "people",
  async measure(bench) {
    const [some, many] = [bench.sizesOf("some").principals, bench.sizesOf("many").principals];
    const commands = {
      some: check((await bench.plan("some")).file),
      many: check((await bench.plan("many")).file),
    };
    const both = await inTurns(commands, { runs: bench.runs });
    const words = (count: number): string => `${count.toLocaleString("en")} users`;
    return [
      comparison({
        work: `${words(many)} with 20 statements each, all distinct`,
        bar: `at most 12x the time of ${words(some)}`,
        of: [words(many), both.many],
        by: [words(some), both.some],
        holds: (ratio) => ratio <= 12,
      }),
    ];
  },
};
