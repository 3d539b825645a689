import type { WholeBlock } from '../../model/whole.js';
import { bareName } from './words.js';

const BETWEEN = /(?:(?<!\s)\s+)?[;؛,،、•]\s*/u;
/** What joins the last name to the others. */
const JOINER = /^(?:and|et|y|und|و|او|اور)\s+/iu;

/**
 * The names that a paragraph has between commas or semicolons: where half of them are known, or there are as many as
 * the statement has in one list.
 */
export function namesIn(
  block: WholeBlock,
  known: ReadonlySet<string>,
  counts: ReadonlySet<number>,
): WholeBlock[] | undefined {
  const pieces = joined(block.text.split(BETWEEN), known).filter((piece) => piece !== '');
  const found = pieces.filter((piece) => known.has(bareName(piece)));
  const isListed = pieces.length > 1 && (found.length * 2 >= pieces.length || counts.has(pieces.length));
  const isOne = pieces.length === 1 && found.length === 1;
  return isListed || isOne ? pieces.map((text) => ({ ...block, text, markdown: text })) : undefined;
}

/** Pieces put together again where a comma is part of a name that is known. */
function joined(pieces: readonly string[], known: ReadonlySet<string>): string[] {
  const whole: string[] = [];
  for (let from = 0; from < pieces.length;) {
    let to = pieces.length;
    while (to > from + 1 && !known.has(bareName(pieces.slice(from, to).join(', ')))) to -= 1;
    whole.push(withoutJoiner(pieces.slice(from, to).join(', '), known));
    from = to;
  }
  return whole;
}

function withoutJoiner(piece: string, known: ReadonlySet<string>): string {
  return known.has(bareName(piece)) ? piece : piece.replace(JOINER, '');
}

/** A name without what is beside it: “Harbour Readers – Norway”. */
export function nameOf(block: WholeBlock, known: ReadonlySet<string>): WholeBlock {
  if (known.has(bareName(block.text))) return block;
  const [name = ''] = block.text.split(/(?<!\s)\s+[–—|-]\s+/u);
  return name === block.text ? block : { ...block, text: name, markdown: name };
}

/** A heading and the names after it in one paragraph: “Signatories: Harbour Readers, Quay Street”. */
export function splitHeading(
  block: WholeBlock,
): { readonly heading: WholeBlock; readonly names: WholeBlock } | undefined {
  const found = /^([^:：]{1,80}[:：])\s*(\S.*)$/su.exec(block.text);
  const [, head = '', names = ''] = found ?? [];
  if (found === null) return undefined;
  const [, written = head] = /^([^:：]*[:：](?:\*\*|__)?)/u.exec(block.markdown) ?? [];
  const markdown = written.replace(/\*\*|__/gu, '').trim();
  const heading = { ...block, text: head, markdown, unstressed: undefined };
  return { heading, names: { ...block, text: names, markdown: names } };
}
