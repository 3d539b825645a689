import { basename, extname, resolve } from 'node:path';
import { readNamed } from '../io/read-file.js';
import { Failure } from '../model/failure.js';
import type { ImportDocument } from '../model/exchange.js';
import { canonicalTag } from '../model/locale.js';
import { loadExchangeFormats, planImportInto, syncedFiles, type ImportPlan } from '../pipeline.js';
import { counted, printable, problemsText } from '../report/text.js';
import { chooseLocales, loadConfig, loadPublication, openContext, type CommonOptions } from './context.js';
import { writeChanged } from './write-files.js';

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
  const format = exchangeFormats.find(({ extension }) => extension === (ENDINGS[ending] ?? ending));
  if (format === undefined) {
    const endings = exchangeFormats.map(({ extension }) => `.${extension}`).join(', ');
    throw new Failure(2, `${options.file} is of no kind that can be imported.`, `Import reads ${endings}.`);
  }
  const context = await openContext(options);
  const { terminal } = context;
  const bytes = await readNamed(resolve(options.file), LIMIT);
  const config = await loadConfig(context, options.config);
  const { publication } = await loadPublication(context, config);

  const outcome = await format.parse(bytes, basename(options.file));
  const imported = outcome.value;
  const errors = outcome.problems.filter(({ severity }) => severity === 'error');
  if (imported === undefined || errors.length > 0) {
    throw new Failure(1, 'The file cannot be imported. Nothing was changed.', undefined, errors);
  }
  if (outcome.problems.length > 0) terminal.warn(`${problemsText(outcome.problems, terminal.color)}\n`);
  const tag = localeOf(imported, publication.tags, config.sourceLocale, options.file);
  const plan = planImportInto(publication, tag, imported, options.force === true);
  if (plan.unknown.length === imported.units.length) {
    throw new Failure(
      1,
      'The file belongs to another publication: none of its segments is one of this statement.',
    );
  }
  if (plan.conflicts.length > 0) refuse(plan);
  const { plan: synced } = publication;
  const catalogues = synced.catalogues.map((one) => (one.locale === tag ? plan.catalogue : one));
  const files = syncedFiles({ ...synced, catalogues, earlier: plan.earlier }, config.sourceLocale);
  await writeChanged(context, files, options.dryRun === true);
  if (options.quiet !== true) terminal.print(summary(plan, tag));
  return 0;
}

function localeOf(imported: ImportDocument, tags: readonly string[], source: string, file: string): string {
  const tag = imported.locale === undefined ? undefined : canonicalTag(imported.locale);
  if (tag === undefined) {
    throw new Failure(
      1,
      `${file} does not say which language it is in.`,
      'Its header names the language; export it anew.',
    );
  }
  const [chosen = ''] = chooseLocales(tags, [tag]);
  if (chosen === source) throw new Failure(1, `${file} is in “${source}”, the language of the original.`);
  return chosen;
}

/** Shows both sides of every conflict; nothing is written. */
function refuse({ conflicts }: ImportPlan): never {
  const sides = conflicts.map(({ key, here, there }) => ({
    rule: 'import-conflict',
    severity: 'error' as const,
    key,
    message: `“${key}” was changed here since the export.`,
    help: `here:  ${printable(here)}\n             there: ${printable(there)}`,
  }));
  throw new Failure(
    1,
    `${counted(conflicts.length, 'translation')} changed on both sides. Nothing was imported.`,
    'Settle them in the catalogue or in the file, or take the file’s with --force.',
    sides,
  );
}

function summary(
  { updated, outdated, confirmed, unchanged, empty, unknown }: ImportPlan,
  tag: string,
): string {
  const parts = [
    `${tag}: ${counted(updated.length, 'translation')} taken over`,
    confirmed.length > 0 ? `${confirmed.length} confirmed` : '',
    outdated.length > 0
      ? `${outdated.length} outdated: made for an earlier text (${outdated.join(', ')})`
      : '',
    unchanged > 0 ? `${unchanged} unchanged` : '',
    empty > 0 ? `${empty} empty, left as they were` : '',
    unknown.length > 0 ? `${unknown.length} of no segment of this statement, left out` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}
