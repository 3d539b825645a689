import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_CACHE } from '../../../src/model/cache.js';
import type { Host } from '../../../src/model/host.js';
import { ROOT } from '../../publication.js';

const kept = new Map<string, Uint8Array | undefined>();

/** A file of the disk, read once. */
function fileOf(path: string): Promise<Uint8Array | undefined> {
  if (!kept.has(path)) {
    try {
      kept.set(path, readFileSync(path));
    } catch {
      kept.set(path, undefined);
    }
  }
  return Promise.resolve(kept.get(path));
}

const nothing = () => Promise.reject(new Error('nothing is printed here'));

/** A host of memory with the real package around it. */
export function memoryHost(own: Readonly<Record<string, Uint8Array>>): Host {
  return {
    read: (path) => Promise.resolve(own[path]),
    packaged: (path) => fileOf(join(ROOT, path)),
    entries: () => Promise.resolve({ folders: ['en', 'fa'], files: [] }),
    resource: async (name) => (await fileOf(join(ROOT, 'templates', name))) ?? nothing(),
    printer: {
      print: nothing,
      picture: nothing,
      warm: () => undefined,
      identity: () => Promise.resolve(''),
      close: () => Promise.resolve(),
    },
    reader: { warm: () => undefined, pages: nothing },
    cache: NO_CACHE,
    maker: () => Promise.resolve(''),
  };
}

/** The same, of the files of a folder. */
export function diskHost(folder: string): Host {
  return { ...memoryHost({}), read: (path) => fileOf(join(folder, path)) };
}
