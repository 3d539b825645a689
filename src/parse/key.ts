/** Words of a segment that make up its key. */
const KEY_WORDS = 5;

/**
 * The key a segment is born with: a slug of its first words, unique in its document.
 *
 * @param words the segment's plain text
 * @param taken the keys in use; the new one is added
 */
export function bornKey(words: string, taken: Set<string>): string {
  const born = slugify(words.split(/\s+/u).filter(hasLetters).slice(0, KEY_WORDS).join(' ')) || 'segment';
  // Tools put keys that are whole numbers before all others, whatever their place in the file.
  const slug = /^\d+$/u.test(born) ? `number-${born}` : born;
  let key = slug;
  for (let count = 2; taken.has(key); count += 1) key = `${slug}-${count}`;
  taken.add(key);
  return key;
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
    .replace(/^-+|-+$/gu, '');
}

function hasLetters(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word);
}
