import { textOf as policyText } from "../../../modules/core/document.ts";
import { partitions } from "../../../modules/core/patterns.ts";
import { guardDocument } from "../../../modules/mfa-guard/document.ts";
import { guardResource } from "../../../modules/mfa-guard/hcl.ts";
import { refuseExemptions } from "../../config/exempt.ts";
import { ConfigError, UsageError } from "../../errors.ts";
import { PROFILES } from "../../types.ts";
import { type Command, listOf, type OptionValues, textOf } from "../command.ts";
import { write } from "../terminal.ts";

const FORMATS = ["json", "hcl"];

/** `iamgate policy`: prints the guard that the modules ship. Exits 0 when it is printed, and 2 when it is not. */
export const command: Command = {
  name: "policy",
  summary: "Prints the compliant guard, a policy that denies people everything without MFA but enrolling it.",
  positionals: "",
  options: {
    profile: {
      type: "string",
      value: "NAME",
      choices: PROFILES,
      default: "all-sessions",
      summary: "Which sessions without MFA are denied.",
    },
    format: {
      type: "string",
      value: "NAME",
      choices: FORMATS,
      default: "json",
      summary: "The document for AWS, or a Terraform resource to paste.",
    },
    exempt: {
      type: "string",
      value: "ACTION",
      repeatable: true,
      default: "enrolment alone",
      summary: "A further action that needs no MFA, such as iam:ChangePassword; dangerous ones are refused.",
    },
    partition: {
      type: "string",
      value: "NAME",
      choices: partitions,
      default: "aws",
      summary: "The partition in the ARNs.",
    },
  },
  examples: [
    { command: "iamgate policy > guard.json", does: "the guard for all sessions, access keys included" },
    {
      command: "iamgate policy --profile console-only --format hcl > mfa_guard.tf",
      does: "the guard that leaves access keys alone, as a Terraform resource",
    },
  ],
  exitCodes: [
    ["0", "printed"],
    ["2", "not printed: wrong usage, an exemption that is refused, a failure"],
  ],
  async run(io, values) {
    const document = guardDocument({
      profile: PROFILES.find((known) => known === textOf(values, "profile")) ?? "all-sessions",
      exempt: exemptionsOf(values),
      partition: textOf(values, "partition") ?? "aws",
      account: "*",
      construct: "iamgate policy",
    });
    // Throws where AWS would refuse it for its size.
    policyText(document, "managed", "iamgate policy");
    const isHcl = textOf(values, "format") === "hcl";
    await write(io.stdout, isHcl ? guardResource(document) : `${JSON.stringify(document, null, 2)}\n`);
    return 0;
  },
};

/** Throws UsageError, where the constructs would throw in the words of their properties. */
function exemptionsOf(values: OptionValues): string[] {
  const exempt = listOf(values, "exempt");
  try {
    refuseExemptions(exempt, "`--exempt`");
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { what, why, next } = error;
    throw new UsageError({ code: "usage/exempt", what, why, next });
  }
  return exempt;
}
