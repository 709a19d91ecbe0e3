import { expect, test } from "vitest";
import type { Model, ModelSubject } from "./model.ts";
import { Slicer } from "./slices.ts";

function subject(address: string, beside?: string[]): ModelSubject {
  const documents = [{ id: `${address}#policy`, group: null }];
  return { kind: "role", address, name: null, documents, members: [], ...(beside && { beside }) };
}

function modelOf(subjects: ModelSubject[]): Model {
  return {
    subjects: Object.fromEntries(subjects.map((s) => [s.address, s])),
    documents: Object.fromEntries(
      [...subjects.map(({ address }) => address), "bare"].map((address) => [
        `${address}#policy`,
        { address },
      ]),
    ),
    bare: { bare: subject("bare", ["d"]) },
    hidden: { open: [], malformed: [], external: [], holes: [] },
    resource_changes: 0,
    config: {},
    sensitive: [],
    harmless: [],
    allow_incomplete: false,
    opaque: [],
    problems: [],
    devices: [],
    overruled: [],
  };
}

test("what stands beside a subject is its context, with its documents, and what stands beside that", () => {
  const model = modelOf([
    subject("a", ["b", "bare", "outside"]),
    subject("b", ["c", "a"]),
    subject("c"),
    subject("d"),
  ]);
  // The first slice is for what is nobody's; then each subject has one of its own.
  const [, a, b, c] = [...new Slicer(model).whole(1, new Map())].map(({ text }) => {
    const { slice } = JSON.parse(text) as {
      slice: { subjects: object; documents: object; context: string[] };
    };
    return {
      subjects: Object.keys(slice.subjects).sort(),
      documents: Object.keys(slice.documents).sort(),
      context: slice.context,
    };
  });
  const documents = ["a#policy", "b#policy", "bare#policy", "c#policy", "d#policy"];
  expect(a).toMatchObject({ subjects: ["a", "b", "c", "d"], documents });
  expect(b).toMatchObject({
    subjects: ["a", "b", "c", "d"],
    context: expect.not.arrayContaining(["b"]) as string[],
  });
  expect(c).toEqual({ subjects: ["c"], documents: ["c#policy"], context: [] });
});
