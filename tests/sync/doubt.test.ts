import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyOfTheReal, publish } from '../publication.js';

const KEY = 'in-recent-weeks-there-has';

async function edited(): Promise<string> {
  const folder = await copyOfTheReal();
  const change = async (path: string, from: RegExp, to: string) => {
    const text = await readFile(join(folder, path), 'utf8');
    expect(text).toMatch(from);
    await writeFile(join(folder, path), text.replace(from, to));
  };
  await change('locales/en/statement.md', /affecting millions/u, 'affecting many millions');
  await change('locales/fa/statement.json', new RegExp(`"${KEY}": "`, 'u'), `"${KEY}": "و `);
  return folder;
}

test('a translation edited together with its original is in doubt, before and after a sync', async () => {
  for (const sync of [false, true]) {
    const folder = await edited();
    const run = (...args: string[]) => publish(['-C', folder, ...args]);
    if (sync) expect((await run('sync')).stdout).toContain('fa: 1 in doubt');
    const { stdout } = await run('check', '--locale', 'fa', '--json');
    const { problems } = JSON.parse(stdout) as { problems: { rule: string; key?: string; help: string }[] };
    expect(problems.filter(({ rule }) => rule === 'doubtful-translation')).toEqual([
      expect.objectContaining({ key: KEY, help: expect.stringContaining('{+many+} millions') as string }),
    ]);
    // What nobody has named is not marked; nothing in doubt can be released.
    const review = await run('review', 'fa', '--all', '--by', 'A. Reader');
    expect([review.code, review.stdout]).toEqual([1, expect.stringContaining(KEY)]);
    expect((await run('check', '--locale', 'fa', '--require', 'reviewed')).code).toBe(1);
    expect((await run('review', 'fa', KEY, '--by', 'A. Reader')).code).toBe(0);
    expect((await run('check', '--locale', 'fa', '--require', 'reviewed')).stdout).not.toContain('doubtful');
  }
});

test('an edit after the sync settles the doubt', async () => {
  const folder = await edited();
  await publish(['-C', folder, 'sync']);
  const path = join(folder, 'locales/fa/statement.json');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(`"${KEY}": "و `, `"${KEY}": "`));
  expect((await publish(['-C', folder, 'check', '--locale', 'fa'])).stdout).not.toContain('doubtful');
});
