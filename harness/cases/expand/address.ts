/** What an address says of a resource instance. */
export interface Address {
  module_address?: string;
  mode: "managed" | "data";
  type: string;
  name: string;
  index?: string | number;
}

/** Splits an address at the dots that are in no instance key: keys may hold dots, brackets and escaped quotes. */
function steps(address: string): string[] {
  return address.match(/(?:[^.[]|\[(?:"(?:[^"\\]|\\.)*"|\d+)\])+/g) ?? [];
}

/** Reads a resource address of plan JSON, or returns undefined for what is none. */
export function parseAddress(address: string): Address | undefined {
  const parts = steps(address);
  if (parts.join(".") !== address) return undefined;
  let at = 0;
  while (parts[at] === "module") at += 2;
  const mode = parts[at] === "data" ? "data" : "managed";
  if (mode === "data") at++;
  const [type, last] = parts.slice(at);
  if (type === undefined || last === undefined || parts.length !== at + 2) return undefined;
  const key = /^([^[]+)\[(.*)\]$/.exec(last);
  const modules = parts.slice(0, mode === "data" ? at - 1 : at);
  return {
    ...(modules.length > 0 ? { module_address: modules.join(".") } : {}),
    mode,
    type,
    name: key?.[1] ?? last,
    ...(key?.[2] === undefined ? {} : { index: JSON.parse(key[2]) as string | number }),
  };
}
