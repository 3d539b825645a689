import type { Remark } from '../../model/manuscript.js';
import { shifted, type Shift } from '../../exchange/pieces.js';
import { comment, deletion, insertion, plain, toRemark, type RemarkDraft } from '../read/office/remarks.js';

/** What brackets with attributes are made of. */
const SPAN_SIGN = /\\.|\[\^[^[\]]{1,40}\](?!\{)|\[|\]\{[^{}]{1,500}\}|[\]{}]/gu;
/** Attributes after a heading. */
const HEADING = /^( {0,3}#{1,6} .*?)(?<=# |[^ \t])[ \t]+\{[#.][^{}\n]{0,300}\}[ \t]*$/gmu;
/** Attributes after an image, a link or code. */
const ATTRIBUTES =
  /(\]\([^()\n]{0,2000}\)|(?<!`)`[^`\n]{1,2000}`)\{\s*(?:[#.]|[\w-]{1,40}=)[^{}\n]{0,300}\}/gu;
/** The line above or under a part of the text that has attributes. */
const DIVISION =
  /^:{3,}[ \t]*(?:(?:\{[^{}\n]{0,300}\}|[\w-]{1,60})[ \t]*(?::+[ \t]*)?|(?<=[ \t]):+[ \t]*)?$/gmu;
/** Digits above or under the line. */
const SHIFTS: readonly (readonly [pattern: RegExp, shift: Shift])[] = [
  [/(?<=[\p{L}\p{N})])\^(\d{1,6})\^/gu, 'raised'],
  [/(?<=[\p{L}\p{N})])(?<!~)~(\d{1,6})~(?!~)/gu, 'lowered'],
];
/** CriticMarkup, each sign with what it does. */
const CRITIC: readonly (readonly [pattern: RegExp, read: (words: string) => Read])[] = [
  [/\{>>([^]{0,4000}?)<<\}/gu, (words) => ({ text: '', draft: comment('', words, '') })],
  [/\{\+\+([^]{0,4000}?)\+\+\}/gu, (words) => ({ text: words, draft: insertion('', words) })],
  [/\{--([^]{0,4000}?)--\}/gu, (words) => ({ text: '', draft: deletion('', words) })],
  [/\{~~([^]{0,4000}?)~~\}/gu, substituted],
  [/\{==([^]{0,4000}?)==\}/gu, (words) => ({ text: words })],
];

interface Read {
  readonly text: string;
  readonly draft?: RemarkDraft;
}

/**
 * Takes the comments and tracked changes out that converters write into Markdown, and what else only they read.
 *
 * @param keepsWords whether their words stay in their places, so that every word of the text is there
 */
export function withoutSpans(text: string, keepsWords = false): { text: string; remarks: Remark[] } {
  const remarks: Remark[] = [];
  const take = ({ text: words, draft }: Read): string => {
    if (draft !== undefined && plain(draft.words) !== '') remarks.push(toRemark(draft));
    return keepsWords && draft?.isLeft === true ? `${draft.words} ${words}` : words;
  };
  let result = text.replace(HEADING, '$1').replace(ATTRIBUTES, '$1').replace(DIVISION, '');
  for (const [pattern, shift] of SHIFTS) {
    result = result.replace(pattern, (_, digits: string) => shifted(digits, shift));
  }
  for (const [pattern, read] of CRITIC) {
    result = result.replace(pattern, (_, words: string) => take(read(words)));
  }
  result = replaceSpans(result, (all, words, attributes) => take(spanOf(all, words, attributes)));
  return { text: result, remarks };
}

/** A bracket that is open: where its words begin in what is written so far, and whether they can be a span’s. */
interface OpenBracket {
  readonly start: number;
  isClean: boolean;
}

/**
 * Replaces brackets with attributes, as converters write what Markdown has no sign for (pandoc, “bracketed_spans”).
 * The innermost come first: a change may have underlined words in it.
 */
function replaceSpans(
  text: string,
  replace: (all: string, words: string, attributes: string) => string,
): string {
  const written = new Written();
  const open: OpenBracket[] = [];
  const spoil = () => {
    const around = open.at(-1);
    if (around !== undefined) around.isClean = false;
  };
  let end = 0;
  for (const { 0: sign, index } of text.matchAll(SPAN_SIGN)) {
    written.add(text.slice(end, index));
    end = index + sign.length;
    if (sign === '[') {
      open.push({ start: written.length, isClean: true });
      written.add(sign);
      continue;
    }
    const closed = sign.startsWith(']') ? open.pop() : undefined;
    if (closed?.isClean === true && sign.length > 1) {
      const words = written.cut(closed.start).slice(1);
      const all = `[${words}${sign}`;
      const instead = replace(all, words, sign.slice(2, -1));
      written.add(instead);
      if (instead === all) spoil();
    } else {
      written.add(sign);
      if (!/^(?:\\|\[\^)/u.test(sign)) spoil();
    }
  }
  return written.cut(0) + text.slice(end);
}

/** A text that grows at its end, and whose end can be cut off. */
class Written {
  readonly #pieces: string[] = [];
  length = 0;

  add(piece: string): void {
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  /** Takes away what was added from a place on, where a piece begins. */
  cut(start: number): string {
    const cut: string[] = [];
    while (this.length > start) {
      const piece = this.#pieces.pop() ?? '';
      this.length -= piece.length;
      cut.push(piece);
    }
    return cut.reverse().join('');
  }
}

function spanOf(all: string, words: string, attributes: string): Read {
  if (!/^\s*(?:[#.]|[\w-]+=)/u.test(attributes)) return { text: all };
  const author = /\bauthor="([^"]*)"/u.exec(attributes)?.[1] ?? '';
  const given = new Set(attributes.split(/\s+/u));
  if (given.has('.comment-start')) return { text: '', draft: comment(author, words, '') };
  if (given.has('.comment-end')) return { text: '' };
  if (given.has('.insertion')) return { text: words, draft: insertion(author, words) };
  return given.has('.deletion') ? { text: '', draft: deletion(author, words) } : { text: words };
}

function substituted(words: string): Read {
  const [old = '', by = ''] = words.split('~>', 2);
  return { text: by, draft: deletion('', old) };
}
