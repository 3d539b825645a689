import i18next, { type i18n, type Resource } from 'i18next';
import { inert } from '../text/controls.js';
import { languageName, toLocale } from '../model/locale.js';
import { isNumerals, numeralsOfLanguage, withDigits } from '../text/numerals.js';
import { hasPluralRules } from '../text/plural-forms.js';
import type { Strings, StringTable } from '../model/strings.js';

/** Namespaces of the i18next resources: the tool's own words, and the statement's segments. */
const PRESS = 'press';

/**
 * One i18next instance with the interface strings of every locale. In it no language falls back to another, and
 * markup and separators in keys and texts mean nothing.
 *
 * @param tables locale tag → its strings
 */
export function createI18n(tables: ReadonlyMap<string, StringTable>): i18n {
  const resources: Resource = {};
  for (const [tag, table] of tables) resources[tag] = { [PRESS]: Object.fromEntries(table) };
  const instance = i18next.createInstance();
  // Resources are at hand, so initialisation is synchronous and the promise holds nothing to wait for.
  void instance.init({
    resources,
    initAsync: false,
    load: 'currentOnly',
    fallbackLng: false,
    ns: [PRESS],
    defaultNS: PRESS,
    keySeparator: false,
    nsSeparator: false,
    returnNull: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return instance;
}

/** Strings that are never taken from another language. */
const NEVER_LENT = new Set(['numerals', 'date', 'date.firstDay', 'signatories', 'note.number']);

/**
 * The interface strings of one locale.
 *
 * @param lenders tags of the languages to take a missing word from, in this order; its own among them says nothing
 */
export function stringsOf(i18n: i18n, tag: string, lenders: readonly string[] = []): Strings {
  const [first, ...others] = lenders.filter((one) => one !== tag);
  const lender = first === undefined ? undefined : stringsOf(i18n, first, others);
  const translate = i18n.getFixedT(tag, PRESS);
  const all = (i18n.getResourceBundle(tag, PRESS) ?? {}) as Readonly<Record<string, unknown>>;
  // `nest: false` keeps `$t(…)` in a translator's text from being a call.
  const make = (key: string, values: Readonly<Record<string, string>>) =>
    inert(translate(key, { ...values, nest: false }));
  // Every page asks every other for the name of its language.
  const plain = new Map<string, string>();
  let name: string | undefined;
  const locale = toLocale(tag);
  const strings: Strings = {
    locale,
    numerals: digitsOf(tag, all.numerals),
    text(key, values) {
      if (key === 'language.name' && !Object.hasOwn(all, key))
        return (name ??= languageName(tag, tag) ?? tag);
      const owner = strings.ownerOf(key);
      if (owner !== strings) return owner.text(key, values);
      if (values !== undefined) return make(key, values);
      let text = plain.get(key);
      if (text === undefined) plain.set(key, (text = make(key, {})));
      return text;
    },
    count(key, number) {
      const other = `${key}_other`;
      const owner = strings.ownerOf(other);
      if (owner !== strings) return owner.count(key, number);
      // A form that is missing is the one that every language has.
      const values = { number: withDigits(String(number), strings.numerals) };
      if (!hasPluralRules(tag)) return make(other, values);
      return inert(translate(key, { ...values, count: number, defaultValue: all[other], nest: false }));
    },
    ownerOf(key) {
      if (Object.hasOwn(all, key) || NEVER_LENT.has(key)) return strings;
      return lender?.ownerOf(key) ?? strings;
    },
    months: (table) => {
      const value: unknown = i18n.getResource(tag, PRESS, table);
      return Array.isArray(value) ? (value as string[]).map(inert) : undefined;
    },
    all,
    lender,
  };
  return strings;
}

/** The digits of a locale by its own word, or those that CLDR gives its language. */
function digitsOf(tag: string, own: unknown): string {
  if (typeof own === 'string') return isNumerals(own) ? own : 'decimal';
  return numeralsOfLanguage(tag) ?? 'decimal';
}
