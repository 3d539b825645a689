/** A letter with the accents that follow it, or the parts of a Hangul syllable. */
const COMPOSED = /^.(?:\p{M}|[\u1160-\u11FF])+/su;

/**
 * The place of a character of a text in what was written for it: behind escapes and character references, and in
 * letters whose accents were written apart and white space that was padded.
 *
 * @param written Markdown
 * @param value what readers see of it
 * @param index of the character in `value`
 */
export function writtenAt(written: string, value: string, index: number): number {
  let at = 0;
  let read = 0;
  while (read < index) {
    if (written[at] === value[read]) {
      at += 1;
      read += 1;
      continue;
    }
    const letter = COMPOSED.exec(written.slice(at, at + 8))?.[0] ?? '';
    const composed = letter.normalize('NFC');
    if (letter !== '' && value.startsWith(composed, read)) {
      at += letter.length;
      read += composed.length;
    } else if (/\s/u.test(written[at] ?? '') && /\s/u.test(value[read] ?? '')) {
      while (/\s/u.test(written[at] ?? '')) at += 1;
      read += 1;
    } else {
      const isReference = written[at] === '&';
      at = isReference ? written.indexOf(';', at) + 1 || at + 1 : after(written, value[read], at);
      // A character beyond the BMP is one reference and two of a string.
      read += isReference && /[\uD800-\uDBFF]/u.test(value.charAt(read)) ? 2 : 1;
    }
  }
  return at;
}

function after(written: string, character: string | undefined, from: number): number {
  const found = character === undefined ? -1 : written.indexOf(character, from);
  return found < 0 ? from + 1 : found + 1;
}
