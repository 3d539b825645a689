import type { Remark } from '../../../model/manuscript.js';
import { shifted, type Shift } from '../office/document.js';
import { comment, deletion, insertion, plain, toRemark, type Told } from '../office/remarks.js';

/** Brackets with attributes, as converters write what Markdown has no sign for (pandoc, “bracketed_spans”). */
const SPAN = /\[((?:[^[\]{}\\]|\\.|\[\^[^[\]]{1,40}\]){0,4000})\]\{([^{}]{1,500})\}/gu;
/** Attributes behind a heading. */
const HEADING = /^( {0,3}#{1,6} .*?)(?<=# |[^ \t])[ \t]+\{[#.][^{}\n]{0,300}\}[ \t]*$/gmu;
/** Attributes behind an image, a link or code. */
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
  [/\{>>([^]{0,4000}?)<<\}/gu, (words) => ({ text: '', told: comment('', words, '') })],
  [/\{\+\+([^]{0,4000}?)\+\+\}/gu, (words) => ({ text: words, told: insertion('', words) })],
  [/\{--([^]{0,4000}?)--\}/gu, (words) => ({ text: '', told: deletion('', words) })],
  [/\{~~([^]{0,4000}?)~~\}/gu, substituted],
  [/\{==([^]{0,4000}?)==\}/gu, (words) => ({ text: words })],
];

interface Read {
  readonly text: string;
  readonly told?: Told;
}

/**
 * Takes the comments and tracked changes out that converters write into Markdown, and what else only they read.
 *
 * @param keepsWords whether their words stay in their places, so that every word of the text is there
 */
export function withoutSpans(text: string, keepsWords = false): { text: string; remarks: Remark[] } {
  const remarks: Remark[] = [];
  const take = ({ text: words, told }: Read): string => {
    if (told !== undefined && plain(told.words) !== '') remarks.push(toRemark(told));
    return keepsWords && told?.isLeft === true ? `${told.words} ${words}` : words;
  };
  let result = text.replace(HEADING, '$1').replace(ATTRIBUTES, '$1').replace(DIVISION, '');
  for (const [pattern, shift] of SHIFTS) {
    result = result.replace(pattern, (_, digits: string) => shifted(digits, shift));
  }
  for (const [pattern, read] of CRITIC) {
    result = result.replace(pattern, (_, words: string) => take(read(words)));
  }
  let before: string;
  do {
    before = result;
    // The innermost first: a change may have underlined words in it.
    result = result.replace(SPAN, (all, words: string, attributes: string) =>
      take(spanOf(all, words, attributes)),
    );
  } while (result !== before);
  return { text: result, remarks };
}

function spanOf(all: string, words: string, attributes: string): Read {
  if (!/^\s*(?:[#.]|[\w-]+=)/u.test(attributes)) return { text: all };
  const author = /\bauthor="([^"]*)"/u.exec(attributes)?.[1] ?? '';
  const has = (name: string) => new RegExp(`(?:^|\\s)\\.${name}(?:\\s|$)`, 'u').test(attributes);
  if (has('comment-start')) return { text: '', told: comment(author, words, '') };
  if (has('comment-end')) return { text: '' };
  if (has('insertion')) return { text: words, told: insertion(author, words) };
  return has('deletion') ? { text: '', told: deletion(author, words) } : { text: words };
}

function substituted(words: string): Read {
  const [old = '', by = ''] = words.split('~>', 2);
  return { text: by, told: deletion('', old) };
}
