import { relative, sep } from 'node:path';
import mustache from 'mustache';
import { firstLiveInLine } from '../text/controls.js';
import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import { packagedStrings, planStringsFile } from './strings.js';

/** A service that can run the program. */
interface Service {
  readonly path: string;
  readonly template: string;
  /** A text as the value of a variable, without what the service itself would fill in. */
  readonly literal: (text: string) => string;
}

/** Services whose configuration can be written. */
export const CI_SERVICES = {
  github: {
    path: '.github/workflows/statement.yml',
    template: 'github.yml',
    // An expression whose value is how expressions begin.
    literal: (text) => text.replaceAll('${{', "${{ '${{' }}"),
  },
  // The template says that nothing is filled in.
  gitlab: { path: '.gitlab-ci.yml', template: 'gitlab-ci.yml', literal: String },
} as const satisfies Record<string, Service>;
export type CiService = keyof typeof CI_SERVICES;

/** A file to write, by path relative to the publication or the repository. */
interface BeginningFile {
  readonly path: string;
  readonly content: string;
}

/** Fills one of the files that a publication begins with. */
export async function beginningFile(host: Host, name: string, view: object): Promise<string> {
  const template = await packagedText(host, `templates/init/${name}`);
  if (template === undefined)
    throw new Failure(3, `The file ${name} is missing.`, 'Install the package again with `npm ci`.');
  return mustache.render(template, view, {}, { escape: String });
}

/** A statement of a few lines, in the language where there is one in it, else in English. */
export async function firstStatement(host: Host, tag: string, date: string): Promise<string> {
  const own = await packagedText(host, `templates/init/statement.${tag}.md`);
  return beginningFile(host, `statement.${own === undefined ? 'en' : tag}.md`, { date });
}

/**
 * Interface strings for a language that the package has none for: a place for each.
 *
 * @param source tag of the language to translate from
 * @param schema the way to the JSON Schema that the file names
 */
export async function emptyStrings(
  host: Host,
  tag: string,
  source: string,
  schema: string | undefined,
): Promise<BeginningFile | undefined> {
  if ((await packagedStrings(host, tag)).size > 0) return undefined;
  const [path, content] = await planStringsFile(host, tag, source, schema);
  return { path, content };
}

/**
 * The file by which a service checks the publication; it lies at the root of the repository. The folder’s name is in
 * it only as the value of a variable: in the line of a shell, or in a pattern of paths, it could be more than a name.
 *
 * @param root the repository’s folder
 * @param folder the publication’s folder in it
 */
export async function ciFile(
  host: Host,
  service: CiService,
  root: string,
  folder: string,
): Promise<BeginningFile> {
  const { path, template, literal } = CI_SERVICES[service];
  const way = relative(root, folder).split(sep).join('/');
  const live = firstLiveInLine(way);
  if (live !== undefined) {
    const message = `The folder’s name has a character that cannot be seen (${live.code}).`;
    throw new Failure(2, message, 'Rename the folder: the file for the service names it.');
  }
  const publication = yamlText(literal(way === '' ? '.' : `./${way}`));
  return { path, content: await beginningFile(host, template, { publication }) };
}

/** A text of one line as a scalar in single quotes, in which nothing but the quote means anything (YAML 1.2 §7.3.2). */
function yamlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function packagedText(host: Host, path: string): Promise<string | undefined> {
  const bytes = await host.packaged(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
