import { InputError } from "../errors.ts";
import { isObject, type JsonObject, jsonType } from "./json.ts";
import { eventStream } from "./parse.ts";

/** The keys under which HCP Terraform and env0 (`plan`), Scalr (`tfplan`) and Spacelift (`terraform`) hand plans on. */
const WRAPPERS = ["plan", "tfplan", "terraform"] as const;

export interface DetectedPlan {
  plan: JsonObject;
  /** The key it was found under; a wrapped plan may lack what its maker leaves out. */
  wrapper: (typeof WRAPPERS)[number] | null;
}

/**
 * Finds the plan in parsed JSON. Source of the shapes: Terraform's JSON output format
 * (`format_version` 0.1, 0.2 and 1.x), which promises that a minor version only adds keys.
 * Throws InputError, by kind, for every other document Terraform and its surroundings write.
 */
export function detectPlan(value: unknown): DetectedPlan {
  if (!isObject(value)) {
    throw notAPlan(`The input is JSON, but ${jsonType(value)}.`);
  }
  const detected = unwrap(value);
  refuseOtherKinds(detected.plan);
  refuseVersion(detected);
  return detected;
}

function unwrap(value: JsonObject): DetectedPlan {
  if ("resource_changes" in value || "planned_values" in value) return { plan: value, wrapper: null };
  const found = WRAPPERS.filter((key) => isObject(value[key]) && looksLikePlan(value[key]));
  const [wrapper] = found;
  if (wrapper === undefined) return { plan: value, wrapper: null };
  if (found.length > 1) {
    throw notAPlan(`The input holds several plans: under ${found.map((key) => `\`${key}\``).join(" and ")}.`);
  }
  return { plan: value[wrapper] as JsonObject, wrapper };
}

function looksLikePlan(value: JsonObject): boolean {
  return "resource_changes" in value || "planned_values" in value || "terraform_version" in value;
}

function refuseOtherKinds(plan: JsonObject): void {
  const has = (key: string): boolean => Object.hasOwn(plan, key);
  if (has("@level")) throw eventStream();
  if (has("plan_format_version")) {
    throw new InputError({
      code: "input/redacted-plan",
      what: "The input is HCP Terraform's redacted plan.",
      why: "Values are taken out of it, policies among them.",
      next: "Download the unredacted JSON output of the plan, or run `iamgate` in a run task that receives it.",
    });
  }
  if (has("resource_changes") || has("planned_values")) return;
  if (has("encrypted_data") && !has("lineage") && !has("serial")) {
    throw new InputError({
      code: "input/encrypted-plan",
      what: "The input is a saved plan that OpenTofu has encrypted.",
      why: "Only OpenTofu, with the keys that its configuration names, can tell what is in it.",
      next: "Let OpenTofu decrypt it, in the folder of the configuration: `tofu show -json tf.plan | iamgate check -`.",
    });
  }
  const kind = KINDS.find(({ keys }) => keys.every(has));
  throw notAPlan(kind ? `The input is ${kind.is}.` : "The input is JSON, but no Terraform plan.");
}

/** Documents that are often taken for plans, by the keys that give them away; the first match names it. */
const KINDS: readonly { keys: readonly string[]; is: string }[] = [
  { keys: ["values"], is: "a Terraform state (`terraform show -json` without a plan file)" },
  { keys: ["lineage"], is: "a Terraform state file" },
  { keys: ["serial"], is: "a Terraform state file" },
  { keys: ["provider_schemas"], is: "a provider schema (`terraform providers schema -json`)" },
  { keys: ["root_module"], is: "a Terraform configuration in JSON, not a plan of it" },
  { keys: ["configuration"], is: "a Terraform configuration in JSON, not a plan of it" },
  { keys: ["resource"], is: "Terraform configuration in JSON syntax, not a plan of it" },
  { keys: ["terraform"], is: "Terraform configuration in JSON syntax, not a plan of it" },
  { keys: ["module"], is: "Terraform configuration in JSON syntax, not a plan of it" },
  { keys: ["Statement"], is: "an IAM policy document, not a plan" },
  { keys: ["Resources"], is: "a CloudFormation template, not a Terraform plan" },
  { keys: ["format_version"], is: "an empty Terraform state (`terraform show -json` without a plan file)" },
];

function refuseVersion({ plan, wrapper }: DetectedPlan): void {
  const version = plan["format_version"];
  // Spacelift hands on the changes and leaves the format version out.
  if (version === undefined && wrapper === "terraform") return;
  if (typeof version !== "string") {
    throw notAPlan(`\`format_version\` is ${jsonType(version)}, not a string.`);
  }
  if (!/^(0\.[12]|1\.\d+)$/.test(version)) {
    throw new InputError({
      code: "input/format-version",
      what: `The plan has format version ${JSON.stringify(version.slice(0, 20))}; known are 0.1, 0.2 and 1.x.`,
      why: "A new major version may say things elsewhere, where this version of iamgate does not look.",
      next: "Update iamgate, or write the plan with a Terraform version that iamgate knows.",
    });
  }
}

export function notAPlan(what: string): InputError {
  return new InputError({
    code: "input/not-a-plan",
    what,
    why: "Only a plan says what Terraform is going to do.",
    next: "Run `terraform plan -out tf.plan`, then `iamgate check tf.plan` or `terraform show -json tf.plan | iamgate check -`.",
  });
}
