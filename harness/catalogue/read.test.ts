import { expect, test } from "vitest";
import { root } from "../build/paths.ts";
import { path } from "./fixture.ts";
import { checkCatalogue, decidingActions, readCatalogue } from "./read.ts";
import { isSource } from "./sources.ts";
import type { Path } from "./types.ts";

const known = new Set(["iam:passrole", "lambda:createfunction", "iam:createaccesskey"]);
const check =
  (...paths: unknown[]) =>
  (): unknown =>
    checkCatalogue({ reviewed: "2026-11-24", origin: "here", paths }, known);

test("the catalogue holds together", () => {
  const { paths } = readCatalogue(root);
  expect(paths).toHaveLength(299);
  expect(paths.flatMap(({ sources }) => sources).filter(({ name }) => !isSource(name))).toEqual([]);
});

test("the actions that decide are those that are required and those to choose from, once each", () => {
  const any_of = [["c", "a"], ["d"]];
  expect(decidingActions(path("p", ["a", "b"], { any_of }))).toEqual(["a", "b", "c", "d"]);
});

test("what is right is accepted", () => {
  const keys = path("keys", ["iam:CreateAccessKey"], { own: ["iam:CreateAccessKey"], subsumed_by: ["pass"] });
  const pass = path("pass", ["iam:PassRole"], { any_of: [["lambda:CreateFunction"]] });
  const shape = path("shape", ["*"], { match: "pattern" });
  const retired = path("retired", ["codestar:Gone"], { unvalidated_actions: ["codestar:Gone"] });
  expect(check(keys, pass, shape, retired)).not.toThrow();
});

test.each<[string, Partial<Path> | Record<string, unknown>, RegExp]>([
  ["an unknown key", { fixx: "x" }, /p: unknown key `fixx`/],
  ["a text of two lines", { fix: "a\nb" }, /p: `fix` must be one line of text/],
  ["a template", { fix: "Pin {name}." }, /p: `fix` must be .* without braces/],
  ["an unknown gate", { gate: "stop" }, /p: `gate` must be one of fail, warn, info/],
  ["a technique that is none", { mitre: ["T98"] }, /p: `mitre\.0` must be a technique, such as T1098\.003/],
  ["no action", { required: [] }, /p: without an action it would always be open/],
  ["an action that AWS does not have", { required: ["iam:Gone"] }, /p: AWS has no action iam:Gone/],
  ["the same among those that help", { helpful: ["iam:Gone"] }, /p: AWS has no action iam:Gone/],
  ["an action marked for nothing", { unvalidated_actions: ["iam:PassRole"] }, /p: AWS has iam:PassRole/],
  [
    "an own action of another path",
    { own: ["iam:CreateAccessKey"] },
    /iam:CreateAccessKey in `own` is no action/,
  ],
  ["a smaller path that is not there", { subsumed_by: ["q"] }, /p: no path q, which `subsumed_by` names/],
])("%s is refused", (_, more, message) => {
  expect(check({ ...path("p", ["iam:PassRole"]), ...more })).toThrow(message);
});

test("a service without a role to pass is refused, and so is an id twice", () => {
  const service = path("p", ["lambda:CreateFunction"], { passrole_service: "lambda.amazonaws.com" });
  expect(check(service)).toThrow(/p: `passrole_service` needs iam:PassRole/);
  expect(check(path("p", ["iam:PassRole"]), path("p", ["iam:PassRole"]))).toThrow(/p: the id is there twice/);
});

test("everything that is wrong is told at once, by id", () => {
  const { fix: _, ...without } = path("a", ["iam:PassRole"]);
  expect(check(without, { ...path("b", ["iam:PassRole"]), gate: "stop" })).toThrow(
    /^harness\/catalogue\/paths\.json:\n {2}a: `fix` is missing\n {2}b: `gate` must be/,
  );
  expect(check(path("a", ["iam:Gone"]), path("b", ["iam:Lost"]))).toThrow(/a: .*Gone.*\n {2}b: .*Lost/);
});
