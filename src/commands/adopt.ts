import { basename, extname, resolve } from 'node:path';
import { readNamed } from '../io/read-file.js';
import { namesPath } from '../model/catalogue.js';
import { Failure } from '../model/failure.js';
import type { LocalizedDocument } from '../model/localized.js';
import type { Problem } from '../model/problem.js';
import type { WholeTranslation } from '../model/whole.js';
import {
  loadWholeReaders,
  localizeAll,
  planAdoptionInto,
  refusedParagraphs,
  signatoriesFile,
  syncedFiles,
  wholeContext,
  type Publication,
} from '../pipeline.js';
import { conflictProblems, nameProblems, pairsText, remarkProblems } from '../report/adoption.js';
import { counted, problemLines } from '../report/text.js';
import { chooseLocales, loadConfig, loadPublication, openContext, type CommonOptions } from './context.js';
import { writeChanged } from './write-files.js';

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
  const read = (await loadWholeReaders()).get(extname(options.file).slice(1).toLowerCase());
  if (read === undefined) {
    throw new Failure(
      2,
      `${options.file} is of no kind that can be adopted.`,
      'Adopt reads .docx, .md and .txt; save it as one of these.',
    );
  }
  const context = await openContext(options);
  const { terminal } = context;
  const config = await loadConfig(context, options.config);
  const { publication } = await loadPublication(context, config, { isWriting: options.dryRun !== true });
  const bytes = await readNamed(resolve(options.file), LIMIT, context.folder);
  const localized = chosen(publication, options.tag, config.sourceLocale);
  const { tag } = localized.locale;
  const force = options.force === true;

  const { value: whole, problems } = read(
    bytes,
    basename(options.file),
    wholeContext(publication, localized),
  );
  const refused = whole === undefined ? [] : refusedParagraphs(publication, whole);
  if (whole === undefined || refused.length > 0)
    throw new Failure(1, 'The file cannot be read. Nothing was changed.', undefined, [
      ...problems,
      ...refused,
    ]);
  const plan = planAdoptionInto(publication, localized, whole, force);
  if (options.dryRun === true && plan.translations.length > 0) {
    terminal.print(pairsText(publication.plan.document, plan.translations, terminal.color));
  }
  if (plan.problem !== undefined) {
    throw new Failure(
      1,
      `${options.file} is not built as the statement is. Nothing was changed.`,
      'Mend the file at that place and adopt it again; --dry-run shows the pairs before it.',
      [plan.problem],
    );
  }
  if (plan.wrongLanguage !== undefined && !force) {
    throw new Failure(
      1,
      `${options.file} is in another language than ${tag}. Nothing was changed.`,
      'Name the language it is in, or adopt it all the same with --force.',
      [plan.wrongLanguage],
    );
  }
  const shown = publication.signatories.get(tag) ?? new Map<string, string>();
  const wantsNames = options.names === true;
  const remarks = [
    ...plan.doubts,
    ...remarkProblems(whole, plan.remarks),
    ...nameProblems(whole, plan.names, plan.hasNames, wantsNames),
    ...leftProblems(
      whole,
      plan.left.map(({ key }) => key),
    ),
  ];
  if (remarks.length > 0) terminal.warn([...problemLines(remarks, terminal.color), '']);
  if (!force) {
    const differing = plan.translations.filter(({ change }) => change === 'differs').length;
    refuseConflicts(conflictProblems(tag, plan, wantsNames ? shown : new Map()), differing);
  }

  const { plan: synced } = publication;
  const catalogues = synced.catalogues.map((one) => (one.locale === tag ? (plan.catalogue ?? one) : one));
  const files = syncedFiles({ ...synced, catalogues, earlier: plan.earlier }, config.sourceLocale);
  const named = wantsNames ? plan.names.shown : [];
  if (named.length > 0) {
    const names = new Map([...shown, ...named.map((one) => [one.name, one.shown] as const)]);
    files.push([namesPath(tag), signatoriesFile(names)]);
  }
  await writeChanged(context, publication, files, options.dryRun === true);
  if (options.quiet !== true) {
    terminal.print(summary(tag, plan.translations, named.length));
    if (options.dryRun !== true) {
      terminal.print(
        `Next: publish check --locale ${tag}; when someone has read it: publish review ${tag} --all --by "First Last"`,
      );
    }
  }
  return 0;
}

function chosen(publication: Publication, asked: string, source: string): LocalizedDocument {
  const [tag = ''] = chooseLocales(publication.tags, [asked]);
  if (tag === source)
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

/** @param differing how many translations differ, of which only the first are shown */
function refuseConflicts(conflicts: readonly Problem[], differing: number): void {
  if (conflicts.length === 0) return;
  const count = Math.max(conflicts.length, differing);
  throw new Failure(
    1,
    `${counted(count, 'translation')} here ${count === 1 ? 'says' : 'say'} something else. Nothing was changed.`,
    'Settle them in the catalogue or in the file, or take the file’s with --force.',
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
