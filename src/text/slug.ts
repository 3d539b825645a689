/** Characters that the name of a file may begin with: its language and its ending follow (255 bytes in all). */
export const MOST_CHARACTERS = 100;
const MOST_BYTES = 200;

/** What a slug has to be, for messages. */
export const SHORT_NAME = `a name of at most ${MOST_CHARACTERS} characters (${MOST_BYTES} bytes)`;

/** Whether a text can name files: every system has a limit, and people have to read the name of a file. */
export function isShortName(text: string): boolean {
  const characters = Array.from(text.slice(0, 3 * MOST_CHARACTERS)).length;
  // Ligatures count as the letters they consist of.
  return (
    characters <= MOST_CHARACTERS &&
    new TextEncoder().encode(text.normalize('NFKD').normalize('NFC')).length <= MOST_BYTES
  );
}

/**
 * A short name made of a text's letters and digits, joined by hyphens; accents are dropped, other scripts
 * stay as they are.
 */
export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F'’ʼ]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
