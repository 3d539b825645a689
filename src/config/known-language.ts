import { createRequire } from 'node:module';

/** Whether the language subtag of a tag is registered (RFC 5646 §3). */
export function isKnownLanguage(tag: string): boolean {
  const language = new Intl.Locale(tag).language;
  if (/^q[a-t][a-z]$/u.test(language)) return true;
  const require = createRequire(import.meta.url);
  const languages = require('language-subtag-registry/data/json/language.json') as Record<string, number>;
  return Object.hasOwn(languages, language);
}
