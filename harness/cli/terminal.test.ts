import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memoryIo } from "./fixture.ts";
import { progressOn } from "./progress.ts";
import { isCi, wantsColor, widthOf, write } from "./terminal.ts";

const tty = { isTTY: true } as Writable & { isTTY: boolean };
const pipe = {} as Writable;

describe("colour", () => {
  test.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [false, { FORCE_COLOR: "1" }, true],
    [false, { FORCE_COLOR: "" }, true],
    [true, { FORCE_COLOR: "0" }, false],
    [true, { FORCE_COLOR: "false" }, false],
    [false, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
    [true, { CI: "true" }, false],
    [true, { CI: "false" }, true],
    [false, { CI: "true", FORCE_COLOR: "1" }, true],
    [true, { TERM: "dumb" }, false],
  ])("on a terminal (%s) with %j: %s", (terminal, env, color) => {
    expect(wantsColor(terminal ? tty : pipe, env)).toBe(color);
  });
});

test("the width is the terminal's, within reason, and 100 elsewhere", () => {
  const width = (columns?: number): number => widthOf(Object.assign(Object.create(tty), { columns }));
  const widths = [width(80), width(300), width(3), width(0), width(), widthOf(pipe)];
  expect(widths).toEqual([80, 100, 40, 100, 100, 100]);
});

test.each([
  ["true", true],
  ["1", true],
  ["woodpecker", true],
  ["false", false],
  ["0", false],
  ["", false],
  [undefined, false],
])("CI=%s: %s", (value, ci) => {
  expect(isCi({ CI: value })).toBe(ci);
});

describe("writing", () => {
  const failing = (code: string): Writable =>
    new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error(`write ${code}`), { code }));
      },
    }).on("error", () => {});

  test("waits until the text is out", async () => {
    const { io, output } = memoryIo();
    await write(io.stdout, "a".repeat(1_000_000));
    await write(io.stdout, "");
    expect(output().out).toHaveLength(1_000_000);
  });

  test("a reader that left is no failure, a full disk is", async () => {
    await expect(write(failing("EPIPE"), "x")).resolves.toBeUndefined();
    await expect(write(failing("ENOSPC"), "x")).rejects.toMatchObject({ code: "output/stream" });
  });
});

describe("the progress line", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const started = (
    terminal: boolean,
    env = {},
  ): { said: () => string; line: ReturnType<typeof progressOn> } => {
    const { io, output } = memoryIo({ env });
    io.stderr.isTTY = terminal;
    const line = progressOn(io);
    line.doing("judging a.json ...");
    return { said: () => output().err, line };
  };

  test("comes after a second and goes away", () => {
    const { said, line } = started(true);
    vi.advanceTimersByTime(999);
    expect(said()).toBe("");
    vi.advanceTimersByTime(1);
    expect(said()).toBe("judging a.json ...");
    line.done();
    expect(said()).toBe("judging a.json ...\r\u001B[2K");
    line.done();
    expect(said()).toBe("judging a.json ...\r\u001B[2K");
  });

  test("says at once what is done next when it already waited", () => {
    const { said, line } = started(true);
    vi.advanceTimersByTime(1500);
    line.doing("judging b.json ...");
    vi.advanceTimersByTime(1);
    expect(said()).toBe("judging a.json ...\r\u001B[2Kjudging b.json ...");
    line.done();
  });

  test("does not come when it was quick, on no terminal, or in a pipeline", () => {
    const quick = started(true);
    quick.line.done();
    const others = [started(false), started(true, { CI: "true" })];
    vi.advanceTimersByTime(5000);
    expect([quick, ...others].map(({ said }) => said())).toEqual(["", "", ""]);
  });
});
