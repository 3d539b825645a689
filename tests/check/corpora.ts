import { conversionLeftover } from '../../src/check/rules/conversion-leftover.js';
import { editorRemark } from '../../src/check/rules/editor-remark.js';
import { sourceForm } from '../../src/check/rules/source-form.js';
import type { CheckSubject } from '../../src/model/check.js';
import type { Problem } from '../../src/model/problem.js';
import { parse } from '../../src/parse/index.js';
import { recognition } from '../recognition.js';

/** Rules about how a statement was pasted. */
const PASTED = new Set([
  'editor-remark',
  'indented-text',
  'mostly-quoted',
  'needless-escape',
  'separator-line',
  'typed-list',
  'all-quoted',
  'all-code',
  'other-format',
]);

const OPTIONS = {
  file: 'locales/en/statement.md',
  revision: '',
  locale: 'en',
  date: '2026-03-12',
  ...recognition('en'),
};

/** What the rules about pasted text find in a statement. */
export function checked(text: string): Problem[] {
  const { value, problems } = parse(text, OPTIONS);
  const read = problems.filter(({ rule }) => PASTED.has(rule));
  if (value === undefined) return read;
  const about = new Set(['source']);
  const subject = { about, document: value, text, config: { sourceLocale: 'en' }, catalogues: new Map() };
  const found = [conversionLeftover, editorRemark, sourceForm].flatMap((check) =>
    Array.from(check.run(subject as unknown as CheckSubject), (finding) => ({
      severity: check.severity,
      ...finding,
      rule: check.id,
    })),
  );
  return [...read, ...found];
}
