import type { Glossary } from '../model/catalogue.js';

/** A glossary made ready to search with. */
export interface Term {
  readonly term: string;
  readonly forms: readonly string[];
  /** Its first word in small letters; where the source text has none such, it has no such term. */
  readonly opening: string;
  /** The source text without the term, a space in the place of each. */
  readonly without: (text: string) => string;
  /** Whether any accepted form is in a text that went through `searchLetters`. */
  readonly isIn: (letters: string) => boolean;
}

const known = new WeakMap<Glossary, readonly Term[]>();

/** The terms of a glossary that a text of the source language has, longest first. */
export function* termsIn(text: string, glossary: Glossary): Generator<Term> {
  let rest = text;
  let small = rest.toLowerCase();
  for (const entry of termsOf(glossary)) {
    if (!small.includes(entry.opening)) continue;
    // “International Criminal Court” is one term, not also “Court”.
    const without = entry.without(rest);
    if (without === rest) continue;
    rest = without;
    small = rest.toLowerCase();
    yield entry;
  }
}

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
  // An acronym is one in capitals only; a word may be in the plural, and at the start of a sentence.
  const flags = /^[\p{Lu}\d]+$/u.test(term) ? 'u' : 'iu';
  const written = escape(term.trim()).replace(/\s+/gu, '\\s+');
  // Most terms of a glossary do not occur in a statement, and a pattern is expensive to compile.
  let inSource: RegExp | undefined;
  let accepted: readonly ((letters: string) => boolean)[] | undefined;
  return {
    term,
    forms,
    opening: term.trim().split(/\s/u, 1)[0]?.toLowerCase() ?? '',
    without: (text) =>
      text.replaceAll(
        (inSource ??= sourcePattern(`${written}(?:s|es|’s|'s)?`, flags)),
        (match, at: number) =>
          ENDS_IN_WORD.test(text.slice(Math.max(0, at - 2), at)) ||
          BEGINS_WITH_WORD.test(text.slice(at + match.length, at + match.length + 2))
            ? match
            : ' ',
      ),
    isIn: (letters) => (accepted ??= forms.map(formSearch)).some((isForm) => isForm(letters)),
  };
}

// Classes of characters make a pattern slow to compile: these do for all terms.
const ENDS_IN_WORD = /[\p{L}\p{N}\-‑]$/u;
const BEGINS_WITH_WORD = /^[\p{L}\p{N}\-‑]/u;

const ENDS_IN_LETTER = /\p{L}$/u;
const BEGINS_WITH_LETTER = /^\p{L}/u;

const sourcePatterns = new Map<string, RegExp>();

/** Glossaries of several locales have the same terms of the source language. */
function sourcePattern(pattern: string, flags: string): RegExp {
  const id = `${flags} ${pattern}`;
  const made = sourcePatterns.get(id) ?? new RegExp(pattern, `${flags}g`);
  sourcePatterns.set(id, made);
  return made;
}

/**
 * Every word of a form stands for all that begin so, white space for any white space, or for none where words are
 * joined.
 */
function formSearch(form: string): (letters: string) => boolean {
  const [first = '', ...rest] = searchLetters(form).trim().split(' ');
  return (letters) => {
    for (let at = letters.indexOf(first); at >= 0; at = letters.indexOf(first, at + 1)) {
      if (!ENDS_IN_LETTER.test(letters.slice(Math.max(0, at - 2), at))) {
        if (follow(letters, at + first.length, rest)) return true;
      }
    }
    return false;
  };
}

/** Whether words follow a word at a place, behind the rest of its letters and perhaps a space. */
function follow(letters: string, place: number, [next, ...rest]: readonly string[]): boolean {
  if (next === undefined) return true;
  for (let at = place; ;) {
    if (letters.startsWith(next, at) && follow(letters, at + next.length, rest)) return true;
    const [letter = ''] = BEGINS_WITH_LETTER.exec(letters.slice(at, at + 2)) ?? [];
    if (letter === '') {
      return letters.startsWith(` ${next}`, at) && follow(letters, at + 1 + next.length, rest);
    }
    at += letter.length;
  }
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
