import { withUnixLines } from '../text/line-ends.js';
import type { Outcome, Problem } from '../model/problem.js';
import { foreignText } from './foreign-file.js';

/**
 * Decodes a text file strictly as UTF-8. A byte order mark is taken off and every line ends with LF, so that no later
 * stage sees which editor wrote the file; lines and columns stay those that editors show.
 *
 * @param bytes the file as it is on disk
 * @param file its path, for problems
 * @param locale the locale whose file it is
 * @returns the text, or the one fatal problem that keeps it from being read
 */
export function decodeText(bytes: Uint8Array, file: string, locale?: string): Outcome<string> {
  const foreign = foreignText(bytes);
  if (foreign !== undefined) return { problems: [{ ...foreign, locale, file }] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { value: withUnixLines(text), problems: [] };
  } catch {
    return { problems: [{ ...notUtf8(bytes), locale, file }] };
  }
}

function notUtf8(bytes: Uint8Array): Problem {
  return {
    rule: 'invalid-utf8',
    severity: 'error',
    fatal: true,
    message: 'The file is not valid UTF-8: a byte here is not part of any character.',
    help: 'Save it as UTF-8; it may be in another encoding, such as Windows-1256.',
    ...firstInvalidPlace(bytes),
  };
}

/** Line and column of the first byte that no UTF-8 text can have there. */
function firstInvalidPlace(bytes: Uint8Array): { line: number; column: number } {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  // The lenient decoder puts U+FFFD where the strict one stops; a real U+FFFD before it is three bytes long.
  const lenient = decoder.decode(bytes);
  const strict = new TextEncoder().encode(lenient);
  let at = 0;
  while (at < bytes.length && bytes[at] === strict[at]) at += 1;
  const before = withUnixLines(decoder.decode(bytes.subarray(0, at)).replace(/\uFFFD$/u, '')).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
