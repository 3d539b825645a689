import type { Check, Finding } from '../../model/check.js';
import { placeOfName, type Document, type Signatory } from '../../model/document.js';
import type { Place } from '../../model/problem.js';
import { addTo } from '../../model/grouping.js';

/** Words that do not count in an acronym. */
const SMALL_WORDS = new Set(
  'a an and at by for from in of on or the to with de des du et la le y e und für der die das'.split(' '),
);

/** Signatories that appear twice: by name, or once by name and once by acronym. */
export const duplicateSignatory: Check = {
  id: 'duplicate-signatory',
  severity: 'warning',
  description:
    'The same name appears twice, capitals and punctuation aside. A note where a name in capitals may be the acronym of another.',
  page: 'statement.md',
  samples: [
    {
      locale: 'en',
      wrong: 'Text.\n\nSigned:\n\n1. Harbour Readers\n1. harbour readers.',
      right: 'Text.\n\nSigned:\n\n1. Harbour Readers\n1. Harbour Writers',
    },
    {
      locale: 'en',
      severity: 'info',
      wrong: 'Text.\n\nSigned:\n\n1. AHRG\n1. Afghanistan Human Rights Group',
      right: 'Text.\n\nSigned:\n\n1. AHRG\n1. Harbour Readers',
    },
    {
      locale: 'fa',
      wrong: 'متن.\n\nامضاکنندگان:\n\n1. انجمن رود\n1. انجمن «رود»',
      right: 'متن.\n\nامضاکنندگان:\n\n1. انجمن رود\n1. انجمن چشمه',
    },
  ],
  of: 'source',
  *run({ document }) {
    const { signatories } = document;
    const key = document.segments.find(({ role }) => role === 'signatories')?.key;
    const whole = abbreviated(signatories);
    const places = new Map<string, number>();
    for (const [at, { name }] of inOrderOfSigning(signatories)) {
      const same = places.get(normalize(name));
      if (same === undefined) places.set(normalize(name), at);
      else {
        const other = signatories[same]?.name === name ? '' : `, there written “${signatories[same]?.name}”`;
        const numbers = [same + 1, at + 1].sort((a, b) => a - b);
        yield {
          key,
          ...place(document, at),
          message: `“${name}” is signatory ${numbers.join(' and signatory ')}${other}.`,
          help: helpFor(document, same, at),
        } satisfies Finding;
      }
    }
    for (const [at, { name }] of signatories.entries()) {
      if (!/^\p{Lu}{3,}$/u.test(name)) continue;
      const other = whole.get(name)?.find((index) => index !== at);
      if (other === undefined) continue;
      // Of the two, the one that came later is the one to look at.
      const later = signatories[at]?.file === undefined && signatories[other]?.file !== undefined;
      yield {
        severity: 'info',
        key,
        ...place(document, later ? other : at),
        message: `“${name}” (${at + 1}) may be the acronym of “${signatories[other]?.name}” (${other + 1}).`,
        help: 'If both are the same organisation, ask the coalition; `publish` lists both.',
      } satisfies Finding;
    }
  },
};

/** The statement’s own first: of two that are the same, report the one who came by form. */
function inOrderOfSigning(signatories: readonly Signatory[]): (readonly [number, Signatory])[] {
  const all = [...signatories.entries()];
  return [
    ...all.filter(([, { file }]) => file === undefined),
    ...all.filter(([, { file }]) => file !== undefined),
  ];
}

function place(document: Document, at: number): Partial<Place> {
  const signatory = document.signatories[at];
  return signatory === undefined ? {} : placeOfName(signatory, document);
}

function helpFor(document: Document, same: number, at: number): string {
  if (document.signatories[at]?.file === undefined)
    return 'Ask the coalition which one stays; `publish` lists both.';
  const { file, line } = place(document, same);
  return `The other is at ${file}:${line}. Delete this line if it is the same signatory; \`publish\` lists both.`;
}

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
    for (const acronym of acronymsOf(name)) addTo(names, acronym, at);
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
