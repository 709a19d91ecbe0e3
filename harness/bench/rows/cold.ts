import { check, nothing } from "../bench.ts";
import { comparison, missing } from "../line.ts";
import { conftest } from "../others.ts";
import { inTurns } from "../sample.ts";
import type { Row } from "./row.ts";

/** A small plan in a process that has just been started: what most runs are. */
export const cold: Row = {
  name: "cold",
  async measure(bench) {
    const { file } = await bench.plan("small");
    const { runs } = bench;
    const other = conftest(bench.options.folder);
    const ours = check(file);
    const theirs = other?.judging(file);
    const work = "`check` of a 50-resource plan, cold process";
    const bars = ["at most 4x `node -e 0`", "faster than `conftest test` with the same bundle"] as const;
    const bare = await inTurns({ node: nothing, iamgate: ours }, { runs });
    const lines = [
      comparison({
        work,
        bar: bars[0],
        of: ["iamgate", bare.iamgate],
        by: ["`node -e 0`", bare.node],
        holds: (ratio) => ratio <= 4,
      }),
    ];
    if (theirs === undefined) return [...lines, missing(work, bars[1], "conftest is not installed")];
    const both = await inTurns({ conftest: theirs, iamgate: ours }, { runs });
    const line = comparison({
      work,
      bar: bars[1],
      of: ["iamgate", both.iamgate],
      by: ["conftest", both.conftest],
      holds: (ratio) => ratio < 1,
    });
    return [...lines, line];
  },
};
