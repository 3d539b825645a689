import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { formatIds } from '../../src/pipeline/choices.js';
import { ANOTHER_DAY, publish, ROOT, spawnPublish, temporaryFolder } from '../publication.js';

const RIVER = join(ROOT, 'tests/fixtures/river');
const manifestOf = async (folder: string) =>
  JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;

// Of the right-to-left locales the one with notes, pictures and all that a configuration can add.
test('every format is the same bytes on another day, in another time zone, from another browser, one page at a time', async () => {
  const [now, later] = [join(temporaryFolder(), 'dist'), join(temporaryFolder(), 'dist')];
  const build = ['-C', RIVER, 'build', '--no-cache', '--locale', 'fa', '--format', ...formatIds];
  const first = await publish([...build, '--out-dir', now]);
  expect(first.code, first.stderr).toBe(0);
  const again = await spawnPublish([...build, '--jobs', '1', '--out-dir', later], ANOTHER_DAY);
  expect(again.code, again.stderr).toBe(0);

  const manifest = await manifestOf(now);
  expect(await manifestOf(later)).toEqual(manifest);
  expect(manifest.files.flatMap(({ format }) => format ?? [])).toEqual(
    expect.arrayContaining([...formatIds]),
  );
  for (const { path, sha256 } of manifest.files) {
    const bytes = await readFile(join(later, path));
    expect([path, createHash('sha256').update(bytes).digest('hex')]).toEqual([path, sha256]);
  }
});
