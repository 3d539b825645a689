import { readFile, readdir } from 'node:fs/promises';
import { sha256 } from '../model/fingerprint.js';

/** What was read, and as what: absolute path → SHA-256, `null` where there was nothing. */
export interface Readings {
  readonly files: Readonly<Record<string, string | null>>;
  /** Absolute path → the names of the folders in it. */
  readonly folders: Readonly<Record<string, readonly string[]>>;
}

/** Keeps a log of what a build reads, so that the next one can tell whether it would read the same. */
export interface ReadingLog {
  file(path: string, bytes: Uint8Array | undefined): void;
  folder(path: string, names: readonly string[]): void;
  /** The log; `undefined` where a file has changed between two readings. */
  readings(): Readings | undefined;
}

/** Starts an empty log. */
export function startReadingLog(): ReadingLog {
  const files = new Map<string, string | null>();
  const folders = new Map<string, readonly string[]>();
  let isSteady = true;
  return {
    file(path, bytes) {
      const hash = bytes === undefined ? null : sha256(bytes);
      if ((files.get(path) ?? hash) !== hash) isSteady = false;
      files.set(path, hash);
    },
    folder: (path, names) => void folders.set(path, names),
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
  const holdsTheSame = async ([path, names]: readonly [string, readonly string[]]) => {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    const found = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return found.sort().join('\n') === names.join('\n');
  };
  const checked = await Promise.all([
    ...Object.entries(files).map(isSame),
    ...Object.entries(folders).map(holdsTheSame),
  ]);
  return checked.every(Boolean);
}
