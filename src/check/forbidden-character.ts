import type { Check } from '../model/check.js';
import type { Severity } from '../model/problem.js';
import { characterRules, declaredNameRules, nameRules, type CharacterRule } from './character-rules.js';
import { isArabicScript } from './languages.js';
import { placeIn } from './place.js';

/** What any rule for prose can be about; most texts have none of it. */
const isSuspicious =
  /\u034F|[\uFE00-\uFE0F]|[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u00A0\u0640\u115F\u1160\u202F\u3164\uFB50-\uFDFF\uFE70-\uFEFC\uFFA0\uFFF9-\uFFFD]/u;

/** Characters that are invisible, reorder text, or stand for others (docs/checks.md#forbidden-character). */
export const forbiddenCharacter: Check = {
  id: 'forbidden-character',
  severity: 'error',
  *run({ document, text, documents, catalogues, config }) {
    const nameLines = new Map(
      document.signatories.map(({ name, position }) => [
        position?.line,
        Object.hasOwn(config.names, name) ? declaredNameRules : nameRules,
      ]),
    );
    for (const [at, line] of text.split('\n').entries()) {
      const rules = nameLines.get(at + 1) ?? characterRules;
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
    const arabic = new Set(
      documents.filter(({ locale }) => isArabicScript(locale)).map(({ locale }) => locale.tag),
    );
    const otherRules = characterRules.filter(({ isArabic }) => isArabic !== true);
    for (const { locale, file, translations } of catalogues.values()) {
      const rules = arabic.has(locale) ? characterRules : otherRules;
      for (const [key, translation] of translations) {
        if (!isSuspicious.test(translation.target)) continue;
        for (const found of scan(translation.target, rules))
          yield { locale, key, file, ...placeIn(translation, found.index), ...describe(found) };
      }
    }
    for (const { locale, signatories } of documents) {
      for (const { name, shown } of signatories) {
        if (shown === name || !isSuspicious.test(shown)) continue;
        const file = `locales/${locale.tag}/signatories.json`;
        for (const found of scan(shown, nameRules)) yield { locale: locale.tag, file, ...describe(found) };
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
