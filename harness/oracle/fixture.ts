/** Small policies for the oracle's own tests. */
import { type Bearer, type Json, statementsOf } from "./statement.ts";

export type Statement = { [key: string]: Json };
export const PRESENT: string = "aws:MultiFactorAuthPresent";
export const ENROLMENT: string[] = [
  "iam:CreateVirtualMFADevice",
  "iam:EnableMFADevice",
  "iam:ListMFADevices",
  "iam:ResyncMFADevice",
  "sts:GetSessionToken",
];
export const EVERYTHING: Statement = { Effect: "Allow", Action: "*", Resource: "*" };

/** A user with one policy of these statements. */
export function alice(...statements: Statement[]): Bearer {
  const document = { Version: "2012-10-17", Statement: statements };
  return {
    kind: "user",
    address: "aws_iam_user.alice",
    username: "alice",
    arnTail: "alice",
    account: null,
    statements: statementsOf([{ address: "aws_iam_user_policy.p", attribute: "policy", document }]),
    bounded: false,
    names: ["bob"],
  };
}

/** A Deny of all but enrolment, under a condition. */
export function deny(condition: Json, scope: Statement = { NotAction: ENROLMENT, Resource: "*" }): Statement {
  return { Effect: "Deny", ...scope, Condition: condition };
}
