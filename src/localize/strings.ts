import i18next, { type i18n, type Resource } from 'i18next';
import { inert } from '../model/controls.js';
import type { Strings, StringTable } from '../model/strings.js';

/** Namespaces of the i18next resources: the tool's own words, and the statement's segments. */
const PRESS = 'press';

/**
 * One i18next instance with the interface strings of every locale. No language ever falls back to another, and
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

/** The interface strings of one locale. */
export function stringsOf(i18n: i18n, tag: string): Strings {
  const translate = i18n.getFixedT(tag, PRESS);
  // `nest: false` keeps `$t(…)` in a translator's text from being a call.
  const make = (key: string, values: Readonly<Record<string, string>>) =>
    inert(translate(key, { ...values, nest: false }));
  // Every page asks every other for the name of its language.
  const plain = new Map<string, string>();
  return {
    text(key, values) {
      if (values !== undefined) return make(key, values);
      let text = plain.get(key);
      if (text === undefined) plain.set(key, (text = make(key, {})));
      return text;
    },
    months: (table) => {
      const value: unknown = i18n.getResource(tag, PRESS, table);
      return Array.isArray(value) ? (value as string[]).map(inert) : undefined;
    },
    all: (i18n.getResourceBundle(tag, PRESS) ?? {}) as Readonly<Record<string, unknown>>,
  };
}
