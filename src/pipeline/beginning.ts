import type { DraftContext } from '../adopt/read/drafts.js';
import { isWrittenIn, languageOf, LATIN_LANGUAGES, type DocumentLanguage } from '../adopt/draft/language.js';
import { parseConfig } from '../config/index.js';
import { boldLines } from '../adopt/draft/headings.js';
import { plainHeads } from '../adopt/draft/heads.js';
import { lostWords, type LostWords } from '../adopt/draft/proof.js';
import type { Config } from '../model/config.js';
import type { Host } from '../model/host.js';
import { LIMITS } from '../model/limits.js';
import type { Draft, Manuscript, Remark } from '../model/manuscript.js';
import type { Outcome } from '../model/problem.js';
import { documentKind } from '../parse/foreign-file.js';
import { imageEnding } from '../parse/image-file.js';
import { parseBlocks } from '../parse/markdown.js';
import { tooMuchIn, tooMuchInTree } from '../parse/too-much.js';
import { treeWords } from '../parse/tree-words.js';
import { settleArticle } from './begin-article.js';
import { packagedRecognition, readStatement } from './publication.js';

export { isWrittenIn, type DocumentLanguage };

/** Endings of the documents that a publication begins with. */
export async function draftEndings(): Promise<readonly string[]> {
  return [...(await import('../adopt/read/drafts.js')).draftReaders.keys()];
}

/**
 * Reads a document that a publication begins with, as what it is: the content of a file says more than its name.
 *
 * @param ending of its name, in small letters
 * @returns `undefined` as the value where no reader is for it
 */
export async function readDraft(
  bytes: Uint8Array,
  file: string,
  ending: string,
): Promise<Outcome<Draft> | undefined> {
  const { draftReaders } = await import('../adopt/read/drafts.js');
  const kind = documentKind(bytes);
  if (kind.problem !== undefined) return { problems: [{ ...kind.problem, file }] };
  const { charset } = kind;
  const read = charset === undefined ? bytes : inUtf8(bytes, charset);
  return draftReaders.get(kind.ending ?? ending)?.(read, file, CONTEXT);
}

function inUtf8(bytes: Uint8Array, charset: string): Uint8Array {
  return new TextEncoder().encode(new TextDecoder(charset).decode(bytes));
}

const CONTEXT: DraftContext = {
  judge: imageEnding,
  parse(text, file) {
    const tooMuch = tooMuchIn(text, LIMITS);
    if (tooMuch !== undefined) return refused(tooMuch, file);
    const root = parseBlocks(text);
    const tooDeep = tooMuchInTree(root, LIMITS);
    return tooDeep === undefined ? { value: root, problems: [] } : refused(tooDeep, file);
  },
  wordsOf: treeWords,
};

/**
 * The language of a document whose writer was not asked for it.
 *
 * @param declared tags that the document has, in any form, the likeliest first
 */
export async function documentLanguage(
  host: Host,
  text: string,
  declared: readonly string[],
): Promise<DocumentLanguage> {
  const common = await Promise.all(
    LATIN_LANGUAGES.map(async (tag) => {
      const recognition = await packagedRecognition(host, tag);
      return [tag, new Set(recognition?.words.functionWords)] as const;
    }),
  );
  return languageOf(text, declared, new Map(common));
}

/** A configuration of our own making. */
export function newConfig(yaml: string, file: string): Config {
  const { value, problems } = parseConfig(yaml, file, [], []);
  if (value === undefined) throw new RangeError(`The template of ${file} is wrong: ${problems[0]?.message}`);
  return value;
}

/** The statement that a document becomes, and what there is to report about it. */
export interface Beginning {
  readonly markdown: string;
  /** Lines that the configuration needs with it. */
  readonly settings: string;
  readonly remarks: readonly Remark[];
}

/**
 * Makes a statement of a manuscript: what it is recognised as settles how it is written; then it is read back and held
 * against the document.
 *
 * @param parse the configuration that some more lines make
 */
export async function beginStatement(
  host: Host,
  manuscript: Manuscript,
  config: Config,
  parse: (settings: string) => Config,
): Promise<Beginning> {
  const { words, remarks, origin } = manuscript;
  const settled =
    origin === undefined
      ? { markdown: await withPlainHeads(host, config, manuscript.markdown), settings: '', remarks: [] }
      : await settleArticle(host, manuscript, origin, parse);
  const { markdown, settings } = settled;
  const root = parseBlocks(markdown);
  const remarked = remarks.flatMap((remark) => remark.words ?? []);
  const lost = lostWords(words, treeWords(root), remarked).map(lostRemark);
  return {
    markdown,
    settings,
    remarks: [...remarks, ...settled.remarks, ...boldLines(root), ...lost],
  };
}

async function withPlainHeads(host: Host, config: Config, markdown: string): Promise<string> {
  const bytes = new TextEncoder().encode(markdown);
  const read = (path: string, most?: number) =>
    path === config.source ? Promise.resolve(bytes) : host.read(path, most);
  const { value } = await readStatement({ ...host, read }, config);
  // Until it can be read, nothing is known of it.
  return value === undefined ? markdown : plainHeads(markdown, value.document.outline);
}

function lostRemark({ words, isMoved }: LostWords): Remark {
  const state = isMoved ? 'are in another place of the statement' : 'are not in the statement';
  return {
    rule: 'init-words',
    severity: isMoved ? 'warning' : 'error',
    message: `These words of the document ${state}: “${words}”`,
    help: 'Compare the document with statement.md there, and add what belongs in the statement.',
  };
}

function refused(
  found: { message: string; help: string; rule: string; line: number; column: number },
  file: string,
) {
  return { problems: [{ severity: 'error' as const, fatal: true as const, file, ...found }] };
}
