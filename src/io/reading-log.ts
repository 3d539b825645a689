import { sha256 } from '../model/fingerprint.js';
import type { Entries } from '../model/host.js';
import { entriesIn } from './disk/folders.js';
import { isWithin, placeIn, placeNamed } from './disk/place.js';
import { hashPlace } from './disk/read.js';

/** What was read, and as what: absolute path → SHA-256, `null` where there was nothing. */
export interface Readings {
  readonly files: Readonly<Record<string, string | null>>;
  /** Absolute path → what is in it. */
  readonly folders: Readonly<Record<string, Entries>>;
}

/** Keeps a log of what a build reads, so that the next one can check whether it would read the same. */
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

/**
 * Whether everything that was read is still the same.
 *
 * @param publication absolute path of the publication; what was read in it must still lie in it
 */
export async function readsTheSame({ files, folders }: Readings, publication: string): Promise<boolean> {
  const place = (path: string) =>
    isWithin(publication, path) ? placeIn(publication, path) : placeNamed(path);
  const isSame = async ([path, hash]: readonly [string, string | null]) => {
    const found = await hashPlace(await place(path));
    return (found ?? null) === hash;
  };
  const holdsTheSame = async ([path, entries]: readonly [string, Entries]) => {
    const found = await entriesIn(await place(path));
    return JSON.stringify(found) === JSON.stringify(entries);
  };
  const looks = [...Object.entries(files).map(isSame), ...Object.entries(folders).map(holdsTheSame)];
  // What cannot be read is reported by the build that reads it.
  const same = await Promise.all(looks.map((look) => look.catch(() => false)));
  return same.every(Boolean);
}
