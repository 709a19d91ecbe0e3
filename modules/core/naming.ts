import { ConstructError } from "./errors.ts";
import { checkName, checkPath, type NameKind } from "./names.ts";
import type { Placed } from "./placed.ts";

/** What every construct that makes a named IAM object takes. */
export interface Named extends Placed {
  /** The exact name. Default: a name that Terraform makes from the prefix. */
  readonly name?: string;
  /** What Terraform begins the name with; not together with `name`. */
  readonly namePrefix?: string;
  /** The IAM path, such as `/people/`. Default: `/`. */
  readonly path?: string;
  /** Tags of the IAM object. */
  readonly tags?: Record<string, string>;
}

interface Naming {
  name?: string;
  namePrefix?: string;
  path?: string;
  tags?: Record<string, string>;
}

interface Defaults {
  prefix: string;
  kind: "policy" | "role";
  construct: string;
}

/** The naming properties for the resource. Throws ConstructError for what AWS refuses. */
export function namingOf(
  { name, namePrefix, path, tags }: Named,
  { prefix, kind, construct }: Defaults,
): Naming {
  if (name !== undefined && namePrefix !== undefined) {
    throw new ConstructError({
      code: "construct/name",
      what: `${construct}: \`name\` and \`namePrefix\` are both given.`,
      why: "A name is exact, and a prefix has Terraform make one.",
      next: "Give one of them.",
    });
  }
  checkPath(path, construct);
  const rest = {
    ...(path === undefined ? {} : { path }),
    ...(tags === undefined ? {} : { tags: { ...tags } }),
  };
  if (name !== undefined) {
    checkName(name, kind, construct);
    return { name, ...rest };
  }
  const chosen = namePrefix ?? prefix;
  checkName(chosen, `${kind} prefix` satisfies NameKind, construct);
  return { namePrefix: chosen, ...rest };
}
