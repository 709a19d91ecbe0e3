import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fixturesIn } from "./fixtures.ts";
import { openWorkspace } from "./workspace.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "iamgate-workspace-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("without terraform there is no workspace, and it says why", async () => {
  expect(await openWorkspace({ PATH: folder })).toEqual({ because: "terraform is not on PATH" });
});

test("another version of terraform is named", async () => {
  const script = join(folder, "terraform");
  writeFileSync(script, '#!/bin/sh\necho \'{"terraform_version":"0.1.0"}\'\n');
  chmodSync(script, 0o755);
  const missing = await openWorkspace({ PATH: folder });
  expect(missing).toMatchObject({ because: expect.stringContaining("terraform on PATH is 0.1.0") });
});

const workspace = await openWorkspace(process.env);
const because = "because" in workspace ? workspace.because : "";

test.skipIf(because !== "")(
  `what terraform refuses is told in its words${because && `: ${because}`}`,
  async () => {
    if ("because" in workspace) return;
    mkdirSync(join(folder, "broken"));
    writeFileSync(join(folder, "broken", "main.tf"), 'resource "aws_iam_user" "alice" {}\n');
    const [fixture] = fixturesIn(folder);
    if (fixture === undefined) throw new Error("one fixture was written");
    await expect(workspace.plan(fixture)).rejects.toThrow(
      /terraform refuses broken:[\s\S]*Missing required argument/,
    );
    workspace.close();
  },
);
