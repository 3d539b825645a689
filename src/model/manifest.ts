import { count, listOf, mapOf, object, oneOf, orNull, schemaFile, text, type Shape } from './json-shape.js';
import { LOCALE_STATUSES, type LocaleStatus } from './localized.js';
import type { Direction } from './locale.js';

/** Name of the file that lists the others. */
export const MANIFEST = 'manifest.json';

/** The format of press kits, each of which holds the files of the others in one language. */
export const KIT = 'kit';

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

/** What a list of files says of one. */
export const manifestFile: Shape<ManifestFile> = object(
  'A file of the edition.',
  {
    path: text('Its path, relative to the manifest, with forward slashes.'),
    locale: orNull(text('Its language (BCP 47); null if the languages share it.')),
    format: orNull(text('Its format, such as html or pdf; null if it has none.')),
    bytes: count('Its size.'),
    sha256: text('Its SHA-256, in hexadecimal digits.'),
  },
  { copyOf: text('Path of the file that it is a copy of, at an earlier address.') },
);

const manifest: Shape<Manifest> = object(
  'What an edition consists of: `manifest.json`, and `publish build --json` with `timings`.',
  {
    version: oneOf('Version of this format.', [1] as const),
    statement: object(
      'The statement.',
      {
        title: text('Its title.'),
        date: orNull(text('Its date (ISO 8601).')),
        slug: text('Its name in the names of files.'),
        revision: text('SHA-256 of the canonical file.'),
      },
      {},
    ),
    signatories: object(
      'How many have signed.',
      { total: count('All.'), late: count('Those of them that came by form.') },
      {},
    ),
    files: listOf('The files, sorted by path.', manifestFile),
    locales: listOf(
      'The languages.',
      object(
        'A language.',
        {
          locale: text('Its tag (BCP 47).'),
          direction: oneOf('Its direction.', ['ltr', 'rtl'] as const),
          status: oneOf(
            'How far the translation is; `withdrawn`: it is no longer published, and its page says so.',
            [...LOCALE_STATUSES, 'withdrawn'] as const,
          ),
        },
        { date: text('The day on which it was withdrawn (ISO 8601).') },
      ),
    ),
  },
  {
    movedTo: text('In a collection: the folder to which every page of this one leads on.'),
    embargo: text('When the embargo ends (ISO 8601 instant).'),
    corrections: listOf(
      'What was corrected after publication, earliest first.',
      object(
        'A correction.',
        {
          date: text('Its day (ISO 8601).'),
          notes: mapOf('Its note in each language that has one.', text('The note.')),
        },
        {},
      ),
    ),
  },
);

/** `manifest.json` as JSON Schema (draft 7). */
export const manifestSchema = schemaFile('Manifest of an edition', manifest);

/** What is asked of a manifest before its folder is taken for an edition: earlier versions of the program wrote less. */
const entry = object(
  '',
  { path: text(''), bytes: count(''), sha256: text('') },
  { locale: orNull(text('')), format: orNull(text('')), copyOf: text('') },
);
const listed = object('', { version: oneOf('', [1] as const), files: listOf('', entry) }, {});

/** What a manifest lists, or `undefined` where this program did not write it. */
export function listedEntries(bytes: Uint8Array | undefined): readonly ManifestFile[] | undefined {
  if (bytes === undefined) return undefined;
  try {
    const { files: entries } = listed.read(JSON.parse(new TextDecoder().decode(bytes)), '');
    return entries.map((one) => ({ ...one, locale: one.locale ?? null, format: one.format ?? null }));
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
  const entries = listedEntries(bytes);
  if (entries === undefined) return undefined;
  const value = JSON.parse(new TextDecoder().decode(bytes)) as Partial<EarlierEdition>;
  const { statement, locales, signatories } = value;
  const isRight =
    typeof statement?.slug === 'string' &&
    typeof statement.title === 'string' &&
    Array.isArray(locales) &&
    locales.every((one: unknown) => typeof (one as { locale?: unknown } | null)?.locale === 'string');
  if (!isRight) return undefined;
  return { statement, files: entries, locales, signatories, corrections: correctionsIn(value.corrections) };
}

function correctionsIn(value: unknown): readonly ManifestCorrection[] | undefined {
  const isCorrection = (one: unknown) => {
    const { date, notes } = (one ?? {}) as Partial<Record<keyof ManifestCorrection, unknown>>;
    return typeof date === 'string' && typeof notes === 'object' && notes !== null;
  };
  return Array.isArray(value) && value.every(isCorrection) ? (value as ManifestCorrection[]) : undefined;
}

/** Paths of the files of an edition, the manifest among them; none where this program did not write the manifest. */
export function listedFiles(manifest: Uint8Array | undefined): string[] {
  const entries = listedEntries(manifest);
  return entries === undefined ? [] : [MANIFEST, ...entries.map(({ path }) => path)];
}
