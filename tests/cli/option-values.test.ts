import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

const STATEMENT = '2025-08-12\n\n# Water\n\nWater belongs to all.\n';

const FILES = { 'publish.config.yaml': 'locales: [en, fr]\n', 'locales/en/statement.md': STATEMENT };

describe('an empty value is refused, and never means everything', () => {
  test.each([
    [['check', '--locale', ''], '--locale'],
    [['check', '--locale', ','], '--locale'],
    [['check', '--locale', 'fr', ' , '], '--locale'],
    [['build', '--format', ''], '--format'],
    [['kit', '--format', ',,'], '--format'],
    [['build', '--out-dir', ''], '--out-dir'],
    [['build', 'a', ''], 'folder'],
    [['--config', '', 'check'], '--config'],
    [['-C', '', 'check'], '--cwd'],
    [['check', '--reporter', ''], '--reporter'],
    [['export', '', '--format', 'po'], 'tag'],
    [['export', 'fr', '--format', 'po', '-o', ''], '--output'],
    [['strings', 'fr', ''], 'tag'],
    [['preflight', ''], 'file'],
    [['init', '--from', ''], '--from'],
  ])('%j', async (args, what) => {
    const folder = await publicationOf(FILES);
    const { code, stdout, stderr } = await publish(['-C', folder, ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/It (?:is empty|names nothing)\./u);
    expect(stderr).toContain(what);
  });
});

test('commas and spaces may stand around the words of a list', async () => {
  const folder = await publicationOf(FILES);
  const { code } = await publish([
    ...['-C', folder, 'build', '--format', 'html,,txt,', 'json', '--locale', 'en, fr'],
  ]);
  expect(code).toBe(0);
  for (const name of ['index.html', 'en/water.en.txt', 'fr/water.fr.txt', 'en/water.en.json'])
    expect(existsSync(join(folder, 'dist', name)), name).toBe(true);
  expect(existsSync(join(folder, 'dist/en/water.en.pdf'))).toBe(false);
});
