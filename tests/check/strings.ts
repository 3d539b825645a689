import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../publication.js';

/** A locale the package has no strings for needs its own to be read at all; what they say matters to no check. */
export async function strings(locale: string): Promise<string> {
  const own = ['fa', 'fa-AF', 'ps'].includes(locale);
  const text = await readFile(join(ROOT, `locales/${own ? locale : 'en'}/press.json`), 'utf8');
  const numerals = locale === 'ar' ? 'arabic-indic' : locale === 'ur' ? 'persian' : 'decimal';
  return own ? text : JSON.stringify({ ...(JSON.parse(text) as object), numerals, months: undefined });
}
