import { expect, test } from 'vitest';
import type { Problem } from '../../src/model/problem.js';
import { publicationOf, publish } from '../publication.js';
import { withGroupedMissing } from '../../src/report/grouped.js';

const missing = (key: string): Problem => ({
  rule: 'missing-translation',
  severity: 'warning',
  locale: 'fr',
  key,
  message: key,
});

test('a few missing segments stay as they are, and so do other problems', () => {
  const problems = [...['a', 'b', 'c'].map(missing), { ...missing('d'), rule: 'links' }];
  expect(withGroupedMissing(problems, new Map())).toEqual(problems);
});

test('many are one line in the text, which says what to do; --verbose and the reports for machines name each', async () => {
  const paragraphs = ['First of all.', 'Second to none of them.', 'Third in the row.', 'Fourth and last.'];
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, fr]\ndate: 2025-01-02\n',
    'locales/en/statement.md': `# Keep it open\n\n${paragraphs.join('\n\n')}\n`,
  });
  const check = async (...args: string[]) => (await publish(['-C', folder, 'check', ...args])).stdout;
  const text = await check();
  expect(text.match(/missing-translation/gu)).toHaveLength(1);
  expect(text).toContain('5 of 5 segments of fr are missing');
  expect(text).toContain('publish export fr --format docx');
  expect((await check('--verbose')).match(/missing-translation/gu)).toHaveLength(5);
  expect((await check('--json')).match(/"missing-translation"/gu)).toHaveLength(5);
});
