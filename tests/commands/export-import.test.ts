import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOfTheReal, publish } from '../publication.js';

const FORMATS = [
  ['po', 'po', []],
  ['xliff', 'xlf', []],
  ['xliff', 'xlf', ['--xliff', '1.2']],
  ['docx', 'docx', []],
] as const;

const catalogue = (folder: string, tag = 'ps') =>
  readFile(join(folder, `locales/${tag}/statement.json`), 'utf8');
const change = async (file: string, from: string, to: string) => {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
};
async function exported(
  folder: string,
  format = 'po',
  more: readonly string[] = [],
  tag = 'ps',
): Promise<string> {
  const output = join(folder, `out.${format === 'xliff' ? 'xlf' : format}`);
  expect((await publish(['-C', folder, 'export', tag, '--format', format, '-o', output, ...more])).code).toBe(
    0,
  );
  return output;
}

describe.each(FORMATS)('%s (.%s) %j', (format, extension, more) => {
  test('goes out and comes back as it was', async () => {
    const folder = await copyOfTheReal();
    const before = await catalogue(folder);
    const file = await exported(folder, format, more);
    const { code, stdout } = await publish(['-C', folder, 'import', file]);
    expect([code, stdout]).toEqual([0, 'ps: 0 translations taken over; 7 unchanged\n']);
    expect(await catalogue(folder)).toBe(before);
  });

  test('brings back what was lost here, to the letter', async () => {
    const folder = await copyOfTheReal();
    const before = await catalogue(folder);
    const file = await exported(folder, format, more);
    await writeFile(join(folder, 'locales/ps/statement.json'), '{}\n');
    const { code, stdout } = await publish(['-C', folder, 'import', file]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^(?: {2}new {7}[a-z0-9-]+\n){7}ps: 7 translations taken over\nNext: /u),
    ]);
    expect(await catalogue(folder)).toBe(before);
    expect((await publish(['-C', folder, 'check', '--locale', 'ps'])).code).toBe(0);
  });

  test('made for an earlier text arrives as outdated, never as current', async () => {
    const folder = await copyOfTheReal();
    const file = await exported(folder, format, more);
    await writeFile(join(folder, 'locales/ps/statement.json'), '{}\n');
    await change(join(folder, 'locales/en/statement.md'), 'affecting millions', 'affecting many millions');
    const { stdout } = await publish(['-C', folder, 'import', file]);
    expect(stdout).toContain('\n  outdated  in-recent-weeks-there-has\n');
    expect(stdout).toContain(
      '6 translations taken over; 1 outdated, made for an earlier text or unfinished\n',
    );
    expect((await publish(['-C', folder, 'check', '--locale', 'ps'])).stdout).toContain(
      'affecting {+many+} millions',
    );
  });

  test(`is refused when it is no .${extension} at all, in one message`, async () => {
    const folder = await copyOfTheReal();
    const file = join(folder, `x.${extension}`);
    for (const bytes of [
      Buffer.from(''),
      Buffer.from('hello'),
      Buffer.from([0, 1, 2, 255]),
      Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    ]) {
      await writeFile(file, bytes);
      const { code, stdout, stderr } = await publish(['-C', folder, 'import', file]);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).not.toMatch(/^\s+at /mu);
      expect(stderr).toMatch(/error/u);
    }
  });
});

describe('publish import', () => {
  test('takes over what the translator changed', async () => {
    const folder = await copyOfTheReal();
    const file = await exported(folder);
    await change(file, 'msgstr "لاسلیک کوونکي:"', 'msgstr "لاسلیک کوونکي دا دي:"');
    expect((await publish(['-C', folder, 'import', file, '--dry-run'])).stdout).toContain(
      '1 translation taken over',
    );
    expect(await catalogue(folder)).not.toContain('دا دي');
    await publish(['-C', folder, 'import', file]);
    expect(await catalogue(folder)).toContain('لاسلیک کوونکي دا دي:');
  });

  test('shows a conflict side by side and changes nothing, unless forced', async () => {
    const folder = await copyOfTheReal();
    const file = await exported(folder);
    await change(file, 'msgstr "لاسلیک کوونکي:"', 'msgstr "لاسلیک کوونکي دا دي:"');
    await change(join(folder, 'locales/ps/statement.json'), 'لاسلیک کوونکي:', 'لاسلیک کوونکي هغه دي:');
    const before = await catalogue(folder);
    const { code, stderr } = await publish(['-C', folder, 'import', file]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/here: +لاسلیک کوونکي هغه دي:\n +there: لاسلیک کوونکي دا دي:/u),
    ]);
    expect(await catalogue(folder)).toBe(before);
    expect((await publish(['-C', folder, 'import', file, '--force'])).code).toBe(0);
    expect(await catalogue(folder)).toContain('لاسلیک کوونکي دا دي:');
  });

  test('an empty target changes nothing', async () => {
    const folder = await copyOfTheReal();
    const file = await exported(folder);
    await change(file, 'msgstr "لاسلیک کوونکي:"', 'msgstr ""');
    const before = await catalogue(folder);
    expect((await publish(['-C', folder, 'import', file])).stdout).toContain('1 empty, left as they were');
    expect(await catalogue(folder)).toBe(before);
  });

  test('refuses another publication, another language, and what is no file', async () => {
    const folder = await copyOfTheReal();
    const file = await exported(folder);
    const po = await readFile(file, 'utf8');
    await writeFile(
      file,
      po
        .replace(/msgctxt "/gu, 'msgctxt "other-')
        .replace(/(msgid "")\n"/gu, '$1\n"X')
        .replace(/msgid "(?=[^"])/gu, 'msgid "X'),
    );
    expect(await publish(['-C', folder, 'import', file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('another publication') as string,
    });
    // One line in common, such as “Signatories:”, makes no file of this publication.
    await writeFile(
      file,
      po
        .replace(/msgctxt "(?!signatories)/gu, 'msgctxt "other-')
        .replace('Project-Id-Version: ', 'Project-Id-Version: other-')
        .replace(/msgid "(?=[^"S])/gu, 'msgid "X')
        .replace(/(msgctxt "other-[^\n]*\nmsgid "")\n"/gu, '$1\n"X'),
    );
    expect(await publish(['-C', folder, 'import', file])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/another publication \(“other-.*: only 1 of its \d+ segments/u) as string,
    });
    await writeFile(file, po.replace('"Language: ps\\n"', '"Language: de\\n"'));
    expect(await publish(['-C', folder, 'import', file])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is in “de”, which is not a language of this publication') as string,
    });
    await writeFile(file, po.replace('"Language: ps\\n"', '"Language: en\\n"'));
    expect(await publish(['-C', folder, 'import', file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the language of the original') as string,
    });
    await writeFile(file, po.replace('"X-Source-Language: en\\n"', '"X-Source-Language: fr\\n"'));
    expect(await publish(['-C', folder, 'import', file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'a translation from “fr”; the original of this publication is in “en”',
      ) as string,
    });
    await writeFile(file, po.slice(0, po.indexOf('#:')));
    expect(await publish(['-C', folder, 'import', file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('has no segments') as string,
    });
    expect((await publish(['-C', folder, 'import', 'nowhere.po'])).code).toBe(2);
    expect((await publish(['-C', folder, 'import', 'statement.pages'])).code).toBe(2);
    expect((await readdir(folder)).sort()).toEqual(['locales', 'out.po', 'publish.config.yaml']);
  });

  test('an outdated translation that the translator finds right is confirmed', async () => {
    const folder = await copyOfTheReal();
    await change(join(folder, 'locales/en/statement.md'), 'affecting millions', 'affecting many millions');
    const file = await exported(folder);
    expect(await readFile(file, 'utf8')).toMatch(/#, fuzzy\n#\| msgctxt|#, fuzzy\n#\| msgid/u);
    expect((await publish(['-C', folder, 'import', file])).stdout).toContain('7 unchanged');
    await change(file, '#, fuzzy\n', '');
    expect((await publish(['-C', folder, 'import', file])).stdout).toContain('1 confirmed');
    expect((await publish(['-C', folder, 'check', '--locale', 'ps'])).code).toBe(0);
  });
});
