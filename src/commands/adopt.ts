import { basename, extname, resolve } from 'node:path';
import { readNamed } from '../io/read-file.js';
import { Failure } from '../model/failure.js';
import type { LocalizedDocument } from '../model/localized.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { WholeTranslation } from '../model/whole.js';
import { changedFiles } from '../pipeline/changes.js';
import { localizeAll } from '../pipeline/documents.js';
import {
  loadWholeReaders,
  planAdoptionInto,
  refusedParagraphs,
  wholeContext,
  type Adoption,
  type WholeReader,
} from '../pipeline/exchange.js';
import type { Publication } from '../pipeline/publication.js';
import { conflictProblems, nameProblems, pairsText, remarkProblems } from '../report/adoption.js';
import { problemLines } from '../report/text.js';
import { counted } from '../text/counts.js';
import { chooseLocales } from '../pipeline/choices.js';
import { thenReview } from '../cli/import-report.js';
import type { CommonOptions } from '../cli/open-context.js';
import { openPublication } from '../cli/open-publication.js';
import { writeChanged } from '../cli/write-files.js';

export interface AdoptOptions extends CommonOptions {
  readonly tag: string;
  readonly file: string;
  readonly force?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
  readonly names?: boolean | undefined;
}

/** Most bytes of a translator’s document, pictures included. */
const LIMIT = 16_000_000;

/** `publish adopt`: a whole translation that was written as one document, all of it or nothing. */
export async function adopt(options: AdoptOptions): Promise<number> {
  const read = await readerOf(options.file);
  const isDry = options.dryRun === true;
  const { context, publication } = await openPublication(options, { isWriting: !isDry });
  const { terminal } = context;
  const bytes = await readNamed(resolve(options.file), LIMIT, context.folder);
  const localized = chosen(publication, options.tag);
  const { tag } = localized.locale;

  const outcome = read(bytes, basename(options.file), wholeContext(publication, localized));
  const whole = requireReadableWhole(publication, outcome);
  const plan = planAdoptionInto(publication, localized, whole, options.force === true);
  if (isDry && plan.translations.length > 0) {
    terminal.print(pairsText(publication.plan.document, plan.translations, terminal.color));
  }
  requireFitting(plan, tag, options);
  const remarks = remarksOf(plan, whole, options.names === true);
  if (remarks.length > 0) terminal.warn([...problemLines(remarks, terminal.color), '']);
  const names = namesToShow(publication, plan, tag, options);
  if (options.force !== true) requireNoConflict(plan, tag, names.before);

  const { catalogue, earlier } = plan;
  const files = changedFiles(publication, { catalogue, earlier, names: names.after });
  await writeChanged(context, publication, files, isDry);
  if (options.quiet === true) return 0;
  terminal.print(summary(tag, plan.translations, names.count));
  if (!isDry) {
    terminal.print(thenReview(tag, options));
  }
  return 0;
}

async function readerOf(file: string): Promise<WholeReader> {
  const read = (await loadWholeReaders()).get(extname(file).slice(1).toLowerCase());
  if (read !== undefined) return read;
  throw new Failure(
    2,
    `${file} has a file type that cannot be adopted.`,
    'Adopt reads .docx, .odt, .md, .txt, and the .json of an edition; save it as one of these.',
  );
}

function requireReadableWhole(
  publication: Publication,
  { value: whole, problems }: Outcome<WholeTranslation>,
): WholeTranslation {
  const refused = whole === undefined ? [] : refusedParagraphs(publication, whole);
  if (whole !== undefined && refused.length === 0) return whole;
  throw new Failure(1, 'The file cannot be read. Nothing was changed.', undefined, [...problems, ...refused]);
}

/** Refuses a file of another form than the statement, or, without --force, in another language. */
function requireFitting({ problem, wrongLanguage }: Adoption, tag: string, options: AdoptOptions): void {
  if (problem !== undefined) {
    throw new Failure(
      1,
      `${options.file} does not have the structure of the statement. Nothing was changed.`,
      'Fix the file there and adopt it again; --dry-run shows the pairs before that place.',
      [problem],
    );
  }
  if (wrongLanguage !== undefined && options.force !== true) {
    throw new Failure(
      1,
      `${options.file} is in another language than ${tag}. Nothing was changed.`,
      'Name the language it is in, or adopt it anyway with --force.',
      [wrongLanguage],
    );
  }
}

function remarksOf(plan: Adoption, whole: WholeTranslation, wantsNames: boolean): Problem[] {
  const left = plan.left.map(({ key }) => key);
  return [
    ...plan.doubts,
    ...remarkProblems(whole, plan.remarks),
    ...nameProblems(whole, plan.names, plan.hasNames, wantsNames),
    ...leftProblems(whole, left),
  ];
}

type Names = ReadonlyMap<string, string>;

/** The names to show, before and after, where --names takes them from the file. */
function namesToShow(
  { signatories }: Publication,
  plan: Adoption,
  tag: string,
  options: AdoptOptions,
): { before: Names; after?: { tag: string; shown: Names }; count: number } {
  if (options.names !== true) return { before: new Map(), count: 0 };
  const before = signatories.get(tag) ?? new Map<string, string>();
  const { shown } = plan.names;
  if (shown.length === 0) return { before, count: 0 };
  const all = new Map([...before, ...shown.map((one) => [one.name, one.shown] as const)]);
  return { before, after: { tag, shown: all }, count: shown.length };
}

function chosen(publication: Publication, asked: string): LocalizedDocument {
  const [tag = ''] = chooseLocales(publication.tags, [asked]);
  if (tag === publication.config.sourceLocale)
    throw new Failure(2, `“${tag}” is the language of the original; it has no translation.`);
  const [document] = localizeAll(publication, [tag]);
  if (document === undefined) throw new RangeError(`There is no document in ${tag}.`);
  return document;
}

function leftProblems({ file }: WholeTranslation, keys: readonly string[]): Problem[] {
  if (keys.length === 0) return [];
  return [
    {
      rule: 'adopt-image',
      severity: 'warning',
      file,
      message: `The file has no translation of the descriptions of images: ${keys.join(', ')}. They stay as they are.`,
      help: 'Write them into the catalogue.',
    },
  ];
}

/** Refuses to replace translations that differ. */
function requireNoConflict(plan: Adoption, tag: string, names: Names): void {
  const conflicts = conflictProblems(tag, plan, names);
  if (conflicts.length === 0) return;
  // Only the first of those that differ are shown.
  const differing = plan.translations.filter(({ change }) => change === 'differs').length;
  const count = Math.max(conflicts.length, differing);
  throw new Failure(
    1,
    `${counted(count, 'translation')} here ${count === 1 ? 'differs' : 'differ'} from the file. Nothing was changed.`,
    'Resolve them in the catalogue or in the file, or use the file’s with --force.',
    conflicts,
  );
}

function summary(tag: string, translations: readonly { readonly change: string }[], names: number): string {
  const count = (...changes: string[]) =>
    translations.filter(({ change }) => changes.includes(change)).length;
  const [confirmed, unchanged, left] = [count('confirmed'), count('unchanged'), count('left out')];
  const spelling = count('spelling');
  return [
    `${tag}: ${counted(count('new', 'differs'), 'translation')} adopted`,
    ...(confirmed > 0 ? [`${confirmed} confirmed`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(spelling > 0 ? [`${spelling} in another spelling, which --force takes; their status stays`] : []),
    ...(left > 0 ? [`${left} left out: marked in the file as not translated`] : []),
    ...(names > 0 ? [`${counted(names, 'name')} in this language’s own form`] : []),
  ].join('; ');
}
