import { decode, reading } from '../../../exchange/reading.js';
import type { ArticleFile } from '../../../model/article.js';
import { articleFile } from '../../../model/article-shape.js';
import type { Outcome } from '../../../model/problem.js';
import { readShapedJson } from '../../../parse/shaped-json.js';
import { refuse } from '../refusal.js';

/** Bytes an article may have: a book of five hundred pages. */
const MAX_BYTES = 8_000_000;

const HELP = 'Give a file that `publish build --format json` has made.';

/** Reads a file of the format `json`; what is wrong with it is one problem, with its place. */
export function readArticle(bytes: Uint8Array, file: string): Outcome<ArticleFile> {
  const decoded = reading(file, () => {
    if (bytes.length > MAX_BYTES) refuse('The file is larger than 8 MB.', HELP);
    return { value: decode(bytes, undefined), problems: [] };
  });
  const text = decoded.value;
  if (text === undefined) return { problems: decoded.problems };
  return readShapedJson(text, articleFile, { file, rule: 'document-file', help: HELP });
}
