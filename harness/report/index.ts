import type { Gate } from "../findings/gate.ts";
import type { Report } from "../findings/types.ts";

export interface RenderOptions {
  color: boolean;
  /** Columns to fill. */
  width: number;
  /** Only what closes the gate. */
  quiet: boolean;
  gate: Gate;
}

export type Render = (report: Report, options: RenderOptions) => string;

/** Every output format: one file each, loaded when asked for. */
const FORMATS: Record<string, () => Promise<Render>> = {
  text: async () => (await import("./text.ts")).renderText,
  json: async () => (await import("./json.ts")).renderJson,
};

export const formatNames: readonly string[] = Object.keys(FORMATS);

/** The renderer of a format, or undefined when there is none of that name. */
export async function rendererOf(name: string): Promise<Render | undefined> {
  return Object.hasOwn(FORMATS, name) ? FORMATS[name]?.() : undefined;
}
