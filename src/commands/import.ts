import { extname, resolve } from 'node:path';
import { readNamed } from '../io/read-file.js';
import { Failure } from '../model/failure.js';
import type { ImportDocument } from '../model/exchange.js';
import { canonicalTag } from '../model/locale.js';
import { changedFiles } from '../pipeline/changes.js';
import { planStrings } from '../pipeline/beside.js';
import { loadExchangeFormats, planImportInto, type FilePlan } from '../pipeline/exchange.js';
import type { Publication } from '../pipeline/publication.js';
import type { Host } from '../model/host.js';
import { importProblems, remarkProblems, unmergedProblems } from '../report/import.js';
import { sides } from '../report/sides.js';
import { problemLines, oneLine } from '../report/text.js';
import { counted } from '../text/counts.js';
import type { CommonOptions } from '../cli/open-context.js';
import { openPublication } from '../cli/open-publication.js';
import { writeChanged } from '../cli/write-files.js';

export interface ImportOptions extends CommonOptions {
  readonly file: string;
  readonly force?: boolean | undefined;
  readonly dryRun?: boolean | undefined;
}

/** Most bytes of a file from a translator. */
const LIMIT = 64_000_000;

/** Other endings that translators' tools give their files. */
const ENDINGS: Readonly<Record<string, string>> = { pot: 'po', xliff: 'xlf' };

/** `publish import`: translations that come back, all of them or none. */
export async function importTranslations(options: ImportOptions): Promise<number> {
  const ending = extname(options.file).slice(1).toLowerCase();
  const exchangeFormats = await loadExchangeFormats();
  const format = exchangeFormats.find(({ extension, comesBackAs = extension }) =>
    [extension, comesBackAs].includes(ENDINGS[ending] ?? ending),
  );
  if (format === undefined) {
    const endings = exchangeFormats
      .map(({ extension, comesBackAs = extension }) => `.${comesBackAs}`)
      .join(', ');
    throw new Failure(
      2,
      `${options.file} has a file type that cannot be imported.`,
      `Import reads ${endings}.`,
    );
  }
  const { context, publication } = await openPublication(options, { isWriting: options.dryRun !== true });
  const { terminal } = context;
  const bytes = await readNamed(resolve(options.file), LIMIT, context.folder);

  const outcome = await format.parse(bytes, options.file);
  const imported = outcome.value;
  const errors = outcome.problems.filter(({ severity }) => severity === 'error');
  if (imported === undefined || errors.length > 0) {
    throw new Failure(1, 'The file cannot be imported. Nothing was changed.', undefined, errors);
  }
  const tag = localeOf(imported, publication.tags, publication.config.sourceLocale, options.file);
  const plan = planImportInto(publication, tag, imported, options.force === true);
  refuseOther(plan, imported, publication.plan.document.slug, options.file);
  refuseUnread(plan, options.file);
  const conflicts = [...plan.conflicts, ...plan.beside.conflicts];
  if (conflicts.length > 0) refuse(conflicts);
  const found = [...plan.remarks, ...plan.beside.remarks];
  const remarks = [
    ...outcome.problems,
    ...importProblems(found, options.file),
    ...remarkProblems(plan.said, tag, options.file),
  ];
  if (remarks.length > 0) terminal.warn([...problemLines(remarks, terminal.color), '']);
  const lines = changes(plan);
  terminal.print(lines);
  const files = await importedFiles(context.host, publication, plan, tag);
  await writeChanged(context, publication, files, options.dryRun === true);
  if (options.quiet !== true) {
    terminal.print(summary(plan, tag));
    if (options.dryRun !== true && lines.length > 0) terminal.print(nextStep(plan, tag));
  }
  return 0;
}

/** The files that an import changes, as it leaves them. */
async function importedFiles(host: Host, publication: Publication, plan: FilePlan, tag: string) {
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
  file: string,
) {
  if (units.length === 0) {
    throw new Failure(1, `${file} has no segments.`, 'Export the translation again and fill in that file.');
  }
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

/** This many segments with unknown originals cannot be a slip of an editor. */
const MANY = 4;

/** Refuses what is not a translation of one segment, or what no command could read afterwards. */
function refuseUnread({ refused, unmerged, beside }: FilePlan, file: string) {
  const problems = [
    ...unmergedProblems([...unmerged, ...beside.unmerged], file),
    ...[...refused, ...beside.refused].map(({ unit: { line, key }, rule, message, help }) => ({
      rule,
      severity: 'error' as const,
      file,
      line,
      key,
      message,
      help,
    })),
  ];
  if (problems.length === 0) return;
  throw new Failure(1, 'The file cannot be imported. Nothing was changed.', undefined, problems);
}

/** Shows both sides of every conflict; nothing is written. */
function refuse(conflicts: FilePlan['conflicts']): never {
  const problems = conflicts.map(({ key, reason, here, there }) => ({
    rule: 'import-conflict',
    severity: 'error' as const,
    key,
    message: CONFLICTS[reason](key),
    texts: sides(reason === 'twice' ? { first: here, second: there } : { here, there }),
  }));
  const help = conflicts.some(({ reason }) => reason === 'twice')
    ? 'Keep one translation of each segment in the file.'
    : 'Resolve them in the catalogue or in the file, or use the file’s with --force.';
  throw new Failure(
    1,
    `${counted(conflicts.length, 'translation')} in conflict. Nothing was imported.`,
    help,
    problems,
  );
}

const CONFLICTS = {
  changed: (key: string) => `“${key}” was changed here since the export.`,
  current: (key: string) => `“${key}” is up to date here, and the file’s translation is of an earlier text.`,
  twice: (key: string) => `“${key}” has two translations in the file.`,
} as const;

/** What changes, a segment a line. */
function changes(plan: FilePlan): string[] {
  const { added, updated, outdated, confirmed, respelled, keptBeside, reviewed, beside } = plan;
  const list = (mark: string, keys: readonly string[]) => keys.map((key) => `  ${mark} ${oneLine(key)}`);
  return [
    ...list('new      ', added),
    ...list('changed  ', updated),
    ...list('confirmed', confirmed),
    ...list('outdated ', outdated),
    ...list('spelling ', respelled),
    ...list('beside   ', keptBeside),
    ...reviewed.flatMap(({ keys }) => list('reviewed ', keys)),
    ...list(
      'remark   ',
      plan.said.map(({ remark }) => remark.key),
    ),
    ...list('new      ', beside.added),
    ...list('changed  ', beside.updated),
  ];
}

function summary(plan: FilePlan, tag: string): string {
  const { added, updated, outdated, confirmed, respelled, keptBeside } = plan;
  const { unchanged, empty, unknown, absent, beside } = plan;
  const copies = plan.remarks.filter(({ reason }) => reason === 'copy').length;
  const texts = [...beside.added, ...beside.updated];
  const strings = texts.filter((key) => key.startsWith('press.json/')).length;
  const names = texts.length - strings;
  const parts = [
    `${tag}: ${counted(added.length + updated.length, 'translation')} taken over`,
    strings > 0 ? counted(strings, 'interface string') : '',
    names > 0 ? counted(names, 'name') : '',
    confirmed.length > 0 ? `${confirmed.length} confirmed` : '',
    ...plan.reviewed.map(({ by, keys }) => `${keys.length} reviewed by ${by}`),
    plan.notReviewed.length > 0
      ? `${plan.notReviewed.length} approved in the file, but not the text that is here now: ${plan.notReviewed.join(', ')}`
      : '',
    plan.said.length > 0 ? `${counted(plan.said.length, 'remark')} noted` : '',
    outdated.length > 0 ? `${outdated.length} outdated, made for an earlier text or unfinished` : '',
    respelled.length > 0 ? `${respelled.length} changed in spelling only, with the status they had` : '',
    keptBeside.length > 0 ? `${keptBeside.length} unfinished, kept beside the current ones` : '',
    copies > 0 ? `${copies} not translated, left out` : '',
    unchanged > 0 ? `${unchanged} unchanged` : '',
    empty > 0 ? `${empty} empty, left as they were` : '',
    absent > 0 ? `${absent} not in the file, left as they were` : '',
    unknown.length > 0 ? `${unknown.length} that match no segment of this statement, left out` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function nextStep({ outdated }: FilePlan, tag: string): string {
  return outdated.length > 0
    ? `Next: publish check --locale ${tag} shows what has changed; export the outdated ones again.`
    : `Next: publish check --locale ${tag}; when someone has read it: publish review ${tag} --all --by "First Last"`;
}
