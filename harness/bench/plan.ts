/**
 * Makes plans of any size, as `terraform show -json` writes them for resources that are created or stay as they are. The same options
 * give the same bytes. Nothing is held in memory: each part of the plan makes the resources anew.
 */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { estateResource } from "./estate.ts";
import { moduleIdentities, rootIdentities } from "./identities.ts";
import { block, plannedValue, type Resource, resourceChange } from "./resource.ts";

export interface PlanOptions {
  seed: number;
  /** Entries of `resource_changes`. */
  resources: number;
  /** How many of them are IAM. */
  iam: number;
  /** Users, each with an inline policy; at most half of `iam`. Of the rest come groups, memberships and roles. */
  principals: number;
  /** Statements of each document. */
  statements: number;
  /** Distinct documents among those of users and roles. */
  documents: number;
  /** Share of the resources that are there already, from 0 to 1. */
  existing: number;
}

const CHUNK = 1 << 20;

/** Writes a plan to a file and returns its size in bytes. Rejects with what the file system says. */
export async function writePlan(file: string, options: PlanOptions): Promise<number> {
  let bytes = 0;
  const chunks = function* (): Generator<Buffer> {
    for (const text of batched(planText(options))) {
      const chunk = Buffer.from(text);
      bytes += chunk.length;
      yield chunk;
    }
  };
  await pipeline(Readable.from(chunks(), { objectMode: false }), createWriteStream(file));
  return bytes;
}

/** How many resources a plan has to have to be about `bytes` large, everything else as in `options`. */
export function resourcesFor(bytes: number, options: PlanOptions): number {
  const size = (resources: number): number => {
    let length = 0;
    for (const text of planText({ ...options, resources })) length += text.length;
    return length;
  };
  const few = size(options.iam);
  const sample = 1000;
  return options.iam + Math.max(0, Math.round(((bytes - few) * sample) / (size(options.iam + sample) - few)));
}

/** The plan, piece by piece. */
export function* planText(options: PlanOptions): Generator<string> {
  yield '{"format_version":"1.2","terraform_version":"1.11.4","variables":{"ami":{"value":"ami-0123456789abcdef0"}},';
  yield `"planned_values":{`;
  yield* moduleTree(options, () => true);
  yield '},"resource_changes":[';
  yield* listed(everything(options), (resource) => JSON.stringify(resourceChange(resource)));
  yield '],"prior_state":{"format_version":"1.0","terraform_version":"1.11.4","values":{';
  yield* moduleTree(options, ({ exists = false }) => exists);
  yield `}},"configuration":{"provider_config":${JSON.stringify(PROVIDERS)},"root_module":{"resources":[`;
  yield* listed(blocks(root(options)), (resource) => JSON.stringify(block(resource)));
  yield '],"module_calls":{';
  yield* listed(modules(options), moduleCall);
  yield `},"variables":${JSON.stringify(VARIABLES)}}},"relevant_attributes":[],`;
  yield '"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}';
}

const PROVIDERS = {
  aws: { name: "aws", full_name: "registry.terraform.io/hashicorp/aws", version_constraint: "5.100.0" },
};

const VARIABLES = { ami: {}, prefix: { default: "fleet" }, vpc_id: {}, zone_id: {} };

/** The wanted resources, by module. */
function* moduleTree(options: PlanOptions, wanted: (resource: Resource) => boolean): Generator<string> {
  yield '"root_module":{"resources":[';
  yield* listed(only(root(options), wanted), (resource) => JSON.stringify(plannedValue(resource)));
  yield '],"child_modules":[';
  yield* listed(modules(options), (resources) => {
    const address = `module.${resources[0]?.module}`;
    return JSON.stringify({ resources: resources.filter(wanted).map(plannedValue), address });
  });
  yield "]}";
}

function* only<T>(items: Iterable<T>, wanted: (item: T) => boolean): Generator<T> {
  for (const item of items) if (wanted(item)) yield item;
}

/** All that stands in the root module. */
function* root(options: PlanOptions): Generator<Resource> {
  for (const resource of rootIdentities(options)) yield settled(resource, options);
  for (let i = 0; i < options.resources - options.iam; i++) yield settled(estateResource(i), options);
}

function* modules(options: PlanOptions): Generator<Resource[]> {
  for (const resources of moduleIdentities(options)) {
    yield resources.map((resource) => settled(resource, options));
  }
}

function* everything(options: PlanOptions): Generator<Resource> {
  yield* root(options);
  for (const resources of modules(options)) yield* resources;
}

/** Decides whether it exists, the same for all instances of a block and all of a module. */
function settled(resource: Resource, { seed, existing }: PlanOptions): Resource {
  if (existing === 0) return resource;
  const hash = createHash("md5")
    .update(`${seed} ${resource.module ?? resource.name}`)
    .digest();
  return { ...resource, exists: hash.readUInt32LE() < existing * 2 ** 32 };
}

/** One instance of each block. */
function* blocks(resources: Iterable<Resource>): Generator<Resource> {
  for (const resource of resources) if ((resource.index ?? 0) === 0) yield resource;
}

function moduleCall(resources: Resource[]): string {
  const name = resources[0]?.module ?? "";
  const call = {
    source: "./modules/service",
    expressions: { name: { constant_value: name.replace("_", "-") } },
    module: { resources: resources.map(block), variables: { name: {} } },
  };
  return `${JSON.stringify(name)}:${JSON.stringify(call)}`;
}

function* listed<T>(items: Iterable<T>, text: (item: T) => string): Generator<string> {
  let separator = "";
  for (const item of items) {
    yield separator + text(item);
    separator = ",";
  }
}

/** Pieces put together to what is worth a write. */
function* batched(pieces: Iterable<string>): Generator<string> {
  let batch = "";
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < CHUNK) continue;
    yield batch;
    batch = "";
  }
  yield batch;
}
