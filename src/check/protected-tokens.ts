import { addressesIn } from './tokens.js';
import { translationCheck, type TranslatedLocale } from './translation-check.js';

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Addresses, symbols of documents and signatories’ names that a translation does not have character for character. */
export const protectedTokens = translationCheck({
  id: 'protected-tokens',
  severity: 'error',
  compares: true,
  *inspect({ source, target }, translated) {
    const tokens = new Set(addressesIn(source.text));
    for (const token of tokens) {
      if (target.text.includes(token)) continue;
      yield {
        at:
          addressesIn(target.text).find((one) => !tokens.has(one)) === undefined
            ? undefined
            : firstOther(target.text, tokens),
        message: `“${token}” does not stand in the translation as it is in the original.`,
        help: 'Copy it character for character.',
      };
    }
    for (const [name, shown] of namesOf(translated)) {
      if (!standsIn(source.text, name) || target.text.includes(name) || target.text.includes(shown)) continue;
      yield {
        message: `The name “${name}” does not stand in the translation.`,
        help: 'Copy it character for character, or map it in signatories.json.',
      };
    }
  },
});

function firstOther(text: string, tokens: ReadonlySet<string>): number {
  const other = addressesIn(text).find((one) => !tokens.has(one)) ?? '';
  return text.indexOf(other);
}

/** Names that no sentence has by chance: of several words, or an acronym. */
function namesOf({ document }: TranslatedLocale): [string, string][] {
  return document.signatories
    .filter(({ name }) => /\s/u.test(name) || /^\p{Lu}{3,}$/u.test(name))
    .map(({ name, shown }) => [name, shown]);
}

function standsIn(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + name.length));
}
