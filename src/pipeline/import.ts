import { Failure } from '../model/failure.js';
import type { ExchangeFormat, ImportDocument, ImportUnit } from '../model/exchange.js';
import type { Host } from '../model/host.js';
import { canonicalTag } from '../model/locale.js';
import type { Problem } from '../model/problem.js';
import { planStrings } from './beside.js';
import { changedFiles } from './changes.js';
import { loadExchangeFormats, planImportInto, type FilePlan, type Force } from './exchange.js';
import type { Publication } from './publication.js';

/** Most bytes of a file from a translator. */
export const IMPORT_LIMIT = 64_000_000;

/** Other endings that translators' tools give their files. */
const ENDINGS: Readonly<Record<string, string>> = { pot: 'po', xliff: 'xlf' };

/** This many segments with unknown originals cannot be a slip of an editor. */
const MANY = 4;

/**
 * The format of a file that comes back.
 *
 * @param file its path
 * @throws {Failure} code 2 if no format has such files
 */
export async function importFormat(file: string): Promise<ExchangeFormat> {
  const ending = /\.([^./\\]*)$/u.exec(file)?.[1]?.toLowerCase() ?? '';
  const known = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : ending;
  const formats = await loadExchangeFormats();
  const format = formats.find(
    ({ extension, comesBackAs = extension }) => extension === known || comesBackAs === known,
  );
  if (format !== undefined) return format;
  const endings = formats.map(({ extension, comesBackAs = extension }) => `.${comesBackAs}`).join(', ');
  throw new Failure(2, `${file} has a file type that cannot be imported.`, `Import reads ${endings}.`);
}

/** A translator’s file as it was read, and what there is to report of it. */
export interface ReadFile {
  readonly imported: ImportDocument;
  readonly problems: readonly Problem[];
}

/**
 * Reads a file that comes back.
 *
 * @param file its path, for messages
 * @throws {Failure} code 1 if it cannot be read whole
 */
export async function readImported(
  { parse }: Pick<ExchangeFormat, 'parse'>,
  bytes: Uint8Array,
  file: string,
): Promise<ReadFile> {
  const { value, problems } = await parse(bytes, file);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (value === undefined || errors.length > 0) throw notImported(errors);
  return { imported: value, problems };
}

/** What importing a file would change, and in which locale. */
export interface PlannedFile {
  readonly tag: string;
  readonly plan: FilePlan;
}

/**
 * Plans the import of a file. Its conflicts are in the plan, for those who ask a person.
 *
 * @param file its path, for messages
 * @param force what takes the place of what was written here meanwhile
 * @param isOwn whether the file certainly belongs to this publication, as what the desk saves does
 * @throws {Failure} if it is in another language, of another statement, or has what no command could read afterwards
 */
export function planFile(
  publication: Publication,
  imported: ImportDocument,
  file: string,
  force: Force,
  isOwn = false,
): PlannedFile {
  const { tags, config } = publication;
  if (imported.units.length === 0) {
    throw new Failure(1, `${file} has no segments.`, 'Export the translation again and fill in that file.');
  }
  const tag = localeOf(imported, tags, config.sourceLocale, file);
  const plan = planImportInto(publication, tag, imported, force);
  if (!isOwn) refuseOther(plan, imported, publication.plan.document.slug);
  refuseUnread(plan, file);
  return { tag, plan };
}

/** The conflicts of a plan, of the statement and beside it. */
export function conflictsOf({ conflicts, beside }: FilePlan): FilePlan['conflicts'] {
  return [...conflicts, ...beside.conflicts];
}

/** The files that an import changes, as it leaves them: path and text, in the order to write. */
export async function importedFiles(
  host: Host,
  publication: Publication,
  { plan, tag }: PlannedFile,
): Promise<(readonly [path: string, text: string])[]> {
  const { texts } = plan.beside;
  const changed = texts.get('signatories.json');
  const shown = new Map(publication.signatories.get(tag));
  for (const [name, text] of changed ?? []) {
    if (text === undefined) shown.delete(name);
    else shown.set(name, text);
  }
  const files = changedFiles(publication, { ...plan, ...(changed && { names: { tag, shown } }) });
  const strings = texts.get('press.json');
  return strings === undefined ? files : [...files, await planStrings(host, tag, strings)];
}

function localeOf(imported: ImportDocument, tags: readonly string[], source: string, file: string): string {
  const from = imported.sourceLocale === undefined ? undefined : canonicalTag(imported.sourceLocale);
  // Tools add a region of their own: en-US for en.
  if (from !== undefined && languageOf(from) !== languageOf(source)) {
    throw new Failure(
      1,
      `${file} is a translation from “${from}”; the original of this publication is in “${source}”.`,
      'Import the file that `publish export` wrote for this publication.',
    );
  }
  const tag = imported.locale === undefined ? undefined : canonicalTag(imported.locale);
  if (tag === undefined) {
    throw new Failure(
      1,
      `${file} does not say which language it is in.`,
      'Put the language into its header (PO: Language; XLIFF: trgLang or target-language), or export it again.',
    );
  }
  if (tag === source) {
    throw new Failure(
      1,
      `${file} is in “${tag}”, the language of the original.`,
      `Import a translation; this publication has ${tags.filter((one) => one !== source).join(', ')}.`,
    );
  }
  if (!tags.includes(tag)) {
    throw new Failure(
      2,
      `${file} is in “${tag}”, which is not a language of this publication.`,
      `It has ${tags.join(', ')}. Add “${tag}” to \`locales\` in publish.config.yaml, or import another file.`,
    );
  }
  return tag;
}

function languageOf(tag: string): string | undefined {
  return tag.split('-')[0];
}

/**
 * Refuses a file of another publication or another statement: two of them may well share the key of a line such as
 * “Signatories:”, and a statement written for the same occasion the keys of many.
 */
function refuseOther(
  { unknown, familiar, segments }: FilePlan,
  { publication, units }: ImportDocument,
  slug: string,
) {
  const isOther = publication !== undefined && publication !== slug;
  // A file cut down to the words of the pages.
  if (segments === 0 && !isOther) return;
  const known = segments - unknown.length;
  const named = isOther ? ` (“${publication}”)` : '';
  if (known === 0 || (isOther && 2 * known < segments)) {
    const few = known === 0 ? 'none' : `only ${known}`;
    throw new Failure(
      1,
      `The file belongs to another publication${named}: ${few} of its ${segments} segments ${known === 1 ? 'is' : 'are'} in this statement.`,
      'Go to the folder of that publication, or name it with -C.',
    );
  }
  if (2 * familiar < known && (isOther || known >= MANY)) {
    throw new Failure(
      1,
      `The file belongs to another statement${named}: ${known - familiar} of its ${units.length} originals were never in this statement.`,
      'Go to the folder of that publication, or name it with -C; or export the translation again.',
    );
  }
}

/** Refuses what is not a translation of one segment, or what no command could read afterwards. */
function refuseUnread({ refused, unmerged, beside }: FilePlan, file: string): void {
  const problems = [
    ...[...unmerged, ...beside.unmerged].map((unit) => unitProblem(unit, file, unmergedOf(unit))),
    ...[...refused, ...beside.refused].map(({ unit, ...refusal }) => unitProblem(unit, file, refusal)),
  ];
  if (problems.length > 0) throw notImported(problems);
}

function unmergedOf({ key }: ImportUnit) {
  return {
    rule: 'import-merge-marks',
    message: `“${key}” holds two translations with the marks of a merge (#-#-#-#-# or <<<<<<<) between them.`,
    help: 'Keep one of the two and delete the lines of the marks; `msgcat --use-first` writes none.',
  };
}

function unitProblem(
  { key, line, row }: ImportUnit,
  file: string,
  { rule, message, help }: Pick<Problem, 'rule' | 'message' | 'help'>,
): Problem {
  const place = row === undefined ? '' : `Row ${row}: `;
  return { rule, severity: 'error', file, line, key, message: `${place}${message}`, help };
}

function notImported(problems: readonly Problem[]): Failure {
  return new Failure(1, 'The file cannot be imported. Nothing was changed.', undefined, problems);
}
