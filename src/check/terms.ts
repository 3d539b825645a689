import type { Glossary } from '../model/catalogue.js';

/** A glossary made ready to search with. */
export interface Term {
  readonly term: string;
  readonly forms: readonly string[];
  /** Finds the term in the source text. */
  readonly inSource: RegExp;
  /** Finds any accepted form in a text through `searchLetters`. */
  readonly inTarget: RegExp;
}

const known = new WeakMap<Glossary, readonly Term[]>();

/** The terms of a glossary, longest first. */
export function termsOf(glossary: Glossary): readonly Term[] {
  const terms =
    known.get(glossary) ?? Array.from(glossary, ([term, forms]) => toTerm(term, forms)).sort(longestFirst);
  known.set(glossary, terms);
  return terms;
}

function longestFirst(a: Term, b: Term): number {
  return b.term.length - a.term.length;
}

function toTerm(term: string, forms: readonly string[]): Term {
  // An acronym is one in capitals only; a word may stand in the plural, and at the start of a sentence.
  const flags = /^[\p{Lu}\d]+$/u.test(term) ? 'u' : 'iu';
  const written = escape(term.trim()).replace(/\s+/gu, '\\s+');
  return {
    term,
    forms,
    inSource: new RegExp(`(?<![\\p{L}\\p{N}\\-‑])${written}(?:s|es|’s|'s)?(?![\\p{L}\\p{N}\\-‑])`, flags),
    inTarget: new RegExp(forms.map(formPattern).join('|'), 'u'),
  };
}

/** Every word of a form stands for all that begin so, white space for any, none included where words are joined. */
function formPattern(form: string): string {
  const words = searchLetters(form).trim().split(' ').map(escape);
  return `(?<!\\p{L})${words.join('\\p{L}* ?')}`;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/**
 * Letters as terms are searched: case, kinds of yeh, kaf and gaf, hamza on heh, vowel signs and joiners do
 * not count.
 */
export function searchLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[يىۍئ]/gu, 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('گ', 'ګ')
    .replace(/ۀ|هٔ|ة/gu, 'ه')
    .replace(/[أإ]/gu, 'ا')
    .replace(/[\u064B-\u0655]/gu, '')
    .replace(/[\u200C\s]+/gu, ' ');
}
