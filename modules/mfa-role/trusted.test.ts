import { DataAwsIamUser } from "@cdktf/provider-aws/lib/data-aws-iam-user/index.js";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user/index.js";
import { expect, test } from "vitest";
import { synth } from "../testing/synth.ts";
import { MfaRole } from "./mfa-role.ts";

test("users that are still to be made hide nobody else from the plan", () => {
  const text = synth((stack) => {
    const alice = new IamUser(stack, "alice", { name: "alice" });
    const carol = new DataAwsIamUser(stack, "carol", { userName: "carol" });
    new MfaRole(stack, "role", { trusted: ["111122223333", alice, carol], partition: "aws" });
  });
  const { data } = JSON.parse(text) as {
    data: {
      aws_iam_policy_document: {
        [id: string]: { statement: { sid: string; principals: unknown; condition: unknown }[] };
      };
    };
  };
  const [document] = Object.values(data.aws_iam_policy_document);
  const statements = document?.statement ?? [];
  expect(statements.map(({ sid, principals }) => [sid, principals])).toEqual([
    [
      "AllowPeopleWithMfa",
      [
        {
          type: "AWS",
          identifiers: ["arn:aws:iam::111122223333:root", "${data.aws_iam_user.carol.arn}"],
        },
      ],
    ],
    ["AllowPlannedUsersWithMfa", [{ type: "AWS", identifiers: ["${aws_iam_user.alice.arn}"] }]],
  ]);
  const mfa = [{ test: "Bool", variable: "aws:MultiFactorAuthPresent", values: ["true"] }];
  expect(statements.map(({ condition }) => condition)).toEqual([mfa, mfa]);
});
