import type { Outcome, Problem } from '../model/problem.js';

/**
 * Decodes a text file strictly: UTF-8 without byte order mark, lines ended by LF alone.
 *
 * @param bytes the file as it is on disk
 * @param file its path, for problems
 * @param locale the locale whose file it is
 * @returns the text, or the one fatal problem that keeps it from being read
 */
export function decodeText(bytes: Uint8Array, file: string, locale?: string): Outcome<string> {
  const fatal = (rule: string, message: string, help: string, place: Partial<Problem> = {}) => ({
    problems: [{ rule, severity: 'error' as const, fatal: true, locale, file, message, help, ...place }],
  });
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return fatal(
      'byte-order-mark',
      'The file begins with a byte order mark (U+FEFF).',
      'Save it as “UTF-8 without BOM”.',
      { line: 1, column: 1 },
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const place = firstInvalidPlace(bytes);
    return fatal(
      'invalid-utf8',
      `The file is not valid UTF-8: a byte that belongs to no character.`,
      'Save it as UTF-8; it may be in another encoding, such as Windows-1256.',
      place,
    );
  }
  const carriageReturn = text.indexOf('\r');
  if (carriageReturn >= 0) {
    const before = text.slice(0, carriageReturn).split('\n');
    return fatal(
      'line-endings',
      'The file has Windows line endings (CR LF).',
      'Save it with Unix line endings (LF); every editor and `git config core.autocrlf input` can.',
      { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
    );
  }
  return { value: text, problems: [] };
}

/** Line and column of the first byte that no UTF-8 text can have there. */
function firstInvalidPlace(bytes: Uint8Array): { line: number; column: number } {
  const decoder = new TextDecoder('utf-8');
  // The lenient decoder puts U+FFFD where the strict one stops; a real U+FFFD before it is three bytes long.
  const lenient = decoder.decode(bytes);
  const strict = new TextEncoder().encode(lenient);
  let at = 0;
  while (at < bytes.length && bytes[at] === strict[at]) at += 1;
  const before = decoder
    .decode(bytes.subarray(0, at))
    .replace(/\uFFFD$/u, '')
    .split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
