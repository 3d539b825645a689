import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { isKnownLanguage } from '../config/index.js';
import { isThere, writeNewFiles, type NewFile } from '../io/new-files.js';
import type { Config } from '../model/config.js';
import { Failure } from '../model/failure.js';
import { canonicalTag } from '../model/locale.js';
import { syncedFiles } from '../pipeline.js';
import { documentProblems, languageProblem } from '../report/beginning.js';
import { recognisedLine } from '../report/outline.js';
import { problemsText } from '../report/text.js';
import {
  loadConfig,
  loadPublication,
  openContext,
  type CommandContext,
  type CommonOptions,
} from './context.js';
import { readDocument, type BegunDocument } from './init-document.js';
import {
  beginningFile,
  borrowedStrings,
  CI_SERVICES,
  ciFile,
  firstStatement,
  type CiService,
} from './init-files.js';
import { writeChanged } from './write-files.js';

export interface InitOptions extends CommonOptions {
  readonly folder?: string | undefined;
  readonly from?: string | undefined;
  /** The language of the statement first. */
  readonly locale?: readonly string[] | undefined;
  readonly ci?: CiService | undefined;
}

const CONFIGURATIONS = ['publish.config.yaml', 'publish.config.yml', 'publish.config.json'];

/** `publish init`: a new publication, of a few lines or from a document; nothing that is there is written over. */
export async function init(options: InitOptions): Promise<number> {
  const here = await openContext(options);
  const { terminal } = here;
  const folder = resolve(here.folder, options.folder ?? '.');
  const asked = options.locale?.map(knownTag);
  const config = await configThere(folder, options, asked);
  const told = asked?.[0] ?? config?.sourceLocale;
  const document =
    options.from === undefined ? undefined : await readDocument(options.from, here.folder, told);
  const source = told ?? document?.language?.tag ?? 'en';
  const place = config?.source ?? `locales/${source}/statement.md`;
  await requireFree(folder, place, options.from, here.folder);

  const plan = await planFiles(here, folder, { options, config, document, source, place, tags: asked ?? [source] });
  options.signal.throwIfAborted();
  await writeNewFiles(plan.base, plan.files);

  const context = await openContext({ ...options, cwd: folder });
  for (const { path } of plan.files) terminal.step(`write ${shownPath(plan.base, path, here.folder)}`);
  terminal.done();
  const problems = document === undefined ? [] : documentProblems(document.name, document.remarks);
  if (document?.language !== undefined) {
    problems.unshift(languageProblem(document.name, source, document.language.why));
  }
  if (problems.length > 0) terminal.warn(`${problemsText(problems, terminal.color)}\n`);
  for (const note of plan.notes) terminal.warn(note);
  await recognise(context, options);
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Makes the catalogues, and says what was recognised in the statement and comes next. */
async function recognise(context: CommandContext, options: InitOptions): Promise<void> {
  const { terminal } = context;
  const config = await loadConfig(context, options.config);
  const { publication } = await loadPublication(context, config).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.problems.length === 0) throw error;
    throw new Failure(
      error.code,
      'The publication is there, but its statement cannot be read yet.',
      'Settle what is told above, then run `publish sync`: it makes the catalogues.',
      error.problems,
    );
  });
  await writeChanged(context, syncedFiles(publication.plan, config.sourceLocale));
  if (publication.findings.length > 0)
    terminal.warn(`${problemsText(publication.findings, terminal.color)}\n`);
  terminal.print(recognisedLine(publication.plan.document.outline));
  if (options.quiet === true) return;
  const where = options.folder === undefined ? '' : ` -C ${shownFolder(options.folder)}`;
  terminal.print(
    `Next: publish${where} outline shows what each block was taken for; publish${where} build makes the pages.`,
  );
}

/** The configuration that a folder has already, which then decides. */
async function configThere(
  folder: string,
  options: InitOptions,
  asked: readonly string[] | undefined,
): Promise<Config | undefined> {
  const names = options.config === undefined ? CONFIGURATIONS : [options.config];
  const found: string[] = [];
  for (const name of names) if (await isThere(resolve(folder, name))) found.push(name);
  const [name] = found;
  if (name === undefined) return undefined;
  if (asked !== undefined) {
    throw new Failure(2, `${name} is there already and names the languages.`, 'Add to its `locales` and leave out --locale.');
  }
  return loadConfig(await openContext({ ...options, cwd: folder }), options.config);
}

function knownTag(input: string): string {
  const tag = canonicalTag(input);
  if (tag !== undefined && isKnownLanguage(tag)) return tag;
  throw new Failure(2, `“${input}” is no language tag of the IANA registry.`, 'Tags are such as en, fa-AF, ps or ku.');
}

/** The statement that is there stays: it may be all that there is. */
async function requireFree(folder: string, place: string, from: string | undefined, cwd: string): Promise<void> {
  if (!(await isThere(join(folder, place)))) return;
  const isSame = from !== undefined && [resolve(from), resolve(cwd, from)].includes(join(folder, place));
  throw new Failure(
    2,
    `There is a statement at ${place} already. Nothing was written.`,
    isSame
      ? 'Give the document another name first, with the ending of what it is (statement.docx), and begin with that.'
      : 'Begin in another folder, or move it away.',
  );
}

interface Wanted {
  readonly options: InitOptions;
  readonly config: Config | undefined;
  readonly document: BegunDocument | undefined;
  readonly source: string;
  /** Path of the statement. */
  readonly place: string;
  readonly tags: readonly string[];
}

interface FilePlan {
  /** The folder that the paths are relative to. */
  readonly base: string;
  readonly files: readonly NewFile[];
  readonly notes: readonly string[];
}

async function planFiles(
  { host }: CommandContext,
  folder: string,
  { options, config, document, source, place, tags }: Wanted,
): Promise<FilePlan> {
  const own: NewFile[] = [];
  const notes: string[] = [];
  const tagList = [...new Set([source, ...tags])];
  if (config === undefined) {
    const view = { source, tags: tagList.join(', ') };
    own.push({ path: 'publish.config.yaml', content: await beginningFile(host, 'publish.config.yaml', view) });
  }
  const markdown = document?.manuscript.markdown ?? (await firstStatement(host, source, today()));
  own.push({ path: place, content: markdown });
  for (const [name, bytes] of document?.manuscript.images ?? []) {
    own.push({ path: posix.join(posix.dirname(place), name), content: bytes });
  }
  for (const tag of config === undefined ? tagList : []) {
    const strings = await borrowedStrings(host, tag);
    if (strings === undefined || (await isThere(join(folder, strings.path)))) continue;
    own.push(strings);
    notes.push(`${strings.path} has the English words of the pages: translate them before you publish in “${tag}”.`);
  }
  const ignored: NewFile = {
    path: '.gitignore',
    content: await beginningFile(host, 'gitignore', { outDir: config?.outDir ?? 'dist' }),
  };
  if (!(await isThere(join(folder, '.gitignore')))) own.push(ignored);
  else notes.push(`.gitignore is there already; let it name ${config?.outDir ?? 'dist'}/ too.`);
  if (options.ci === undefined) return { base: folder, files: own, notes };

  const base = await repositoryOf(folder);
  const { path } = CI_SERVICES[options.ci];
  const inside = relative(base, folder).split(sep).join('/');
  const files = own.map((file) => ({ ...file, path: posix.join(inside, file.path) }));
  if (await isThere(join(base, path))) notes.push(`${path} is there already; it was left as it is.`);
  else files.push(await ciFile(host, options.ci, base, folder));
  return { base, files, notes };
}

/** The folder of the repository that a folder lies in; itself where it lies in none. */
async function repositoryOf(folder: string): Promise<string> {
  for (let path = folder; ; path = dirname(path)) {
    if (await isThere(join(path, '.git'))) return path;
    if (dirname(path) === path) return folder;
  }
}

/** The day by the clock of the machine: a statement is dated where it is written. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function shownPath(base: string, path: string, cwd: string): string {
  return relative(cwd, join(base, path)) || path;
}

function shownFolder(folder: string): string {
  return /^[\w./-]+$/u.test(folder) ? folder : JSON.stringify(folder);
}
