import { argumentsOf } from "./module.ts";
import type { Configuration, Location } from "./types.ts";

/** Finds where the attribute of a resource is written; undefined when that is not known. */
export type Locate = (address: string, attribute: string | null) => Location | undefined;

/** Looks up lines in a configuration. Holds on to places only, not to the text of the files. */
export function locator({ modules }: Configuration): Locate {
  const places = new Map<string, { block: Location; arguments: Map<string, Location> }>();
  for (const [path, { blocks }] of modules) {
    for (const [address, { file, line, body }] of blocks) {
      const lines = [...argumentsOf(body)].map(([name, at]): [string, Location] => [
        name,
        { file: at.file, line: at.line },
      ]);
      const at = path === "" ? address : `${path}.${address}`;
      places.set(at, { block: { file, line }, arguments: new Map(lines) });
    }
  }
  return (address, attribute) => {
    const place = places.get(withoutKeys(address));
    if (place === undefined || attribute === null) return place?.block;
    return (
      place.arguments.get(attribute) ??
      // The plan numbers the blocks of a set in an order of its own: only one that stands alone is certain.
      place.arguments.get(withoutKeys(attribute)) ??
      place.arguments.get(attribute.replace(/[.[].*$/s, "")) ??
      place.block
    );
  };
}

/** The address of the block that an instance is made of: without the keys of resources and modules. */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
}
