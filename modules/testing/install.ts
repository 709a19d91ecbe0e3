/** Installs a project from its own lockfile and iamgate from its tarball, by npm itself. */
import { execa } from "execa";
import { type Packed, patience, quiet } from "../../harness/build/pack.ts";

/** Why nothing was installed, in plain words. */
export interface NotInstalled {
  because: string;
}

/** The libraries are some 40 MB to download, and 390 MB to write. */
const INSTALL_MS = 300_000;

/** npm's words for a registry that is not there, or does not serve a package. Anything else is a fault of the project. */
const UNREACHABLE =
  /\b(E(?:NOTFOUND|AI_AGAIN|CONN\w+|(?:SOCKET|IDLE)?TIMEOUT|TIMEDOUT|NOTCACHED|\w*UNREACH|[45]\d\d))\b/;

/**
 * `npm ci`, then the tarball, whose peers npm holds against what the lockfile chose.
 * @returns undefined, or why the registry did not give what is needed. Throws with npm's words for anything else.
 */
export async function install(packed: Packed, folder: string): Promise<NotInstalled | undefined> {
  const npm = async (...args: string[]): Promise<NotInstalled | undefined> => {
    const options = [...patience, ...quiet];
    const ran = await execa("npm", [...args, ...options], {
      cwd: folder,
      reject: false,
      timeout: INSTALL_MS,
    });
    if (!ran.failed) return undefined;
    if (ran.timedOut) return { because: `npm took longer than ${INSTALL_MS / 60_000} minutes` };
    const code = UNREACHABLE.exec(ran.stderr)?.[1];
    if (code === undefined) throw new Error(`npm ${args[0]} failed:\n${ran.stderr}`);
    return { because: `npm's registry could not be reached or does not have it (${code})` };
  };
  return (await npm("ci")) ?? (await npm("install", "--no-save", "--strict-peer-deps", packed.tarball));
}
