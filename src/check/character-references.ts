import { decodeString } from 'micromark-util-decode-string';

/** A character reference (CommonMark §2.5), if its name is one. */
export const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{1,30});/giu;
/** The same with the backslashes before it. */
const WITH_BACKSLASHES = new RegExp(`((?<!\\\\)\\\\*)(${REFERENCE.source})`, REFERENCE.flags);

/** A Markdown text with the characters that its references mean. */
export interface ReadText {
  readonly text: string;
  /** Where a character of it is written, and by which reference, if by one. */
  readonly written: (index: number) => { readonly offset: number; readonly reference?: string | undefined };
}

/** A reference: where its character is in the text that was read, and where it is written itself. */
interface Found {
  readonly at: number;
  readonly length: number;
  readonly offset: number;
  readonly reference: string;
}

/** Reads the character references of a Markdown text: `&shy;` is as invisible as the character itself. */
export function withReferences(markdown: string): ReadText {
  const found: Found[] = [];
  let text = '';
  let end = 0;
  for (const { index, 1: slashes = '', 2: reference = '' } of markdown.matchAll(WITH_BACKSLASHES)) {
    const character = decodeString(reference);
    // After a backslash of its own it is plain text.
    if (slashes.length % 2 === 1 || character === reference) continue;
    const offset = index + slashes.length;
    text += markdown.slice(end, offset);
    found.push({ at: text.length, length: character.length, offset, reference });
    text += character;
    end = offset + reference.length;
  }
  return { text: text + markdown.slice(end), written: (index) => writtenAs(index, found) };
}

function writtenAs(index: number, found: readonly Found[]): ReturnType<ReadText['written']> {
  const last = found.findLast(({ at }) => at <= index);
  if (last === undefined) return { offset: index };
  const { at, length, offset, reference } = last;
  return index < at + length
    ? { offset, reference }
    : { offset: offset + reference.length + index - at - length };
}
