import type { PhrasingContent } from 'mdast';
import { withAsciiDigits } from '../../text/numerals.js';
import type { Outcome } from '../../model/problem.js';
import { LIST_MARKER, type BlockKind, type WholeBlock, type WholeTranslation } from '../../model/whole.js';
import { goesOn, groupsOf, NOTE, wrapWidth, type LineGroup, type TextLine } from './lines.js';
import { inlineMarkdown } from '../../text/inline-markdown.js';

/** A line that only divides or underlines. */
export const RULE = /^(?:[-=_~*–—] ?){3,}$/u;
const ADDRESS = /^(?:https?:\/\/|www\.|[\w.+-]+@)\S+$|^\+?[\d ().-]{5,}$|^#$/u;

/** Words of the locale that plain text is written with. */
export interface TextWords {
  /** What comes before the description of an image: “Image”. */
  readonly image: string;
}

/**
 * Reads a translation that somebody wrote as plain text: blank lines between paragraphs, or one paragraph a line;
 * lines wrapped by a mail program are joined. Nothing in it is Markdown.
 *
 * @param text the file, decoded, direction marks taken out
 * @param directionMarks how many there were
 */
export function readWholeText(
  text: string,
  file: string,
  words: TextWords,
  directionMarks: number,
): Outcome<WholeTranslation> {
  const groups = groupsOf(text);
  const width = wrapWidth(groups);
  const blocks: Draft[] = [];
  for (const group of groups) blocks.push(...(tableCells(group) ?? drafts(group, width)));
  const notes = new Map<string, Draft[]>();
  const body: Draft[] = [];
  let open: Draft[] | undefined;
  for (const block of blocks) {
    const [mark, number] = NOTE.exec(block.text) ?? [];
    if (mark !== undefined && number !== undefined) {
      open = [{ ...block, text: block.text.slice(mark.length) }];
      notes.set(withAsciiDigits(number), open);
    } else if (open !== undefined && block.continues && block.isIndented) open.push(block);
    else {
      open = undefined;
      body.push(block);
    }
  }
  const isAddress = (number: string) => notes.get(number)?.every((note) => ADDRESS.test(note.text)) === true;
  const toBlock = (draft: Draft): WholeBlock => finished(draft, notes, isAddress, words);
  const footnotes = [...notes].flatMap(([number, parts]) =>
    isAddress(number)
      ? []
      : parts.map((part) => ({ ...toBlock(part), kinds: ['footnote' as const], label: number })),
  );
  return {
    value: { file, blocks: body.map(toBlock), footnotes, isPlain: true, directionMarks },
    problems: [],
  };
}

/** A block whose references are not known yet. */
interface Draft {
  readonly kinds: readonly BlockKind[];
  readonly line: number;
  readonly text: string;
  readonly marker?: string | undefined;
  readonly continues: boolean;
  readonly isIndented: boolean;
}

function drafts(group: LineGroup, width: number | undefined): Draft[] {
  const found: { draft: Draft; last: TextLine }[] = [];
  for (const [at, line] of group.entries()) {
    if (RULE.test(line.text)) continue;
    const [quoting] = /^(?:>[ \t]*)+/u.exec(line.text) ?? [''];
    const bare = { ...line, text: line.text.slice(quoting.length) };
    if (bare.text === '') continue;
    const previous = found.at(-1);
    const isQuote = quoting !== '';
    const isSame = previous !== undefined && isQuote === (previous.draft.kinds[0] === 'quote');
    if (isSame && at > 0 && goesOn(previous.last, bare, width)) {
      previous.draft = { ...previous.draft, text: `${previous.draft.text} ${bare.text}` };
      previous.last = bare;
      continue;
    }
    found.push({ draft: draftOf(bare, isQuote, at > 0, previous?.draft), last: bare });
  }
  return found.map(({ draft }) => draft);
}

function draftOf(line: TextLine, isQuote: boolean, continues: boolean, previous: Draft | undefined): Draft {
  const { number, text, isIndented } = line;
  const own = { line: number, continues, isIndented };
  if (isQuote) return { ...own, kinds: ['quote'], text };
  const marker = LIST_MARKER.exec(text);
  if (marker !== null) {
    return { ...own, kinds: ['item'], text: text.slice(marker[0].length).trim(), marker: marker[1] };
  }
  const isInItem = isIndented && previous?.kinds[0] === 'item';
  return { ...own, kinds: [...(isInItem ? ['item' as const] : []), 'paragraph', 'heading', 'quote'], text };
}

function tableCells(group: LineGroup): Draft[] | undefined {
  return tableRows(group)?.flatMap(({ number, cells }) =>
    cells
      .filter((text) => text !== '')
      .map((text) => ({ kinds: ['cell'], line: number, text, continues: false, isIndented: false })),
  );
}

/** The rows of a group whose every line has the same number of cells. */
export function tableRows(
  group: LineGroup,
): { readonly number: number; readonly cells: readonly string[] }[] | undefined {
  if (group.length < 2 || !group.every(({ text }) => /(?<=^|\s)\|(?=\s|$)|\t/u.test(text))) return undefined;
  const rows = group
    .filter(({ text }) => !/^[\s|:+=-]+$/u.test(text))
    .map(({ text, number }) => ({
      number,
      cells: text
        .replace(/^\|\s*|(?:(?<!\s)\s+)?\|$/gu, '')
        .split(/(?:(?<!\s)\s+|(?<=\s))\|(?:\s+|$)|(?<!\s)[^\S\t]*\t\s*/u)
        .map((cell) => cell.trim()),
    }));
  const [first] = rows;
  if (first === undefined || first.cells.length < 2) return undefined;
  if (rows.some(({ cells }) => cells.length !== first.cells.length || LIST_MARKER.test(cells[0] ?? '')))
    return undefined;
  return rows;
}

/** A draft with its references resolved: to a footnote, a mark; to an address, nothing, because its words are not shown. */
function finished(
  { text, kinds, line, marker, continues }: Draft,
  notes: ReadonlyMap<string, unknown>,
  isAddress: (number: string) => boolean,
  { image }: TextWords,
): WholeBlock {
  const draft = { kinds, line, continues, ...(marker !== undefined && { marker }) };
  const prefix = `[${image}: `;
  if (text.startsWith(prefix) && text.endsWith(']') && !text.slice(0, -1).includes(']')) {
    const alt = text.slice(prefix.length, -1);
    return { ...draft, kinds: ['alt'], text: alt, markdown: alt };
  }
  const content = text.split(/[ \u00A0]?\[(\p{Nd}{1,4})\]/u).flatMap((part, at): PhrasingContent[] => {
    if (at % 2 === 0) return part === '' ? [] : [{ type: 'text', value: part }];
    const number = withAsciiDigits(part);
    if (!notes.has(number)) return [{ type: 'text', value: ` [${part}]` }];
    return isAddress(number) ? [] : [{ type: 'footnoteReference', identifier: number }];
  });
  const words = content.map((node) => ('value' in node ? node.value : '')).join('');
  return { ...draft, text: words.replace(/\s+/gu, ' ').trim(), markdown: inlineMarkdown(content) };
}
