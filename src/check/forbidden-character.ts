import type { Check } from '../model/check.js';
import type { Severity } from '../model/problem.js';
import { characterRules, nameRules, type CharacterRule } from './character-rules.js';
import { placeIn } from './place.js';

/** What any rule for prose can be about; most texts have none of it. */
const isSuspicious =
  /\u034F|[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u00A0\u0640\u115F\u1160\u202F\u3164\uFB50-\uFDFF\uFE70-\uFEFC\uFFA0\uFFF9-\uFFFD\p{Variation_Selector}]/u;

/** Characters that are invisible, reorder text, or stand for others (docs/checks.md#forbidden-character). */
export const forbiddenCharacter: Check = {
  id: 'forbidden-character',
  severity: 'error',
  *run({ document, text, catalogues, config }) {
    const nameLines = new Set(document.signatories.map(({ position }) => position?.line));
    for (const [at, line] of text.split('\n').entries()) {
      const rules = nameLines.has(at + 1) ? nameRules : characterRules;
      for (const found of scan(line, rules)) {
        yield {
          locale: config.sourceLocale,
          file: document.file,
          line: at + 1,
          column: found.index + 1,
          ...describe(found),
        };
      }
    }
    for (const { locale, file, translations } of catalogues.values()) {
      for (const [key, translation] of translations) {
        if (!isSuspicious.test(translation.target)) continue;
        for (const found of scan(translation.target, characterRules))
          yield { locale, key, file, ...placeIn(translation, found.index), ...describe(found) };
      }
    }
  },
};

interface Found {
  readonly character: string;
  readonly index: number;
  readonly rule: CharacterRule;
}

function scan(text: string, rules: readonly CharacterRule[]): Found[] {
  return rules
    .flatMap((rule) =>
      Array.from(text.matchAll(rule.pattern), (match) => ({ character: match[0], index: match.index, rule })),
    )
    .sort((a, b) => a.index - b.index);
}

function describe({ character, rule }: Found): { severity: Severity; message: string; help: string } {
  const codes = Array.from(character, (one) => {
    return `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return { severity: rule.severity, message: `${rule.what} (${codes.join(' ')}).`, help: rule.help };
}
