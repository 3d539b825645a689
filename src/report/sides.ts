import { EXCERPT } from '../text/excerpt.js';

/** Characters before the difference that are shown. */
const BEFORE = 60;

/**
 * Two texts, a line each, from shortly before the place where they differ.
 *
 * @param texts the two by what they are called
 */
export function sides(texts: Readonly<Record<string, string>>): string[] {
  const [one = '', other = ''] = Object.values(texts);
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const from = same <= BEFORE ? 0 : one.lastIndexOf(' ', same - BEFORE) + 1;
  const width = Math.max(...Object.keys(texts).map(({ length }) => length));
  return Object.entries(texts).map(([name, text]) => {
    const end = from + EXCERPT;
    const part = `${from > 0 ? '… ' : ''}${text.slice(from, end)}${text.length > end ? ' …' : ''}`;
    return `${`${name}:`.padEnd(width + 1)} ${part}`;
  });
}
