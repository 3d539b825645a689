import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { wordsOf } from '../adopt/read/json/inline.js';
import { formatSettings, type Config } from '../model/config.js';
import type { Article, ArticleInline } from '../model/article.js';
import type { Host } from '../model/host.js';
import type { ArticleOrigin, Manuscript, Remark } from '../model/manuscript.js';
import { articleFile } from '../render/json/index.js';
import { localizeAll } from './documents.js';
import { readPublication } from './publication.js';

/** The statement that an article becomes, and what keeps it that article. */
interface ArticleBeginning {
  readonly markdown: string;
  /** Lines for the configuration. */
  readonly settings: string;
  readonly remarks: readonly Remark[];
}

type Settings = Readonly<Record<string, unknown>>;

/**
 * Finds the settings with which a statement is read as the article that it was made from: as few as are needed. Names
 * whose language their letters do not show, and roles that are recognised otherwise, are found by reading it back.
 *
 * @param parse the configuration that some settings make
 */
export async function settleArticle(
  host: Host,
  { markdown, images }: Manuscript,
  origin: ArticleOrigin,
  parse: (settings: string) => Config,
): Promise<ArticleBeginning> {
  const readBack = (text: string) => (settings: Settings) =>
    articleIn(host, text, images, parse(written(settings)));
  const plain = await settle(origin, readBack(markdown));
  if (isSame(origin.article, plain.read)) return { markdown, settings: written(plain.settings), remarks: [] };
  const dated = await settle(origin, readBack(origin.dated));
  if (isSame(origin.article, dated.read))
    return { markdown: origin.dated, settings: written(dated.settings), remarks: [] };
  const remarks = [differenceRemark(origin.article, plain.read)];
  return { markdown, settings: written(plain.settings), remarks };
}

/** Adds settings as long as a text is read otherwise with those that there are. */
async function settle(
  { article, settings: { own, roles } }: ArticleOrigin,
  readBack: (settings: Settings) => Promise<Article | undefined>,
): Promise<{ settings: Settings; read: Article | undefined }> {
  let settings: Settings = own;
  let read = await readBack(settings);
  const lacking = () => namesLacking(article, read);
  for (const more of [lacking, () => ({ roles }), lacking]) {
    if (isSame(article, read)) break;
    const added = more();
    if (Object.keys(added).length === 0) continue;
    const next = await readBack({ ...settings, ...added });
    if (next === undefined) continue;
    settings = { ...settings, ...added };
    read = next;
  }
  return { settings, read };
}

/** Lines of a configuration; none without settings. */
function written(settings: Settings): string {
  return Object.keys(settings).length === 0 ? '' : stringify(settings, { lineWidth: 0 });
}

/** The article that a statement is published as. */
async function articleIn(
  host: Host,
  markdown: string,
  images: ReadonlyMap<string, Uint8Array>,
  config: Config,
): Promise<Article | undefined> {
  const bytes = new TextEncoder().encode(markdown);
  const read = (path: string, most?: number) =>
    path === config.source ? Promise.resolve(bytes) : host.read(path, most);
  const { value } = await readPublication({ ...host, read, recall: undefined }, config);
  const [document] = value === undefined ? [] : localizeAll(value, [config.sourceLocale]);
  if (document === undefined) return undefined;
  return articleFile(document, {
    images,
    config: formatSettings(config),
    documents: [document],
    formats: [],
  }).article;
}

/** Whether two articles say the same in the same form; where images are is no part of it, nor are ids. */
function isSame(one: Article, other: Article | undefined): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const isImage = 'type' in value && value.type === 'image';
  // Addresses of names are reported by themselves.
  const left = isImage ? ['src', 'path', 'width', 'height'] : ['id', 'url'];
  const members = Object.entries(value).filter(([name, one]) => !left.includes(name) && one !== undefined);
  return Object.fromEntries(members.map(([name, one]) => [name, comparable(one)]));
}

/** Stretches and names of an article whose language or direction another reading does not show. */
function namesLacking(article: Article, read: Article | undefined): Settings {
  const known = new Set(stretchesIn(read).map((one) => JSON.stringify(one)));
  const lacking = stretchesIn(article).filter((one) => !known.has(JSON.stringify(one)));
  const names = lacking.map(({ text, ...own }) => [text, own] as const);
  return names.length === 0 ? {} : { names: Object.fromEntries(names) };
}

interface Stretch {
  readonly text: string;
  readonly lang?: unknown;
  readonly dir: unknown;
}

function stretchesIn(value: unknown): Stretch[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(stretchesIn);
  if ('type' in value && value.type === 'run') {
    const { lang, dir, content } = value as Extract<ArticleInline, { type: 'run' }>;
    return [{ text: wordsOf(content), ...(lang !== undefined && { lang }), dir }, ...inner];
  }
  if (!('name' in value && 'shown' in value && 'lang' in value && 'dir' in value)) return inner;
  return [{ text: String(value.name), lang: value.lang, dir: value.dir }, ...inner];
}

function differenceRemark(article: Article, read: Article | undefined): Remark {
  return {
    rule: 'init-article',
    severity: 'warning',
    message: `The statement is not read as the article was: ${firstDifference(comparable(article), comparable(read), 'article')} differs.`,
    help: 'Compare the two with `publish outline`; `roles` in publish.config.yaml says what a block is.',
  };
}

/** The path of the first value that is not the same. */
function firstDifference(one: unknown, other: unknown, path: string): string {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path;
  const [own, others] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  const name = [...own.keys(), ...others.keys()].find(
    (key) => !isDeepStrictEqual(own.get(key), others.get(key)),
  );
  if (name === undefined) return path;
  const below = Array.isArray(one) ? `${path}[${name}]` : `${path}.${name}`;
  return firstDifference(own.get(name), others.get(name), below);
}
