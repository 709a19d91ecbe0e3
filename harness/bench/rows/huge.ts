import { constants, copyFileSync, statSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { MAX_BYTES } from "../../plan/read.ts";
import { check } from "../bench.ts";
import { megabytes, seconds } from "../line.ts";
import { run } from "../process.ts";
import type { Row } from "./row.ts";

/** The largest plans: one that has to be judged, and one that has to be refused. */
export const huge: Row = {
  name: "huge",
  async measure(bench) {
    const { file, bytes } = await bench.plan("huge");
    const judged = await run(check(file), { memory: true });
    const larger = join(bench.options.folder, "too-large.json");
    await padded(file, larger, MAX_BYTES + 1);
    const refused = await run({ ...check(larger), codes: [2] }, { memory: true });
    const size = statSync(larger).size;
    await rm(larger);
    const cost = ({ ms, peak }: typeof judged): string =>
      `${seconds(ms)}${peak === undefined ? "" : `, ${megabytes(peak)}`} (one run)`;
    return [
      {
        work: `A plan of ${megabytes(bytes)}`,
        bar: "judged",
        measured: `${judged.failure ?? "judged"}, ${cost(judged)}`,
        met: judged.failure === undefined,
      },
      {
        work: `A plan of ${megabytes(size)}, which is over 512 MiB`,
        bar: "refused with exit 2",
        measured: `${refused.failure ?? "exit 2"}, ${cost(refused)}`,
        met: refused.failure === undefined,
      },
    ];
  },
};

/** A copy with white space behind it, which in JSON means nothing. */
async function padded(from: string, to: string, bytes: number): Promise<void> {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  const handle = await open(to, "a");
  const blank = Buffer.alloc(1 << 20, " ");
  for (let size = statSync(to).size; size < bytes; size += blank.length) await handle.write(blank);
  await handle.close();
}
