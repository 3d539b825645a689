import { createRequire } from 'node:module';
import { tagNamed } from '../text/nearest.js';

/** Whether the language subtag of a tag is registered (RFC 5646 §3). */
export function isKnownLanguage(tag: string): boolean {
  const language = new Intl.Locale(tag).language;
  return /^q[a-t][a-z]$/u.test(language) || Object.hasOwn(registeredLanguages(), language);
}

/** The tag of a language by its name in English or in itself: `german` and `Deutsch` are `de`. */
export function tagOfLanguage(name: string): string | undefined {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const subtags = Object.keys(registeredLanguages()).filter(
    (subtag) => /^[a-z]{2,3}$/u.test(subtag) && names.of(subtag) !== undefined,
  );
  return tagNamed(name, subtags);
}

function registeredLanguages(): Readonly<Record<string, number>> {
  const require = createRequire(import.meta.url);
  return require('language-subtag-registry/data/json/language.json') as Record<string, number>;
}
