import { appendFile, cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyOfTheReal, publish, ROOT, temporaryFolder } from '../publication.js';
import type { Good } from './mutations.js';

/**
 * Files that preflight has nothing to say against, made by the real command: the reading PDF of the made-up
 * publication, which has every kind of block, and the print PDFs of the real statement.
 */
export async function goodFiles(): Promise<Readonly<Record<Good, Uint8Array>>> {
  const river = temporaryFolder();
  await cp(join(ROOT, 'tests/fixtures/river'), river, { recursive: true });
  const real = await copyOfTheReal();
  const reading = await built(river, 'pdf', 'pdf');
  const x4 = await built(real, 'print', 'print.pdf');
  await appendFile(join(real, 'publish.config.yaml'), '\nprint:\n  standard: x1a\n');
  return { reading, x4, x1a: await built(real, 'print', 'print.pdf') };
}

/** The one PDF of a build in English. */
async function built(folder: string, format: string, ending: string): Promise<Uint8Array> {
  const build = ['-C', folder, 'build', '--replace', '--locale', 'en', '--format', format, '--json'];
  const { code, stdout, stderr } = await publish(build);
  if (code !== 0) throw new Error(stderr);
  const { files } = JSON.parse(stdout) as { files: { path: string }[] };
  const path = files.find((file) => file.path.endsWith(ending))?.path ?? '';
  return new Uint8Array(await readFile(join(folder, 'dist', path)));
}
