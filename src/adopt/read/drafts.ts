import type { Draft } from '../../model/manuscript.js';
import type { Outcome } from '../../model/problem.js';
import { readDocxDraft } from './docx/index.js';
import { readMarkdownDraft, type MarkdownContext } from '../draft/markdown.js';
import { readTextDraft } from '../draft/plain.js';
import { readHtmlDraft } from './html/index.js';
import { readArticleDraft } from './json/statement.js';
import { readOdtDraft } from './odt/index.js';

export type { MarkdownContext as DraftContext } from '../draft/markdown.js';

/** Reads one kind of document that a publication begins with. */
export type DraftReader = (bytes: Uint8Array, file: string, context: MarkdownContext) => Outcome<Draft>;

const html: DraftReader = (bytes, file, { judge }) => readHtmlDraft(bytes, file, judge);
const text: DraftReader = (bytes, file, { judge }) => readTextDraft(bytes, file, judge);

/** Readers of documents that a publication begins with, by the ending of the file. */
export const draftReaders: ReadonlyMap<string, DraftReader> = new Map<string, DraftReader>([
  ['docx', (bytes, file, { judge }) => readDocxDraft(bytes, file, judge)],
  ['odt', (bytes, file, { judge }) => readOdtDraft(bytes, file, judge)],
  ['html', html],
  ['htm', html],
  ['md', readMarkdownDraft],
  ['markdown', readMarkdownDraft],
  ['txt', text],
  ['text', text],
  ['json', (bytes, file, { judge }) => readArticleDraft(bytes, file, judge)],
]);
