import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { formats } from '../../src/render/index.js';
import { ANOTHER_DAY, publish, ROOT, spawnPublish, temporaryFolder } from '../publication.js';

// What the browser prints has tests of its own.
const IDS = formats.filter(({ isPrinted }) => isPrinted !== true).map(({ id }) => id);

test('every format that is not printed is the same bytes on another day, in another time zone', async () => {
  const [now, later] = [join(temporaryFolder(), 'dist'), join(temporaryFolder(), 'dist')];
  const river = join(ROOT, 'tests/fixtures/river');
  const build = ['-C', river, 'build', '--no-cache', '--locale', 'fa', '--format', ...IDS];
  const first = await publish([...build, '--out-dir', now]);
  expect(first.code, first.stderr).toBe(0);
  const again = await spawnPublish([...build, '--out-dir', later], ANOTHER_DAY);
  expect(again.code, again.stderr).toBe(0);

  const [manifest, other] = await Promise.all(
    [now, later].map((folder) => readFile(join(folder, 'manifest.json'), 'utf8')),
  );
  expect(other).toBe(manifest);
  const { files } = JSON.parse(manifest ?? '') as Manifest;
  expect(files.flatMap(({ format }) => format ?? [])).toEqual(expect.arrayContaining(IDS));
  for (const { path, sha256 } of files) {
    const bytes = await readFile(join(later, path));
    expect([path, createHash('sha256').update(bytes).digest('hex')]).toEqual([path, sha256]);
  }
});
