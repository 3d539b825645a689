import type { Found } from './every-text.js';
import { excerpt } from './excerpt.js';

/** Something that people wrote to each other while they worked on a text: a comment, or a change that is marked. */
export interface Remark {
  readonly offset: number;
  readonly kind: 'comment' | 'change' | 'note';
  /** Its own words, where they are known. */
  readonly words: string;
}

/** Brackets with the attributes that converters give comments and tracked changes of Word (pandoc, “spans”). */
const SPAN =
  /(?:\\?\[((?:[^[\]{}]|\\[[\]]){0,2000})\\?\])?\\?\{[^{}]{0,500}\.(comment-start|comment-end|insertion|deletion|paragraph-insertion|paragraph-deletion)\b/gu;
/** The same as elements of HTML, and those that HTML has itself for changes. */
const ELEMENT =
  /<(?:span|div|p)\b[^<>]{0,500}\bclass=["']?[^"'<>]{0,200}\b(comment-start|comment-end|insertion|deletion|MsoCommentReference|MsoCommentText)\b|<(ins|del)\b/giu;
/** Links to comments, as word processors and web editors write them, and what Word prints before one. */
const LINK =
  /\b(?:Comment|Commented) \[[A-Z]{1,4}\d{1,4}\]:|\[(?:\\?\[)?[^[\]\n]{1,40}\\?\]?\]\(<?#(?:_msocom_|_msoanchor_|cmnt_?(?:ref)?|comment-(?:ref-)?)\d+>?\)/giu;
/** A comment as word processors and web editors list them under a text, each after the mark that is in the text. */
const LISTED = /^ ?(\[(?:[a-z]{1,2}|[A-Z]{1,4}\d{1,3})\])\S/u;
/** CriticMarkup: what opens, what closes. */
const CRITIC: readonly (readonly [open: string, close: string, kind: Remark['kind']])[] = [
  ['{>>', '<<}', 'comment'],
  ['{++', '++}', 'change'],
  ['{--', '--}', 'change'],
  ['{~~', '~~}', 'change'],
  ['{==', '==}', 'comment'],
];
/** What is put into brackets until somebody knows better. */
const NOTE = new RegExp(
  String.raw`\\?\[((?:[^[\]\n]{0,40}\b)?(?:TB[CDA]|TODO|TK|XX+|FIXME)\b[^[\]\n]{0,80}` +
    String.raw`|(?:INSERT|ADD|CHECK|CONFIRM|[Ii]nsert)\s[^[\]\n]{1,80}` +
    String.raw`|(?:DATE|NAME|PLACE|CITY|TOWN|COUNTRY|NUMBER|LINK|LOGO|QUOTE|Date|Name|Place|City|Town|Country|Number|Link|Logo|Quote)` +
    String.raw`|\p{Lu}[\p{L}.]{0,30}(?: \p{Lu}[\p{L}.]{0,30})?: [^[\]\n]{1,200}\?)\\?\](?!\\?[({:[])`,
  'gu',
);

/**
 * Remarks in Markdown that readers would see.
 *
 * @param markdown a text without its code
 */
export function remarksIn(markdown: string): Remark[] {
  const found: Remark[] = [];
  const take = (match: RegExpExecArray, kind: Remark['kind'], words = '') => {
    found.push({ offset: match.index, kind, words });
  };
  if (markdown.includes('{')) {
    for (const match of markdown.matchAll(SPAN)) {
      if (match[2] === 'comment-end' && found.some(({ kind }) => kind === 'comment')) continue;
      take(match, match[2]?.startsWith('comment') === true ? 'comment' : 'change', match[1]);
    }
    for (const [open, close, kind] of CRITIC) found.push(...between(markdown, open, close, kind));
  }
  if (markdown.includes('<')) {
    for (const match of markdown.matchAll(ELEMENT)) {
      if (match[1] !== 'comment-end') take(match, /comment/iu.test(match[1] ?? '') ? 'comment' : 'change');
    }
  }
  for (const match of markdown.matchAll(LINK)) take(match, 'comment');
  if (markdown.includes('[')) found.push(...bracketed(markdown));
  return found.sort((a, b) => a.offset - b.offset);
}

/** The same in the inline Markdown of a translation, where a comment of HTML is shown as it is written. */
export function remarksInTranslation(markdown: string): Remark[] {
  return [...remarksIn(markdown), ...between(markdown, '<!--', '-->', 'comment')];
}

/** Notes in brackets, and comments that are listed under a text. */
function bracketed(markdown: string): Remark[] {
  const notes = Array.from(markdown.matchAll(NOTE), ({ index, 1: words = '' }): Remark => {
    return { offset: index, kind: 'note', words };
  });
  const lines = markdown.trimEnd().split('\n');
  const last = lines.findLastIndex((line) => !LISTED.test(line)) + 1;
  const text = lines.slice(0, last).join('\n');
  const first = lines[last] ?? '';
  const mark = LISTED.exec(first)?.[1] ?? '';
  // Letters are counted; in a text, one in brackets may mean another letter (“[t]he”).
  const isCounted = mark === '[a]' || /\d/u.test(mark);
  if (!isCounted || !text.includes(mark)) return notes;
  return [...notes, { offset: text.length + 1, kind: 'comment', words: first.replace(mark, '') }];
}

/** What is between two signs. */
function between(markdown: string, open: string, close: string, kind: Remark['kind']): Remark[] {
  const found: Remark[] = [];
  let at = markdown.indexOf(open);
  while (at >= 0) {
    const end = markdown.indexOf(close, at + open.length);
    if (end < 0) break;
    found.push({ offset: at, kind, words: markdown.slice(at + open.length, end) });
    at = markdown.indexOf(open, end);
  }
  return found;
}

/** What is said of a remark. */
export function remarkFinding({ kind, words }: Remark): Found['finding'] {
  const quoted = words.trim() === '' ? '' : `: “${excerpt(words)}”`;
  if (kind === 'note') {
    return {
      severity: 'warning',
      message: `The text in brackets looks like an editor’s note${quoted}.`,
      help: 'Resolve it and delete it. If readers should see it, accept the finding.',
    };
  }
  const what = kind === 'comment' ? 'A comment' : 'A tracked change';
  return {
    fatal: 'build',
    message: `${what} by an editor is in the text${quoted}. It would be published.`,
    help: kind === 'comment' ? DELETE : ACCEPT,
  };
}

const DELETE =
  'Resolve it, then delete it with its brackets and braces. To show such signs to readers, write them as code: `{>>`.';
const ACCEPT =
  'Accept or reject all changes in the document and convert it again, or leave one wording and delete brackets and braces.';
