/** The thread in which plans are judged, so that judging can be ended from outside. */
import { parentPort } from "node:worker_threads";
import { IamGateError, reasonOf } from "../errors.ts";
import { Engine } from "./engine.ts";
import type { Question, WorkerAnswer } from "./host.ts";

const port = parentPort;
if (port === null) throw new Error("worker.ts runs as a worker only");

// Loaded while the main thread still reads the plan; a failure is the answer to the first question.
let engine: Engine | undefined;
let broken: unknown;
try {
  engine = new Engine();
} catch (thrown) {
  broken = thrown;
}

port.on("message", (question: Question) => {
  port.postMessage(answer(question));
});

function answer({ entrypoint, input }: Question): WorkerAnswer {
  try {
    if (engine === undefined) throw broken;
    return { results: engine.ask(entrypoint, input) };
  } catch (thrown) {
    if (thrown instanceof IamGateError) {
      const { code, what, why, next } = thrown;
      return { failure: { code, what, why, next } };
    }
    return {
      failure: {
        code: "engine/internal",
        what: `The ruleset's thread failed: ${reasonOf(thrown)}.`,
        why: "The plan was not judged.",
        next: "Please report this with the version of iamgate.",
      },
    };
  }
}
