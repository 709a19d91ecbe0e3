import type { Argument, Block, Body, Module } from "./types.ts";

/** Blocks of Terraform itself inside resources: they hold no argument of the provider. */
const OWN = new Set(["lifecycle", "connection", "provisioner"]);

/**
 * What the files of a module say together. As in Terraform, what override files say replaces argument by argument, and
 * nested blocks by type; they come last, in the order of their names. What is written twice is left out: Terraform
 * refuses it, so one of the two is not what it seems.
 */
export function moduleOf(files: readonly Body[], overrides: readonly Body[]): Module {
  const module: Module = { blocks: new Map(), locals: new Map(), outputs: new Map(), calls: new Map() };
  const twice = new Set<string>();
  const add = <T>(table: Map<string, T>, kind: string, name: string, value: T): void => {
    if (table.has(name)) twice.add(`${kind} ${name}`);
    table.set(name, value);
  };
  for (const block of files.flatMap(({ blocks }) => blocks)) {
    const { type, labels, body } = block;
    if (type === "locals") {
      for (const [name, argument] of body.arguments) add(module.locals, type, name, argument);
    } else if (type === "output") {
      const value = body.arguments.get("value");
      if (value !== undefined) add(module.outputs, type, labels.join("."), value);
    } else if (type === "module") {
      add(module.calls, type, labels.join("."), block);
    } else if (type === "resource" || type === "data") {
      add(module.blocks, "block", addressOf(block), block);
    }
  }
  for (const [kind, table] of Object.entries(tablesOf(module))) {
    for (const name of [...table.keys()]) if (twice.has(`${kind} ${name}`)) table.delete(name);
  }
  for (const block of overrides.flatMap(({ blocks }) => blocks)) override(module, block);
  return module;
}

function tablesOf({ blocks, locals, outputs, calls }: Module): Record<string, Map<string, unknown>> {
  return { block: blocks, locals, output: outputs, module: calls };
}

function addressOf({ type, labels }: Block): string {
  return (type === "data" ? [type, ...labels] : labels).join(".");
}

function override(module: Module, block: Block): void {
  const { type, labels, body } = block;
  const name = labels.join(".");
  if (type === "locals") {
    for (const [local, argument] of body.arguments) replace(module.locals, local, argument);
  } else if (type === "output") {
    const value = body.arguments.get("value");
    if (value !== undefined) replace(module.outputs, name, value);
  } else if (type === "module") {
    replace(module.calls, name, merged(module.calls.get(name), block));
  } else if (type === "resource" || type === "data") {
    const address = addressOf(block);
    replace(module.blocks, address, merged(module.blocks.get(address), block));
  }
}

/** Only what is there can be replaced. */
function replace<T extends Argument | Block>(table: Map<string, T>, name: string, value: T): void {
  if (table.has(name)) table.set(name, value);
}

function merged(base: Block | undefined, over: Block): Block {
  if (base === undefined) return over;
  // By name over both kinds: in JSON a list of objects looks like blocks, whatever it is.
  const replaced = new Set([...over.body.arguments.keys(), ...over.body.blocks.map(kindOf)]);
  const kept = [...base.body.arguments].filter(([name]) => !replaced.has(name));
  return {
    ...base,
    body: {
      arguments: new Map([...kept, ...over.body.arguments]),
      blocks: [...base.body.blocks.filter((block) => !replaced.has(kindOf(block))), ...over.body.blocks],
    },
  };
}

/** A dynamic block stands for blocks of the type that is its label. */
function kindOf({ type, labels }: Block): string {
  return type === "dynamic" ? (labels[0] ?? type) : type;
}

/** The arguments of a block and of those in it, by path: `policy`, `inline_policy.policy`. */
export function argumentsOf({ arguments: own, blocks }: Body, prefix = ""): Map<string, Argument> {
  const found = new Map([...own].map(([name, argument]) => [`${prefix}${name}`, argument]));
  const nested = blocks.filter(({ type }) => !OWN.has(type));
  const total = new Map<string, number>();
  for (const block of nested) total.set(kindOf(block), (total.get(kindOf(block)) ?? 0) + 1);
  const seen = new Map<string, number>();
  for (const block of nested) {
    const name = [block.type, ...block.labels].join(".");
    const index = seen.get(name) ?? 0;
    seen.set(name, index + 1);
    // A path without an index promises that there is no other block of the kind, written or made.
    const several = (total.get(kindOf(block)) ?? 0) > 1;
    const path = `${prefix}${name}${several ? `[${index}]` : ""}.`;
    for (const [inner, argument] of argumentsOf(block.body, path)) found.set(inner, argument);
  }
  return found;
}
