import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finishStateFiles, writeStateFiles } from '../../src/io/state-files.js';
import { sha256 } from '../../src/model/fingerprint.js';
import { temporaryFolder } from '../publication.js';

const PATH = 'locales/fa/state.json';
const OWN = new Set([PATH]);

/** A publication with one state file, and a note about what it is to be. */
async function noted(owner: string): Promise<string> {
  const folder = temporaryFolder();
  await mkdir(join(folder, 'locales/fa'), { recursive: true });
  await writeFile(join(folder, PATH), 'old');
  const files = [{ path: PATH, before: sha256('old'), text: 'new' }];
  await writeFile(join(folder, 'locales/.unfinished.json'), JSON.stringify({ version: 1, owner, files }));
  return folder;
}

const endingOf = (pid: number) => `${pid}-0-00000000-${hostname()}`;

test('what a killed command has noted is finished', async () => {
  const folder = await noted(endingOf(4_194_999));
  expect(await finishStateFiles(folder, OWN)).toEqual({ state: 'none' });
  expect(await readFile(join(folder, PATH), 'utf8')).toBe('new');
  expect(await readdir(join(folder, 'locales'))).toEqual(['fa']);
});

test('what a living command has noted is left to it until it has ended', async () => {
  const child = spawn('sleep', ['0.3']);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const folder = await noted(endingOf(child.pid ?? 0));
  const finished = finishStateFiles(folder, OWN);
  expect(await Promise.race([finished.then(() => 'finished'), ended.then(() => 'ended')])).toBe('ended');
  await finished;
  expect(await readFile(join(folder, PATH), 'utf8')).toBe('new');
});

test('a file that somebody has changed is left as it is', async () => {
  const folder = await noted('');
  await writeFile(join(folder, PATH), 'edited');
  expect(await finishStateFiles(folder, OWN)).toEqual({ state: 'given-up', path: PATH });
  const files = [{ path: PATH, before: sha256('old'), text: 'new' }];
  await expect(writeStateFiles(folder, files)).rejects.toMatchObject({ code: 3 });
  expect(await readFile(join(folder, PATH), 'utf8')).toBe('edited');
  expect(await readdir(join(folder, 'locales'))).toEqual(['fa']);
});
