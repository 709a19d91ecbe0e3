import { describe, expect, test } from "vitest";
import {
  alice,
  answer,
  finding,
  judged,
  refused,
  reportOf,
  statement,
  witness,
} from "../findings/fixture.ts";
import type { Report } from "../findings/types.ts";
import type { RulesetFinding } from "../types.ts";
import type { RenderOptions } from "./index.ts";
import { rendererOf } from "./index.ts";
import { renderText } from "./text.ts";

const plain: RenderOptions = { color: false, width: 100, quiet: false, gate: { failOn: "error" } };
const text = (report: Report, options: Partial<RenderOptions> = {}): string =>
  renderText(report, { ...plain, ...options });

const devs = { ...alice, kind: "group" as const, address: "aws_iam_group.devs", name: "devs" };
const ofDevs = { subject: devs.address, subjectKind: devs.kind, address: "aws_iam_group_policy.devs_guard" };
const whole = reportOf(
  judged({
    resourceChanges: 3,
    subjects: [alice, devs],
    findings: [
      finding(),
      finding({
        rule: "mfa/key-for-human",
        severity: "note",
        address: "aws_iam_access_key.a",
        witness: null,
      }),
      finding({
        ...ofDevs,
        details: ["escalation/iam-create-access-key", "escalation/iam-put-user-policy"],
        witness: {
          ...witness,
          principal: devs.address,
          mfa: "false",
          resource: "*",
          assumes: [
            { ...statement(3, { sid: "Office" }), keys: ["aws:SourceIp", "aws:SourceVpc"], holds: false },
          ],
        },
      }),
      finding({
        rule: "plan/unverifiable",
        outcome: "unverifiable",
        subject: "plan",
        subjectKind: null,
        address: "plan",
        attribute: null,
        statement: null,
        sid: null,
        witness: null,
        remediation: "",
      }),
    ],
    assumptions: ["Nothing outside the plan grants more.", "Long ".repeat(30).trim()],
  }),
);

test("the report says what, where, why, the proof and the fix, and folds nothing away", () => {
  expect(text(whole)).toMatchSnapshot();
});

test("lines of configuration stand where the place does", () => {
  const location = { file: "modules/a/main.tf", line: 12 };
  const note = finding({ severity: "note", rule: "mfa/key-for-human" });
  const shown = text(reportOf({ ...judged(answer(finding(), note)), locate: () => location }));
  const place = 'aws_iam_user_policy.base, policy, statement 1 "DenyWithoutMfa", modules/a/main.tf:12';
  const flat = shown.replace(/\s+/g, " ");
  expect(flat).toContain(`where ${place} proof`);
  expect(flat).toContain(`(${place})`);
});

test("narrow", () => {
  const lines = text(whole, { width: 60 }).split("\n");
  // Words longer than a line, such as ARNs, stay whole.
  expect(lines.filter((line) => line.length > 60 && /\S\s+\S/.test(line.trim()))).toEqual([]);
});

test("colour changes nothing but colour", () => {
  const colored = text(whole, { color: true });
  expect(colored).toContain("\u001B[31m");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(colored.replace(/\u001B\[\d+m/g, "")).toBe(text(whole));
});

test("several plans are kept apart, and one that was not judged is named", () => {
  const report = reportOf(judged(answer(finding()), "a.json"), refused, judged(answer(), "-"));
  expect(text(report)).toMatchSnapshot();
});

describe("whatever a plan calls its things", () => {
  const evil = "\u001B[2J\u001B[1;1H\rPASS\n\u202E";
  const members: Partial<RulesetFinding> = {
    subject: evil,
    address: evil,
    attribute: evil,
    sid: evil,
    message: evil,
    why: evil,
    remediation: evil,
    details: [evil],
    witness: {
      ...witness,
      principal: evil,
      action: evil,
      resource: evil,
      allowedBy: [statement(0, { address: evil, sid: evil })],
      missedDenies: [{ ...statement(0, { address: evil }), because: evil }],
      assumes: [{ ...statement(0, { address: evil }), keys: [evil], holds: true }],
    },
  };
  const outcome = judged(
    { ...answer(finding(members)), subjects: [{ ...alice, address: evil, name: evil }], assumptions: [evil] },
    evil,
  );
  outcome.plan.terraformVersion = evil;
  const bad = { path: evil, error: { code: "x", what: evil, why: evil, next: evil } };

  test.each([
    ["one plan", reportOf(outcome)],
    ["several", reportOf(outcome, { plan: bad })],
  ])("the terminal is left alone: %s", (_, report) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text(report)).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
    expect(text(report)).not.toMatch(/^PASS/m);
  });
});

describe("the last lines", () => {
  const last = (report: Report, options: Partial<RenderOptions> = {}): string =>
    text(report, options).split("\n\n").at(-1) ?? "";
  const warning = reportOf(judged(answer(finding({ severity: "warning" }))));

  test("are the verdict", () => {
    expect(last(reportOf(judged(answer())))).toBe(
      "PASS  0 errors, 0 warnings, 0 notes; 1 subject in 1 plan\n",
    );
    expect(last(whole)).toBe("FAIL  3 errors, 0 warnings, 1 note; 2 subjects in 1 plan\n");
    expect(last(reportOf(judged(answer()), refused))).toBe(
      "UNVERIFIABLE  0 errors, 0 warnings, 0 notes; 1 subject in 1 plan; 1 plan not judged\n",
    );
  });

  test("say so when the gate does not follow the verdict", () => {
    expect(last(whole, { gate: { failOn: "never" } })).toMatch(
      /^FAIL.+\nThe gate is open all the same: --fail-on never\.\n$/,
    );
    const old = reportOf(judged(answer(finding({ introduced: false }))));
    expect(last(old, { gate: { failOn: "error", only: "introduced" } })).toMatch(
      /^FAIL.+\nThe gate is open all the same: --only introduced\.\n$/,
    );
    expect(last(warning)).not.toContain("gate");
    expect(last(warning, { gate: { failOn: "warning" } })).toMatch(
      /^PASS.+\nThe gate is closed all the same: --fail-on w/,
    );
    expect(last(reportOf(judged(answer()), refused), { gate: { failOn: "never" } })).not.toContain("gate");
  });
});

test("what was so before the plan says so", () => {
  const old = text(reportOf(judged(answer(finding({ introduced: false })))));
  expect(old).toContain("mfa/guard-skips-access-keys  (not new)\n");
  expect(text(whole)).not.toContain("not new");
});

describe("quiet", () => {
  test("shows what closes the gate and the verdict", () => {
    const short = text(whole, { quiet: true });
    expect(short).not.toMatch(/^iamgate|Taken for granted|key-for-human/m);
    expect(short).toMatch(/mfa\/guard-skips-access-keys[\s\S]+\nFAIL/);
  });

  test("shows nothing when nothing does", () => {
    const report = reportOf(judged(answer(finding({ severity: "warning" }))));
    expect(text(report, { quiet: true })).toBe("");
    expect(text(whole, { quiet: true, gate: { failOn: "never" } })).toBe("");
  });
});

test("formats are found by name, and only their names", async () => {
  expect(await rendererOf("text")).toBe(renderText);
  expect(await rendererOf("toString")).toBeUndefined();
});
