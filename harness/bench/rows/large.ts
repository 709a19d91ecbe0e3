import { type Bench, check, type PlanName, parsing } from "../bench.ts";
import { comparison, type Line, megabytes, missed, missing, runsOf, shown } from "../line.ts";
import { checkov, opa } from "../others.ts";
import { inTurns, type Sample } from "../sample.ts";
import type { Row } from "./row.ts";

const describe = (bench: Bench, name: PlanName, bytes: number): string => {
  const { resources, iam, existing } = bench.sizesOf(name);
  const state = existing === 0 ? "all new" : `${existing * 100} % unchanged`;
  return `${resources.toLocaleString("en")} resources, ${iam.toLocaleString("en")} IAM, ${state}, ${megabytes(bytes)}`;
};

/** Against a bare Node process that reads and parses the same plan: time and memory. */
function againstParsing(name: PlanName): Row["measure"] {
  return async (bench) => {
    const { file, bytes } = await bench.plan(name);
    const options = { runs: bench.runs, memory: true };
    const { bare, iamgate } = await inTurns({ bare: parsing(file), iamgate: check(file) }, options);
    const work = describe(bench, name, bytes);
    return [
      comparison({
        work: `${work}: time`,
        bar: "at most 3x a Node process that parses it",
        of: ["iamgate", iamgate],
        by: ["parsing", bare],
        holds: (ratio) => ratio <= 3,
      }),
      memory(`${work}: peak memory`, bytes, bare, iamgate),
    ];
  };
}

function memory(work: string, bytes: number, bare: Sample, iamgate: Sample): Line {
  const bar = "at most 6x the file or 4x that process, whichever is larger";
  if (bare.peak === undefined || iamgate.peak === undefined)
    return missing(work, bar, "cannot be measured here");
  const ratios = `${shown(iamgate.peak / bytes)}x the file, ${shown(iamgate.peak / bare.peak)}x the process`;
  const measured = `iamgate ${megabytes(iamgate.peak)}, parsing ${megabytes(bare.peak)}: ${ratios}`;
  if (iamgate.failure !== undefined) return missed(work, bar, `${measured}, until it failed`);
  return {
    work,
    bar,
    measured: `${measured}${runsOf(bare, iamgate)}`,
    met: iamgate.peak <= Math.max(6 * bytes, 4 * bare.peak),
  };
}

/** The same resources twice: all to be created, and nearly all there already, as in most plans of that size. */
export const large: Row = { name: "large", measure: againstParsing("large") };
export const grown: Row = { name: "grown", measure: againstParsing("grown") };

export const againstOpa: Row = {
  name: "opa",
  async measure(bench) {
    const { file, bytes } = await bench.plan("large");
    const commands = { opa: opa().judging(file), iamgate: check(file) };
    const both = await inTurns(commands, { runs: bench.runs });
    return [
      comparison({
        work: `${describe(bench, "large", bytes)}: time`,
        bar: "at most 0.5x native `opa eval` of the same bundle",
        of: ["iamgate", both.iamgate],
        by: ["`opa eval`", both.opa],
        holds: (ratio) => ratio <= 0.5,
      }),
    ];
  },
};

export const againstCheckov: Row = {
  name: "checkov",
  async measure(bench) {
    const { file, bytes } = await bench.plan("large");
    const work = `${describe(bench, "large", bytes)}: time`;
    const bar = "at least 200x faster than Checkov";
    const other = checkov();
    if (other === undefined) return [missing(work, bar, "Checkov is not installed")];
    const both = await inTurns({ checkov: other.judging(file), iamgate: check(file) }, { runs: bench.runs });
    return [
      comparison({
        work,
        bar,
        of: ["Checkov", both.checkov],
        by: ["iamgate", both.iamgate],
        holds: (ratio) => ratio >= 200,
      }),
    ];
  },
};
