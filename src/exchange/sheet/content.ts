import { decodeString } from 'micromark-util-decode-string';
import type { Content, Mark, SheetCode } from '../../model/sheet.js';
import { isUnwieldy, LIMITS } from '../../model/limits.js';
import { onOneLine } from '../../text/line-ends.js';
import { inlineParts, type InlineCode, type InlinePart } from '../xliff/inline.js';

/** What can be parsed in a moment; a publication may allow longer paragraphs than others. */
export const READABLE = { ...LIMITS, maxParagraph: 1_000_000 };

/** Source and translation of a segment as text and marks, with the codes that the marks name. */
export interface Contents {
  readonly codes: readonly SheetCode[];
  readonly source: Content;
  readonly target: Content;
}

/**
 * Source and translation as text and marks. Equal codes of both share their number, so that a mark of the original can
 * be found in the translation.
 *
 * @param source inline Markdown
 * @param target inline Markdown
 */
export function contentsOf(source: string, target: string): Contents {
  const codes: SheetCode[] = [];
  const free = new Map<string, string[]>();
  const numbered = (id: (kind: string) => string | undefined) => (code: InlineCode) => {
    const kind = kindOf(code);
    const known = id(kind);
    if (known !== undefined) return known;
    const own = String(codes.length + 1);
    codes.push(toCode(code, own));
    return own;
  };
  const sourceContent = toContent(
    inlineParts(source),
    numbered(() => undefined),
  );
  for (const { id, type, before, after } of codes)
    free.set(kind(type, before, after), [...(free.get(kind(type, before, after)) ?? []), id]);
  const targetContent = toContent(
    inlineParts(target),
    numbered((one) => free.get(one)?.shift()),
  );
  return { codes, source: sourceContent, target: targetContent };
}

/** Strong text is strong however it is written; another link is another code. */
function kind(type: SheetCode['type'], before: string, after: string): string {
  return ['strong', 'emphasis', 'delete', 'break'].includes(type) ? type : JSON.stringify([before, after]);
}

function kindOf(code: InlineCode): string {
  return code.kind === 'pair' ? kind(code.type, code.open, code.close) : kind(code.type, code.raw, '');
}

function toCode(code: InlineCode, id: string): SheetCode {
  const { type } = code;
  return code.kind === 'pair'
    ? { id, type, isPair: true, before: code.open, after: code.close, label: labelOfPair(code.close) }
    : { id, type, isPair: false, before: code.raw, after: '', label: labelOf(code.raw) };
}

/** The address of `](address)`, the label of `][label]`. */
function labelOfPair(close: string): string {
  return /^\][([]<?([^)\]>\s]*)/u.exec(close)?.[1] ?? '';
}

/** What is in `[^1]`, `<address>`, `![image](address)` or a code span. */
function labelOf(raw: string): string {
  if (raw.startsWith('`')) return withoutTicks(raw);
  if (/^\[\^|^</u.test(raw)) return raw.replace(/^\[\^|^<|[\]>]$/gu, '');
  return raw.startsWith('!') ? labelOfPair(raw.slice(raw.lastIndexOf(']'))) : raw.trim();
}

function withoutTicks(raw: string): string {
  let ticks = 0;
  while (raw.charAt(ticks) === '`') ticks += 1;
  return raw.slice(ticks, raw.length - ticks).trim();
}

/** An address that Markdown finds by itself is words like others. */
function isBareAddress(code: InlineCode): boolean {
  return code.kind === 'standalone' && code.type === 'link' && /^[^<[]/u.test(code.raw);
}

function toContent(parts: readonly InlinePart[], idOf: (code: InlineCode) => string): Content {
  const content: (string | Mark)[] = [];
  const add = (text: string) => {
    const last = content.at(-1);
    if (typeof last === 'string') content[content.length - 1] = last + text;
    else if (text !== '') content.push(text);
  };
  const read = (some: readonly InlinePart[]) => {
    for (const part of some) {
      if (typeof part === 'string')
        // A line end in the middle of a text is a space (CommonMark §6.12).
        add(onOneLine(decodeString(part)));
      else if (part.kind === 'standalone') {
        if (isBareAddress(part)) add(part.raw);
        else content.push({ code: idOf(part) });
      } else {
        const id = idOf(part);
        content.push({ open: id });
        read(part.parts);
        content.push({ close: id });
      }
    }
  };
  read(parts);
  return content;
}

/** Content as it came back. */
export interface WrittenContent {
  /** Inline Markdown. */
  readonly markdown: string;
  /** The characters of its marks, in reading order. */
  readonly marks: readonly string[];
  /** Marks of codes that are not known. */
  readonly lost: number;
}

/**
 * Text and marks as inline Markdown. The words are as they were written, whatever signs are in them: escapes are
 * added only where Markdown would read something else.
 *
 * @param content as a person left it
 * @param codes what its marks stand for
 */
export function markdownFrom(content: Content, codes: readonly SheetCode[]): WrittenContent {
  const known = new Map(codes.map((code) => [code.id, code]));
  const pieces = content.map((piece) => (typeof piece === 'string' ? onOneLine(piece) : rawOf(piece, known)));
  const marks = pieces.flatMap((piece) =>
    typeof piece === 'string' || piece.raw === undefined ? [] : [piece.raw],
  );
  const lost = pieces.filter((piece) => typeof piece !== 'string' && piece.raw === undefined).length;
  const write = (escape: (text: string) => string) =>
    pieces.map((piece) => (typeof piece === 'string' ? escape(piece) : (piece.raw ?? ''))).join('');
  const text = pieces.filter((piece) => typeof piece === 'string').join('\uFFFC');
  const plain = write((words) => words);
  // What is too long is refused by those who know the limits.
  if (isUnwieldy(plain, READABLE)) return { markdown: plain, marks, lost };
  const ways = [plain, write(escapedBetweenAddresses), write(escaped)];
  const meant = JSON.stringify(
    pieces.map((piece) => (typeof piece === 'string' ? piece : { raw: piece.raw })),
  );
  const markdown = ways.find((way) => asRead(way) === meant) ?? ways[SIGNS.test(text) ? 1 : 0] ?? plain;
  return { markdown, marks, lost };
}

function rawOf(mark: Mark, codes: ReadonlyMap<string, SheetCode>): { readonly raw: string | undefined } {
  if ('open' in mark) return { raw: codes.get(mark.open)?.before };
  if ('close' in mark) return { raw: codes.get(mark.close)?.after };
  return { raw: codes.get(mark.code)?.before };
}

/** What a text of Markdown says, in the form that two of them can be compared in. */
function asRead(markdown: string): string {
  const codes = new Map<string, InlineCode>();
  const content = toContent(inlineParts(markdown), (code) => {
    const id = String(codes.size);
    codes.set(id, code);
    return id;
  });
  const raw = (piece: Mark): string | undefined => {
    const code = codes.get('open' in piece ? piece.open : 'close' in piece ? piece.close : piece.code);
    if (code?.kind !== 'pair') return code?.raw;
    return 'open' in piece ? code.open : code.close;
  };
  return JSON.stringify(content.map((piece) => (typeof piece === 'string' ? piece : { raw: raw(piece) })));
}

const SIGNS = /[\\`*_[\]<>&~]/u;
const ADDRESS = /((?:https?:\/\/|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+)/iu;

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&~]/gu, '\\$&').replace(/(?<=https?):(?=\/\/)|(?<=www)\.|@/giu, '\\$&');
}

function escapedBetweenAddresses(text: string): string {
  return text
    .split(ADDRESS)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[\\`*_[\]<>&~]/gu, '\\$&')))
    .join('');
}
