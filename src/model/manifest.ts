import type { LocaleStatus } from './localized.js';
import type { Direction } from './locale.js';

/** Name of the file that lists the others. */
export const MANIFEST = 'manifest.json';

/** `manifest.json` of an edition (docs/output.md). */
export interface Manifest {
  readonly version: 1;
  /** In a collection: the folder to which every page of this one leads on. */
  readonly movedTo?: string | undefined;
  readonly statement: {
    readonly title: string;
    readonly date: string | null;
    readonly slug: string;
    /** SHA-256 of the canonical file. */
    readonly revision: string;
  };
  /** How many have signed, and how many of them by form. */
  readonly signatories: { readonly total: number; readonly late: number };
  /** ISO 8601 instant of the embargo’s end; absent where there is no embargo. */
  readonly embargo?: string | undefined;
  /** What was corrected after publication, earliest first; absent where nothing was. */
  readonly corrections?: readonly ManifestCorrection[] | undefined;
  readonly files: readonly ManifestFile[];
  readonly locales: readonly ManifestLocale[];
}

interface ManifestLocale {
  readonly locale: string;
  readonly direction: Direction;
  /** `withdrawn`: it is no longer published, and its page says so. */
  readonly status: LocaleStatus | 'withdrawn';
  /** The day on which it was withdrawn. */
  readonly date?: string | undefined;
}

/** A correction: its day, and the note by locale where it is in that language. */
export interface ManifestCorrection {
  readonly date: string;
  readonly notes: Readonly<Record<string, string>>;
}

export interface ManifestFile {
  readonly path: string;
  /** `null` for files that the locales share. */
  readonly locale: string | null;
  readonly format: string | null;
  readonly bytes: number;
  readonly sha256: string;
  /** Path of the file that it is a copy of, at an earlier address. */
  readonly copyOf?: string | undefined;
}

/** What a manifest lists, or `undefined` where this program did not write it. */
export function listedEntries(bytes: Uint8Array | undefined): readonly ManifestFile[] | undefined {
  if (bytes === undefined) return undefined;
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest> | null;
    const files: unknown = manifest?.files;
    return manifest?.version === 1 && areManifestFiles(files) ? files : undefined;
  } catch {
    return undefined;
  }
}

/** An edition that was built before, as far as its manifest says. */
export type EarlierEdition = Pick<Manifest, 'statement' | 'files' | 'corrections'> & {
  /** Earlier versions of the program did not count them. */
  readonly signatories?: Partial<Manifest['signatories']> | undefined;
  readonly locales: readonly { readonly locale: string; readonly status?: string | undefined }[];
};

/** Reads the manifest of an earlier edition; `undefined` where this program did not write it. */
export function parseManifest(bytes: Uint8Array | undefined): EarlierEdition | undefined {
  const files = listedEntries(bytes);
  if (files === undefined) return undefined;
  const value = JSON.parse(new TextDecoder().decode(bytes)) as Partial<EarlierEdition>;
  const { statement, locales, signatories } = value;
  const isRight =
    typeof statement?.slug === 'string' &&
    typeof statement.title === 'string' &&
    Array.isArray(locales) &&
    locales.every((one: unknown) => typeof (one as { locale?: unknown } | null)?.locale === 'string');
  if (!isRight) return undefined;
  return { statement, files, locales, signatories, corrections: correctionsIn(value.corrections) };
}

function correctionsIn(value: unknown): readonly ManifestCorrection[] | undefined {
  const isCorrection = (one: unknown) => {
    const { date, notes } = (one ?? {}) as Partial<Record<keyof ManifestCorrection, unknown>>;
    return typeof date === 'string' && typeof notes === 'object' && notes !== null;
  };
  return Array.isArray(value) && value.every(isCorrection) ? (value as ManifestCorrection[]) : undefined;
}

/** Whether a file that was read lists files of an edition. */
export function areManifestFiles(value: unknown): value is readonly ManifestFile[] {
  return Array.isArray(value) && value.every(isManifestFile);
}

function isManifestFile(value: unknown): value is ManifestFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, bytes, sha256: hash } = value as Partial<ManifestFile>;
  return typeof path === 'string' && typeof bytes === 'number' && typeof hash === 'string';
}

/** Paths of the files of an edition, the manifest among them; none where this program did not write the manifest. */
export function listedFiles(manifest: Uint8Array | undefined): string[] {
  const entries = listedEntries(manifest);
  return entries === undefined ? [] : [MANIFEST, ...entries.map(({ path }) => path)];
}
