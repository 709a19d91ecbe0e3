import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { locator } from "./locate.ts";
import { sourceConfiguration } from "./source.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-source-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

const user = 'resource "aws_iam_user" "u" {\n  name = "u"\n}\n';

test("lines are found in the folder and in modules beside it", async () => {
  write({
    "infra/main.tf":
      '# users\nmodule "a" { source = "./a" }\nmodule "b" { source = "../b/" }\nmodule "c" { source = "hashicorp/c/aws" }\n',
    "infra/users.tf": user,
    "infra/a/main.tf": user,
    "b/main.tf": `module "a" { source = "../infra/a" }\n${user}`,
  });
  const { problems, ...configuration } = await sourceConfiguration("infra", folder);
  expect(problems).toEqual([]);
  const locate = locator({ problems, ...configuration });
  const place = (address: string): string => Object.values(locate(address, "name") ?? {}).join(":");
  expect(place('aws_iam_user.u["x"]')).toBe("infra/users.tf:2");
  expect(place("module.a.aws_iam_user.u")).toBe("infra/a/main.tf:2");
  expect(place("module.b[0].aws_iam_user.u")).toBe("b/main.tf:3");
  expect(place("module.b[0].module.a.aws_iam_user.u")).toBe("infra/a/main.tf:2");
  expect((await sourceConfiguration(".", join(folder, "infra", "a"))).modules.get("")?.blocks.size).toBe(1);
});

test("what cannot be read is named, and no reason to fail", async () => {
  write({
    "broken/main.tf": `${user}module "gone" { source = "./gone" }\nmodule "self" { source = "./" }\n`,
    "broken/other.tf": "a = \n",
  });
  mkdirSync(join(folder, "broken", "folder.tf"));
  const { modules, problems } = await sourceConfiguration("broken", folder);
  expect(modules.get("")?.blocks.size).toBe(1);
  expect(problems).toContain("broken/other.tf has a syntax that is not understood");
  expect(problems).toContainEqual(expect.stringMatching(/^broken\/gone cannot be read: ENOENT/));
  expect(problems.at(-1)).toBe("there are more than 2000 modules");
});

test("no folder is a refusal", async () => {
  write({ "file.tf": user });
  for (const name of ["none", "file.tf"]) {
    await expect(sourceConfiguration(name, folder)).rejects.toMatchObject({
      code: "input/source",
      what: `${name} (--source) is no folder.`,
    });
  }
});
