/** The traps of Rego that CONTRIBUTING.md warns of, on both engines: if one is gone, its line may go. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execaSync } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOpa } from "../build/opa.ts";

const rego = `package traps

_names := {"a": ["x"]}

_has(name, key) if name in _names[key]

_is_in_group(name, user) if name in _names[user.group]

# An array of what was found tells undefined (empty) from a value.
answer := {
	"some of an empty list": [1 | some x in input.empty; x == 1],
	"every of an empty list": [1 | every x in input.empty { x == 1 }],
	"a field that is missing": [1 | input.user.policy == "x"],
	"a message without its field": {m | some user in input.users; m := concat(" ", ["open:", user.nam])},
	"a negated reference": [1 | not "x" in _names[input.user.group]],
	"a negated reference by a key that is not there": [1 | some key in ["b"]; not "x" in _names[key]],
	"a negated helper with an undefined argument": [1 | not _has("x", input.user.group)],
	"a negated helper with the object": [1 | not _is_in_group("x", input.user)],
	"a negated helper by a key that is not there": [1 | not _has("x", "b")],
	"object.get on an array": [x | x := object.get(input.list, 0, "default")],
	"object.get with a path": [object.get(input, ["list", 0], "default"), object.get(input, ["list", 7], "default")],
	"a large number": input.large,
	"a set": [x | some x in {"b", "a", "c", "zz", "y"}],
}
`;
const input = `{"empty": [], "user": {}, "users": [{"name": "n"}], "list": ["q"], "large": 9007199254740993}`;

const folder = mkdtempSync(join(tmpdir(), "iamgate-traps-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const answers: Record<string, Record<string, unknown>> = {};

beforeAll(() => {
  const opa = findOpa();
  const run = (...args: string[]): string => execaSync(opa, args, { cwd: folder }).stdout;
  writeFileSync(join(folder, "traps.rego"), rego);
  writeFileSync(join(folder, "input.json"), input);
  const found = run(
    "eval",
    "--data",
    "traps.rego",
    "--input",
    "input.json",
    "--format",
    "raw",
    "data.traps.answer",
  );
  answers["opa"] = JSON.parse(found) as Record<string, unknown>;
  run("build", "--target", "wasm", "--entrypoint", "traps/answer", "--output", "bundle.tar.gz", "traps.rego");
  execaSync("tar", ["-xzf", "bundle.tar.gz", "/policy.wasm"], { cwd: folder });
  // The ES module of the package exports only the asynchronous loader.
  const { loadPolicySync } = createRequire(import.meta.url)(
    "@open-policy-agent/opa-wasm",
  ) as typeof import("@open-policy-agent/opa-wasm");
  const policy = loadPolicySync(Uint8Array.from(readFileSync(join(folder, "policy.wasm"))).buffer);
  const [result] = policy.evaluate(Uint8Array.from(Buffer.from(input)).buffer, "traps/answer") as {
    result: Record<string, unknown>;
  }[];
  answers["wasm"] = result?.result ?? {};
});

test.each(["opa", "wasm"])("on %s", (engine) => {
  expect(answers[engine]).toMatchObject({
    "some of an empty list": [],
    "every of an empty list": [1],
    "a field that is missing": [],
    "a message without its field": [],
    "a negated reference": [],
    "a negated reference by a key that is not there": [],
    "a negated helper with an undefined argument": [],
    "a negated helper with the object": [1],
    "a negated helper by a key that is not there": [1],
    "object.get on an array": [],
    "object.get with a path": ["q", "default"],
  });
});

test("on WASM alone: large numbers are rounded, and sets come in another order", () => {
  expect(answers["wasm"]?.["a large number"]).toBe(9007199254740992);
  expect(answers["opa"]?.["a set"]).toEqual(["a", "b", "c", "y", "zz"]);
  expect(answers["wasm"]?.["a set"]).not.toEqual(answers["opa"]?.["a set"]);
});
