import type { RoleWords } from '../model/role-words.js';
import { slugify } from '../text/slug.js';

/** Longest slug made from a title; a file name must stay readable in a newsroom's inbox. */
const SLUG_LENGTH = 60;

/** A file name made of a title: short, and not ending in a function word (“…-deportation-of”). */
export function titleSlug(title: string, languages: readonly RoleWords[]): string {
  const functionWords = new Set(languages.flatMap(({ functionWords = [] }) => functionWords.map(slugify)));
  const words = slugify(title).split('-');
  let count = 0;
  for (let length = -1; count < words.length; count += 1) {
    length += 1 + (words[count]?.length ?? 0);
    if (length > SLUG_LENGTH) break;
  }
  if (count === 0) return (words[0] ?? '').slice(0, SLUG_LENGTH);
  let kept = count;
  while (kept > 1 && functionWords.has(words[kept - 1] ?? '')) kept -= 1;
  return words.slice(0, functionWords.has(words[kept - 1] ?? '') ? count : kept).join('-');
}
