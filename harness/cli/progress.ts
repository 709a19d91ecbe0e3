import type { Io } from "./command.ts";
import { isCi } from "./terminal.ts";

const PATIENCE_MS = 1000;

export interface Progress {
  /** What is being done from now on; shown if it is not over in a second. */
  doing: (what: string) => void;
  /** Takes the line away again. */
  done: () => void;
}

/** A line on stderr for those who wait at a terminal; nothing for files, pipes and pipelines. */
export function progressOn({ stderr, env }: Pick<Io, "stderr" | "env">): Progress {
  if (stderr.isTTY !== true || isCi(env)) return { doing: () => {}, done: () => {} };
  const since = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let shown = false;
  const clear = (): void => {
    clearTimeout(timer);
    if (shown) stderr.write("\r\u001B[2K");
    shown = false;
  };
  return {
    doing(what) {
      clear();
      const show = (): void => {
        shown = true;
        stderr.write(what.slice(0, Math.max(20, (stderr.columns || 80) - 1)));
      };
      timer = setTimeout(show, Math.max(0, since + PATIENCE_MS - performance.now())).unref();
    },
    done: clear,
  };
}
