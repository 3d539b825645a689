import type { Emphasis, Heading, List, ListItem, Paragraph, RootContent, Strong } from 'mdast';
import { regionOf } from '../../model/regions.js';
import { asBlock, countWords, endsInColon, isTextBlock, withoutColon, type Block } from './block.js';
import type { DateReader } from './dates/index.js';
import { isEndMark, isListedEnd } from './end-mark.js';
import { bareWords, type Lexicon } from './lexicon.js';
import { isProse, isSentence, nameLikeness } from './likeness.js';
import { lineEnds, linesOf, partAt, wordsOf, type Cut, type Source } from './lines.js';
import { mean } from './names/reading.js';
import { asks, readOpening } from './opening.js';
import { readReleaseLine } from './release-line.js';
import { isContactLine } from './boundary.js';

/** The title is among the first blocks; each line of an address can be one. */
const HEAD_BLOCKS = 16;
const MOST_HEAD_LINES = 12;
const OPENING_WORDS = 14;
const LABEL_WORDS = 6;
const REMARK_WORDS = 5;
/** The names behind “Chile:” are at least so like names: the label says most. */
const GROUP_LIKENESS = -0.05;
/** A line less like a name than this is not a name. */
const UNLIKE_NAME = -0.5;

export interface SplitOptions {
  readonly lexicon: Lexicon;
  readonly dates: DateReader;
  readonly source: Source;
  readonly locale: string;
}

/**
 * The blocks of a statement; those that hold several things, as mail and converters join them, are parted: a release
 * line and a date above the title, an opening and its names, an end mark under the last name. Each part knows the
 * block it is of.
 */
export function splitBlocks(nodes: readonly RootContent[], options: SplitOptions): Block[] {
  let isHead = true;
  return nodes.flatMap((node, at) => {
    const heads = isHead && at < HEAD_BLOCKS ? splitHead(node, options) : [node];
    if (heads.some((part) => part.type === 'paragraph' && isProse(wordsOf(part)))) isHead = false;
    const parts = heads.flatMap((part) => splitNode(part, options));
    return parts.length === 1 && parts[0] === node
      ? [asBlock(node)]
      : parts.map((part) => asBlock(part, node));
  });
}

function splitNode(node: RootContent, options: SplitOptions): RootContent[] {
  if (node.type === 'list') return splitList(node, options);
  if (node.type !== 'paragraph') return [node];
  return splitLines(node, options).flatMap((part) => splitInLine(part, options));
}

/** Lines that are a release line or a date, above or under others; the label before a subject. */
function splitHead(node: RootContent, { lexicon, dates, source }: SplitOptions): RootContent[] {
  if (!isTextBlock(node)) return [node];
  const subject = splitSubject(node, lexicon, source);
  if (subject !== undefined) return subject;
  const ends = lineEnds(node);
  if (ends.length === 0 || ends.length > MOST_HEAD_LINES) return [node];
  const lines = linesOf<Heading | Paragraph>(node, source);
  if (lines.length !== ends.length + 1) return [node];
  const isApart = lines.map((line) => {
    const words = wordsOf(line);
    return readReleaseLine(words, lexicon, dates) !== undefined || dates.read(words).kind !== 'none';
  });
  const cuts = ends.filter((_, at) => isApart[at] === true || isApart[at + 1] === true);
  return cuts.length === 0 ? [node] : partAt<Heading | Paragraph>(node, cuts, source);
}

/** “Subject: Reopen the reading room”: the subject of a letter is its title. */
function splitSubject(
  node: Heading | Paragraph,
  lexicon: Lexicon,
  source: Source,
): (Heading | Paragraph)[] | undefined {
  const [only, ...others] = node.children;
  if (others.length === 0 && (only?.type === 'strong' || only?.type === 'emphasis'))
    return splitEmphasised(node, only, (inner) => splitSubject(inner, lexicon, source));
  const cut = firstColon(node);
  if (cut === undefined || lineEnds(node).length > 1) return undefined;
  const [label, rest] = partAt(node, [cut], source);
  const isSubject = label !== undefined && rest !== undefined && lexicon.is('subjects', wordsOf(label));
  return isSubject ? [label, rest] : undefined;
}

/** A block that is set in bold or italics as a whole, parted inside; each part is set so. */
function splitEmphasised(
  node: Heading | Paragraph,
  set: Strong | Emphasis,
  split: (inner: Heading | Paragraph) => (Heading | Paragraph)[] | undefined,
): (Heading | Paragraph)[] | undefined {
  return split({ ...node, children: set.children })?.map(({ children, position }) => {
    const place = position && { position };
    return { ...node, ...place, children: [{ ...set, ...place, children }] };
  });
}

/** Lines that open names, head a group, end the text or give a contact, among others. */
function splitLines(node: Paragraph, options: SplitOptions): Paragraph[] {
  const ends = lineEnds(node);
  if (ends.length === 0) return [node];
  const lines = linesOf(node, options.source);
  if (lines.length !== ends.length + 1) return [node];
  const isLabel = lines.map((line, at) => isLabelLine(line, lines.slice(at + 1, at + 3), at === 0, options));
  const isAlone = lines.map(
    (line, at) => isContactLine(wordsOf(line), options.lexicon) || isRemark(lines, at, options.lexicon),
  );
  const cuts = ends.filter(
    (_, at) => isLabel[at] === true || isLabel[at + 1] === true || isAlone[at + 1] === true,
  );
  return cuts.length === 0 ? [node] : partAt(node, cuts, options.source);
}

/** A sentence under the names in their paragraph: “Affiliations are given for identification only.” */
function isRemark(lines: readonly Paragraph[], at: number, lexicon: Lexicon): boolean {
  const [words, before] = [lines[at], lines[at - 1]].map((line) => (line === undefined ? '' : wordsOf(line)));
  if (words === undefined || before === undefined || before === '' || at !== lines.length - 1) return false;
  if (countWords(words) < REMARK_WORDS || !isSentence(words) || /^\p{Ll}|[,;،؛]$/u.test(words)) return false;
  if (/[,;،؛]$/u.test(before) || nameLikeness(words, lexicon) > UNLIKE_NAME) return false;
  return mean(lines.slice(0, at).map((line) => nameLikeness(wordsOf(line), lexicon))) > 0.15;
}

function isLabelLine(
  line: Paragraph,
  next: readonly Paragraph[],
  isFirst: boolean,
  { lexicon, locale, dates }: SplitOptions,
): boolean {
  const words = wordsOf(line);
  if (isEndMark(words, lexicon) || dates.read(words).kind === 'date') return true;
  if (countWords(words) > OPENING_WORDS) return false;
  if (isFirst && (['notes', 'contact'] as const).some((kind) => lexicon.is(kind, words))) return true;
  const opening = readOpening(asBlock(line), lexicon, locale);
  if (opening?.kind === 'signing') return isFirst || opening.isBare;
  const isHeading = opening?.kind === 'group' ? opening.isBare || endsInColon(words) : endsInColon(words);
  if (!isHeading || asks(words, endsInColon(words), lexicon)) return false;
  const isShort = countWords(words) <= LABEL_WORDS;
  return isShort && next.length > 0 && next.every((one) => nameLikeness(wordsOf(one), lexicon) > 0.15);
}

/** An end mark or a contact under the last item of a list, which Markdown takes into the item. */
function splitList(list: List, options: SplitOptions): RootContent[] {
  const item = list.children.at(-1);
  if (item === undefined) return [list];
  const before = list.children.slice(0, -1);
  if (before.length > 0 && list.ordered !== true && isListedEnd(item, options.lexicon)) {
    return [{ ...list, children: before }, asEnd(item)];
  }
  const paragraph = item.children.at(-1);
  if (paragraph?.type !== 'paragraph') return [list];
  const [own, ...rest] = splitLines(paragraph, options);
  if (own === undefined || rest.length === 0) return [list];
  const kept = { ...item, children: [...item.children.slice(0, -1), own] };
  return [{ ...list, children: [...before, kept] }, ...rest];
}

/** “END -” of a list’s item as a paragraph. */
function asEnd({ children: [child], position }: ListItem): RootContent {
  return child?.type === 'paragraph'
    ? child
    : { type: 'paragraph', children: [], ...(position && { position }) };
}

/** An opening and its names in one line. */
function splitInLine(node: Paragraph, options: SplitOptions): Paragraph[] {
  return splitAtColon(node, options) ?? splitAtPhrase(node, options) ?? [node];
}

/** “Signatories: Harbour Readers, Neighbours of Quay Street”; “Norway: Harbour Readers; Lantern House”. */
function splitAtColon(node: Paragraph, options: SplitOptions): Paragraph[] | undefined {
  const { lexicon, source, locale } = options;
  const cut = firstColon(node);
  if (cut === undefined) return undefined;
  const [opening, rest] = partAt(node, [cut], source);
  if (opening === undefined || rest === undefined) return undefined;
  const words = wordsOf(opening);
  const names = wordsOf(rest);
  if (/^(?:<[^>]*>)?$/u.test(names) || isEndMark(names, lexicon) || asks(words, true, lexicon))
    return undefined;
  const label = withoutColon(words);
  const isGroup = lexicon.is('groups', label) || regionOf(label, locale) !== undefined;
  if (isGroup) return likenessOfPieces(names, lexicon) > GROUP_LIKENESS ? [opening, rest] : undefined;
  const isOpening = countWords(words) <= OPENING_WORDS && lexicon.has('signatories', words);
  return isOpening ? [opening, rest] : undefined;
}

/** “Signed by Harbour Readers, Lantern House and Neighbours of Quay Street.” */
function splitAtPhrase(node: Paragraph, { lexicon, source }: SplitOptions): Paragraph[] | undefined {
  const [child] = node.children;
  const phrase = lexicon.begins('signatories', wordsOf(node));
  if (phrase === undefined || child?.type !== 'text') return undefined;
  const words = Array.from(child.value.matchAll(/\S+/gu));
  const count = words.findIndex((_, at) => {
    const first = words.slice(0, at + 1).map(([word]) => word);
    return bareWords(first.join(' ')) === phrase;
  });
  const [last, next] = [words[count], words[count + 1]];
  if (last === undefined || next === undefined) return undefined;
  const [opening, rest] = partAt(
    node,
    [{ child: 0, from: last.index + last[0].length, to: next.index }],
    source,
  );
  if (opening === undefined || rest === undefined) return undefined;
  const names = wordsOf(rest);
  return /[,،;؛，、；]/u.test(names) && likenessOfPieces(names, lexicon) > 0.3 ? [opening, rest] : undefined;
}

function likenessOfPieces(text: string, lexicon: Lexicon): number {
  const pieces = text.split(/[,،;؛，、；]/u).map((piece) => piece.trim());
  return mean(pieces.filter(Boolean).map((piece) => nameLikeness(piece.replace(/[.۔]$/u, ''), lexicon)));
}

/** The place behind the first colon of a paragraph, where a text of its own may begin. */
function firstColon(node: Paragraph | Heading): Cut | undefined {
  for (const [child, one] of node.children.entries()) {
    const next = node.children[child + 1];
    if (one.type === 'text') {
      const colon = /[:：፦]\s+(?=\S)|：(?=\S)/u.exec(one.value) ?? /[:：፦]\s*$/u.exec(one.value);
      if (colon !== null) return { child, from: colon.index + 1, to: colon.index + colon[0].length };
    } else if (next?.type === 'text' && endsInColon(wordsOf(one)) && /^\s/u.test(next.value)) {
      // “**Signatories:** Harbour Readers, …”
      return { child: child + 1, from: 0, to: next.value.length - next.value.trimStart().length };
    }
  }
  return undefined;
}
