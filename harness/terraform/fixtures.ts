import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A recorded plan with what it is made of: a folder in `cases/plans`. */
export interface Fixture {
  name: string;
  folder: string;
  /** Options of `terraform plan`, from a comment `# Options: -destroy`. */
  options: string[];
  /** Whether a `state.json` stands for what exists already. */
  hasState: boolean;
}

/** Every fixture below a folder, by name: each subfolder with Terraform files. */
export function fixturesIn(folder: string): Fixture[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, folder: join(folder, name) }))
    .filter((place) => sourcesOf(place).some((file) => file.endsWith(".tf")))
    .map((place) => ({
      ...place,
      options: optionsOf(place),
      hasState: sourcesOf(place).includes("state.json"),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The files that a plan is made of, relative to the fixture: all but the recording and words about it. */
export function sourcesOf({ folder }: Pick<Fixture, "folder">): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => file !== "plan.json" && !file.endsWith(".md"))
    .sort();
}

function optionsOf(place: Pick<Fixture, "folder">): string[] {
  const lines = sourcesOf(place)
    .filter((file) => file.endsWith(".tf"))
    .flatMap((file) => readFileSync(join(place.folder, file), "utf8").split("\n"));
  return lines.flatMap((line) => /^# Options: (.+)$/.exec(line)?.[1]?.split(" ") ?? []);
}

/** A digest of what a plan is made of. Recorded beside the plans, it tells which of them are out of date. */
export function digestOf(fixture: Pick<Fixture, "folder">): string {
  const hash = createHash("sha256");
  for (const file of sourcesOf(fixture)) {
    const text = readFileSync(join(fixture.folder, file), "utf8");
    hash.update(`${file}\0${text.length}\0${text}`);
  }
  return hash.digest("hex").slice(0, 16);
}
