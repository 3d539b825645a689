import type { Outcome } from '../../model/problem.js';
import type { WholeTranslation } from '../../model/whole.js';
import { readWholeDocx } from './docx/index.js';
import { readWholeArticle } from './json/whole.js';
import { readWholeOdt } from './odt/index.js';
import { readForeignText } from './text.js';
import { readWholeText, type TextWords } from './txt.js';

/** Reads a Markdown text; the stage of parsing does it. */
export type MarkdownReader = (
  text: string,
  file: string,
  directionMarks: number,
) => Outcome<WholeTranslation>;

/** What the readers know of the statement and the locale. */
export interface WholeContext {
  readonly words: TextWords;
  readonly readMarkdown: MarkdownReader;
}

/** Reads one kind of document. */
export type WholeReader = (
  bytes: Uint8Array,
  file: string,
  context: WholeContext,
) => Outcome<WholeTranslation>;

/** Readers of whole translations, by the ending of the file. */
export const wholeReaders: ReadonlyMap<string, WholeReader> = new Map<string, WholeReader>([
  ['docx', readWholeDocx],
  ['odt', readWholeOdt],
  ['md', readMarkdown],
  ['markdown', readMarkdown],
  ['txt', readText],
  ['text', readText],
  ['json', readWholeArticle],
]);

function readMarkdown(bytes: Uint8Array, file: string, { readMarkdown: parse }: WholeContext) {
  const { value, problems } = readForeignText(bytes, file);
  return value === undefined ? { problems } : parse(value.text, file, value.directionMarks);
}

function readText(bytes: Uint8Array, file: string, { words }: WholeContext) {
  const { value, problems } = readForeignText(bytes, file);
  return value === undefined ? { problems } : readWholeText(value.text, file, words, value.directionMarks);
}
