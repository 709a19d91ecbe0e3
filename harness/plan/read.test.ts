import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { smallPlan } from "./fixture.ts";
import { loadPlan, parsePlanBytes } from "./load.ts";
import { MAX_BYTES, readPlanFile, readStream } from "./read.ts";

const folder = mkdtempSync(join(tmpdir(), "iamgate-read-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = JSON.stringify(smallPlan());
writeFileSync(join(folder, "plan.json"), text);

test("a file is read, through links and relative to the folder", async () => {
  symlinkSync("plan.json", join(folder, "link.json"));
  expect(await loadPlan("link.json", { cwd: folder })).toEqual({ plan: smallPlan() });
  expect(await loadPlan(join(folder, "plan.json"), { cwd: "/" })).toEqual({ plan: smallPlan() });
});

test("a file that is missing, a folder, a broken link", async () => {
  mkdirSync(join(folder, "plan"));
  symlinkSync("nowhere", join(folder, "broken.json"));
  await expect(readPlanFile(join(folder, "none.json"))).rejects.toMatchObject({ code: "input/missing" });
  await expect(readPlanFile(join(folder, "broken.json"))).rejects.toMatchObject({ code: "input/missing" });
  await expect(readPlanFile(join(folder, "plan"))).rejects.toMatchObject({ code: "input/directory" });
  await expect(readPlanFile(join(folder, "plan.json", "x"))).rejects.toMatchObject({
    code: "input/unreadable",
  });
});

test("a file of more than 512 MB is refused before it is read", async () => {
  const path = join(folder, "large.json");
  writeFileSync(path, "");
  truncateSync(path, MAX_BYTES + 1);
  await expect(readPlanFile(path)).rejects.toMatchObject({ code: "input/too-large" });
});

test.skipIf(process.platform === "win32")("a named pipe is read to its end", async () => {
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  const reading = loadPlan("pipe", { cwd: folder });
  const half = text.length >> 1;
  execFileSync("sh", [
    "-c",
    '(printf %s "$1"; sleep 0.1; printf %s "$2") > "$0"',
    path,
    text.slice(0, half),
    text.slice(half),
  ]);
  expect(await reading).toEqual({ plan: smallPlan() });
});

test("a stream is read whatever its chunks", async () => {
  const bytes = Buffer.from(text);
  const cut = [...bytes].map((byte) => Buffer.from([byte]));
  expect(await loadPlan("-", { cwd: folder, stdin: Readable.from(cut) })).toEqual({ plan: smallPlan() });
  expect(String(await readStream(Readable.from([text, bytes])))).toBe(text + text);
});

test("a stream that breaks is no plan", async () => {
  const stream = new Readable({
    read() {
      this.push(text);
      this.destroy(new Error("connection reset"));
    },
  });
  await expect(readStream(stream)).rejects.toMatchObject({
    code: "input/unreadable",
    what: "The input cannot be read: connection reset.",
  });
});

test("without a stdin, `-` is a file like others", async () => {
  await expect(loadPlan("-", { cwd: folder })).rejects.toMatchObject({ code: "input/missing" });
});

test("a saved plan cannot come through a pipe", async () => {
  const zip = Buffer.from("PK\u0003\u0004 tfplan");
  expect(() => parsePlanBytes(zip)).toThrow("came through the pipe");
  await expect(loadPlan("-", { cwd: folder, stdin: Readable.from([zip]) })).rejects.toMatchObject({
    code: "input/binary-pipe",
  });
});
