import type { Glossary } from '../model/catalogue.js';
import type { Outcome, Problem } from '../model/problem.js';
import { memberProblem, readJsonObject } from './json.js';

/** Path of a locale's glossary, relative to the publication. */
export function glossaryPath(locale: string): string {
  return `locales/${locale}/glossary.json`;
}

/**
 * Reads a locale's glossary: term of the source language → accepted form, or a list of them.
 *
 * @param locale its tag
 * @param text the file; without one, the glossary is empty
 */
export function parseGlossary(locale: string, text: string | undefined): Outcome<Glossary> {
  if (text === undefined) return { value: new Map(), problems: [] };
  const file = glossaryPath(locale);
  const outcome = readJsonObject(text, file, locale);
  const problems: Problem[] = [...outcome.problems];
  const terms = new Map<string, readonly string[]>();
  for (const member of outcome.value ?? []) {
    const forms = typeof member.value === 'string' ? [member.value] : member.value;
    if (isForms(forms) && member.key.trim() !== '') {
      terms.set(
        member.key.normalize('NFC'),
        forms.map((form) => form.normalize('NFC')),
      );
    } else {
      problems.push(
        memberProblem(
          member,
          file,
          locale,
          'invalid-value',
          `The forms of “${member.key}” cannot be read.`,
          'Write a term and a list of accepted forms: "refugee": ["پناهنده"].',
        ),
      );
    }
  }
  return { value: terms, problems };
}

function isForms(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((form) => typeof form === 'string' && form.trim() !== '')
  );
}
