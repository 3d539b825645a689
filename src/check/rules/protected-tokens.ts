import type { LocalizedSignatory, Segment } from '../../model/document.js';
import { containing } from '../../text/contains.js';
import { addressPlaces } from '../tokens.js';
import { translationCheck, type TranslatedLocale } from '../translation-check.js';
import { addTo } from '../../model/grouping.js';

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Addresses, symbols of documents and signatories’ names that a translation does not have character for character. */
export const protectedTokens = translationCheck({
  id: 'protected-tokens',
  severity: 'error',
  description: 'Codes, addresses and names that are not the same character by character.',
  samples: [
    {
      locale: 'fa',
      source: 'Resolution A/79/L.100 remains.',
      wrong: 'قطعنامهٔ A/79/L.10 پابرجاست.',
      right: 'قطعنامهٔ A/79/L.100 پابرجاست.',
    },
    {
      locale: 'ps',
      source: 'Write to press@example.org now.',
      wrong: 'اوس pres@example.org ته ولیکئ.',
      right: 'اوس press@example.org ته ولیکئ.',
    },
  ],
  compares: true,
  *inspect({ segment, source, target }, translated) {
    const tokens = addressPlaces(source.text);
    const places = addressPlaces(target.text);
    const found = [...places.keys()].filter((one) => !tokens.has(one));
    const isInSource = containing(source.text, found.length);
    const others = found.filter((one) => !isInSource(one));
    const isInTarget = containing(target.text, tokens.size);
    let taken = 0;
    for (const token of tokens.keys()) {
      if (isInTarget(token)) continue;
      const instead = others[taken++];
      yield {
        at: instead === undefined ? undefined : places.get(instead),
        message: `“${token}” is not in the translation exactly as in the original.`,
        help: 'Copy it character for character.',
      };
    }
    for (const token of others.slice(taken)) {
      yield {
        at: places.get(token),
        severity: 'warning',
        message: `“${token}” is not in the original.`,
        help: 'Copy the one in the original, or delete it.',
      };
    }
    for (const { name, shown } of namesIn(segment, source.text, translated)) {
      if (target.text.includes(name) || target.text.includes(shown)) continue;
      yield {
        message: `The name “${name}” is not in the translation.`,
        help: 'Copy it character for character, or map it in signatories.json.',
      };
    }
  },
});

type Names = ReadonlyMap<string, readonly LocalizedSignatory[]>;
const byFirstWord = new WeakMap<object, Names>();

/** The signatories’ names that an original has; searched only where their first word occurs. */
function namesIn({ role }: Segment, text: string, { document }: TranslatedLocale): LocalizedSignatory[] {
  let names = byFirstWord.get(document);
  if (names === undefined) {
    names = readNames(document.signatories);
    byFirstWord.set(document, names);
  }
  if (names.size === 0 || role === 'signatories') return [];
  const words = new Set(text.match(WORD));
  return Array.from(words, (word) => names.get(word) ?? [])
    .flat()
    .filter(({ name }) => standsIn(text, name));
}

/** Names that no sentence has by chance: of several words, or an acronym. */
function readNames(signatories: readonly LocalizedSignatory[]): Names {
  const names = new Map<string, LocalizedSignatory[]>();
  for (const signatory of signatories) {
    const { name } = signatory;
    if (!/\s/u.test(name) && !/^\p{Lu}{3,}$/u.test(name)) continue;
    const [first] = name.match(WORD) ?? [];
    if (first === undefined) continue;
    addTo(names, first, signatory);
  }
  return names;
}

function standsIn(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + name.length));
}
