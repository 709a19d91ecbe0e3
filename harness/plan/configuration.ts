import { isObject, type JsonObject, jsonType } from "./json.ts";

/** A place in the plan and what is wrong with it, such as `is a string, not an object`. */
export type Malformed = { place: string; problem: string };

/**
 * What is malformed first in the part of `configuration` through which links are followed; undefined when nothing is.
 * A link that cannot be followed reads like no link, and a policy that nobody has like one that harms nobody.
 * Iterative: module trees are as deep as their author likes.
 */
export function malformedConfiguration(configuration: unknown): Malformed | undefined {
  if (configuration === undefined) return undefined;
  const modules: [unknown, string][] = isObject(configuration)
    ? [[configuration["root_module"], "configuration.root_module"]]
    : [];
  for (let next = modules.pop(); next !== undefined; next = modules.pop()) {
    const [module, place] = next;
    if (module === undefined) continue;
    if (!isObject(module)) return { place, problem: `is ${jsonType(module)}, not an object` };
    const wrong =
      malformedMembers(module, place) ?? malformedResources(module["resources"], `${place}.resources`);
    if (wrong !== undefined) return wrong;
    for (const [name, call] of Object.entries((module["module_calls"] ?? {}) as JsonObject)) {
      const at = `${place}.module_calls.${name}`;
      if (!isObject(call)) return { place: at, problem: `is ${jsonType(call)}, not an object` };
      const members = malformedObject(call["expressions"], `${at}.expressions`);
      if (members !== undefined) return members;
      modules.push([call["module"], `${at}.module`]);
    }
  }
  return undefined;
}

function malformedMembers(module: JsonObject, place: string): Malformed | undefined {
  for (const key of ["module_calls", "outputs", "variables"]) {
    const wrong = malformedObject(module[key], `${place}.${key}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function malformedResources(resources: unknown, place: string): Malformed | undefined {
  if (resources === undefined) return undefined;
  if (!Array.isArray(resources)) return { place, problem: `is ${jsonType(resources)}, not an array` };
  for (const [index, resource] of resources.entries()) {
    const at = `${place}[${index}]`;
    if (!isObject(resource)) return { place: at, problem: `is ${jsonType(resource)}, not an object` };
    for (const key of ["address", "mode", "type", "name"]) {
      const value = resource[key];
      if (typeof value !== "string" || value === "") {
        return { place: `${at}.${key}`, problem: `is ${jsonType(value)}, not a name` };
      }
    }
    const wrong = malformedObject(resource["expressions"], `${at}.expressions`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function malformedObject(value: unknown, place: string): Malformed | undefined {
  return value === undefined || isObject(value)
    ? undefined
    : { place, problem: `is ${jsonType(value)}, not an object` };
}
