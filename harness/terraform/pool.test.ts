import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { mapPool } from "./pool.ts";

test("work runs side by side, never more of it than the pool is wide, and in order", async () => {
  let running = 0;
  let most = 0;
  const results = await mapPool([5, 1, 3, 2, 4], 2, async (ms) => {
    most = Math.max(most, ++running);
    await setTimeout(ms);
    running--;
    return ms * 10;
  });
  expect(results).toEqual([50, 10, 30, 20, 40]);
  expect(most).toBe(2);
});

test("a failure of one is the failure of all", async () => {
  const work = async (): Promise<never> => {
    throw new Error("no");
  };
  await expect(mapPool([1, 2], 2, work)).rejects.toThrow("no");
});
