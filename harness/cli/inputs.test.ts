import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import { smallPlan } from "../plan/fixture.ts";
import type { OptionValues } from "./command.ts";
import { memoryIo } from "./fixture.ts";
import { configFileOf, configOf, plansOf, sourcesOf, timeoutOf } from "./inputs.ts";
import { progressOn } from "./progress.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamgate-inputs-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { io } = memoryIo({ cwd: folder });

describe("plans", () => {
  const refusal = (paths: string[], isTTY = false): unknown => {
    const { stdin } = memoryIo().io;
    stdin.isTTY = isTTY;
    try {
      return plansOf(paths, { stdin });
    } catch (thrown) {
      return (thrown as UsageError).code;
    }
  };

  test("are what is named, in order", () => {
    expect(refusal(["b", "-", "a", "a"])).toEqual(["b", "-", "a", "a"]);
    expect(refusal(["a"], true)).toEqual(["a"]);
  });

  test("none, stdin twice, and a terminal as stdin are refused", () => {
    expect(refusal([])).toBe("usage/no-plan");
    expect(refusal(["-", "a", "-"])).toBe("usage/stdin-twice");
    expect(refusal(["a", "-"], true)).toBe("usage/stdin-terminal");
  });

  test("stdin is not even opened when it is not asked for", () => {
    const closed = {
      get stdin(): never {
        throw new Error("opened");
      },
    };
    expect(plansOf(["a"], closed)).toEqual(["a"]);
  });
});

describe("--timeout", () => {
  test.each([
    [undefined, 300_000],
    ["1", 1000],
    ["0.5", 500],
    [".5", 500],
    ["2147483", 2_147_483_000],
  ])("%s", (text, milliseconds) => {
    expect(timeoutOf(text)).toBe(milliseconds);
  });

  test.each(["0", "0.0", "-1", "+1", "1s", "1e3", "0x10", "Infinity", "NaN", " 1", "1.", "2147484", "five"])(
    "%s is refused",
    (text) => {
      expect(() => timeoutOf(text)).toThrow(UsageError);
    },
  );
});

describe("the configuration", () => {
  const resolved = async (values: OptionValues): Promise<unknown> =>
    configOf(await configFileOf(values, folder), values);

  test("is the nearest file, under what the command line says", async () => {
    expect(await resolved({ profile: "console-only" })).toEqual({ profile: "console-only" });
    writeFileSync(join(folder, "iamgate.yaml"), "profile: console-only\nunattached: machine\n");
    expect(await resolved({})).toEqual({ profile: "console-only", unattached: "machine" });
    const told = await resolved({ profile: "all-sessions" });
    expect(told).toEqual({ profile: "all-sessions", unattached: "machine" });
  });

  test("is the file that is named, which has to be there", async () => {
    writeFileSync(join(folder, "other.yaml"), "unattached: human\n");
    expect(await resolved({ config: "other.yaml" })).toEqual({ unattached: "human" });
    await expect(resolved({ config: "none.yaml" })).rejects.toMatchObject({ code: "config/missing" });
  });
});

describe("sources", () => {
  const read = (path: string, values: OptionValues = {}, stdin = io.stdin): Promise<unknown> | undefined =>
    sourcesOf([path], values, {
      io: { ...io, stdin },
      timeoutMs: 60_000,
      progress: progressOn(io),
    })[0]
      ?.read()
      .then(({ plan }) => plan);

  test("read files from the folder, and stdin for `-`", async () => {
    const text = JSON.stringify(smallPlan());
    writeFileSync(join(folder, "plan.json"), text);
    expect(await read("plan.json")).toEqual(smallPlan());
    const { stdin } = memoryIo().io;
    const reading = read("-", {}, stdin);
    (stdin as unknown as NodeJS.WritableStream).end(text);
    expect(await reading).toEqual(smallPlan());
  });

  test.skipIf(process.platform === "win32")(
    "find programs and folders from here, not from the plan's",
    async () => {
      writeFileSync(join(folder, "tf.plan"), "PK\u0003\u0004 tfplan");
      const script = `#!/bin/sh\nprintf '%s' '${JSON.stringify(smallPlan())}'\n`;
      writeFileSync(join(folder, "terraform"), script, { mode: 0o755 });
      const values = { "terraform-bin": "./terraform", "terraform-dir": "/" };
      expect(await read("tf.plan", values)).toEqual(smallPlan());
      await expect(read("tf.plan", { ...values, "terraform-dir": "none" })).rejects.toMatchObject({
        what: `${join(folder, "none")} (--terraform-dir) is no folder.`,
      });
    },
  );
});
