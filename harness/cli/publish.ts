import type { FailOn } from "../findings/gate.ts";
import type { Report } from "../findings/types.ts";
import { rendererOf } from "../report/index.ts";
import type { Io } from "./command.ts";
import type { Output } from "./outputs.ts";
import { wantsColor, widthOf, write } from "./terminal.ts";

export interface PublishOptions {
  failOn: FailOn;
  quiet: boolean;
  noColor: boolean;
}

/**
 * Renders a report in every format asked for. Files come first: when one cannot be written there is no verdict, and
 * stdout has to stay empty. Rejects with OutputError.
 */
export async function publish(
  report: Report,
  outputs: readonly Output[],
  io: Io,
  { failOn, quiet, noColor }: PublishOptions,
): Promise<void> {
  let printed = "";
  for (const { format, file } of outputs) {
    const render = await rendererOf(format);
    if (render === undefined) throw new Error(`no renderer for ${format}`);
    if (file === undefined) {
      const color = !noColor && wantsColor(io.stdout, io.env);
      printed = render(report, { color, width: widthOf(io.stdout), quiet, failOn });
    } else {
      const { writeFileWhole } = await import("./write-file.ts");
      writeFileWhole(file, render(report, { color: false, width: 100, quiet, failOn }));
    }
  }
  await write(io.stdout, printed);
}
