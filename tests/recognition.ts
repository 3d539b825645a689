import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRoleWords, type Recognition } from '../src/parse/role-words.js';
import { ROOT } from './publication.js';

/** The words and months of the package for some languages, as options of `parse`. */
export function recognition(...tags: string[]): {
  words: Recognition['words'][];
  months: Recognition['months'][];
} {
  const read = tags.map((tag) => {
    const file = `locales/${tag}/roles.json`;
    const { value, problems } = parseRoleWords(tag, file, readFileSync(join(ROOT, file), 'utf8'));
    if (value === undefined || problems.length > 0)
      throw new Error(`${file} is wrong: ${problems[0]?.message}`);
    return value;
  });
  return { words: read.map(({ words }) => words), months: read.map(({ months }) => months) };
}
