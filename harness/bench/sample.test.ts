import { expect, test } from "vitest";
import { comparison } from "./line.ts";
import { table } from "./page.ts";
import { run } from "./process.ts";
import { inTurns, median, type Sample } from "./sample.ts";

const node = (script: string) => ({ file: process.execPath, args: ["-e", script] });

test("a median is the value in the middle", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([7])]).toEqual([2, 2.5, 7]);
});

test("a program that ends with another code than it may has failed, and says why", async () => {
  expect((await run(node("process.exit(1)"))).failure).toBe("exit 1");
  expect((await run({ ...node("process.exit(1)"), codes: [0, 1] })).failure).toBeUndefined();
  expect((await run(node("console.error('no  such\\nplan'); process.exit(2)"))).failure).toBe(
    "exit 2: no such plan",
  );
  expect((await run({ file: "iamgate-no-such-program", args: [] })).failure).toContain("ENOENT");
});

test("a program that takes too long is ended with all that it has started", async () => {
  const child = `require("child_process").spawnSync(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"])`;
  const { failure } = await run({ ...node(child), timeoutMs: 300 }, { memory: true });
  expect(failure).toBe("not done after 0.3 s");
});

test("memory is that of the program, not of the one that measures", async () => {
  const { peak } = await run(node("globalThis.kept = Buffer.alloc(200e6, 1)"), { memory: true });
  expect(peak).toBeGreaterThan(200e6);
});

test("what fails is not run again, and the others are", async () => {
  const { good, bad } = await inTurns({ good: node("0"), bad: node("process.exit(3)") }, { runs: 3 });
  expect([good.runs, good.failure]).toEqual([3, undefined]);
  expect([bad.runs, bad.failure]).toEqual([1, "exit 3"]);
});

const sample = (members: Partial<Sample>): Sample => ({
  ms: 1000,
  peak: undefined,
  runs: 5,
  failure: undefined,
  ...members,
});

test("a ratio is told with what it is made of, and a failure is a miss", () => {
  const ask = {
    work: "w",
    bar: "b",
    by: ["theirs", sample({})] as [string, Sample],
    holds: (r: number) => r <= 2,
  };
  const ours = (members: Partial<Sample>) => comparison({ ...ask, of: ["ours", sample(members)] });
  expect(ours({ ms: 1500 })).toMatchObject({ measured: "ours 1.5 s, theirs 1.0 s: 1.50x", met: true });
  expect(ours({ ms: 3000, runs: 1 })).toMatchObject({
    measured: "ours 3.0 s, theirs 1.0 s: 3.00x (one run)",
    met: false,
  });
  expect(ours({ failure: "exit 2" })).toMatchObject({ measured: "ours exit 2; theirs 1.0 s", met: false });
});

test("a table has straight columns", () => {
  expect(table(["a", "long head"], [["x|y", "1"]])).toBe(
    "| a    | long head |\n| ---- | --------- |\n| x\\|y | 1         |",
  );
});
