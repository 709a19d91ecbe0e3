import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ConfigError } from "../errors.ts";
import { checkConfig, findConfig, readConfig } from "./read.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamgate-config-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "iamgate.yaml");

async function read(text: string | Buffer): Promise<unknown> {
  writeFileSync(file, text);
  return readConfig(file);
}

/** What is said to a configuration, without the name of the file. */
async function said(text: string | Buffer): Promise<string> {
  try {
    await read(text);
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown;
    expect(thrown.what).toContain(file);
    return `${thrown.code} ${thrown.what.replace(file, "").replace(/^:? ?/, "")}`;
  }
  return "no refusal";
}

describe("a configuration", () => {
  test("is read whole", async () => {
    const text = `
profile: console-only
exempt: [iam:ChangePassword]
principals:
  human: ["user/*", "group/*"]
  machine: ["user/ci-*", "policy/svc-*", "account/123456789012"]
  guarded: ["group/everyone"]
unattached: machine
`;
    expect(await read(text)).toEqual({
      profile: "console-only",
      exempt: ["iam:ChangePassword"],
      principals: {
        human: ["user/*", "group/*"],
        machine: ["user/ci-*", "policy/svc-*", "account/123456789012"],
        guarded: ["group/everyone"],
      },
      unattached: "machine",
    });
  });

  test("may be empty, or comments only", async () => {
    expect(await read("")).toEqual({});
    expect(await read("# nothing yet\n")).toEqual({});
    expect(await read("{}")).toEqual({});
  });

  test("is found from a folder upwards, the nearest first", () => {
    const [outer, inner] = [join(folder, "a"), join(folder, "a", "b", "c")];
    mkdirSync(inner, { recursive: true });
    writeFileSync(file, "");
    expect(findConfig(inner)).toBe(file);
    writeFileSync(join(outer, "iamgate.yaml"), "");
    expect(findConfig(inner)).toBe(join(outer, "iamgate.yaml"));
    expect(findConfig(folder)).toBe(file);
  });
});

describe("an unknown key is an error that names the nearest", () => {
  test.each([
    ["profil: console-only", "unknown key `profil`; the nearest key is `profile`"],
    [
      "principals: {humans: [user/a]}",
      "unknown key `principals.humans`; the nearest key is `principals.human`",
    ],
    ["Exempt: []", "unknown key `Exempt`; the nearest key is `exempt`"],
    ["__proto__: {}", "unknown key `__proto__`"],
  ])("%s", async (text, words) => {
    expect(await said(text)).toContain(`config/invalid ${words}`);
  });
});

describe("wrong values are refused by place", () => {
  test.each([
    ["profile: strict", "`profile` must be one of all-sessions, console-only"],
    ["profile:", "`profile` must be one of"],
    ["exempt: iam:ChangePassword", "`exempt` must be array"],
    ["exempt: [iam:ChangePassword, iam:ChangePassword]", "`exempt` must NOT have duplicate items"],
    ["principals: {human: [alice]}", "`principals.human.0` must be a kind and a name"],
    ["principals: {human: [users/alice]}", "`principals.human.0` must be a kind and a name"],
    ["principals: {human: [1]}", "`principals.human.0` must be string"],
    ["unattached: robot", "`unattached` must be one of human, machine"],
    ["- profile", "the file must be object,null"],
    ["console-only", "the file must be object,null"],
  ])("%s", async (text, words) => {
    expect(await said(text)).toContain(`config/invalid ${words}`);
  });
});

describe("a file that is no whole YAML document is refused", () => {
  test.each([
    ["cut off", "exempt: [iam:ChangePassword"],
    ["a key twice", "profile: console-only\nprofile: all-sessions\n"],
    ["two documents", "profile: console-only\n---\nprofile: all-sessions\n"],
    ["tabs", "principals:\n\thuman: []\n"],
    ["an unknown tag", "profile: !!js/function 'x'\n"],
  ])("%s", async (_, text) => {
    expect(await said(text)).toMatch(/^config\/yaml is no valid YAML: /);
  });

  test("bytes that are no UTF-8, a folder, none at all", async () => {
    expect(await said(Buffer.from([0x61, 0xff]))).toMatch(/^config\/unreadable /);
    await expect(readConfig(folder)).rejects.toMatchObject({ code: "config/unreadable" });
    await expect(readConfig(join(folder, "none.yaml"))).rejects.toMatchObject({ code: "config/missing" });
  });

  test("aliases that grow without bound", async () => {
    const rows = Array.from(
      "bcdefghij",
      (name, index) => `${name}: &${name} [${`*${"abcdefghi"[index]},`.repeat(9)}]`,
    );
    await expect(read(`a: &a [${"x,".repeat(9)}]\n${rows.join("\n")}\n`)).rejects.toMatchObject({
      code: "config/yaml",
    });
  });
});

describe("exemptions", () => {
  const exempt = async (...actions: unknown[]): Promise<string> => said(JSON.stringify({ exempt: actions }));

  test("of harmless actions are fine, in any letter case", async () => {
    expect(await exempt("iam:ChangePassword", "IAM:getuser", "s3:ListAllMyBuckets")).toBe("no refusal");
  });

  test.each(["iam:*", "iam:Get*", "*", "s3:Get?bject"])("of patterns are refused: %s", async (action) => {
    expect(await exempt(action)).toBe(`config/exempt \`exempt\`: \`${action}\` is a pattern.`);
  });

  test.each([
    ["iam:ChangePasswords", "iam:ChangePassword`"],
    ["iamm:ChangePassword", "iam"],
    ["ChangePassword", undefined],
    ["__proto__:toString", undefined],
  ])("of words that are no action are refused: %s", async (action, hint) => {
    await expect(checkConfig({ exempt: [action] }, "config")).rejects.toMatchObject({
      code: "config/exempt",
      what: `config: \`exempt\`: \`${action}\` is no action of AWS.`,
      next: expect.stringContaining(hint ?? "Did you mean"),
    });
  });

  test.each([
    "iam:CreateAccessKey",
    "iam:UpdateLoginProfile",
    "IAM:DEACTIVATEMFADEVICE",
    "iam:AttachUserPolicy",
    "sts:AssumeRole",
    "sts:AssumeRoleWithWebIdentity",
    "sts:AssumeRoot",
    // What takes a guard off whom it guards.
    "iam:DetachGroupPolicy",
    "iam:DeleteGroupPolicy",
    "iam:RemoveUserFromGroup",
    "lambda:UpdateFunctionCode",
  ])("of dangerous actions are refused: %s", async (action) => {
    expect(await exempt(action)).toBe(`config/exempt \`exempt\`: \`${action}\` is dangerous without MFA.`);
  });

  test("are checked one by one", async () => {
    expect(await exempt("iam:ChangePassword", "iam:CreateAccessKey")).toContain("iam:CreateAccessKey");
  });
});

test("an object is checked like a file, under the name it is given", async () => {
  await expect(checkConfig({ profle: "x" }, "options.config")).rejects.toThrow("options.config: unknown key");
  expect(await checkConfig({ profile: "console-only" }, "config")).toEqual({ profile: "console-only" });
});
