import type { DraftContext } from '../exchange/whole/drafts.js';
import { isWrittenIn, languageOf, type DocumentLanguage } from '../exchange/whole/draft/language.js';
import { lostWords } from '../exchange/whole/draft/proof.js';
import { LIMITS } from '../model/limits.js';
import type { Draft, Manuscript, Remark } from '../model/manuscript.js';
import type { Outcome } from '../model/problem.js';
import { documentKind } from '../parse/foreign-file.js';
import { imageEnding } from '../parse/image-file.js';
import { parseBlocks } from '../parse/markdown.js';
import { tooMuchIn, tooMuchInTree } from '../parse/too-much.js';
import { treeWords } from '../parse/tree-words.js';

export { isWrittenIn, languageOf, type DocumentLanguage };

/** Endings of the documents that a publication begins with. */
export async function draftEndings(): Promise<readonly string[]> {
  return [...(await import('../exchange/whole/drafts.js')).draftReaders.keys()];
}

/**
 * Reads a document that a publication begins with, as what it is: the content of a file tells more than its name.
 *
 * @param ending of its name, in small letters
 * @returns `undefined` as the value where no reader is for it
 */
export async function readDraft(bytes: Uint8Array, file: string, ending: string): Promise<Outcome<Draft> | undefined> {
  const { draftReaders } = await import('../exchange/whole/drafts.js');
  const kind = documentKind(bytes);
  if (kind.problem !== undefined) return { problems: [{ ...kind.problem, file }] };
  return draftReaders.get(kind.ending ?? ending)?.(bytes, file, CONTEXT);
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
 * Reads a statement back and holds it against the document that it was made from.
 *
 * @returns what is to be told of words of the document that are not there
 */
export function proven({ markdown, words, remarks }: Manuscript): Remark[] {
  const told = remarks.flatMap((remark) => remark.words ?? []);
  return lostWords(words, treeWords(parseBlocks(markdown)), told).map(({ words: lost, isMoved }): Remark => {
    const state = isMoved ? 'are in another place of the statement' : 'are not in the statement';
    return {
      rule: 'init-words',
      severity: isMoved ? 'warning' : 'error',
      message: `These words of the document ${state}: “${lost}”`,
      help: 'Compare the two there, and write into statement.md what belongs to it.',
    };
  });
}

function refused(found: { message: string; help: string; rule: string; line: number; column: number }, file: string) {
  return { problems: [{ severity: 'error' as const, fatal: true as const, file, ...found }] };
}
