import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OutputError, UsageError } from "../errors.ts";
import { outputsOf } from "./outputs.ts";
import { writeFileWhole } from "./write-file.ts";

describe("--format", () => {
  const outputs = (...values: string[]): unknown => outputsOf(values, "/repo", ["/repo/plan.json"]);

  test("is text on stdout unless told", () => {
    expect(outputs()).toEqual([{ format: "text", file: undefined }]);
    expect(outputs("json")).toEqual([{ format: "json", file: undefined }]);
  });

  test("names files relative to the folder, with equals signs too", () => {
    expect(outputs("text", "json=out/a=b.json", "json=/tmp/r.json")).toEqual([
      { format: "text", file: undefined },
      { format: "json", file: "/repo/out/a=b.json" },
      { format: "json", file: "/tmp/r.json" },
    ]);
  });

  test.each([
    [["jsn"], "There is no format `jsn`."],
    [["JSON=x"], "There is no format `JSON`."],
    [["toString"], "There is no format `toString`."],
    [["=x"], "There is no format ``."],
    [["json="], "`--format json=` names no file."],
    [["text", "json"], "Two formats go to standard output."],
    [["text", "text"], "Two formats go to standard output."],
    [["text=a", "json=./x/../a"], "Two formats go to /repo/a."],
    [["json=plan.json"], "would replace /repo/plan.json"],
  ])("%j is refused", (values, words) => {
    expect(() => outputs(...values)).toThrow(UsageError);
    expect(() => outputs(...values)).toThrow(words);
  });

  test("a slip names the nearest format and keeps the file", () => {
    expect(() => outputs("jsn=a=b")).toThrow("Did you mean `--format json=a=b`?");
  });
});

describe("writing a report to a file", () => {
  let folder = "";
  let file = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "iamgate-outputs-"));
    file = join(folder, "report.json");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("makes it or replaces it, and leaves nothing else behind", () => {
    writeFileWhole(file, "first");
    writeFileWhole(file, "second");
    expect(readFileSync(file, "utf8")).toBe("second");
    expect(readdirSync(folder)).toEqual(["report.json"]);
  });

  test("keeps permissions, and links stay links", () => {
    writeFileSync(file, "old");
    chmodSync(file, 0o640);
    const link = join(folder, "latest.json");
    symlinkSync("report.json", link);
    writeFileWhole(link, "new");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  test.skipIf(process.platform === "win32")("writes to devices as they are", () => {
    writeFileWhole("/dev/null", "x");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("says when it cannot, and leaves what was there", () => {
    writeFileSync(file, "old");
    expect(() => writeFileWhole(folder, "x")).toThrow(OutputError);
    expect(() => writeFileWhole(join(folder, "none", "r.json"), "x")).toThrow("ENOENT");
    expect(() => writeFileWhole(join(file, "r.json"), "x")).toThrow("ENOTDIR");
    expect(existsSync(join(folder, "none"))).toBe(false);
    expect(readdirSync(folder)).toEqual(["report.json"]);
    expect(readFileSync(file, "utf8")).toBe("old");
  });
});
