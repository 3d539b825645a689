import { join, posix, relative, resolve, sep } from 'node:path';
import { FORMS } from '../config/forms.js';
import { isKnownLanguage, tagOfLanguage } from '../config/known-language.js';
import { findRepository } from '../io/disk/find-repository.js';
import { isThere, writeNewFiles, type NewFile } from '../io/disk/new-files.js';
import { CONFIGURATIONS, type Config } from '../model/config.js';
import { stringsPath } from '../model/catalogue.js';
import { Failure } from '../model/failure.js';
import { Interruption } from '../cli/interruption.js';
import { canonicalTag } from '../model/locale.js';
import type { Problem } from '../model/problem.js';
import { withSchema } from '../text/schema-member.js';
import { nextCommand } from '../text/next-command.js';
import type { Publication } from '../pipeline/publication.js';
import { beginStatement, newConfig } from '../pipeline/beginning.js';
import { changedFiles } from '../pipeline/changes.js';
import { documentProblems, languageProblem } from '../report/beginning.js';
import { recognisedLine } from '../report/outline.js';
import { problemLines } from '../report/text.js';
import { openContext, type CommandContext, type CommonOptions } from '../cli/open-context.js';
import { loadConfig, openPublication } from '../cli/open-publication.js';
import { readDocument } from '../cli/init-document.js';
import {
  beginningFile,
  CI_SERVICES,
  ciFile,
  emptyStrings,
  firstStatement,
  type CiService,
} from '../pipeline/init-files.js';
import { requireOpenFolder } from '../io/own-places.js';
import { localeSchemaPath, schemaPath } from '../io/schema-path.js';
import { writeChanged } from '../cli/write-files.js';

export interface InitOptions extends CommonOptions {
  readonly folder?: string | undefined;
  readonly from?: string | undefined;
  /** The language of the statement first. */
  readonly locale?: readonly string[] | undefined;
  /** Date of the statement (ISO 8601), for a date line that can be read in two ways. */
  readonly date?: string | undefined;
  readonly ci?: CiService | undefined;
}

const [CONFIGURATION] = CONFIGURATIONS;

/** `publish init`: a new publication, of a few lines or from a document; nothing that is there is overwritten. */
export async function init(options: InitOptions): Promise<number> {
  const here = await openContext({ ...options, cwd: options.cwd ?? '.' });
  const folder = resolve(here.folder, options.folder ?? '.');
  await requireOpenFolder(folder);
  const there = (await isThere(folder)) ? await openContext({ ...options, cwd: folder }) : undefined;
  const plan = new Plan(there ?? here, folder);
  const asked = options.locale?.map(knownTag);
  const own = there && (await configThere(there, options, asked));
  if (options.date !== undefined) requireDate(options.date, own);
  if (options.ci !== undefined && (await isComplete(plan, own, options))) {
    await planCi(plan, options.ci);
    await writePlan(plan, here, options, []);
    return 0;
  }
  const { config, problems } = await planStatement(plan, here, options, own, asked);
  if (own === undefined) await planStrings(plan, config);
  await planIgnored(plan, config);
  if (options.ci !== undefined) await planCi(plan, options.ci);

  await writePlan(plan, here, options, problems);
  await recognise({ ...options, cwd: folder }).catch((error: unknown) => {
    if (!options.signal.aborted) throw error;
    throw new Interruption(
      'Interrupted; the publication was created, but not its catalogues: `publish sync` makes them.',
    );
  });
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** The files to write, as they are gathered. */
class Plan {
  readonly files: NewFile[] = [];
  /** For the user: what was not written or has to be checked. */
  readonly notes: string[] = [];
  /** The folder that the paths are relative to. */
  base: string;

  constructor(
    readonly context: CommandContext,
    readonly folder: string,
  ) {
    this.base = folder;
  }

  add(path: string, content: string | Uint8Array): void {
    this.files.push({ path, content });
  }

  isThere(path: string): Promise<boolean> {
    return isThere(join(this.folder, path));
  }

  /** From here on, paths are those of the repository that the publication lies in. */
  moveTo(base: string): void {
    const way = relative(base, this.folder).split(sep).join('/');
    const moved = this.files.map((file) => ({ ...file, path: posix.join(way, file.path) }));
    this.files.splice(0, this.files.length, ...moved);
    this.base = base;
  }
}

/** Whether a publication is there already that only gets a file for a service. */
async function isComplete(
  plan: Plan,
  own: Config | undefined,
  { from, locale }: InitOptions,
): Promise<boolean> {
  const { source } = own ?? newConfig('', CONFIGURATION);
  return from === undefined && locale === undefined && (await plan.isThere(source));
}

/** Writes the files, and says which, and what was reported on the way. */
async function writePlan(
  { base, files, notes }: Plan,
  { terminal }: CommandContext,
  { signal }: InitOptions,
  problems: readonly Problem[],
): Promise<void> {
  signal.throwIfAborted();
  await writeNewFiles(base, files);
  for (const { path } of files) terminal.step(`write ${pathFromHere(join(base, path))}`);
  terminal.done();
  if (problems.length > 0) terminal.warn([...problemLines(problems, terminal.color), '']);
  for (const note of notes) terminal.warn(note);
}

/** Plans configuration and statement; the configuration that is there already decides. */
async function planStatement(
  plan: Plan,
  here: CommandContext,
  { from, date }: InitOptions,
  own: Config | undefined,
  asked: readonly string[] | undefined,
): Promise<{ config: Config; problems: Problem[] }> {
  const { host } = plan.context;
  const asTag = asked?.[0] ?? own?.sourceLocale;
  const document = from === undefined ? undefined : await readDocument(from, here, asTag);
  const source = asTag ?? document?.language?.tag ?? 'en';
  const tags = [...new Set([source, ...(asked ?? [])])];
  const schema = await schemaPath(plan.folder);
  const text = await beginningFile(host, CONFIGURATION, { source, tags: tags.join(', '), schema, date });
  const config = own ?? newConfig(text, CONFIGURATION);
  await requireFree(plan, config.source, from, here.folder);
  if (document === undefined) {
    if (own === undefined) plan.add(CONFIGURATION, text);
    plan.add(config.source, await firstStatement(host, source, date ?? today()));
    return { config, problems: [] };
  }
  const { markdown, settings, remarks } = await beginStatement(
    host,
    document.manuscript,
    config,
    (more) => own ?? newConfig(withSettings(text, more), CONFIGURATION),
  );
  if (own === undefined) plan.add(CONFIGURATION, withSettings(text, settings));
  else if (settings !== '')
    plan.notes.push(
      `${CONFIGURATION} was not changed. Add what the article says beside its text:\n${settings}`,
    );
  plan.add(config.source, markdown);
  for (const [name, bytes] of document.manuscript.images) {
    plan.add(posix.join(posix.dirname(config.source), name), bytes);
  }
  const { name, language } = document;
  const assumed =
    language === undefined ? [] : [languageProblem(name, source, language.why, language.denied)];
  return { config, problems: [...assumed, ...documentProblems(name, remarks)] };
}

/** A configuration with what a document says beside its text. */
function withSettings(text: string, settings: string): string {
  return settings === '' ? text : `${text}\n# What the article says beside its text:\n${settings}`;
}

/** Files for the interface strings of languages that the package does not have. */
async function planStrings(plan: Plan, { locales = [], sourceLocale }: Config): Promise<void> {
  for (const tag of locales) {
    const schema = await localeSchemaPath(plan.folder, stringsPath(tag), 'press');
    const strings = await emptyStrings(plan.context.host, tag, sourceLocale, schema);
    if (strings === undefined || (await plan.isThere(strings.path))) continue;
    plan.files.push(strings);
    plan.notes.push(`${strings.path} still has empty strings: fill them in before you publish in “${tag}”.`);
  }
}

async function planIgnored(plan: Plan, { outDir }: Config): Promise<void> {
  if (await plan.isThere('.gitignore'))
    plan.notes.push(`.gitignore already exists and was not changed. Add this line to it: ${outDir}/`);
  else plan.add('.gitignore', await beginningFile(plan.context.host, 'gitignore', { outDir }));
}

async function planCi(plan: Plan, service: CiService): Promise<void> {
  const root = (await findRepository(plan.folder)) ?? plan.folder;
  const file = await ciFile(plan.context.host, service, root, plan.folder);
  plan.moveTo(root);
  if (await isThere(join(root, file.path)))
    plan.notes.push(
      `${CI_SERVICES[service].path} already exists and was not changed. Add to it: publish check, then publish build.`,
    );
  else plan.files.push(file);
}

/** Makes the catalogues, and says what was recognised in the statement and comes next. */
async function recognise(options: InitOptions): Promise<void> {
  const { context, publication } = await openPublication(options, { isWriting: true }).catch(
    (error: unknown) => {
      // A wrong configuration is no matter of the statement.
      if (!(error instanceof Failure) || error.code !== 1 || error.problems.length === 0) throw error;
      throw new Failure(
        error.code,
        'The publication was created, but its statement cannot be read yet.',
        'Fix the errors above, then run `publish sync`: it makes the catalogues.',
        error.problems,
      );
    },
  );
  const { terminal } = context;
  const inFolder = (path: string) => pathFromHere(join(context.folder, path));
  const files = await withSchemas(context, publication);
  await writeChanged(context, publication, files, false, inFolder);
  if (publication.findings.length > 0)
    terminal.warn([...problemLines(publication.findings, terminal.color), '']);
  terminal.print(recognisedLine(publication.plan.document.outline));
  if (options.quiet === true) return;
  const way = pathFromHere(context.folder);
  const where = { cwd: way === '' ? undefined : way, config: options.config };
  const [outline, build] = ['outline', 'build'].map((rest) => nextCommand(rest, where));
  terminal.print(`Next: ${outline} shows what each block was recognised as; ${build} makes the pages.`);
}

/** The configuration that a folder has already. */
async function configThere(
  context: CommandContext,
  options: InitOptions,
  asked: readonly string[] | undefined,
): Promise<Config | undefined> {
  for (const name of options.config === undefined ? CONFIGURATIONS : [options.config]) {
    if (!(await isThere(resolve(context.folder, name)))) continue;
    if (asked === undefined) return loadConfig(context, options.config);
    const help = 'Add to its `locales`, and leave out --locale.';
    throw new Failure(2, `${name} already exists, and names the languages.`, help);
  }
  return undefined;
}

/** A configuration that is there keeps its date. */
function requireDate(date: string, own: Config | undefined): void {
  if (own !== undefined)
    throw new Failure(
      2,
      'There is a configuration already. Nothing was written.',
      `Write \`date: ${date}\` in it.`,
    );
  if (FORMS.date.isRight?.(date) !== true)
    throw new Failure(
      2,
      `“${date}” is not a date.`,
      'Write it as year-month-day, for example --date 2025-08-12.',
    );
}

/** The catalogues, those that people edit with the schema by which an editor checks them. */
async function withSchemas(
  { folder }: CommandContext,
  publication: Publication,
): Promise<(readonly [path: string, text: string])[]> {
  const edited = new Set(publication.plan.catalogues.map(({ file }) => file));
  return Promise.all(
    changedFiles(publication).map(async ([path, text]) => {
      const schema = edited.has(path) ? await localeSchemaPath(folder, path, 'catalogue') : undefined;
      return [path, withSchema(text, schema)] as const;
    }),
  );
}

function knownTag(input: string): string {
  const tag = canonicalTag(input);
  if (tag !== undefined && isKnownLanguage(tag)) return tag;
  const near = tagOfLanguage(input);
  throw new Failure(
    2,
    `“${input}” is not a language tag in the IANA registry.`,
    near === undefined ? 'Examples of tags: en, fa-AF, ps, ku.' : `Did you mean “${near}”?`,
  );
}

/** An existing statement stays: it may be the only copy. */
async function requireFree(plan: Plan, place: string, from: string | undefined, cwd: string): Promise<void> {
  if (!(await plan.isThere(place))) return;
  const isSame = from !== undefined && [resolve(from), resolve(cwd, from)].includes(join(plan.folder, place));
  throw new Failure(
    2,
    `There is already a statement at ${place}. Nothing was written.`,
    isSame
      ? 'Rename the document first, with the ending of its real type (statement.docx), and start again with that.'
      : 'Start in another folder, or move it away.',
  );
}

/** The day by the clock of the machine: a statement is dated where it is written. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A path relative to the working folder or absolute, whichever is shorter. */
function pathFromHere(path: string): string {
  const way = relative(resolve(), path);
  return way.length < path.length ? way : path;
}
