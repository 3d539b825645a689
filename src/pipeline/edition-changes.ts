import { readEditionPage, readEditionTextFile } from '../adopt/edition/read-text.js';
import { wordDiff } from '../check/word-diff.js';
import type {
  EditionChanges,
  EditionText,
  FileChanges,
  LocaleChanges,
  Pair,
} from '../model/edition-changes.js';
import { sha256 } from '../model/fingerprint.js';
import { toLocale } from '../model/locale.js';
import type { EarlierEdition, ManifestFile } from '../model/manifest.js';
import { reading } from '../exchange/reading.js';
import { compareNames, compareTexts } from '../sync/compare-editions.js';
import { partsOf } from './moved.js';

/** An edition whose files can be read. */
export interface ReadableEdition {
  /** As the person has named it; absent for what a build would make now. */
  readonly shown?: string | undefined;
  readonly edition: EarlierEdition;
  /** Bytes of a file; nothing where only the manifest is there. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Paths of files that are there and whose bytes nobody knows. */
  readonly unmade: readonly string[];
}

const pair = (from: string | null | undefined, to: string | null | undefined): Pair | undefined =>
  (from ?? '') === (to ?? '') ? undefined : { from: from ?? '', to: to ?? '' };

/** What changed from one edition to another, in the languages that were asked for. */
export async function editionChanges(
  before: ReadableEdition,
  after: ReadableEdition,
  tags: readonly string[],
): Promise<EditionChanges> {
  const [old, present] = [before.edition, after.edition];
  const notes: string[] = [];
  const locales: LocaleChanges[] = [];
  for (const tag of tags) locales.push(await localeChanges(tag, before, after, notes));
  const isAsked = ({ locale }: ManifestFile) => locale === null || tags.includes(locale);
  return {
    from: before.shown ?? '',
    to: after.shown,
    title: pair(old.statement.title, present.statement.title),
    date: pair(old.statement.date, present.statement.date),
    slug: pair(old.statement.slug, present.statement.slug),
    isRevised: old.statement.revision !== present.statement.revision,
    signatories: { before: old.signatories?.total, after: present.signatories?.total ?? 0 },
    locales,
    files: fileChanges(
      old,
      present,
      after.unmade.filter((path) => tags.some((tag) => path.startsWith(`${tag}/`))),
      isAsked,
    ),
    notes,
  };
}

/** All languages of two editions: those of the new one first, in its order. */
export function languagesOf(before: EarlierEdition, after: EarlierEdition): string[] {
  return [...new Set([...after.locales, ...before.locales].map(({ locale }) => locale))];
}

async function localeChanges(
  tag: string,
  before: ReadableEdition,
  after: ReadableEdition,
  notes: string[],
): Promise<LocaleChanges> {
  const head = { locale: tag, direction: toLocale(tag).direction };
  const wasThere = isPublished(before.edition, tag);
  if (!isPublished(after.edition, tag)) {
    const isWithdrawn = after.edition.locales.some(({ locale }) => locale === tag);
    const wasWithdrawn = !wasThere && isWithdrawn;
    return { ...head, state: wasWithdrawn ? 'same' : isWithdrawn ? 'withdrawn' : 'gone' };
  }
  if (!wasThere) return { ...head, state: 'added' };
  const both = await readBoth(tag, before, after);
  if (both === undefined) return { ...head, state: 'unknown', unknown: await whyUnknown(tag, before, after) };
  const [old, present] = both.found.map((one) => textOf(both.kind, tag, one, notes));
  if (old === undefined || present === undefined)
    return {
      ...head,
      state: 'unknown',
      unknown: `The ${READABLE[both.kind]} of “${tag}” cannot be read back.`,
    };
  return { ...head, ...wordChanges(old, present) };
}

/** What became of the words of one language. */
function wordChanges(old: EditionText, present: EditionText): Omit<LocaleChanges, 'locale' | 'direction'> {
  const text = compareTexts(old.blocks, present.blocks, wordDiff);
  const signatories = old.names && present.names && compareNames(old.names, present.names);
  const corrections = present.corrections.filter((one) => !old.corrections.includes(one));
  const [title, date] = [pair(old.title, present.title), pair(old.date, present.date)];
  const lists = [text.changed, text.added, text.removed, text.moved, corrections];
  const names = [signatories?.added, signatories?.removed, signatories?.respelt];
  const isSame =
    title === undefined &&
    date === undefined &&
    [...lists, ...names].every((list) => list === undefined || list.length === 0);
  return { state: isSame ? 'same' : 'changed', title, date, text, signatories, corrections };
}

function isPublished({ locales }: EarlierEdition, tag: string): boolean {
  return locales.some(({ locale, status }) => locale === tag && status !== 'withdrawn');
}

/** Files from which words can be read back, the better first. */
const READABLE = { html: 'page', txt: 'text file' } as const;
type Readable = keyof typeof READABLE;

function fileOf({ edition }: ReadableEdition, tag: string, id: Readable): ManifestFile | undefined {
  return edition.files.find(
    ({ locale, format, copyOf }) => locale === tag && format === id && copyOf === undefined,
  );
}

/** A file of an edition with its bytes. */
interface FoundFile {
  readonly edition: ReadableEdition;
  readonly file: ManifestFile;
  readonly bytes: Uint8Array;
}

/** The kind of file that both editions have; words of a page and of a text file are not compared with each other. */
async function readBoth(
  tag: string,
  before: ReadableEdition,
  after: ReadableEdition,
): Promise<{ readonly kind: Readable; readonly found: readonly [FoundFile, FoundFile] } | undefined> {
  const find = async (edition: ReadableEdition, id: Readable): Promise<FoundFile | undefined> => {
    const file = fileOf(edition, tag, id);
    const bytes = file && (await edition.read(file.path));
    return file && bytes && { edition, file, bytes };
  };
  for (const kind of ['html', 'txt'] as const) {
    const old = await find(before, kind);
    const present = old && (await find(after, kind));
    if (old !== undefined && present !== undefined) return { kind, found: [old, present] };
  }
  return undefined;
}

async function whyUnknown(tag: string, before: ReadableEdition, after: ReadableEdition): Promise<string> {
  const file = fileOf(before, tag, 'html') ?? fileOf(before, tag, 'txt');
  if (file === undefined) return `The old edition has neither a page nor a text file of “${tag}”.`;
  if ((await before.read(file.path)) === undefined)
    return `${file.path} of the old edition is not there; a manifest has no words. Name the folder of the edition.`;
  return `${after.shown ?? 'The publication'} makes neither a page nor a text file that the old edition has of “${tag}”.`;
}

function textOf(
  kind: Readable,
  tag: string,
  { edition, file, bytes }: FoundFile,
  notes: string[],
): EditionText | undefined {
  if (sha256(bytes) !== file.sha256)
    notes.push(
      `${file.path} in ${edition.shown ?? 'the new edition'} differs from its manifest: it was changed after it was built.`,
    );
  if (kind === 'txt') {
    notes.push(`“${tag}” is compared by its text file, in which names are lines of the text.`);
    return readEditionTextFile(bytes);
  }
  return reading(file.path, () => ({ value: readEditionPage(bytes), problems: [] })).value;
}

function fileChanges(
  before: EarlierEdition,
  after: EarlierEdition,
  unmade: readonly string[],
  isAsked: (file: ManifestFile) => boolean,
): FileChanges {
  const old = new Map(before.files.filter(isAsked).map((file) => [file.path, file]));
  const present = new Map(after.files.filter(isAsked).map((file) => [file.path, file]));
  const there = new Set([...present.keys(), ...unmade]);
  const renamed = [...old.values()].flatMap(({ path, locale }): Pair[] => {
    const to = partsOf(path, before.statement.slug, locale)?.join(after.statement.slug);
    return to !== undefined && to !== path && there.has(to) && !old.has(to) ? [{ from: path, to }] : [];
  });
  const [left, come] = [new Set(renamed.map(({ from }) => from)), new Set(renamed.map(({ to }) => to))];
  return {
    added: [...there].filter((path) => !old.has(path) && !come.has(path)).sort(),
    removed: [...old.keys()].filter((path) => !there.has(path) && !left.has(path)).sort(),
    changed: [...present.values()].flatMap(({ path, sha256: hash }) => {
      const earlier = old.get(path);
      return earlier === undefined || earlier.sha256 === hash ? [] : [path];
    }),
    renamed: renamed.filter(({ from }) => !there.has(from)),
    notCompared: unmade.filter((path) => old.has(path)),
  };
}
