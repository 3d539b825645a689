import { createRequire } from 'node:module';
import { namesOf } from '../text/nearest.js';

/** Whether the language subtag of a tag is registered (RFC 5646 §3). */
export function isKnownLanguage(tag: string): boolean {
  const language = new Intl.Locale(tag).language;
  return /^q[a-t][a-z]$/u.test(language) || Object.hasOwn(registeredLanguages(), language);
}

let tags: ReadonlyMap<string, string> | undefined;

/** The tag of a language by its name in English or in itself: `german` and `Deutsch` are `de`. */
export function tagOfLanguage(name: string): string | undefined {
  // To ask for the names of eight thousand languages takes a third of a second.
  tags ??= tagsByName();
  return tags.get(name.trim().toLowerCase());
}

function tagsByName(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const found = new Map<string, string>();
  for (const subtag of Object.keys(registeredLanguages())) {
    if (!/^[a-z]{2,3}$/u.test(subtag) || names.of(subtag) === undefined) continue;
    for (const name of namesOf(subtag)) if (!found.has(name)) found.set(name, subtag);
  }
  return found;
}

function registeredLanguages(): Readonly<Record<string, number>> {
  const require = createRequire(import.meta.url);
  return require('language-subtag-registry/data/json/language.json') as Record<string, number>;
}
