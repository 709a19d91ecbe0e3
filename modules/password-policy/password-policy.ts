import { IamAccountPasswordPolicy } from "@cdktf/provider-aws/lib/iam-account-password-policy/index.js";
import { Construct } from "constructs";
import { ConstructError } from "../core/errors.ts";
import { type Placed, placeIn } from "../core/placed.ts";
import { defaults, ranges } from "./settings.ts";

export interface PasswordPolicyProps extends Placed {
  /** Characters, 8 to 128. Default: 14. */
  readonly minimumLength?: number;
  /** How many earlier passwords may not come again, 1 to 24. Default: 24. */
  readonly reusePrevention?: number;
  /** Days until a password has to be changed, 1 to 1095. Default: never; a stolen one is stopped by MFA. */
  readonly maxAgeDays?: number;
  /** Default: true. */
  readonly requireLowercase?: boolean;
  /** Default: true. */
  readonly requireUppercase?: boolean;
  /** Default: true. */
  readonly requireNumbers?: boolean;
  /** Default: true. */
  readonly requireSymbols?: boolean;
}

/**
 * The password policy of the account; there is one in each. People change their own password, so nobody else needs the
 * right to (IAM User Guide, "Set an account password policy for IAM users").
 * Throws ConstructError for numbers that AWS refuses, or that are weaker than an account without a policy.
 */
export class PasswordPolicy extends Construct {
  readonly policy: IamAccountPasswordPolicy;

  constructor(scope: Construct, id: string, props: PasswordPolicyProps = {}) {
    super(scope, id);
    const construct = `PasswordPolicy ${this.node.path}`;
    const { minimumLength = defaults.minimumLength, reusePrevention = defaults.reusePrevention } = props;
    const { maxAgeDays } = props;
    checkRange("minimumLength", minimumLength, construct);
    checkRange("reusePrevention", reusePrevention, construct);
    if (maxAgeDays !== undefined) checkRange("maxAgeDays", maxAgeDays, construct);
    this.policy = new IamAccountPasswordPolicy(this, "policy", {
      ...placeIn(props),
      minimumPasswordLength: minimumLength,
      passwordReusePrevention: reusePrevention,
      requireLowercaseCharacters: props.requireLowercase ?? true,
      requireUppercaseCharacters: props.requireUppercase ?? true,
      requireNumbers: props.requireNumbers ?? true,
      requireSymbols: props.requireSymbols ?? true,
      allowUsersToChangePassword: true,
      // An expired password that only an administrator may replace would lock people out.
      hardExpiry: false,
      ...(maxAgeDays === undefined ? {} : { maxPasswordAge: maxAgeDays }),
    });
  }
}

function checkRange(name: keyof typeof ranges, value: number, construct: string): void {
  const { from, to } = ranges[name];
  if (Number.isInteger(value) && value >= from && value <= to) return;
  throw new ConstructError({
    code: "construct/range",
    what: `${construct}: \`${name}\` is ${value}.`,
    why: "AWS would refuse it, or an account without any policy would ask for more.",
    next: `Give a whole number from ${from} to ${to}.`,
  });
}
