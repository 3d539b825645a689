import type { Heading, List, Paragraph, Root, RootContent } from 'mdast';
import { countWords, endsInColon, isTextBlock } from './block.js';
import type { DateReader } from './date-line.js';
import { isEndMark, isListedEnd } from './end-mark.js';
import type { Lexicon } from './lexicon.js';
import { isSentence, nameLikeness } from './likeness.js';
import { lineEnds, linesOf, partAt, wordsOf, type Cut, type Source } from './lines.js';
import { readReleaseLine } from './release-line.js';

/** The title is among the first blocks. */
const HEAD_BLOCKS = 8;
const OPENING_WORDS = 14;

export interface SplitOptions {
  readonly lexicon: Lexicon;
  readonly dates: DateReader;
  readonly source: Source;
}

/**
 * Parts paragraphs that hold several things of a statement, as mail and converters join them: a release line and a
 * date above the title, an opening and its names, an end mark under the last name.
 */
export function splitBlocks(root: Root, options: SplitOptions): void {
  let isHead = true;
  root.children = root.children.flatMap((node, at) => {
    const parts = isHead && at < HEAD_BLOCKS ? splitHead(node, options) : [node];
    if (parts.some((part) => part.type === 'paragraph' && isSentence(wordsOf(part)))) isHead = false;
    return parts.flatMap((part) => splitEnd(part, options)).flatMap((part) => splitOpening(part, options));
  });
}

/** Lines that are a release line or a date, above or under others. */
function splitHead(node: RootContent, { lexicon, dates, source }: SplitOptions): RootContent[] {
  if (!isTextBlock(node)) return [node];
  const ends = lineEnds(node);
  if (ends.length === 0 || ends.length > 12) return [node];
  const lines = linesOf<Heading | Paragraph>(node, source);
  if (lines.length !== ends.length + 1) return [node];
  const isApart = lines.map((line) => {
    const words = wordsOf(line);
    return readReleaseLine(words, lexicon, dates) !== undefined || dates.read(words).kind !== 'none';
  });
  const cuts = ends.filter((_, at) => isApart[at] === true || isApart[at + 1] === true);
  return cuts.length === 0 ? [node] : partAt<Heading | Paragraph>(node, cuts, source);
}

/** An end mark on the last line of a paragraph or of a list’s last item. */
function splitEnd(node: RootContent, { lexicon, source }: SplitOptions): RootContent[] {
  if (node.type === 'list') return splitListEnd(node, lexicon, source);
  if (node.type !== 'paragraph') return [node];
  const last = lineEnds(node).at(-1);
  if (last === undefined) return [node];
  const [before, end] = partAt(node, [last], source);
  return before !== undefined && end !== undefined && isEndMark(wordsOf(end), lexicon)
    ? [before, end]
    : [node];
}

function splitListEnd(list: List, lexicon: Lexicon, source: Source): RootContent[] {
  const item = list.children.at(-1);
  if (item === undefined || list.children.length === 0) return [list];
  if (list.children.length > 1 && list.ordered !== true && isListedEnd(item, lexicon)) {
    return [{ ...list, children: list.children.slice(0, -1) }, asEnd(item, item.children[0])];
  }
  const paragraph = item.children.at(-1);
  if (paragraph?.type !== 'paragraph') return [list];
  const [before, end] = splitEnd(paragraph, { lexicon, source } as SplitOptions);
  if (end === undefined || before?.type !== 'paragraph') return [list];
  const kept = { ...item, children: [...item.children.slice(0, -1), before] };
  return [{ ...list, children: [...list.children.slice(0, -1), kept] }, end];
}

/** “END -” of a list’s item as a paragraph. */
function asEnd(item: List['children'][number], child: RootContent | undefined): RootContent {
  return child?.type === 'paragraph'
    ? child
    : { type: 'paragraph', children: [], ...(item.position && { position: item.position }) };
}

/** An opening on the line above its names, or before a colon in the same line. */
function splitOpening(node: RootContent, options: SplitOptions): RootContent[] {
  if (node.type !== 'paragraph') return [node];
  return splitFirstLine(node, options) ?? splitAtColon(node, options) ?? [node];
}

function splitFirstLine(node: Paragraph, { lexicon, source }: SplitOptions): RootContent[] | undefined {
  const [first] = lineEnds(node);
  if (first === undefined) return undefined;
  const [opening, rest] = partAt(node, [first], source);
  if (opening === undefined || rest === undefined) return undefined;
  const words = wordsOf(opening);
  if (countWords(words) > OPENING_WORDS) return undefined;
  const isBare = (['signatories', 'notes', 'contact'] as const).some((kind) => lexicon.is(kind, words));
  const isOpening = endsInColon(words) && lexicon.has('signatories', words) && !lexicon.has('asking', words);
  const isGroup = (endsInColon(words) || lexicon.is('groups', words)) && namesUnder(rest, lexicon, source);
  return isBare || isOpening || isGroup ? [opening, rest] : undefined;
}

/** Whether the lines under a short line with a colon are names. */
function namesUnder(rest: Paragraph, lexicon: Lexicon, source: Source): boolean {
  const lines = linesOf(rest, source).map(wordsOf);
  return lines.length > 1 && lines.every((line) => nameLikeness(line, lexicon) > 0.25);
}

/** “Signatories: Harbour Readers, Neighbours of Quay Street”. */
function splitAtColon(node: Paragraph, { lexicon, source }: SplitOptions): RootContent[] | undefined {
  const cut = firstColon(node);
  if (cut === undefined) return undefined;
  const [opening, rest] = partAt(node, [cut], source);
  if (opening === undefined || rest === undefined) return undefined;
  const words = wordsOf(opening);
  if (countWords(words) > OPENING_WORDS || !lexicon.has('signatories', words) || lexicon.has('asking', words))
    return undefined;
  const names = wordsOf(rest);
  return isEndMark(names, lexicon) || names === '' ? undefined : [opening, rest];
}

/** The place behind the first colon of a paragraph, where a text of its own may begin. */
function firstColon(node: Paragraph): Cut | undefined {
  for (const [child, one] of node.children.entries()) {
    const next = node.children[child + 1];
    if (one.type === 'text') {
      const colon = /[:：]\s+(?=\S)/u.exec(one.value) ?? /[:：]\s*$/u.exec(one.value);
      if (colon !== null) return { child, from: colon.index + 1, to: colon.index + colon[0].length };
    } else if (next?.type === 'text' && endsInColon(wordsOf(one)) && /^\s/u.test(next.value)) {
      // “**Signatories:** Harbour Readers, …”
      return { child: child + 1, from: 0, to: next.value.length - next.value.trimStart().length };
    }
  }
  return undefined;
}
