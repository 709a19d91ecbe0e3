import type { Report } from "../findings/types.ts";

/** The report itself, for programs; its schema is `report.schema.json`. Ends with a newline. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
