import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyOfTheReal, publicationOf, ROOT, temporaryFolder, type Ran } from '../publication.js';

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

/** A module that presses Ctrl-C when the command writes its first line. */
async function atFirstLine(stream: 'stdout' | 'stderr'): Promise<string> {
  const file = join(temporaryFolder(), 'preload.mjs');
  const text = `const { write } = process.${stream};
    process.${stream}.write = (...all) => {
      process.${stream}.write = write;
      process.kill(process.pid, 'SIGINT');
      return write.apply(process.${stream}, all);
    };`;
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
    // What was recognised is the first line: the texts have been read.
    const preload = await atFirstLine('stderr');
    const { code, stdout, stderr } = await interrupted(['-C', folder, 'check', '--json'], preload);
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Interrupted; nothing was changed.\n');
  });

  it('says which of several publications are in place, and which are not', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const files = names.flatMap((name) => [
      [`${name}/publish.config.yaml`, 'locales: [en]\n'],
      [`${name}/locales/en/statement.md`, `2025-08-12\n\n# Statement ${name}\n\nWater belongs to all.\n`],
    ]);
    const archive = await publicationOf(Object.fromEntries(files) as Record<string, string>);
    const args = ['-C', archive, 'build', ...names, '--format', 'txt', '--no-cache', '--out-dir', 'all'];
    const { code, stderr } = await interrupted(args, await atFirstLine('stdout'));
    const said = /^Interrupted; in place: (.+?)\. Not in place: (.+?)\. The lists stay as they were\./mu.exec(
      stderr,
    );
    expect({ code, stderr: said === null ? stderr : '' }).toEqual({ code: 130, stderr: '' });
    const [made = [], rest = []] = [said?.[1], said?.[2]].map((list) => list?.split(', '));
    expect([...made, ...rest].sort()).toEqual(names);
    const inPlace = names.filter((name) => existsSync(join(archive, 'all', name, 'manifest.json')));
    expect(made.toSorted()).toEqual(inPlace);
    expect(existsSync(join(archive, 'all/collection.json'))).toBe(false);
  });

  it('says that a publication was created when its catalogues were not', async () => {
    const empty = temporaryFolder();
    const { code, stderr } = await interrupted(['-C', empty, 'init'], await atFirstLine('stderr'));
    expect(code).toBe(130);
    expect(stderr).toContain('Interrupted; the publication was created, but not its catalogues');
    expect(existsSync(join(empty, 'locales/en/statement.md'))).toBe(true);
  });

  it('ends the process although something keeps it alive', async () => {
    const preload = await atOnce('setInterval(() => undefined, 1000);');
    const { code, milliseconds } = await interrupted(['-C', folder, 'check'], preload);
    expect(code).toBe(130);
    // A limit, not a measure: without it the process would never end.
    expect(milliseconds).toBeLessThan(30_000);
  });
});
