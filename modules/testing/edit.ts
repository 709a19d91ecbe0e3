/** Edits of planned values, as somebody would loosen one property of a policy. */
import type { PolicyDocument, Statement } from "../core/document.ts";

interface Resource {
  address: string;
  type: string;
  change?: { after: Values; after_unknown: Record<string, unknown> };
  values?: Values;
}

type Values = Record<string, unknown>;

export interface Plan {
  resource_changes: Resource[];
  planned_values: { root_module: { resources: Resource[] } };
}

/** A copy of a plan of which one resource, told by the beginning of its address, has other values. */
export function withValues(plan: unknown, address: string, edit: (values: Values) => void): Plan {
  const copy = structuredClone(plan) as Plan;
  const changed = [...copy.resource_changes, ...copy.planned_values.root_module.resources].filter(
    (resource) => resource.address.startsWith(address),
  );
  if (changed.length === 0) throw new Error(`the plan has no ${address}`);
  for (const { change, values } of changed) edit((change?.after ?? values) as Values);
  return copy;
}

/** A copy of a plan without a resource. */
export function without(plan: unknown, address: string): Plan {
  const copy = structuredClone(plan) as Plan;
  const stays = (resource: Resource): boolean => !resource.address.startsWith(address);
  if (copy.resource_changes.every(stays)) throw new Error(`the plan has no ${address}`);
  copy.resource_changes = copy.resource_changes.filter(stays);
  copy.planned_values.root_module.resources = copy.planned_values.root_module.resources.filter(stays);
  return copy;
}

export type Loosen = (statement: Statement & Record<string, unknown>, document: PolicyDocument) => void;

/** A copy of a plan in which one statement of one document, told by its Sid, is changed. */
export function withStatement(
  plan: unknown,
  [address, attribute, sid]: readonly [string, string, string],
  loosen: Loosen,
): Plan {
  return withValues(plan, address, (values) => {
    const document = JSON.parse(String(values[attribute])) as PolicyDocument;
    const statement = document.Statement.find(({ Sid }) => Sid === sid);
    if (statement === undefined) throw new Error(`${address} has no statement ${sid}`);
    loosen(statement as Statement & Record<string, unknown>, document);
    values[attribute] = JSON.stringify(document);
  });
}

/** Takes a statement out of its document. */
export const removed: Loosen = (statement, document) => {
  document.Statement = document.Statement.filter((one) => one !== statement);
};
