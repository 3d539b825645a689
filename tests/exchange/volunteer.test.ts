import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { shellWord } from '../../src/text/shell-word.js';
import { copyOfTheReal, publish } from '../publication.js';

const KEY = 'in-recent-weeks-there-has';

/** Settles what the statement itself is warned of: addresses for its links, and a name that repeats a word. */
async function settled(folder: string): Promise<void> {
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as {
    problems: { rule: string; severity: string; locale: string; key?: string; message: string }[];
  };
  const texts = problems
    .filter(({ rule }) => rule === 'placeholder-link')
    .map(({ message }) => /“(.*)”/u.exec(message)?.[1] ?? '');
  const lines = texts.map(
    (text) => `  ${JSON.stringify(text)}: https://example.org/${texts.indexOf(text)}\n`,
  );
  const config = join(folder, 'publish.config.yaml');
  const others = problems.filter(({ rule, severity }) => rule !== 'placeholder-link' && severity !== 'info');
  const off = [...new Set(others.map(({ rule }) => rule))].map((rule) => `  ${rule}: off\n`);
  await writeFile(
    config,
    `${await readFile(config, 'utf8')}\nlinks:\n${lines.join('')}\nchecks:\n${off.join('')}`,
  );
}

/** Opens the file, puts words into the translation of a segment with tracked changes, and saves it. */
async function edited(file: string, before: string, after: string): Promise<void> {
  const parts = unzipSync(new Uint8Array(await readFile(file)));
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const by = 'w:author="Translator" w:date="2026-03-01T00:00:00Z"';
  const changed = body.replace(
    new RegExp(
      `<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)<w:t xml:space="preserve">([^<]*)${before}([^<]*)</w:t></w:r>`,
      'u',
    ),
    (_, look: string, left: string, right: string) => {
      const run = (words: string, tag = 'w:t') =>
        `<w:r>${look}<${tag} xml:space="preserve">${words}</${tag}></w:r>`;
      return [
        run(left),
        `<w:del w:id="901" ${by}>${run(before, 'w:delText')}</w:del>`,
        `<w:ins w:id="902" ${by}>${run(after)}</w:ins>`,
        run(right),
      ].join('');
    },
  );
  expect(changed).not.toBe(body);
  await writeFile(file, zipSync({ ...parts, 'word/document.xml': strToU8(changed) }));
}

test('a volunteer edits a sentence and has it translated, read and released; each step says the next', async () => {
  const folder = await copyOfTheReal();
  const run = (...args: string[]) => publish(['-C', folder, ...args]);
  const program = `publish -C ${shellWord(folder)}`;
  await settled(folder);
  const statement = join(folder, 'locales/en/statement.md');
  const text = await readFile(statement, 'utf8');
  await writeFile(statement, text.replace('affecting millions', 'affecting many millions'));

  const status = await run('status', '--locale', 'en', 'ps');
  expect(status.code).toBe(0);
  expect(status.stdout).toMatch(/^ps +rtl +\S+ +85 % +0\/7 +1 +0 +\d+$/mu);
  expect(status.stdout).toContain(`Next: ${program} check --locale ps`);
  expect(status.stdout).toContain(`${program} export ps --format docx`);

  const sync = await run('sync');
  expect(sync.stdout).toContain(`edited   ${KEY}`);
  expect(sync.stdout).toContain('ps: 1 now outdated');
  expect(sync.stdout).toContain(
    `\nNext: ${program} export <tag> --format docx, po or xliff, for fa-AF, ps, fa\n`,
  );

  // What is outdated can be neither read nor released, and both say what to do.
  const early = await run('review', 'ps', KEY, '--by', 'A. Reader');
  expect([early.code, early.stderr]).toEqual([
    1,
    expect.stringContaining('`publish check` says what has changed'),
  ]);
  const refused = await run('build', '--release', '--locale', 'ps', '--format', 'txt');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('Fix each as the line below it says.');

  const file = join(folder, 'ps.docx');
  const out = await run('export', 'ps', '--format', 'docx', '-o', file);
  expect(out.stdout).toContain('0 to translate, 1 to bring up to date');
  expect(out.stdout).toContain(`When it comes back: ${program} import ps.docx`);
  await edited(file, 'میلیونونو', 'ډېرو میلیونونو');

  const back = await run('import', file);
  expect([back.code, back.stdout]).toEqual([
    0,
    `  changed   ${KEY}\nps: 1 translation taken over; 6 unchanged\n` +
      `Next: ${program} check --locale ps; when someone has read it: ${program} review ps --all --by "First Last"\n`,
  ]);
  expect(await readFile(join(folder, 'locales/ps/statement.json'), 'utf8')).toContain('ډېرو میلیونونو');
  const checked = await run('check', '--locale', 'ps');
  expect([checked.code, checked.stdout.trimEnd().split('\n').at(-1)]).toEqual([
    0,
    expect.stringMatching(/: ok$/u),
  ]);

  const read = await run('status', '--locale', 'ps');
  expect(read.stdout).toContain(
    `Next: when someone has read it: ${program} review ps --all --by "First Last"`,
  );
  const review = await run('review', 'ps', '--all', '--by', 'A. Reader');
  expect([review.code, review.stdout]).toEqual([0, '7 segments of ps marked as reviewed by A. Reader\n']);
  const done = await run('build', '--release', '--locale', 'ps', '--format', 'txt');
  expect([done.code, done.stderr]).toEqual([0, expect.not.stringContaining('error')]);
  expect(done.stderr + done.stdout).toContain('1 file');
});
