import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyOfTheReal, ROOT, temporaryFolder, type Ran } from '../publication.js';

/** A command that is interrupted, and how long it took to end. */
interface Interrupted extends Ran {
  readonly milliseconds: number;
}

/**
 * Runs the real command and presses Ctrl-C.
 *
 * @param preload a module that says when: it raises the signal
 */
function interrupted(args: readonly string[], preload: string): Promise<Interrupted> {
  return new Promise((resolve) => {
    const flags = ['--import', pathToFileURL(preload).href, join(ROOT, 'bin/publish.js')];
    const child = spawn(process.execPath, [...flags, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr, at] = ['', '', 0];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      if (at === 0 && stderr.includes('Interrupted')) at = performance.now();
    });
    child.on('close', (code) => {
      resolve({ code: code ?? -1, stdout, stderr, milliseconds: performance.now() - at });
    });
  });
}

/** A module that presses Ctrl-C as soon as the command listens. */
async function atOnce(more = ''): Promise<string> {
  const file = join(temporaryFolder(), 'preload.mjs');
  const text = `process.on('newListener', (name) => {
    if (name === 'SIGHUP') setImmediate(() => process.kill(process.pid, 'SIGINT'));
  });${more}`;
  await writeFile(file, text);
  return file;
}

describe('Ctrl-C', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await copyOfTheReal();
  });

  it.each([
    ['check'],
    ['status'],
    ['outline'],
    ['sync'],
    ['doctor'],
    ['build', '--format', 'txt', '--no-cache'],
    ['kit', '--format', 'txt', '--no-cache'],
    ['export', 'ps', '--format', 'po'],
  ])('ends %s with 130, and nothing half-written', async (...args) => {
    const { code, stdout, stderr } = await interrupted(['-C', folder, ...args], await atOnce());
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toBe('Interrupted; nothing was changed.\n');
  });

  it('is heeded between two languages of a check', async () => {
    const preload = join(temporaryFolder(), 'preload.mjs');
    await writeFile(
      preload,
      `const { write } = process.stderr;
       process.stderr.write = (...all) => {
         process.stderr.write = write;
         // What was recognised is the first line: the texts have been read.
         process.kill(process.pid, 'SIGINT');
         return write.apply(process.stderr, all);
       };`,
    );
    const { code, stdout, stderr } = await interrupted(['-C', folder, 'check', '--json'], preload);
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Interrupted; nothing was changed.\n');
  });

  it('ends the process although something keeps it alive', async () => {
    const preload = await atOnce('setInterval(() => undefined, 1000);');
    const { code, milliseconds } = await interrupted(['-C', folder, 'check'], preload);
    expect(code).toBe(130);
    // A limit, not a measure: without it the process would never end.
    expect(milliseconds).toBeLessThan(30_000);
  });
});
