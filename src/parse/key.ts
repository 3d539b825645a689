import { slugify } from '../text/slug.js';

/** Words of a segment that make up its key, and the most characters they may have together. */
const KEY_WORDS = 5;
const KEY_LENGTH = 200;

/** Keys in use, each with the number that the next of its name may get. */
export type TakenKeys = Map<string, number>;

/**
 * The key a segment is born with: a slug of its first words, unique in its document.
 *
 * @param words the segment's plain text
 * @param taken the keys in use; the new one is added
 */
export function bornKey(words: string, taken: TakenKeys): string {
  const first = words.split(/\s+/u).filter(hasLetters).slice(0, KEY_WORDS).join(' ');
  const born = slugify(shorten(first)) || 'segment';
  // Tools put keys that are whole numbers before all others, whatever their place in the file.
  const slug = /^\d+$/u.test(born) ? `number-${born}` : born;
  let key = slug;
  let count = taken.get(slug) ?? 1;
  for (; taken.has(key); count += 1) key = `${slug}-${count + 1}`;
  taken.set(slug, count);
  if (key !== slug) taken.set(key, 1);
  return key;
}

function shorten(words: string): string {
  return Array.from(words.slice(0, 2 * KEY_LENGTH))
    .slice(0, KEY_LENGTH)
    .join('');
}

function hasLetters(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word);
}
