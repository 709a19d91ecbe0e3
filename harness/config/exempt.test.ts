import { expect, test } from "vitest";
import { actionTables } from "./actions.ts";
import { dangerousPatterns, isDangerous, refuseExemptions } from "./exempt.ts";

test("the patterns cover just what is refused as dangerous, of all actions of AWS", () => {
  const { actions, mfa } = actionTables();
  const names = Object.values(actions.services).flatMap((service) => Object.keys(service));
  const patterns = dangerousPatterns().map((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`));
  const covered = names.filter((name) => patterns.some((pattern) => pattern.test(name)));
  expect(covered).toEqual(names.filter((name) => isDangerous(name, mfa)));
  expect(covered.length).toBeGreaterThan(50);
});

test("tagging a device is dangerous, enrolling one is not", () => {
  expect(dangerousPatterns()).toContain("iam:tagmfadevice");
  expect(() => refuseExemptions(["iam:TagMFADevice"], "test")).toThrow("is dangerous without MFA");
  expect(() => refuseExemptions(["iam:EnableMFADevice"], "test")).not.toThrow();
});
