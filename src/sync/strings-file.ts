import { languageName } from '../model/locale.js';
import { numeralsOfLanguage } from '../text/numerals.js';
import { commonForm, formsIn } from '../text/plural-forms.js';
import type { StringTable } from '../model/strings.js';

/** What a `press.json` is filled from. */
export interface StringSources {
  /** What is in the file already, as it is. */
  readonly own: ReadonlyMap<string, unknown>;
  /** The package’s strings for the language, or for another region of it. */
  readonly known: StringTable;
  /** Languages to translate from, the first that has a string. */
  readonly models: readonly StringTable[];
  /** Decides which strings there are, and their order. */
  readonly english: StringTable;
}

/** Strings of English that are not words of the pages. */
const DATA = new Set(['months', 'solarMonths', 'date', 'date.firstDay', 'state', 'reviewedBy']);

/**
 * The text of a `press.json` with every string there is. One that has no words yet is empty, and counts as missing;
 * the member above it, which nobody reads, has the words to translate.
 */
export function stringsFile(tag: string, { own, known, models, english }: StringSources): string {
  const file = new Map<string, unknown>();
  if (own.has('$schema')) file.set('$schema', own.get('$schema'));
  const isSigned = own.has('reviewedBy');
  if (!isSigned) file.set('state', 'unreviewed');
  for (const [key, value] of known) if (DATA.has(key) && key !== 'reviewedBy') file.set(key, value);
  for (const key of formsIn(tag, english.keys())) {
    if (DATA.has(key)) continue;
    const words = present(own.get(key)) ?? known.get(key) ?? cldrValue(key, tag);
    const model = (name: string) => models.find((table) => table.has(name))?.get(name);
    if (words === undefined) file.set(`// ${key}`, model(key) ?? model(commonForm(key)));
    file.set(key, words ?? '');
  }
  for (const [key, value] of own)
    if (!key.startsWith('//') && present(value) !== undefined) file.set(key, value);
  return `${JSON.stringify(Object.fromEntries(file), null, 2)}\n`;
}

function present(value: unknown): unknown {
  return value === '' ? undefined : value;
}

/** What CLDR knows of a language. */
function cldrValue(key: string, tag: string): string | undefined {
  if (key === 'numerals') return numeralsOfLanguage(tag);
  return key === 'language.name' ? languageName(tag, tag) : undefined;
}
