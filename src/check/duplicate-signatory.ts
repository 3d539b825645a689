import type { Check, Finding } from '../model/check.js';
import type { Signatory } from '../model/document.js';

/** Words that do not count in an acronym. */
const SMALL_WORDS = new Set(
  'a an and at by for from in of on or the to with de des du et la le y e und für der die das'.split(' '),
);

/** Signatories that stand twice: by name, or once by name and once by acronym. */
export const duplicateSignatory: Check = {
  id: 'duplicate-signatory',
  severity: 'warning',
  of: 'source',
  *run({ document }) {
    const { signatories, file } = document;
    const key = document.segments.find(({ role }) => role === 'signatories')?.key;
    const places = new Map<string, number>();
    for (const [at, { name, position }] of signatories.entries()) {
      const same = places.get(normalize(name));
      if (same !== undefined) {
        yield {
          key,
          file,
          ...position,
          message: `“${name}” is signatory ${same + 1} and signatory ${at + 1}.`,
          help: 'Ask the coalition which one stays; `publish` lists both.',
        } satisfies Finding;
      } else places.set(normalize(name), at);
    }
    const whole = abbreviated(signatories);
    for (const [at, { name, position }] of signatories.entries()) {
      if (!/^\p{Lu}{3,}$/u.test(name)) continue;
      const other = whole.get(name)?.find((index) => index !== at);
      if (other === undefined) continue;
      yield {
        severity: 'info',
        key,
        file,
        ...position,
        message: `“${name}” (${at + 1}) may be the acronym of “${signatories[other]?.name}” (${other + 1}).`,
        help: 'If both are the same organisation, ask the coalition; `publish` lists both.',
      } satisfies Finding;
    }
  },
};

function normalize(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The names by the acronyms they may have: one given in brackets, and the first letters of their words. */
function abbreviated(signatories: readonly Signatory[]): Map<string, number[]> {
  const names = new Map<string, number[]>();
  for (const [at, { name }] of signatories.entries()) {
    for (const acronym of acronymsOf(name)) {
      const same = names.get(acronym);
      if (same === undefined) names.set(acronym, [at]);
      else same.push(at);
    }
  }
  return names;
}

function acronymsOf(name: string): Set<string> {
  const acronyms = new Set(
    Array.from(name.matchAll(/[(（]\s*(\p{Lu}{3,})\s*[)）]/gu), ([, own = '']) => own),
  );
  const words = name.match(/[\p{L}’']+/gu) ?? [];
  if (words.length < 2) return acronyms;
  for (const kept of [words, words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()))]) {
    acronyms.add(
      kept
        .map((word) => word[0])
        .join('')
        .toUpperCase(),
    );
  }
  return acronyms;
}
