import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { packageRoot } from "../artefacts.ts";
import { EngineError, type Explanation, reasonOf } from "../errors.ts";
import type { RulesetReport } from "../types.ts";
import { type Entrypoint, reportOf } from "./answer.ts";

export interface Question {
  entrypoint: Entrypoint;
  /** As `encodeInput` makes it. */
  input: ArrayBuffer;
}

export type WorkerAnswer = { results: unknown } | { failure: Explanation };

/** Threads that judge inputs, each one after the other. */
export interface RulesetWorker {
  /** Sees to it that there are so many threads (1) ahead of their inputs: they load the ruleset meanwhile. */
  warm: (threads?: number) => void;
  /**
   * Judges one input as `encodeInput` makes it; the buffer is handed over to the thread.
   * Rejects with EngineError when the ruleset fails, or with code `engine/timeout` after `timeoutMs`.
   */
  evaluate: (input: ArrayBuffer, timeoutMs: number) => Promise<RulesetReport>;
  /** The same for any entrypoint; resolves with what the runtime answers, see `resultOf`. */
  ask: (entrypoint: Entrypoint, input: ArrayBuffer, timeoutMs: number) => Promise<unknown>;
  close: () => Promise<void>;
}

/**
 * Threads are started when needed, one for each question under way; one that failed or timed out is ended, and the
 * next question starts another.
 */
export function rulesetWorker(): RulesetWorker {
  const all = new Set<Worker>();
  let idle: Worker[] = [];
  const start = (): Worker => {
    const started = spawn();
    all.add(started);
    // One that ends by itself before it was asked anything must not be asked.
    started.once("exit", () => {
      all.delete(started);
      idle = idle.filter((worker) => worker !== started);
    });
    return started;
  };
  const asked: RulesetWorker["ask"] = async (entrypoint, input, timeoutMs) => {
    // The first is the one that has had most time to load.
    const worker = idle.shift() ?? start();
    try {
      const results = await ask(worker, { entrypoint, input }, timeoutMs);
      idle.push(worker);
      return results;
    } catch (thrown) {
      await worker.terminate();
      throw thrown;
    }
  };
  return {
    warm: (threads = 1) => {
      while (all.size < threads) idle.push(start());
    },
    ask: asked,
    evaluate: async (input, timeoutMs) => reportOf(await asked("report", input, timeoutMs)),
    async close() {
      await Promise.all(Array.from(all, (worker) => worker.terminate()));
    },
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

function ask(worker: Worker, question: Question, timeoutMs: number): Promise<unknown> {
  const { promise, resolve, reject } = withResolvers<unknown>();
  const timer = setTimeout(() => reject(timedOut(timeoutMs)), timeoutMs);
  const onMessage = (answer: WorkerAnswer): void => {
    if ("results" in answer) resolve(answer.results);
    else reject(new EngineError(answer.failure));
  };
  const onError = (thrown: unknown): void => reject(died(reasonOf(thrown)));
  const onExit = (code: number): void => reject(died(`it ended with code ${code}`));
  worker.once("message", onMessage).once("error", onError).once("exit", onExit);
  worker.postMessage(question, [question.input]);
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

/** The error of an evaluation that was ended after so long. */
export function timedOut(timeoutMs: number): EngineError {
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
