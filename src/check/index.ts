import type { Check, CheckSubject } from '../model/check.js';
import type { Problem } from '../model/problem.js';
import { duplicateSignatory } from './duplicate-signatory.js';
import { forbiddenCharacter } from './forbidden-character.js';
import { placeholderLink } from './placeholder-link.js';
import { repeatedWord } from './repeated-word.js';
import { missingTranslation, outdatedTranslation } from './translation-status.js';
import { sourceForm } from './source-form.js';
import { unsafeLink } from './unsafe-link.js';

/** Every check; each has a section in docs/checks.md. */
export const checks: readonly Check[] = [
  duplicateSignatory,
  forbiddenCharacter,
  missingTranslation,
  outdatedTranslation,
  placeholderLink,
  repeatedWord,
  sourceForm,
  unsafeLink,
];

/** Runs every check over a publication. */
export function runChecks(subject: CheckSubject): Problem[] {
  return checks.flatMap((check) =>
    Array.from(check.run(subject), (finding) => ({
      locale: subject.config.sourceLocale,
      severity: check.severity,
      ...finding,
      rule: check.id,
    })),
  );
}
