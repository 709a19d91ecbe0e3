/** What the Terraform modules refuse, in the words of real Terraform. */
import { afterAll, describe, expect, test } from "vitest";
import { runs } from "./testing/runs.ts";

const { made, words, isMissing, close } = await runs([["invalid"], ["refused"]]);
afterAll(close);

/** What Terraform said, without its frames and line breaks. */
function refusal(name: string): string {
  return made(name)
    .said.replaceAll(/^[│╷╵]/gm, "")
    .replaceAll(/\s+/g, " ");
}

describe.skipIf(isMissing)(`refusals, terraform: ${words}`, () => {
  const [invalid, refused] = [refusal("invalid"), refusal("refused")];

  test.each([
    "exempt_actions: `iam:*` is a pattern or no action. A pattern also exempts what AWS adds later.",
    "profile: `console` is not known.",
    "groups: `arn:aws:iam::111122223333:group/people` is no name of a group.",
    "users: `some body` is no name of a user.",
    "partition: `gov` is not known.",
    "account_id: `1111` is no account id.",
    "name: `` is no name of a policy.",
    "path: `people` is no path.",
    "policies: `AdministratorAccess` is no ARN of a managed policy.",
    "inline_policies: `broken` is no JSON.",
    "trusted is empty: the role trusts nobody.",
    "trusted: `lambda.amazonaws.com`, `arn:aws:iam::111122223333:role/deploy`, `*` cannot be trusted.",
    "max_mfa_age_seconds: `0` is no age of MFA.",
    "max_session_seconds: `60` is no length of a session.",
    "targets is empty: the policy is attached to nothing.",
    "targets: `alice` is no id of a root, organizational unit or account.",
    "minimum_length: `7` is refused.",
    "max_age_days: `30.5` is refused.",
    "path: `/*/` has a wildcard.",
    "pass_roles: `*` is no ARN of roles.",
    "pass_to_services: `*` is no service.",
  ])("before planning: %s", (message) => {
    expect(invalid).toContain(message);
  });

  test.each([
    "groups and users are empty: the guard guards nobody.",
    "exempt_actions: `IAM:CreateAccessKey`, `iam:TagMFADevice` is dangerous without MFA.",
    "exempt_actions: `sts:AssumeRole` is dangerous without MFA.",
    "characters, and AWS takes 6144.",
    "characters, and AWS takes 2048.",
    "pass_to_services is given without pass_roles.",
  ])("when planning: %s", (message) => {
    expect(refused).toContain(message);
  });

  test("nothing else", () => {
    const count = (text: string): number => text.split("Error: ").length - 1;
    expect([count(invalid), count(refused)]).toEqual([21, 6]);
  });
});
