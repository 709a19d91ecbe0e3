import { code } from "../../../modules/hcl-text/value.ts";
import { defaults, ranges } from "../../../modules/password-policy/settings.ts";
import { single } from "./checks.ts";
import type { TerraformModule, Variable } from "./module.ts";

interface Number {
  name: string;
  range: { from: number; to: number };
  default: number | null;
  description: string;
}

function number({ name, range: { from, to }, default: fallback, description }: Number): Variable {
  const optional = fallback === null;
  const check = single(name, `floor(one) == one && one >= ${from} && one <= ${to}`, {
    problem: "is refused",
    why: "AWS would refuse it, or an account without any policy would ask for more.",
    next: `Give a whole number from ${from} to ${to}.`,
    optional,
  });
  return { name, type: "number", default: fallback, description, checks: [check] };
}

const CHARACTERS = ["lowercase", "uppercase", "numbers", "symbols"];
const required = CHARACTERS.map((kind): Variable => {
  const what = /case$/.test(kind) ? `${kind} letters` : kind;
  return {
    name: `require_${kind}`,
    type: "bool",
    default: true,
    description: `Whether passwords need ${what}.`,
  };
});

/** The construct PasswordPolicy as a Terraform module. */
export const passwordPolicy: TerraformModule = {
  name: "password-policy",
  summary: "The password policy of the account; there is one in each.",
  about: [
    "People change their own password, so nobody else needs the right to. Passwords do not expire by default: a stolen one is stopped by MFA.",
  ],
  usage: { minimum_length: 16 },
  variables: [
    number({
      name: "minimum_length",
      range: ranges.minimumLength,
      default: defaults.minimumLength,
      description: "Characters of a password, at least.",
    }),
    number({
      name: "reuse_prevention",
      range: ranges.reusePrevention,
      default: defaults.reusePrevention,
      description: "How many earlier passwords may not come again.",
    }),
    number({
      name: "max_age_days",
      range: ranges.maxAgeDays,
      default: null,
      description: "Days until a password has to be changed. Default: never.",
    }),
    ...required,
  ],
  outputs: [
    {
      name: "expire_passwords",
      description: "Whether passwords expire.",
      value: "aws_iam_account_password_policy.policy.expire_passwords",
    },
  ],
  files: {
    "main.tf": [
      {
        header: ["resource", "aws_iam_account_password_policy", "policy"],
        body: [
          {
            minimum_password_length: code("var.minimum_length"),
            password_reuse_prevention: code("var.reuse_prevention"),
            max_password_age: code("var.max_age_days"),
            require_lowercase_characters: code("var.require_lowercase"),
            require_uppercase_characters: code("var.require_uppercase"),
            require_numbers: code("var.require_numbers"),
            require_symbols: code("var.require_symbols"),
            allow_users_to_change_password: true,
            hard_expiry: false,
          },
        ],
      },
    ],
  },
};
