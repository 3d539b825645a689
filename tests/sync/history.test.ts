import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

const KEY = 'the-harbour-library-has-been';
const EARLIER = 'The harbour library has been open since the war.';
const PRESENT = 'The harbour library has been open since the great war.';

const statement = (text: string) => `# Keep it open\n\n${text}\n`;
const translation = (text: string) => JSON.stringify({ 'keep-it-open': 'باز بماند', [KEY]: text });

function git(folder: string, ...args: readonly string[]): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgSign=false'];
  execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' });
}

/** A publication under git with a translation of the earlier text, synced and committed. */
async function repository(): Promise<string> {
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-01-01\n',
    'locales/en/statement.md': statement(EARLIER),
    'locales/fa/statement.json': translation('کتابخانهٔ بندر باز است.'),
  });
  git(folder, 'init', '--quiet');
  expect((await publish(['-C', folder, 'sync'])).code).toBe(0);
  commit(folder);
  return folder;
}

function commit(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=work');
}

const editSource = (folder: string) => writeFile(join(folder, 'locales/en/statement.md'), statement(PRESENT));
const editTranslation = (folder: string) =>
  writeFile(join(folder, 'locales/fa/statement.json'), translation('کتابخانهٔ بندر از زمان جنگ باز است.'));

/** What is said of the paragraph: its findings’ rules, and the lines below the table of `status`. */
async function said(folder: string): Promise<{ rules: string[]; doubts: string[] }> {
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { rule: string; key?: string }[] };
  const rules = problems.filter(({ key }) => key === KEY).map(({ rule }) => rule);
  const status = await publish(['-C', folder, 'status']);
  return { rules, doubts: status.stdout.split('\n').filter((line) => line.includes('in doubt')) };
}

test('a translation that a commit has beside the earlier text was made for it', async () => {
  const folder = await repository();
  await editTranslation(folder);
  commit(folder);
  await editSource(folder);
  expect(await said(folder)).toEqual({
    rules: expect.arrayContaining(['outdated-translation']) as string[],
    doubts: [],
  });
});

test('where both were committed together nothing answers, and the doubt is shown', async () => {
  const folder = await repository();
  await editTranslation(folder);
  await editSource(folder);
  commit(folder);
  const { rules, doubts } = await said(folder);
  expect(rules).toContain('doubtful-translation');
  expect(rules).not.toContain('outdated-translation');
  expect(doubts).toEqual([expect.stringContaining(`fa: 1 in doubt`)]);
});

test('without git there is a doubt, and no message of git', async () => {
  const folder = await repository();
  await rm(join(folder, '.git'), { recursive: true });
  await editTranslation(folder);
  await editSource(folder);
  expect((await said(folder)).rules).toContain('doubtful-translation');
  expect((await publish(['-C', folder, 'status'])).stderr).toBe('');
});

test('no program that a stranger’s repository names is run', async () => {
  const folder = await repository();
  await editTranslation(folder);
  commit(folder);
  await editSource(folder);
  const names = [
    'core.fsmonitor',
    'core.pager',
    'core.sshCommand',
    'core.editor',
    'core.askPass',
    'gpg.program',
  ];
  const program = (name: string) => `touch '${join(folder, `run-${name}`)}'`;
  for (const name of names) git(folder, 'config', name, program(name));
  git(folder, 'config', 'log.showSignature', 'true');
  git(folder, 'config', 'diff.evil.textconv', program('textconv'));
  git(folder, 'config', 'filter.evil.smudge', program('smudge'));
  await writeFile(join(folder, '.gitattributes'), '* diff=evil filter=evil\n');
  // Objects that are missing would be fetched, by a program that the repository names.
  git(folder, 'config', 'extensions.partialClone', 'evil');
  git(folder, 'config', 'core.repositoryFormatVersion', '1');
  git(folder, 'config', 'remote.evil.url', folder);
  git(folder, 'config', 'remote.evil.promisor', 'true');
  git(folder, 'config', 'remote.evil.uploadpack', program('uploadpack'));
  const objects = join(folder, '.git/objects');
  const head = (await readFile(join(folder, '.git/HEAD'), 'utf8')).trim().slice('ref: '.length);
  const kept = (await readFile(join(folder, '.git', head), 'utf8')).trim();
  for (const part of (await readdir(objects)).filter((name) => /^[\da-f]{2}$/u.test(name))) {
    for (const name of await readdir(join(objects, part)))
      if (part + name !== kept) await rm(join(objects, part, name));
  }
  await said(folder);
  expect((await readdir(folder)).filter((name) => name.startsWith('run-'))).toEqual([]);
});
