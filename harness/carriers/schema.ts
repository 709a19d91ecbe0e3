/** What `carriers.json` may say. Keys that are not listed are refused. */
import { codes, grammars, judged, kinds } from "./types.ts";

const line = { type: "string", pattern: "^\\S[^\\n]*$" };
const type = { type: "string", pattern: "^(?:aws|awscc)_[a-z0-9_]+$" };
const attribute = { type: "string", pattern: "^[a-z0-9_]+(?:\\[\\])?(?:\\.[a-z0-9_]+(?:\\[\\])?)*$" };
const top = { type: "string", pattern: "^[a-z0-9_]+$" };
const listOf = (items: object): object => ({ type: "array", minItems: 1, uniqueItems: true, items });
const closed = (required: string[], properties: object): object => ({
  type: "object",
  additionalProperties: false,
  required,
  properties,
});

const when = closed(["attribute"], {
  attribute: top,
  any: listOf(line),
  prefixes: listOf(line),
  contains: line,
});

const row = closed(["type", "attribute", "kind", "judged"], {
  type,
  attribute,
  kind: { enum: kinds },
  judged: { enum: judged },
  grammar: { enum: grammars },
  policies: { enum: ["one", "many"] },
  default: { const: true },
  data: { const: true },
  statement: { const: true },
  when,
  code: { enum: codes },
  why: line,
  shown: { type: "string", pattern: "^[a-z]+/[a-z0-9-]+$" },
});

export const carriersSchema: object = closed(
  ["reviewed", "origin", "programs", "harmless_actions", "public_actions", "rows"],
  {
    reviewed: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\d$" },
    origin: line,
    programs: listOf(top),
    harmless_actions: listOf(top),
    public_actions: listOf({ type: "string", pattern: "^[a-z0-9-]+:[A-Za-z0-9]+$" }),
    rows: listOf(row),
  },
);
