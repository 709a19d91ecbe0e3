/** The words of random documents: few enough that statements often meet. */
import type { Json } from "./statement.ts";

export type Statement = { [key: string]: Json };
export type Block = { [operator: string]: { [key: string]: Json } };

export const PRESENT: string = "aws:MultiFactorAuthPresent";
export const AGE: string = "aws:MultiFactorAuthAge";
export const ENROLMENT: readonly string[] = [
  "iam:CreateVirtualMFADevice",
  "iam:EnableMFADevice",
  "iam:GetUser",
  "iam:GetMFADevice",
  "iam:ListMFADevices",
  "iam:ListVirtualMFADevices",
  "iam:ResyncMFADevice",
  "sts:GetSessionToken",
];
export const HARMLESS: readonly string[] = [
  "iam:ListUsers",
  "iam:GetAccountSummary",
  "iam:ChangePassword",
  "iam:List*",
  "sts:GetCallerIdentity",
];
export const DANGEROUS: readonly string[] = [
  "iam:*",
  "iam:*MFADevice",
  "iam:CreateAccessKey",
  "iam:*LoginProfile",
  "sts:*",
  "sts:AssumeRole",
];
export const SPARED: readonly string[] = [
  "iam:DeactivateMFADevice",
  "s3:*",
  "s3:GetObject",
  "ec2:Describe*",
  "iam:DeleteVirtualMFADevice",
  "*",
];
export const ACTIONS: readonly string[] = [
  "*",
  "s3:*",
  "s3:GetObject",
  "s3:Get*",
  "s3:ListBucket",
  "ec2:*",
  "ec2:RunInstances",
  "ec2:Describe*",
  "iam:*",
  "iam:CreateUser",
  "iam:CreateAccessKey",
  "iam:*AccessKey",
  "iam:PassRole",
  "iam:Get*",
  "iam:ListUsers",
  "iam:ChangePassword",
  "iam:*MFADevice",
  "iam:EnableMFADevice",
  "iam:*VirtualMFADevice",
  "iam:UpdateLoginProfile",
  "iam:DeactivateMFADevice",
  "sts:*",
  "sts:AssumeRole",
  "lambda:InvokeFunction",
  "lambda:*",
  "kms:Decrypt",
  "sqs:*",
];
export const RESOURCES: readonly string[] = [
  "arn:aws:iam::*:user/${aws:username}",
  "arn:aws:iam::*:user/*",
  "arn:aws:iam::*:mfa/*",
  "arn:aws:iam::*:mfa/${aws:username}",
  "arn:aws:iam::111122223333:user/${aws:username}",
  "arn:aws:iam::*:user/*/${aws:username}",
  "arn:aws:iam::*:role/*",
  "arn:aws:iam::*:user/a*",
  "arn:aws:iam::*:user/?li*",
  "arn:aws:iam::111122223333:role/admin",
  "arn:aws:iam::*:group/*",
  "arn:aws:s3:::data",
  "arn:aws:s3:::data/*",
  "arn:aws:s3:::*",
  "arn:aws:s3:::*/tmp-?",
  "arn:aws:ec2:*:*:instance/*",
  "arn:aws:lambda:*:*:function:fn-*",
  "arn:aws:iam::*:*",
  "arn:aws:*",
  "arn:aws:s3:::home-${aws:username}/*",
  "arn:aws:s3:::${aws:PrincipalTag/team}-data/*",
  "arn:aws:iam::*:role/${aws:PrincipalTag/team}/*",
  "arn:aws:iam::*:user/${aws:username, 'nobody'}",
  "arn:aws:sqs:eu-west-1:111122223333:q-?*",
];
/** Tests that no plan decides. Few, so that Allows and Denies often share one. */
export const OPEN: readonly Block[] = [
  { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
  { StringEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] } },
  { StringNotLike: { "aws:UserAgent": "console*" } },
];
export const DECIDED: readonly Block[] = [
  { Bool: { "aws:ViaAWSService": "false" } },
  { BoolIfExists: { "aws:ViaAWSService": "true" } },
  { StringEquals: { "aws:PrincipalType": "User" } },
  { StringNotEquals: { "aws:PrincipalType": ["User", "Account"] } },
  { ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:user/*" } },
  { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } },
  {
    StringLike: {
      "aws:PrincipalArn": ["arn:aws:iam::111122223333:user/*", "arn:aws:iam::111122223333:role/x"],
    },
  },
  { StringLike: { "aws:username": "a*" } },
  { StringNotEqualsIgnoreCase: { "aws:username": ["ALICE0", "root"] } },
  { StringEqualsIfExists: { "aws:PrincipalAccount": "111122223333" } },
  { "ForAnyValue:StringLike": { "aws:username": ["*", "root"] } },
  { Null: { "aws:username": "false" } },
];
