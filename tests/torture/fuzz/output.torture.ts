import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { publicationOf, publish, temporaryFolder } from '../../publication.js';
import { requireTime, test, type Counts } from '../tally.js';
import { escapes, HOSTILE, hostileCalls, hostileConfigs, hostileFiles } from './output.js';

const REPORTERS = ['text', 'json', 'github', 'junit', 'sarif'];
const CHECKS = REPORTERS.map((name) => ['check', '--reporter', name]);
const READING = [
  ...CHECKS,
  ['status'],
  ['outline'],
  ['outline', '--json'],
  ['sync', '--dry-run'],
  ['doctor'],
];

/** Texts that get past what refuses the others, each in its own way. */
const TEXTS = [HOSTILE, 'a\n::error::b', '::add-mask::a', '##[error]a', '##vso[task.complete]a'];

const FILES = {
  'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-01-02\n',
  'locales/en/statement.md':
    '# The river is ours\n\nWe ask for water in 2025.\n\nThe mills are old.\n\nSignatories:\n\n1. First Group\n2. Second Group\n',
  'locales/fa/statement.json': JSON.stringify({
    'the-river-is-ours': 'رود از آن ماست',
    'the-mills-are-old': 'آسیاب‌ها کهنه‌اند.',
    gone: 'رفته',
  }),
  'locales/fa/signatories.json': JSON.stringify({ 'First Group': 'گروه یکم', Nobody: 'هیچ‌کس' }),
  'locales/fa/glossary.json': JSON.stringify({ river: 'رود', mill: ['آسیاب', 'آسیا'] }),
  'locales/fa/accepted.json': JSON.stringify({ 'numbers/the-mills-are-old': 'It is right.' }),
  'locales/fa/press.json': JSON.stringify({ kind: 'بیانیه', months: Array(12).fill('فروردین') }),
};

async function expectNoEscape(folder: string, call: readonly string[], what: string, tally: Counts) {
  requireTime(`${tally.tried} outputs`);
  const { stdout, stderr } = await publish(['-C', folder, ...call], { PUBLISH_BROWSER: '/nowhere' });
  tally.tried += 1;
  expect([what, call, escapes(stdout + stderr)]).toEqual([what, call, []]);
}

test('no argument of any command escapes to the terminal', async ({ tally }) => {
  const folder = await publicationOf(FILES);
  for (const text of TEXTS)
    for (const call of hostileCalls(text)) await expectNoEscape(folder, call, 'argument', tally);
});

test('no value of a configuration escapes', async ({ tally }) => {
  const folder = await publicationOf(FILES);
  for (const text of TEXTS) {
    for (const config of hostileConfigs(text)) {
      await writeFile(join(folder, 'publish.config.yaml'), config);
      await expectNoEscape(folder, ['check', '--min', '0'], config, tally);
    }
  }
});

test('no key and no value of a file beside the statement escapes', async ({ tally }) => {
  const folder = await syncedPublication();
  for (const text of TEXTS) {
    const files = await hostileFiles(folder, text);
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const own = await readFile(join(folder, file.path), 'utf8');
      await writeFile(join(folder, file.path), file.text);
      for (const call of READING) await expectNoEscape(folder, call, file.path + file.place, tally);
      await writeFile(join(folder, file.path), own);
    }
  }
});

test('no word of a statement escapes', async ({ tally }) => {
  const own = FILES['locales/en/statement.md'];
  for (const text of TEXTS) {
    for (const { index } of own.matchAll(/\w+/gu)) {
      const statement = own.slice(0, index) + text + own.slice(index);
      const folder = await publicationOf({ ...FILES, 'locales/en/statement.md': statement });
      for (const call of [...CHECKS, ['outline'], ['sync'], ['status']])
        await expectNoEscape(folder, call, `statement at ${index}`, tally);
    }
  }
});

/** With every file that a sync, a review and an edit after them leave. */
async function syncedPublication(): Promise<string> {
  const folder = await publicationOf(FILES);
  const run = async (...args: string[]) => {
    const { code, stderr } = await publish(['-C', folder, ...args]);
    // A review says with 1 that a segment is not translated.
    expect(code, stderr).toBeLessThan(2);
  };
  await run('sync');
  await run('review', 'fa', '--all', '--by', 'Ana Ruiz');
  const path = join(folder, 'locales/en/statement.md');
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace('old', 'old and closed').replace('1. First', '1. The First'),
  );
  await run('sync');
  const copy = temporaryFolder();
  await cp(folder, copy, { recursive: true });
  return copy;
}
