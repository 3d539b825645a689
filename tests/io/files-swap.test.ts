import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { finishMoves, moveIn } from '../../src/io/disk/files-swap.js';
import { publicationOf } from '../publication.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const NOBODY = `4194303-1-00000000-${hostname()}`;

const before = () =>
  publicationOf({ 'list.json': 'old', 'en/index.html': 'old', 'ps/feed.xml': 'old', 'own.txt': 'mine' });

function expectNew(folder: string): void {
  expect(readdirSync(folder).sort()).toEqual(['assets', 'en', 'list.json', 'own.txt']);
  for (const path of ['list.json', 'en/index.html', 'assets/page.css'])
    expect(readFileSync(join(folder, path), 'utf8')).toBe('new');
}

test('files are moved in, those that are gone are removed with their empty folders', async () => {
  const folder = await before();
  const files = new Map(
    ['list.json', 'en/index.html', 'assets/page.css'].map((path) => [path, bytes('new')]),
  );
  await moveIn(folder, { files, list: 'list.json', obsolete: ['ps/feed.xml'] }, undefined);
  expectNew(folder);
});

test('what a killed command has left is moved by the next one, wherever it was killed', async () => {
  for (const moved of [[], ['files/en/index.html']]) {
    const folder = await before();
    const ready = join(folder, `.lists.ready-${NOBODY}`);
    for (const path of ['list.json', 'en/index.html', 'assets/page.css']) {
      await mkdir(join(ready, 'files', path, '..'), { recursive: true });
      await writeFile(join(ready, 'files', path), 'new');
    }
    await writeFile(
      join(ready, 'obsolete.json'),
      JSON.stringify({ list: 'list.json', obsolete: ['ps/feed.xml', '../outside', 'a/../own.txt'] }),
    );
    for (const path of moved) await rename(join(ready, path), join(folder, path.replace('files/', '')));
    await mkdir(join(folder, `.lists.new-${NOBODY}`));
    await finishMoves(folder);
    expectNew(folder);
  }
});

test('a build that is stopped before its files are moved changes nothing', async () => {
  const folder = await before();
  const stopped = AbortSignal.abort();
  const changes = { files: new Map([['list.json', bytes('new')]]), list: 'list.json', obsolete: [] };
  await expect(moveIn(folder, changes, stopped)).rejects.toThrow();
  expect(readFileSync(join(folder, 'list.json'), 'utf8')).toBe('old');
  expect(existsSync(join(folder, 'ps/feed.xml'))).toBe(true);
  expect(readdirSync(folder).length).toBe(4);
});
