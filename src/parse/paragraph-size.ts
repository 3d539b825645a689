import { parse, preprocess } from 'micromark';
import { subtokenize } from 'micromark-util-subtokenize';
import type { Extension, Token } from 'micromark-util-types';
import type { Position } from '../model/document.js';
import { isUnwieldy, type Limits } from '../model/limits.js';

/**
 * Where a paragraph, heading or cell is longer, or has more markup, than it may have, found before its inlines
 * are parsed.
 *
 * @param text Markdown
 * @param extensions the constructs of micromark beside CommonMark’s
 * @returns where the first such paragraph begins
 */
export function unwieldyParagraphAt(
  text: string,
  limits: Limits,
  extensions: Extension[],
): Position | undefined {
  // Lists and tables hold many paragraphs without a blank line, so only what is large as a whole is looked into.
  if (!text.split(/\n[ \t]*\n/u).some((stretch) => isUnwieldy(stretch, limits))) return undefined;
  const blocks = parse({ extensions })
    .document()
    .write(preprocess()(text, undefined, true));
  // One step takes the document apart into blocks; the next would take apart a block’s inlines.
  subtokenize(blocks);
  for (const [kind, token] of blocks) {
    if (kind === 'exit' || token.contentType === undefined || token.previous !== undefined) continue;
    const { offset, line, column } = token.start;
    if (isUnwieldy(text.slice(offset, lastOf(token).end.offset), limits)) return { line, column };
  }
  return undefined;
}

/** The lines of a paragraph are tokens in a chain. */
function lastOf(token: Token): Token {
  let last = token;
  while (last.next !== undefined) last = last.next;
  return last;
}
