import { readArtefact } from "../artefacts.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Change } from "./shape.ts";

/** Types that carry IAM policies, link them to principals, or are principals. */
const IAM = /^(aws_(iam|ssoadmin|organizations)_|awscc_(iam_|sso|organizations))/;

/** As far as it is read here, see `harness/carriers/table.ts`. */
interface Table {
  documents: Record<string, { attribute: string }[]>;
  fields: string[];
  opaque: Record<string, unknown>;
  programs: string[];
}

interface Read {
  documents: ReadonlyMap<string, string[]>;
  whole: ReadonlySet<string>;
  opaque: ReadonlySet<string>;
  programs: ReadonlySet<string>;
}

let table: Read | undefined;

/** The table that the ruleset finds policies with, read once. */
function carriers(): Read {
  if (table !== undefined) return table;
  const { documents, fields, opaque, programs } = JSON.parse(
    readArtefact("ruleset/carriers.json").toString(),
  ) as Table;
  const attributes = Object.entries(documents).map(([type, list]): [string, string[]] => [
    type,
    [...new Set(list.map(({ attribute }) => attribute))],
  ]);
  table = {
    documents: new Map(attributes),
    whole: new Set(fields),
    opaque: new Set(Object.keys(opaque)),
    programs: new Set(programs),
  };
  return table;
}

/** Types of data sources that run a program. */
export function programs(): ReadonlySet<string> {
  return carriers().programs;
}

/**
 * Says of resource changes whether the ruleset reads them. Types are looked up; of the attributes only those that hold
 * a policy are looked at, and one that was left to its default is none.
 */
export function carriesPolicy(configuration: unknown): (change: Change) => boolean {
  const { documents, whole, opaque, programs } = carriers();
  const blocks = new Blocks(configuration, documents);
  return (entry) => {
    const { type, mode, name, change } = entry;
    if (IAM.test(type)) return true;
    if (mode !== "managed") return programs.has(type);
    if (whole.has(type)) return true;
    const { actions } = change;
    if (opaque.has(type) && (actions.includes("create") || actions.includes("update"))) return true;
    if (actions.includes("create") && blocks.provisioned.has(`${type}.${String(name)}`)) return true;
    return documents.get(type)?.some((attribute) => holds(entry, attribute, blocks)) ?? false;
  };
}

function holds(entry: Change, attribute: string, blocks: Blocks): boolean {
  const { after, before, after_unknown: unknown } = entry.change;
  for (const values of [after, before]) {
    const value = isObject(values) ? values[attribute] : undefined;
    if (value !== undefined && value !== null && value !== "") return true;
  }
  if (isObject(unknown) && !isTrue(unknown[attribute])) return false;
  return unknown !== false && !blocks.leavesOut(entry, attribute);
}

function isTrue(mark: unknown): boolean {
  if (typeof mark === "object" && mark !== null) return Object.values(mark).some(isTrue);
  return mark === true;
}

/** What the configuration says of the resources that may hold a policy. */
class Blocks {
  /** `type.name` of resources with provisioners, whatever their module. */
  readonly provisioned = new Set<string>();
  /** By module path and `type.name`, the attributes that are written. */
  readonly #written = new Map<string, Set<string>>();

  constructor(configuration: unknown, types: ReadonlyMap<string, unknown>) {
    const modules: [string, unknown][] = [
      ["", isObject(configuration) ? configuration["root_module"] : null],
    ];
    for (let next = modules.pop(); next !== undefined; next = modules.pop()) {
      const [path, module] = next;
      if (!isObject(module)) continue;
      const { resources, module_calls: calls } = module;
      if (isObject(calls)) {
        for (const [name, call] of Object.entries(calls)) {
          if (isObject(call)) modules.push([`${path}/${name}`, call["module"]]);
        }
      }
      if (Array.isArray(resources)) for (const block of resources) this.#add(path, block, types);
    }
  }

  #add(path: string, block: unknown, types: ReadonlyMap<string, unknown>): void {
    if (!isObject(block)) return;
    const { type, name, mode, provisioners, expressions } = block;
    if (mode === "data") return;
    const key = `${String(type)}.${String(name)}`;
    if (Array.isArray(provisioners) && provisioners.length > 0) this.provisioned.add(key);
    if (!types.has(type as string)) return;
    const names = isObject(expressions) ? Object.keys(expressions) : [];
    this.#written.set(`${path}#${key}`, new Set(names));
  }

  /** Whether an attribute is certainly left to its default. */
  leavesOut({ type, name, ...entry }: Change, attribute: string): boolean {
    const path = pathOf((entry as JsonObject)["module_address"]);
    const written = this.#written.get(`${path}#${type}.${String(name)}`);
    return written !== undefined && !written.has(attribute);
  }
}

/** `module.a["k"].module.b` as `/a/b`. Text that is no such address is its own path, which no module has. */
function pathOf(address: unknown): string {
  if (typeof address !== "string" || address === "") return "";
  let rest = address;
  let path = "";
  for (let step = STEP.exec(rest); step !== null; step = STEP.exec(rest)) {
    path += `/${step[1]}`;
    rest = rest.slice(step[0].length);
  }
  return rest === "" ? path : address;
}

const STEP = /^module\.([^.["]+)(?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?(?:\.|$)/;
