import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

const FILES = {
  'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-01-01\nslug: open\n',
  'locales/en/statement.md': '# Keep it open\n\nThey stay.\n\nWrite to us.\n',
  'locales/fa/statement.json':
    '{"keep-it-open": "بازش نگه دارید", "they-stay": "آنان می‌مانند.", "write-to-us": "برای ما بنویسید."}',
};
const PATH = 'locales/fa/remarks.json';
const KEYS = ['keep-it-open', 'they-stay', 'write-to-us'];

async function made(files: Readonly<Record<string, string>> = {}) {
  const folder = await publicationOf({ ...FILES, ...files });
  const run = (...args: string[]) => publish(['-C', folder, ...args]);
  return { folder, run, read: (path: string) => readFile(join(folder, path), 'utf8') };
}

test('a remark is noted, listed, settled and opened again; each keeps what people wrote', async () => {
  const { run, read, folder } = await made();
  const say = ['remark', 'fa', 'they-stay', 'Too “weak”.\nSee above.', '--by', 'Ann Lee'];
  const added = await run(...say);
  expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining(`write ${PATH}`) as string });
  const id = /[0-9a-f]{8}/u.exec(added.stdout)?.[0] ?? '';
  const line = `"they-stay#${id}": {"by":"Ann Lee","text":"Too “weak”.\\nSee above."}`;
  const [title, they, write] = KEYS;
  expect(await read(PATH)).toBe(
    `{\n  "${title}": null,\n\n  ${line},\n\n  "${they}": null,\n\n  "${write}": null\n}\n`,
  );
  expect((await run(...say)).stdout).toContain('already noted');
  expect((await run('remark', 'fa')).stdout).toBe(
    `fa: 1 remark, 1 open\n\n${id}  they-stay (open)\n  Ann Lee: Too “weak”. See above.\n`,
  );
  const checked = await run('check', '--json');
  expect(JSON.parse(checked.stdout)).toMatchObject({
    ok: true,
    locales: [{ locale: 'en' }, { locale: 'fa', remarks: { open: 1, settled: 0 } }],
    problems: expect.arrayContaining([
      expect.objectContaining({ rule: 'open-remark', severity: 'warning', file: PATH, line: 4, column: 3 }),
    ]) as unknown,
  });
  expect((await run('status')).stdout).toContain('fa: 1 open remark on they-stay');

  expect((await run('remark', 'fa', '--settle', id, '--by', 'Bo Lin')).code).toBe(0);
  expect((await run('remark', 'fa')).stdout).toContain(`${id}  they-stay (settled by Bo Lin)`);
  expect((await run('remark', 'fa', '--settle', id, '--by', 'Cy')).stdout).toContain(
    'already settled by Bo Lin',
  );
  expect((await run('check')).stdout).not.toContain('open-remark');
  expect((await run('remark', 'fa', '--reopen', id)).code).toBe(0);
  expect(await read(PATH)).toContain(line);

  // The segment leaves the statement; its remark does not.
  await writeFile(join(folder, 'locales/en/statement.md'), '# Keep it open\n\nWrite to us.\n');
  await run('sync');
  expect(await read(PATH)).toBe(`{\n  ${line},\n\n  "${title}": null,\n\n  "${write}": null\n}\n`);
  expect((await run('check')).stdout).toContain('Ann Lee remarks on “they-stay”, which is no longer in the');
  const listed = JSON.parse((await run('remark', 'fa', '--json')).stdout) as unknown;
  expect(listed).toMatchObject({ version: 1, locale: 'fa', remarks: [{ id, isOnText: false }] });
});

test('a release waits for open remarks, also where the configuration silences the check', async () => {
  const { run } = await made({
    'publish.config.yaml': `${FILES['publish.config.yaml']}checks: { open-remark: off }\n`,
    [PATH]: '{"they-stay#1f0c2a7e": {"by": "Ann Lee", "text": "Too weak."}}',
  });
  await run('sync');
  await run('review', 'fa', '--all', '--by', 'Bo Lin');
  const release = () => run('build', '--release', '--format', 'txt');
  const refused = await release();
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('Ann Lee remarks on “they-stay”: Too weak.');
  expect(refused.stderr).toContain('publish remark fa --settle 1f0c2a7e');
  expect((await run('remark', 'fa', '--settle', '1f0c2a7e', '--by', 'Bo Lin')).code).toBe(0);
  expect((await release()).stderr).not.toContain('open-remark');
});

test.each([
  ['no such language', ['nl', 'they-stay', 'x', '--by', 'A'], 'nl'],
  ['the original', ['en', 'they-stay', 'x', '--by', 'A'], 'language of the original'],
  ['the original, listed', ['en'], 'language of the original'],
  ['no such segment', ['fa', 'they-stays', 'x', '--by', 'A'], 'Did you mean “they-stay”?'],
  ['no name', ['fa', 'they-stay', 'x'], '--by'],
  ['no words', ['fa', 'they-stay', '--by', 'A'], 'What is the remark?'],
  ['blank words', ['fa', 'they-stay', ' ', '--by', 'A'], 'no words'],
  ['a hidden character', ['fa', 'they-stay', 'x\u202Ey', '--by', 'A'], 'U+202E'],
  ['a name of two lines', ['fa', 'they-stay', 'x', '--by', 'A\nB'], 'cannot be seen'],
  ['no such remark', ['fa', '--settle', '00000000', '--by', 'A'], 'publish remark fa'],
  ['nobody who settles', ['fa', '--settle', '1f0c2a7e'], '--by'],
  ['both', ['fa', '--settle', '1f0c2a7e', '--reopen', '1f0c2a7e', '--by', 'A'], '--settle or --reopen'],
])('refuses %s and writes nothing', async (_, args, words) => {
  const { run, read } = await made();
  const ran = await run('remark', ...args);
  expect(ran).toMatchObject({ code: 2, stdout: '' });
  expect(ran.stderr).toContain(words);
  await expect(read(PATH)).rejects.toThrow('ENOENT');
});
