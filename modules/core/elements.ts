/** Things that constructs take in lists: what kind they are, and what tells them apart whatever their order. */
import { TerraformElement, Token } from "cdktf";
import { ConstructError } from "./errors.ts";

/** The Terraform type of an element of a stack, such as `aws_iam_user`, also of a data source; undefined for others. */
export function typeOf(value: unknown): string | undefined {
  if (!TerraformElement.isTerraformElement(value)) return undefined;
  const type: unknown = Reflect.get(value, "terraformResourceType");
  return typeof type === "string" ? type : undefined;
}

/** The text of one of some attributes, if the stack knows it. */
export function knownText(element: object, attributes: readonly string[]): string | undefined {
  const values: unknown[] = attributes.map((attribute) => Reflect.get(element, attribute));
  return values.find((value): value is string => typeof value === "string" && !Token.isUnresolved(value));
}

/** Tells an element from others in logical ids where no name does. No name holds a tilde. */
export function placeOf(element: TerraformElement): string {
  return `~${element.node.path.replaceAll("/", "_")}`;
}

/**
 * Throws ConstructError when one thing is given twice. IAM tells no letter case apart in names.
 * @param kind what is given, in errors
 */
export function refuseTwice(ids: readonly string[], kind: string, construct: string): void {
  const folded = ids.map((id) => id.toLowerCase());
  const twice = ids.find((_, i) => folded.indexOf(folded[i] ?? "") !== i);
  if (twice === undefined) return;
  throw new ConstructError({
    code: "construct/twice",
    what: `${construct}: the ${kind} \`${twice}\` is given twice.`,
    why: "Two attachments of one policy to one thing overwrite each other.",
    next: "Give each once.",
  });
}
