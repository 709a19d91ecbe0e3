import { crc32, deflateRawSync } from "node:zlib";
import { grammarCheck } from "./grammar.ts";
import { readModule } from "./read.ts";
import type { Configuration } from "./types.ts";

/** A configuration of files: by module path, then by name. Files are called `<module path>/<name>`. */
export async function configurationOf(
  modules: Record<string, Record<string, string>>,
): Promise<Configuration> {
  const found: Configuration = { modules: new Map(), problems: [] };
  const agrees = await grammarCheck();
  for (const [path, files] of Object.entries(modules)) {
    const bytes = new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
    const { module, problems } = readModule({ folder: path, files: bytes }, agrees);
    found.modules.set(path, module);
    found.problems.push(...problems);
  }
  return found;
}

export interface Member {
  name: string;
  content: string | Buffer;
  /** What the archive says instead of what is so. */
  size?: number;
  crc?: number;
  encrypted?: boolean;
}

/** A zip archive of members, for mistakes that no program would write. */
export function zipOf(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, size, crc, encrypted = false } of members) {
    const bytes = Buffer.from(content);
    const data = deflateRawSync(bytes);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(encrypted ? 1 : 0, 2);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc ?? crc32(bytes), 10);
    header.writeUInt32LE(data.length, 14);
    header.writeUInt32LE(size ?? bytes.length, 18);
    header.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), header, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0"), header, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), end]);
}
