import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileMissing } from './faults.ts';
import { measure } from './measure.ts';
import type { MediaStore } from './store.ts';

const key = /^[a-z0-9_]+\/[a-z0-9_]+\/[a-z0-9_]+$/;
const unfinishedMs = 3_600_000;

/**
 * Files below a folder. Each is written under a name of its own and brought to the disk before it
 * gets the name that it is known by, so that no half of one is ever served.
 */
export function createDiskStore(folder: string): MediaStore {
  const incoming = join(folder, 'incoming');
  const pathOf = (name: string): string => {
    if (!key.test(name)) throw new Error('This is no key of a file.');
    return join(folder, name);
  };
  return {
    async put(name, stream, mostBytes) {
      const path = pathOf(name);
      const begun = join(incoming, randomUUID());
      await mkdir(incoming, { recursive: true });
      await mkdir(dirname(path), { recursive: true });
      try {
        const { through, kept } = measure(mostBytes);
        await pipeline(stream, through, createWriteStream(begun, { flags: 'wx', flush: true }));
        await rename(begun, path);
        await sync(dirname(path));
        return kept();
      } catch (error) {
        await rm(begun, { force: true });
        throw error;
      }
    },

    async open(name, range): Promise<Readable> {
      const stream = createReadStream(pathOf(name), range ?? {});
      try {
        await once(stream, 'open');
      } catch (error) {
        throw isNowhere(error) ? new FileMissing(name) : error;
      }
      return stream;
    },

    async remove(names) {
      for (const name of names) await rm(pathOf(name), { force: true });
    },

    async tidy() {
      for (const name of await readdir(incoming).catch(() => [])) {
        const path = join(incoming, name);
        const found = await stat(path).catch(() => null);
        if (found && found.mtimeMs < Date.now() - unfinishedMs) await rm(path, { force: true });
      }
    },
  };
}

// The name of a file is kept by its folder.
async function sync(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isNowhere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
