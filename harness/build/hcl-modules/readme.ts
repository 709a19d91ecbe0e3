import { blockText } from "../../../modules/hcl-text/block.ts";
import { expression } from "../../../modules/hcl-text/expression.ts";
import { needs, type TerraformModule, type Variable } from "./module.ts";

/** Where the package has the modules, seen from the folder in which it is installed. */
const INSTALLED = "./node_modules/iamgate/modules/hcl";

/** The page of a module: what it ships, a call, and its inputs and outputs. */
export function readmeText(module: TerraformModule, banner: string): string {
  const { name, summary, about, usage, variables, outputs } = module;
  const label = name.replaceAll("-", "_");
  const call = blockText({
    header: ["module", label],
    body: [{ source: `${INSTALLED}/${name}` }, usage],
  });
  return [
    `<!-- ${banner} -->`,
    `# ${name}`,
    summary,
    ...about,
    `\`\`\`hcl\n${call}\n\`\`\``,
    `Needs Terraform ${needs.terraform} and the AWS provider ${needs.aws}.`,
    "## Inputs",
    table(
      ["name", "type", "default", "description"],
      variables.map((variable) => [
        `\`${variable.name}\``,
        `\`${variable.type}\``,
        defaultText(variable),
        variable.description,
      ]),
    ),
    "## Outputs",
    table(
      ["name", "description"],
      outputs.map(({ name: output, description }) => [`\`${output}\``, description]),
    ),
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

function defaultText(variable: Variable): string {
  return variable.default === undefined ? "required" : `\`${expression(variable.default)}\``;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}
