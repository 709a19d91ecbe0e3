/** SECURITY.md says what iamgate does not do: this looks. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../artefacts.ts";
import { expand } from "../cases/expand/expand.ts";
import { check } from "../index.ts";
import { rendererOf } from "../report/index.ts";

const root = packageRoot();
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const json = (path: string): Record<string, unknown> => JSON.parse(read(path)) as Record<string, unknown>;

/** Sources of what is shipped, by path. */
const shipped = ["harness", "modules"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter(
      (file) =>
        file.endsWith(".ts") &&
        !/\.test\.ts$|^(bench|build|docs|example|fuzz|oracle|terraform|testing)\//.test(file),
    )
    .map((file) => [folder === "harness" ? file : `${folder}/${file}`, read(join(folder, file))] as const),
);

test("nothing that is shipped can open a connection", () => {
  const network = /from "node:(?:dgram|dns|http|http2|https|net|tls)(?:\/\w+)?"|\bfetch\(|\bWebSocket\b/;
  expect(shipped.length).toBeGreaterThan(50);
  expect(shipped.filter(([, text]) => network.test(text)).map(([file]) => file)).toEqual([]);
});

test("only saved plans and cases start another program", () => {
  const starts = /import\("execa"\)|from "execa"|node:child_process/;
  const files = shipped.filter(([file, text]) => starts.test(text) && !file.endsWith("fixture.ts"));
  expect(files.map(([file]) => file).sort()).toEqual(["cases/opa.ts", "plan/binary.ts"]);
});

test("no scripts run at installation, and the lockfile has a hash for everything", () => {
  const { scripts, dependencies } = json("package.json") as Record<string, Record<string, string>>;
  expect(Object.keys(scripts ?? {}).filter((name) => /install|prepare|prepublish/.test(name))).toEqual([]);
  expect(Object.keys(dependencies ?? {})).toHaveLength(6);
  expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  type Entry = { integrity?: string; inBundle?: boolean };
  const { packages } = json("package-lock.json") as { packages: Record<string, Entry> };
  // What is bundled lies in the tarball of another, whose hash is there.
  const entries = Object.entries(packages).filter(([path, { inBundle }]) => path !== "" && !inBundle);
  expect(entries.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
});

test.each(["text", "json"])(
  "of a sensitive policy, %s shows neither Sids nor resources nor values",
  async (format) => {
    const mfa = "aws:MultiFactorAuthPresent";
    const statements = (condition: object): object[] => [
      { Sid: "HiddenGrant", Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::hidden-bucket/*" },
      { Sid: "HiddenGuard", Effect: "Deny", Action: "s3:*", Resource: "*", Condition: condition },
    ];
    const conditions = [
      { Bool: { [mfa]: "false" } },
      { BoolIfExists: { [mfa]: "false" }, StringEquals: { "aws:RequestedRegion": "hidden-1" } },
      { Bool: { [mfa]: "true" } },
    ];
    const inline = Object.fromEntries(conditions.map((condition, i) => [`p${i}`, statements(condition)]));
    const sensitive = Object.keys(inline).map((name) => `aws_iam_user_policy.alice_${name}.policy`);
    const given = { users: { alice: { inline } }, sensitive } as unknown as Parameters<typeof expand>[0];
    const report = await check(expand(given, root) as object);
    const render = await rendererOf(format);
    const text = render?.(report, { color: false, width: 100, gate: { failOn: "error" }, quiet: false });
    expect(report.verdict).toBe("fail");
    expect(text).toContain("s3:");
    expect(text).not.toMatch(/hidden/i);
  },
);
