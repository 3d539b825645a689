import type { ArticleFile } from '../../../model/article.js';
import { articleFile } from '../../../model/article-shape.js';
import type { Position } from '../../../model/document.js';
import { LIMITS } from '../../../model/limits.js';
import type { Outcome } from '../../../model/problem.js';
import { decodeText } from '../../../parse/encoding.js';
import { readShapedJson, type PlacedValue } from '../../../parse/shaped-json.js';

/** Bytes an article may have: a book of five hundred pages. */
const MAX_BYTES = 8_000_000;

const HELP = 'Give a file that `publish build --format json` has made.';

/** Reads a file of the format `json`; what is wrong with it is one problem, with its place. */
export function readArticle(bytes: Uint8Array, file: string): Outcome<PlacedValue<ArticleFile>> {
  const rule = 'document-file';
  const refuse = (place: Position, message: string, help = HELP): Outcome<never> => ({
    problems: [{ rule, severity: 'error', fatal: true, file, ...place, message, help }],
  });
  if (bytes.length > MAX_BYTES) return refuse({ line: 1, column: 1 }, 'The file is larger than 8 MB.');
  const decoded = decodeText(bytes, file);
  const text = decoded.value;
  if (text === undefined) return { problems: decoded.problems };
  const read = readShapedJson(text, articleFile, { file, rule, help: HELP, foreign });
  const deep = read.value && nestedBelow(read.value.value.article, LIMITS.maxNesting);
  if (read.value === undefined || deep === undefined) return read;
  return refuse(
    read.value.placeOf(deep),
    `The text here is nested more than ${LIMITS.maxNesting} levels deep.`,
    'Use fewer levels of quotations, lists, emphasis or links.',
  );
}

/** Why a value is no article of this version. */
function foreign(value: unknown): readonly [path: string, message: string, help?: string] | undefined {
  const members = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const isArticle = !Array.isArray(value) && typeof members.get('article') === 'object';
  if (!isArticle) return ['', 'The file is JSON, but not an article: “article” is missing.'];
  const version: unknown = members.get('version');
  if (typeof version !== 'number' || version === 1) return undefined;
  return [
    'version',
    `The file has version ${version} of the format; this program reads version 1.`,
    'Build the file again with this version of the program, or read it with the one that made it.',
  ];
}

/** What makes a level of Markdown. */
const LEVELS: ReadonlySet<unknown> = new Set(['quote', 'list', 'strong', 'emphasis', 'deleted', 'link']);

/** The first part of an article that is deeper in its text than some levels. */
function nestedBelow(part: unknown, levels: number): object | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const left = 'type' in part && LEVELS.has(part.type) ? levels - 1 : levels;
  if (left < 0) return part;
  for (const below of Object.values(part)) {
    const found = nestedBelow(below, left);
    if (found !== undefined) return found;
  }
  return undefined;
}
