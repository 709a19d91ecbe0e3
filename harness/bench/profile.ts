/**
 * Judges one plan step by step, in one thread, and prints as lines of JSON how long each step took: `{step, ms}`, with
 * the bytes that the ruleset's memory reached where it was asked something. A line comes when its step is done, so that
 * a crash shows how far it got. `node dist/harness/bench/profile.js PLAN`
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { LoadedPolicy } from "@open-policy-agent/opa-wasm";
import type { Entrypoint } from "../ruleset/answer.ts";

export interface Step {
  step: string;
  ms: number;
  memory?: number;
}

const [file = ""] = process.argv.slice(2);
const ruleset = join(import.meta.dirname, "..", "..", "ruleset");
const require = createRequire(import.meta.url);
// Node's types leave WebAssembly to the DOM's, which are not wanted here.
declare const WebAssembly: { readonly Module: new (bytes: ArrayBuffer) => object };

let last = 0;

/** What has passed since the last step belongs to this one. */
function done(step: string, memory?: number): void {
  const line: Step = { step, ms: performance.now() - last, ...(memory === undefined ? {} : { memory }) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  // Printing is nobody's step.
  last = performance.now();
}

done("start Node");
const { readPlanFile } = await import("../plan/read.ts");
const { decode } = await import("../plan/decode.ts");
const { parse } = await import("../plan/parse.ts");
const { prepare } = await import("../plan/prepare.ts");
const { encodeInput } = await import("../ruleset/encode.ts");
const { evaluateSliced } = await import("../ruleset/sliced.ts");
const { assemble } = await import("../findings/assemble.ts");
const { renderText } = await import("../report/text.ts");
const { loadPolicySync } =
  require("@open-policy-agent/opa-wasm") as typeof import("@open-policy-agent/opa-wasm");
done("load modules");

const bytes = await readPlanFile(file);
done("read the plan");
const text = decode(bytes);
done("decode");
JSON.parse(text);
done("`JSON.parse` alone");
const plan = parse(text);
done("`JSON.parse` once more, and checks of the text");
const { input, resourceChanges } = prepare(plan, { config: { profile: "all-sessions" } });
done("prepare: shape, pruning, managed policies");
const encoded = encodeInput(input);
done("encode for the ruleset");

const wasm = exact(readFileSync(join(ruleset, "policy.wasm")));
const data = exact(readFileSync(join(ruleset, "data.json")));
done("ruleset: read");
const module = new WebAssembly.Module(wasm);
done("ruleset: compile");
// As much as the harness takes: growing page by page would cost more than everything else.
const initial = Math.min(65_536, Math.ceil((16 * (encoded.byteLength + data.byteLength)) / 65_536) + 32_768);
const policy = loadPolicySync(module, { initial, maximum: 65_536 });
done("ruleset: instantiate");
policy.setData(data);
done("ruleset: set data", heapOf(policy));
policy.evaluate(encoded, "iamgate/main/model");
done("evaluate: the model alone", heapOf(policy));

const times: Record<string, number[]> = {};
let peak = 0;
const ask = async (entrypoint: Entrypoint, question: ArrayBuffer): Promise<unknown> => {
  const begin = performance.now();
  const answer: unknown = policy.evaluate(question, `iamgate/main/${entrypoint}`);
  times[entrypoint] = [...(times[entrypoint] ?? []), performance.now() - begin];
  peak = Math.max(peak, heapOf(policy));
  return answer;
};
const sliced = await evaluateSliced(encoded, ask, { jobs: 1 });
const counts = Object.entries(times).map(([name, list]) => `${list.length} x ${name}`);
done(`evaluate: in slices (${counts.join(", ")})`, peak);

const facts = {
  path: "plan.json",
  formatVersion: null,
  terraformVersion: null,
  resourceChanges,
  complete: null,
};
const tool = { name: "iamgate", version: "0", ruleset: "" } as const;
const report = assemble([{ plan: facts, report: sliced }], { profile: "all-sessions", tool });
done("put the report together");
renderText(report, { color: false, width: 100, quiet: false, gate: { failOn: "error" } });
done("render it as text");

policy.evaluate(encoded, "iamgate/main/report");
done("evaluate: as a whole instead", heapOf(policy));

/** How far the ruleset's memory is in use: within one evaluation nothing is freed. */
function heapOf({ wasmInstance }: LoadedPolicy): number {
  const { exports } = wasmInstance as unknown as { exports: { opa_heap_ptr_get: () => number } };
  // An address above 2 GB comes as a negative number.
  return exports.opa_heap_ptr_get() >>> 0;
}

function exact(file: Buffer): ArrayBuffer {
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}
