import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { MAX_FILE_BYTES } from "./file.ts";
import { Unreadable } from "./types.ts";

/** Far above what configurations have, far below what a machine has. */
const MAX_ENTRIES = 20_000;
const MAX_TOTAL_BYTES = 32 * 1024 * 1024;

export interface ArchiveLimits {
  entries: number;
  /** Of one file. */
  bytes: number;
  /** Of all files together. */
  totalBytes: number;
}

const LIMITS: ArchiveLimits = {
  entries: MAX_ENTRIES,
  bytes: MAX_FILE_BYTES,
  totalBytes: MAX_TOTAL_BYTES,
};

/**
 * The members of a zip archive below a folder, by name. Everything stays in memory, and never more than the limits
 * allow. Throws Unreadable for an archive that is damaged, encrypted, ambiguous or too large.
 */
export async function membersBelow(
  prefix: string,
  archive: Buffer,
  limits: ArchiveLimits = LIMITS,
): Promise<Map<string, Buffer>> {
  let zip: ZipFile | undefined;
  try {
    zip = await fromBufferPromise(archive, { lazyEntries: true, strictFileNames: true });
    if (zip.entryCount > limits.entries) throw new Unreadable("holds too many files");
    const members = new Map<string, Buffer>();
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.startsWith(prefix) || entry.fileName.endsWith("/")) continue;
      // Readers of archives differ in which of two they take.
      if (members.has(entry.fileName)) throw new Unreadable("holds a file twice");
      total += entry.uncompressedSize;
      if (entry.uncompressedSize > limits.bytes || total > limits.totalBytes) {
        throw new Unreadable("is too large");
      }
      members.set(entry.fileName, await contentOf(zip, entry));
    }
    return members;
  } catch (thrown) {
    // Messages of the library quote names of members.
    throw thrown instanceof Unreadable ? thrown : new Unreadable("is damaged");
  } finally {
    zip?.close();
  }
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Unreadable("is encrypted");
  // Ends with an error as soon as there is more than the archive says, so that what it says bounds the memory.
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw new Unreadable("is damaged");
  return content;
}
