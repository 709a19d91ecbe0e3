import { createRequire } from "node:module";
import type { LoadedPolicy } from "@open-policy-agent/opa-wasm";
import { readArtefact } from "../artefacts.ts";
import { EngineError, IamGateError, reasonOf } from "../errors.ts";
import type { RulesetReport } from "../types.ts";
import { type Entrypoint, reportOf } from "./answer.ts";

// The ES module of the package exports only the asynchronous loader.
const require = createRequire(import.meta.url);

// Node's types leave WebAssembly to the DOM's, which are not wanted here.
declare const WebAssembly: { readonly Module: new (bytes: ArrayBuffer) => object };

const PAGE = 65_536;
// Two gigabytes: addresses beyond are negative numbers to OPA's allocator, which then goes on for ever.
const MAX_PAGES = 32_768;
/** Builtins that are not in the module itself and that the npm runtime brings with OPA's meaning. */
const HOST_BUILTINS = new Set(["json.is_valid"]);

/** Bytes of input after which an instance has more memory than the next input is likely to need. */
const LARGE = 1 << 20;

/**
 * Pages of memory to begin with, the most first: memory that grows page by page costs many times the evaluation
 * itself, and pages that are never touched cost nothing but address space, which some machines limit.
 * A parsed document takes about nine times its JSON, and nothing is freed while it is judged.
 */
function pagesFor(inputBytes: number, dataBytes: number): number[] {
  const parsed = Math.ceil((16 * (inputBytes + dataBytes)) / PAGE);
  return [32_768, 8_192, 256].map((room) => Math.min(MAX_PAGES, parsed + room));
}

/** The compiled ruleset and its data tables. Instances are kept while they work and are large enough. */
export class Engine {
  /** `sha256:<hex>` of the ruleset, as the build wrote it. */
  readonly digest: string;
  readonly #module: object;
  readonly #data: ArrayBuffer;
  #policy: LoadedPolicy | undefined;
  /** Bytes of input for which the instance has memory. */
  #capacity = 0;

  /** Reads and compiles `dist/ruleset`. Throws EngineError when a part is missing or broken. */
  constructor() {
    const manifest = JSON.parse(readArtefact("ruleset/manifest.json").toString()) as { ruleset: string };
    this.digest = manifest.ruleset;
    this.#data = exact(readArtefact("ruleset/data.json"));
    this.#module = wrapped(() => new WebAssembly.Module(exact(readArtefact("ruleset/policy.wasm"))));
  }

  /** Judges one input, UTF-8 JSON as `encodeInput` makes it. Synchronous. Throws EngineError. */
  evaluate(input: ArrayBuffer): RulesetReport {
    return wrapped(() => reportOf(this.ask("report", input)));
  }

  /** What one entrypoint says to an input, as the runtime gives it: see `resultOf`. Synchronous. Throws EngineError. */
  ask(entrypoint: Entrypoint, input: ArrayBuffer): unknown {
    try {
      const results = wrapped(() =>
        this.#instance(input.byteLength).evaluate(input, `iamgate/main/${entrypoint}`),
      );
      // An instance never gives memory back. Another one costs some ten milliseconds.
      if (input.byteLength > LARGE) this.#policy = undefined;
      return results;
    } catch (thrown) {
      // An instance that aborted may be half-way through anything.
      this.#policy = undefined;
      throw thrown;
    }
  }

  #instance(inputBytes: number): LoadedPolicy {
    if (this.#policy !== undefined && inputBytes <= this.#capacity) return this.#policy;
    const { loadPolicySync } =
      require("@open-policy-agent/opa-wasm") as typeof import("@open-policy-agent/opa-wasm");
    this.#capacity = Math.max(inputBytes, 1 << 20);
    const policy = firstThatFits(pagesFor(this.#capacity, this.#data.byteLength), (initial) =>
      loadPolicySync(this.#module, { initial, maximum: MAX_PAGES }),
    );
    refuseUnknownBuiltins(policy);
    policy.setData(this.#data);
    this.#policy = policy;
    return policy;
  }
}

/** The result for the first amount of memory that can be had. Rethrows what the last one throws. */
function firstThatFits<T>(amounts: number[], load: (pages: number) => T): T {
  const [pages = 256, ...smaller] = amounts;
  try {
    return load(pages);
  } catch (thrown) {
    if (!(thrown instanceof RangeError) || smaller.length === 0) throw thrown;
    return firstThatFits(smaller, load);
  }
}

interface Exports {
  builtins: () => number;
  opa_json_dump: (address: number) => number;
}

/** A builtin that the runtime lacks would only be noticed by the first rule that needs it. */
function refuseUnknownBuiltins(policy: LoadedPolicy): void {
  const { exports } = policy.wasmInstance as unknown as { exports: Exports };
  const address = exports.opa_json_dump(exports.builtins());
  const memory = Buffer.from(policy.mem.buffer, address);
  const names = Object.keys(JSON.parse(memory.toString("utf8", 0, memory.indexOf(0))) as object);
  const unknown = names.filter((name) => !HOST_BUILTINS.has(name));
  if (unknown.length > 0) {
    throw failure("engine/builtins", `The ruleset needs builtins that are not there: ${unknown.join(", ")}.`);
  }
}

/** The runtime throws strings and plain objects: this is the one place that turns them into errors. */
function wrapped<T>(run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof IamGateError) throw thrown;
    if (thrown instanceof RangeError || reasonOf(thrown).includes("opa_malloc")) {
      throw failure(
        "engine/resources",
        `The ruleset ran out of memory or stack: ${reasonOf(thrown)}.`,
        thrown,
        "Split the configuration into several root modules. One policy or group that is far beyond AWS's limits can do this too.",
      );
    }
    throw failure("engine/aborted", `The ruleset stopped half-way: ${reasonOf(thrown)}.`, thrown);
  }
}

function failure(
  code: string,
  what: string,
  cause?: unknown,
  next = "Please report this with the version of iamgate and, if you may share it, the plan.",
): EngineError {
  return new EngineError({
    code,
    what,
    why: "What was judged up to there is not the whole plan.",
    next,
    cause,
  });
}

function exact(file: Buffer): ArrayBuffer {
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}
