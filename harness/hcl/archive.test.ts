import { expect, test } from "vitest";
import { membersBelow } from "./archive.ts";
import { type Member, zipOf } from "./fixture.ts";

const plan: Member = { name: "tfplan", content: "x" };
const main: Member = { name: "tfconfig/m-/main.tf", content: 'locals { a = "Zoë" }\n' };
const read = (...members: Member[]): Promise<Map<string, Buffer>> =>
  membersBelow("tfconfig/", zipOf(members));

test("members below the folder are read, and no others", async () => {
  const members = await read(plan, main, { name: "tfconfig/modules.json", content: "[]" });
  expect([...members].map(([name, content]) => [name, String(content)])).toEqual([
    [main.name, main.content],
    ["tfconfig/modules.json", "[]"],
  ]);
  expect(await read(plan)).toEqual(new Map());
});

test.each<[string, Member[]]>([
  ["is encrypted", [{ ...main, encrypted: true }]],
  ["holds a file twice", [main, { ...main, content: "other" }]],
  ["is damaged", [{ ...main, crc: 1 }]],
  ["is damaged", [{ ...main, size: 3 }]],
  ["is damaged", [{ ...main, size: 3000 }]],
  ["is damaged", [{ ...main, name: "tfconfig/../../x" }]],
  ["is damaged", [{ ...main, name: "tfconfig\\m-\\main.tf" }]],
])("what %s is not read", async (message, members) => {
  await expect(read(plan, ...members)).rejects.toThrow(message);
});

test("an archive that is cut off anywhere is not read", async () => {
  const archive = zipOf([plan, main]);
  for (let length = 0; length < archive.length; length += 7) {
    await expect(membersBelow("tfconfig/", archive.subarray(0, length))).rejects.toThrow("is damaged");
  }
});

test("a bomb is not unpacked, whatever it says of its size", async () => {
  const zeros = Buffer.alloc(200 * 1024 * 1024);
  const bomb = { name: "tfconfig/m-/main.tf", content: zeros, crc: 0 };
  await expect(read(bomb)).rejects.toThrow("is too large");
  const before = process.memoryUsage().arrayBuffers;
  await expect(read({ ...bomb, size: 1000 })).rejects.toThrow("is damaged");
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
});

test("many files, and many bytes together, are too much", async () => {
  const limits = { entries: 2, bytes: 100, totalBytes: 150 };
  const archive = (...contents: string[]): Buffer =>
    zipOf(contents.map((content, i) => ({ name: `tfconfig/${i}`, content })));
  const limited = (...contents: string[]): Promise<unknown> =>
    membersBelow("tfconfig/", archive(...contents), limits);
  expect(await limited("a", "b")).toHaveProperty("size", 2);
  await expect(limited("a", "b", "c")).rejects.toThrow("too many files");
  await expect(limited("a".repeat(101))).rejects.toThrow("too large");
  await expect(limited("a".repeat(99), "b".repeat(99))).rejects.toThrow("too large");
});
