/**
 * Writes `rego/capabilities.json`: what the ruleset may use, so that the compiler refuses what the WASM runtime lacks.
 * There a missing builtin is noticed only when a rule needs it, and then aborts the whole evaluation.
 */
import { join } from "node:path";
import { execaSync } from "execa";
import { findOpa } from "./opa.ts";
import { root, writeIfChanged } from "./paths.ts";

/**
 * Builtins that OPA compiles into the module (the table `builtinsFunctions` of its internal/compiler/wasm/wasm.go),
 * without the deprecated ones. `sprintf`, `regex.split` and `yaml.*` are not among them: the npm runtime has versions
 * of its own, which answer otherwise than OPA.
 */
const native = `
  assign eq equal neq gt gte lt lte internal.member_2 internal.member_3 internal.template_string walk
  plus minus mul div rem abs round ceil floor numbers.range to_number
  bits.and bits.or bits.xor bits.negate bits.lsh bits.rsh
  count sum product max min sort
  array.concat array.flatten array.reverse array.slice and or intersection union
  is_array is_boolean is_null is_number is_object is_set is_string type_name
  base64.decode base64.encode base64.is_valid base64url.decode base64url.encode
  concat contains endswith format_int indexof lower replace split startswith strings.replace_n strings.reverse
  substring trim trim_left trim_prefix trim_right trim_space trim_suffix upper
  regex.find_all_string_submatch_n regex.is_valid regex.match glob.match
  json.filter json.is_valid json.marshal json.remove json.unmarshal
  object.filter object.get object.keys object.remove object.union object.union_n
  graph.reachable net.cidr_contains net.cidr_intersects
`;

interface Capabilities {
  builtins: { name: string; description?: string; categories?: string[] }[];
  features: string[];
}

const { stdout } = execaSync(findOpa(), ["capabilities", "--current"]);
const current = JSON.parse(stdout) as Capabilities;
const wanted = new Set(native.trim().split(/\s+/));
const builtins = current.builtins
  .filter(({ name }) => wanted.delete(name))
  // Prose for manuals, four fifths of the file.
  .map(({ description: _, categories: __, ...builtin }) => builtin);
if (wanted.size > 0) throw new Error(`OPA does not know ${[...wanted].join(", ")}`);
const rest = {
  // Keywords that must be imported are too new for the engines that the ruleset also runs on.
  future_keywords: [],
  // The npm runtime speaks ABI 1.x; OPA refuses to build any other with this.
  wasm_abi_versions: [{ version: 1, minor_version: 3 }],
  features: current.features,
};
const rows = builtins.map((builtin) => JSON.stringify(builtin)).join(",\n");
writeIfChanged(
  join(root, "rego", "capabilities.json"),
  `{"builtins":[\n${rows}],\n${JSON.stringify(rest).slice(1)}\n`,
);
process.stdout.write(`capabilities: ${builtins.length} of ${current.builtins.length} builtins\n`);
