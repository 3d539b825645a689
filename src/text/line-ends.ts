const BYTE_ORDER_MARK = /^\uFEFF/u;

/** A line’s end as editors write it: of Unix, of Windows, of the first Macintosh. */
const LINE_END = /\r\n?|\n/gu;

/** A text of many lines as one, without the white space at their ends. */
export function onOneLine(text: string): string {
  if (!/[\r\n\u2028\u2029]/u.test(text)) return text;
  const lines = text.split(/\r\n?|[\n\u2028\u2029]/u);
  const last = lines.length - 1;
  return lines
    .map((line, at) => (at < last ? line.trimEnd() : line))
    .map((line, at) => (at > 0 ? line.trimStart() : line))
    .join(' ');
}

/** A text without byte order mark, its lines ended by LF alone: what two editors may write of one text is the same. */
export function withUnixLines(text: string): string {
  return text.replace(BYTE_ORDER_MARK, '').replace(LINE_END, '\n');
}
