import { readdir, readFile } from 'node:fs/promises';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { publish, ROOT, temporaryFolder } from '../publication.js';
import type { Good } from './mutations.js';

/** PDFs of the made-up publication, made by the real command, which preflight has nothing to say against. */
export async function goodFiles(): Promise<Readonly<Record<Good, Uint8Array>>> {
  const folder = temporaryFolder();
  await cp(join(ROOT, 'tests/fixtures/river'), folder, { recursive: true });
  const { code, stderr } = await publish(['-C', folder, 'build', '--locale', 'en', '--format', 'pdf']);
  if (code !== 0) throw new Error(stderr);
  const names = await readdir(join(folder, 'dist/en'));
  const reading = names.find((name) => name.endsWith('.en.pdf'));
  return { reading: new Uint8Array(await readFile(join(folder, 'dist/en', reading ?? ''))) } as never;
}
