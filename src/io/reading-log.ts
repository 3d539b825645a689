import type { Dirent } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { sha256 } from '../model/fingerprint.js';
import type { Entries } from '../model/host.js';
import { errorCode } from './failures.js';

/** What was read, and as what: absolute path → SHA-256, `null` where there was nothing. */
export interface Readings {
  readonly files: Readonly<Record<string, string | null>>;
  /** Absolute path → what is in it. */
  readonly folders: Readonly<Record<string, Entries>>;
}

/** Keeps a log of what a build reads, so that the next one can tell whether it would read the same. */
export interface ReadingLog {
  file(path: string, bytes: Uint8Array | undefined): void;
  folder(path: string, entries: Entries): void;
  /** The log; `undefined` where a file has changed between two readings. */
  readings(): Readings | undefined;
}

/** Starts an empty log. */
export function startReadingLog(): ReadingLog {
  const files = new Map<string, string | null>();
  const folders = new Map<string, Entries>();
  let isSteady = true;
  return {
    file(path, bytes) {
      const hash = bytes === undefined ? null : sha256(bytes);
      if ((files.get(path) ?? hash) !== hash) isSteady = false;
      files.set(path, hash);
    },
    folder: (path, entries) => void folders.set(path, entries),
    readings: () =>
      isSteady ? { files: Object.fromEntries(files), folders: Object.fromEntries(folders) } : undefined,
  };
}

/** Whether everything that was read is still the same. */
export async function readsTheSame({ files, folders }: Readings): Promise<boolean> {
  const isSame = async ([path, hash]: readonly [string, string | null]) => {
    const bytes = await readFile(path).catch(() => undefined);
    return (bytes === undefined ? null : sha256(bytes)) === hash;
  };
  const holdsTheSame = async ([path, entries]: readonly [string, Entries]) => {
    const found = await entriesOf(path).catch(() => undefined);
    return JSON.stringify(found) === JSON.stringify(entries);
  };
  const checked = await Promise.all([
    ...Object.entries(files).map(isSame),
    ...Object.entries(folders).map(holdsTheSame),
  ]);
  return checked.every(Boolean);
}

/** What is in a folder; nothing where there is no such folder. */
export async function entriesOf(path: string): Promise<Entries> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const names = (isWanted: (entry: Dirent) => boolean) =>
      entries
        .filter(isWanted)
        .map(({ name }) => name)
        .sort();
    return {
      folders: names((entry) => entry.isDirectory()),
      files: names((entry) => entry.isFile()),
    };
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return { folders: [], files: [] };
    throw error;
  }
}
