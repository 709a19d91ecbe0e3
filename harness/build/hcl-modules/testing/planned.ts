/** What a plan says of resources, in forms that can be compared. */
import { canonical } from "../../../findings/canonical.ts";

/** An entry of `resource_changes`. */
export interface Resource {
  address: string;
  mode: string;
  type: string;
  change: { after: Record<string, unknown> };
}

/** What is planned, without what is read. */
export function resourcesOf(plan: unknown): Resource[] {
  return (plan as { resource_changes: Resource[] }).resource_changes.filter(({ mode }) => mode === "managed");
}

/** Attributes that hold one. */
const DOCUMENTS = ["policy", "content", "assume_role_policy"];

/** The document of a resource, whatever its white space and the order of its keys. */
export function documentOf(plan: unknown, address: string): string {
  const after = resourcesOf(plan).find((resource) => resource.address === address)?.change.after ?? {};
  const text = DOCUMENTS.map((attribute) => after[attribute]).find((value) => typeof value === "string");
  return canonical(JSON.parse(text ?? "null"));
}

/** All that is planned of a resource but its address. */
export function shapeOf({ type, change: { after } }: Resource): string {
  const values = Object.entries(after).map(([name, value]) => [
    name,
    DOCUMENTS.includes(name) && typeof value === "string" ? (JSON.parse(value) as unknown) : value,
  ]);
  return `${type} ${canonical(Object.fromEntries(values))}`;
}
