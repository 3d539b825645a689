import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOfTheReal, publish } from '../publication.js';

const reviewed = async (folder: string) => {
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { locales } = JSON.parse(stdout) as {
    locales: { locale: string; reviewed: number; status: string }[];
  };
  return Object.fromEntries(locales.map(({ locale, reviewed: count, status }) => [locale, [count, status]]));
};
const change = async (folder: string, path: string, from: string, to: string) => {
  const text = await readFile(join(folder, path), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, path), text.replace(from, to));
};

describe('publish review', () => {
  test('marks what a named person has read; an edit of either text takes the mark away', async () => {
    const folder = await copyOfTheReal();
    expect((await publish(['-C', folder, 'review', 'fa', 'signatories', '--by', 'A. Reader'])).code).toBe(0);
    expect((await reviewed(folder)).fa).toEqual([1, 'translated']);
    expect((await publish(['-C', folder, 'review', 'fa', '--all', '--by', 'B. Reader'])).stdout).toContain(
      '6 segments',
    );
    expect((await reviewed(folder)).fa).toEqual([7, 'reviewed']);
    expect((await publish(['-C', folder, 'check', '--locale', 'fa', '--require', 'reviewed'])).code).toBe(0);
    expect((await publish(['-C', folder, 'status'])).stdout).toMatch(
      /fa +rtl +█{20} +100 % +7\/7 +0 +0 +0 +B\. Reader, A\. Reader/u,
    );

    await change(folder, 'locales/fa/statement.json', 'ترکیه به', 'کشور ترکیه به');
    expect((await reviewed(folder)).fa).toEqual([6, 'translated']);
    await change(folder, 'locales/en/statement.md', 'affecting millions', 'affecting many millions');
    expect((await reviewed(folder)).fa).toEqual([5, 'incomplete']);
  });

  test('the page of a reviewed language has no notice', async () => {
    const folder = await copyOfTheReal();
    await publish(['-C', folder, 'review', 'ps', '--all', '--by', 'A. Reader']);
    await publish(['-C', folder, 'build', '--format', 'html']);
    expect(await readFile(join(folder, 'dist/ps/index.html'), 'utf8')).not.toContain('class="notice"');
    expect(await readFile(join(folder, 'dist/fa/index.html'), 'utf8')).toContain('class="notice"');
  });

  test('refuses what nobody can have read, and says what is wrong with the call', async () => {
    const folder = await copyOfTheReal();
    await change(folder, 'locales/en/statement.md', 'affecting millions', 'affecting many millions');
    expect(
      await publish(['-C', folder, 'review', 'fa', 'in-recent-weeks-there-has', '--by', 'A']),
    ).toMatchObject({ code: 1 });
    expect((await publish(['-C', folder, 'review', 'fa', '--all', '--by', 'A'])).stdout).toContain(
      '1 missing or outdated',
    );
    for (const args of [
      ['fa', '--all'],
      ['fa', '--by', 'A'],
      ['en', '--all', '--by', 'A'],
      ['fa', 'signatory', '--by', 'A'],
      ['xx', '--all', '--by', 'A'],
    ]) {
      expect([args, (await publish(['-C', folder, 'review', ...args])).code]).toEqual([args, 2]);
    }
  });
});

describe('severities and accepted findings', () => {
  test('configuration makes a rule an error, or silences it; an unknown rule is an error of its own', async () => {
    const folder = await copyOfTheReal();
    const config = await readFile(join(folder, 'publish.config.yaml'), 'utf8');
    await writeFile(
      join(folder, 'publish.config.yaml'),
      `${config}\nchecks: { placeholder-link: 'off', repeated-word: error }\n`,
    );
    const { code, stdout } = await publish(['-C', folder, 'check']);
    expect([code, stdout]).toEqual([1, expect.stringContaining('error    “Pourzand”')]);
    expect(stdout).not.toContain('placeholder-link');
    await writeFile(join(folder, 'publish.config.yaml'), `${config}\nchecks: { placeholder-links: 'off' }\n`);
    expect(await publish(['-C', folder, 'check'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean “placeholder-link”') as string,
    });
  });

  test('an accepted finding is silent, one that no longer occurs is reported', async () => {
    const folder = await copyOfTheReal();
    await writeFile(
      join(folder, 'locales/en/accepted.json'),
      '{\n  "repeated-word/signatories": "It is a name.",\n  "repeated-word/gone": "Was one."\n}\n',
    );
    const { stdout } = await publish(['-C', folder, 'check']);
    expect(stdout).not.toContain('Pourzand');
    expect(stdout).toMatch(/locales\/en\/accepted\.json\n +3:3 +warning +“repeated-word\/gone” is accepted/u);
  });
});

describe('reporters', () => {
  test('all carry the same findings', async () => {
    const folder = await copyOfTheReal();
    await change(folder, 'locales/ps/statement.json', 'لاسلیک کوونکي:', '');
    const run = async (reporter: string) =>
      (await publish(['-C', folder, 'check', '--reporter', reporter])).stdout;
    const { problems } = JSON.parse(await run('json')) as {
      problems: { rule: string; message: string; line: number }[];
    };
    expect(problems).toHaveLength(13);
    const sarif = JSON.parse(await run('sarif')) as {
      version: string;
      runs: {
        results: { ruleId: string; message: { text: string } }[];
        tool: { driver: { rules: { id: string }[] } };
      }[];
    };
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual([
      ...problems.map(({ rule }) => rule),
      'completeness',
    ]);
    const github = (await run('github')).trim().split('\n');
    expect(github).toHaveLength(14);
    expect(github.filter((line) => line.startsWith('::error'))).toEqual([
      '::error title=completeness::ps is less than 100 %25 translated.',
    ]);
    const junit = await run('junit');
    expect(junit.match(/<testcase /gu)).toHaveLength(13 + 4);
    expect(junit.match(/<failure /gu)).toHaveLength(1);
    const text = await run('text');
    for (const { message } of problems) expect(text).toContain(message);
    expect(text.trim().split('\n').at(-1)).toMatch(/failed: less than 100 % translated: ps$/u);
  });

  test('an outdated translation shows the words that have changed', async () => {
    const folder = await copyOfTheReal();
    await change(folder, 'locales/en/statement.md', 'affecting millions', 'affecting many millions');
    for (const command of ['check', 'sync', 'check']) {
      const { stdout } = await publish(['-C', folder, command]);
      if (command === 'check')
        expect(stdout).toContain('massive scale, affecting {+many+} millions. These deportations …');
    }
  });
});
