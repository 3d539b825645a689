import { conversionLeftover } from '../../src/check/conversion-leftover.js';
import { sourceForm } from '../../src/check/source-form.js';
import type { CheckSubject } from '../../src/model/check.js';
import type { Problem } from '../../src/model/problem.js';
import { parse } from '../../src/parse/index.js';

/** Rules about how a statement was pasted. */
const PASTED = new Set([
  'editor-remark',
  'indented-text',
  'needless-escape',
  'separator-line',
  'typed-list',
  'all-quoted',
  'all-code',
  'other-format',
]);

/** What the rules about pasted text find in a statement. */
export function checked(text: string): Problem[] {
  const { value, problems } = parse(text, {
    file: 'locales/en/statement.md',
    revision: '',
    locale: 'en',
    date: '2026-03-12',
  });
  const read = problems.filter(({ rule }) => PASTED.has(rule));
  if (value === undefined) return read;
  const subject = { document: value, text, config: { sourceLocale: 'en' }, catalogues: new Map() };
  const found = [conversionLeftover, sourceForm].flatMap((check) =>
    Array.from(check.run(subject as unknown as CheckSubject), (finding) => ({
      severity: check.severity,
      ...finding,
      rule: check.id,
    })),
  );
  return [...read, ...found];
}
