import type { Check } from '../model/check.js';
import type { Severity } from '../model/problem.js';
import { characterRules, nameRules, type CharacterRule } from './character-rules.js';

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
      for (const [key, { target, position }] of translations) {
        for (const found of scan(target, characterRules))
          yield { locale, key, file, ...position, ...describe(found) };
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
