/** The ending of a string for a plural category of CLDR, as i18next has it. */
const CATEGORY = /_(zero|one|two|few|many|other)$/u;

/** Whether Intl has the plural rules of a language; for others it takes those of the machine’s own. */
export function hasPluralRules(tag: string): boolean {
  return Intl.PluralRules.supportedLocalesOf(tag).length > 0;
}

/** Plural categories of a language (CLDR). */
function categoriesOf(tag: string): readonly string[] {
  if (!hasPluralRules(tag)) return ['other'];
  return new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
}

/** A key without its plural category, and the category where it has one. */
export function splitForm(key: string): readonly [base: string, category: string | undefined] {
  return [key.replace(CATEGORY, ''), CATEGORY.exec(key)?.[1]];
}

/** Whether a form may do without its number: “two signatories” can be one word. */
export function mayOmitNumber(key: string): boolean {
  return ['zero', 'one', 'two'].includes(splitForm(key)[1] ?? '');
}

/** The key of the form that every language has; the key itself if what it names is not counted. */
export function commonForm(key: string): string {
  return key.replace(CATEGORY, '_other');
}

/** The keys of other languages as a language has them: of what is counted, a key for each of its plural categories. */
export function formsIn(tag: string, keys: Iterable<string>): readonly string[] {
  const categories = categoriesOf(tag);
  const own = Array.from(keys, (key) =>
    CATEGORY.test(key) ? categories.map((category) => key.replace(CATEGORY, `_${category}`)) : [key],
  );
  return [...new Set(own.flat())];
}

/** Keys with a form for every category that any language has; a copy of another language’s file may have them. */
export function allForms(keys: Iterable<string>): readonly string[] {
  const all = Array.from(keys, (key) =>
    CATEGORY.test(key) ? CATEGORIES.map((category) => key.replace(CATEGORY, `_${category}`)) : [key],
  );
  return [...new Set(all.flat())];
}

const CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];
