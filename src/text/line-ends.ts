const BYTE_ORDER_MARK = /^\uFEFF/u;

/** A line’s end as editors write it: of Unix, of Windows, of the first Macintosh. */
const LINE_END = /\r\n?|\n/gu;

/** A text without byte order mark, its lines ended by LF alone: what two editors may write of one text is the same. */
export function withUnixLines(text: string): string {
  return text.replace(BYTE_ORDER_MARK, '').replace(LINE_END, '\n');
}
