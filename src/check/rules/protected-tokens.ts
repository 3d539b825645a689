import { containing } from '../../text/contains.js';
import { namesIn } from '../names-in.js';
import { addressPlaces } from '../tokens.js';
import { translationCheck } from '../translation-check.js';

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
  *inspect({ segment, source, target }, { document }) {
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
    const names = segment.role === 'signatories' ? [] : namesIn(source.text, document.signatories);
    for (const { name, shown } of names) {
      if (target.text.includes(name) || target.text.includes(shown)) continue;
      yield {
        message: `The name “${name}” is not in the translation.`,
        help: 'Copy it character for character, or map it in signatories.json.',
      };
    }
  },
});
