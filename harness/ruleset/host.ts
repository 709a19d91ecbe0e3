import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { packageRoot } from "../artefacts.ts";
import { EngineError, type Explanation, reasonOf } from "../errors.ts";
import type { RulesetReport } from "../types.ts";

export type WorkerAnswer = { report: RulesetReport } | { failure: Explanation };

/** A thread that judges inputs one after the other. */
export interface RulesetWorker {
  /** Starts the thread ahead of the first input: it loads the ruleset while the caller reads the plan. */
  warm: () => void;
  /**
   * Judges one input as `encodeInput` makes it; the buffer is handed over to the thread.
   * Rejects with EngineError when the ruleset fails, or with code `engine/timeout` after `timeoutMs`.
   */
  evaluate: (input: ArrayBuffer, timeoutMs: number) => Promise<RulesetReport>;
  close: () => Promise<void>;
}

/** A thread that is started when needed; one that failed or timed out is ended, and the next input starts another. */
export function rulesetWorker(): RulesetWorker {
  let worker: Worker | undefined;
  const running = (): Worker => {
    if (worker !== undefined) return worker;
    const started = spawn();
    // One that ends by itself before it was asked anything must not be asked.
    started.once("exit", () => {
      if (worker === started) worker = undefined;
    });
    worker = started;
    return started;
  };
  const close = async (): Promise<void> => {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  return {
    warm: () => void running(),
    async evaluate(input, timeoutMs) {
      try {
        return await ask(running(), input, timeoutMs);
      } catch (thrown) {
        await close();
        throw thrown;
      }
    },
    close,
  };
}

function spawn(): Worker {
  // Threads run compiled files only, also when the sources are what is being tested.
  const file = join(packageRoot(), "dist", "harness", "ruleset", "worker.js");
  if (!existsSync(file)) {
    throw new EngineError({
      code: "engine/missing-artefact",
      what: `${file} is missing.`,
      why: "Plans are judged by it.",
      next: "Reinstall iamgate; in a clone of the project run `make build`.",
    });
  }
  // No execArgv: flags meant for the main thread (inspectors, loaders) are none of the worker's business.
  const worker = new Worker(file, { execArgv: [] });
  // Without a question asked, nobody waits for the thread; with one, `ask` does.
  worker.unref();
  worker.on("error", () => {});
  return worker;
}

function ask(worker: Worker, input: ArrayBuffer, timeoutMs: number): Promise<RulesetReport> {
  const { promise, resolve, reject } = withResolvers<RulesetReport>();
  const timer = setTimeout(() => reject(timedOut(timeoutMs)), timeoutMs);
  const onMessage = (answer: WorkerAnswer): void => {
    if ("report" in answer) resolve(answer.report);
    else reject(new EngineError(answer.failure));
  };
  const onError = (thrown: unknown): void => reject(died(reasonOf(thrown)));
  const onExit = (code: number): void => reject(died(`it ended with code ${code}`));
  worker.once("message", onMessage).once("error", onError).once("exit", onExit);
  worker.postMessage(input, [input]);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
  });
}

function withResolvers<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: Error) => void;
} {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

function timedOut(timeoutMs: number): EngineError {
  return new EngineError({
    code: "engine/timeout",
    what: `Judging the plan took longer than ${timeoutMs / 1000} seconds and was ended.`,
    why: "Half a judgement is none.",
    next: "Allow more time with --timeout SECONDS, or split the configuration into several root modules.",
  });
}

function died(reason: string): EngineError {
  return new EngineError({
    code: "engine/died",
    what: `The thread that judges plans died: ${reason}.`,
    why: "The plan was not judged.",
    next: "If memory was short, give the machine more; otherwise please report this with the version of iamgate.",
  });
}
