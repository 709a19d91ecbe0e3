import type { Gate } from "../findings/gate.ts";
import type { Report } from "../findings/types.ts";
import { rendererOf } from "../report/index.ts";
import type { Io } from "./command.ts";
import type { Output } from "./outputs.ts";
import { wantsColor, widthOf, write } from "./terminal.ts";

export interface PublishOptions {
  gate: Gate;
  quiet: boolean;
  noColor: boolean;
}

/** What the place of an output asks of its text. */
export interface Medium {
  color: boolean;
  width: number;
}

/** Renders a report in every format asked for. Rejects with OutputError. */
export async function publish(
  report: Report,
  outputs: readonly Output[],
  io: Io,
  { gate, quiet, noColor }: PublishOptions,
): Promise<void> {
  await publishAll(outputs, io, noColor, async (format, medium) => {
    const render = await rendererOf(format);
    if (render === undefined) throw new Error(`no renderer for ${format}`);
    return render(report, { ...medium, quiet, gate });
  });
}

/**
 * Writes what `render` makes of every format asked for. Files come first: when one cannot be written there is no
 * answer, and stdout has to stay empty. Rejects with OutputError.
 */
export async function publishAll(
  outputs: readonly Output[],
  io: Io,
  noColor: boolean,
  render: (format: string, medium: Medium) => Promise<string>,
): Promise<void> {
  let printed = "";
  for (const { format, file } of outputs) {
    if (file === undefined) {
      const color = !noColor && wantsColor(io.stdout, io.env);
      printed = await render(format, { color, width: widthOf(io.stdout) });
    } else {
      const { writeFileWhole } = await import("./write-file.ts");
      writeFileWhole(file, await render(format, { color: false, width: 100 }));
    }
  }
  await write(io.stdout, printed);
}
