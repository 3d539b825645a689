import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ROOT } from '../../publication.js';
import { commands } from '../fuzz/output.js';
import { requireTime, type Counts } from '../tally.js';
import { expectEdition, expectNoTraces } from './outcome.js';
import { makeSite, type Ended, type Site } from './site.js';

/** Words for the arguments that commands need, and the flags without which they do nothing. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  review: ['fa', '--all', '--by', 'Ana Ruiz'],
  export: ['fa', '--format', 'po'],
  import: ['x.po'],
  adopt: ['fa', 'x.md'],
  preflight: ['x.pdf'],
  build: ['--format', 'txt', 'html'],
  pdf: ['--browser', '/nowhere'],
};

/** Milliseconds that a command may take before it counts as hung. */
const PATIENCE = 60_000;

/** Every command of the command line, then what it prints of itself. */
export function calls(): string[][] {
  const named = commands().map((command) => [command.name(), ...(WORDS[command.name()] ?? [])]);
  const machine = [
    ['check', '--json'],
    ['check', '--reporter', 'junit'],
    ['outline', '--json'],
  ];
  return [...named, ...machine, ['--version'], ['--help'], ['nonsense']];
}

/** A stream that takes nothing, or takes no more. */
const STREAMS = [
  ['stdout that is full', '>/dev/full'],
  ['stderr that is full', '2>/dev/full'],
  ['both that are full', '>/dev/full 2>&1'],
  ['stdout that is closed', '>&-'],
  ['stderr that is closed', '2>&-'],
  ['both that are closed', '>&- 2>&-'],
  ['a reader who has gone', '| head -c 0'],
] as const;

/** Runs every call with every stream that takes nothing: it ends, says so in a message, and leaves the edition as it was. */
export async function breakStreams(tally: Counts, some: readonly string[][] = calls()): Promise<void> {
  const site = await builtSite();
  try {
    for (const call of some) {
      for (const [what, redirection] of STREAMS) {
        requireTime(`${call.join(' ')} with ${what}`);
        const ended = await shell(site, `node "$BIN" ${call.map(quoted).join(' ')} ${redirection}`);
        tally.injected += 1;
        expectOrder(ended, `${call.join(' ')}: ${what}`);
        // All of these print something on stdout where nothing is wrong.
        if (redirection === '>/dev/full' && ['check', 'status', '--version'].includes(call[0] ?? '')) {
          expect([call, ended.code]).toEqual([call, 3]);
          expect(ended.stderr).toContain('Cannot write to stdout: the disk is full.');
        }
      }
    }
    await expectEdition(site, tally, 'first');
    await expectNoTraces(site);
  } finally {
    site.remove();
  }
}

/** Runs calls with ever fewer files that may be open: each ends in order, and leaves nothing behind. */
export async function closeFiles(tally: Counts, some: readonly string[][], most: number): Promise<void> {
  const site = await builtSite();
  try {
    for (const call of some) {
      // With fewer, Node itself does not start.
      for (let files = 20; files <= most; files += 2) {
        requireTime(`${call.join(' ')} with ${files} files`);
        const ended = await shell(site, `ulimit -n ${files}; node "$BIN" ${call.map(quoted).join(' ')}`);
        tally.injected += 1;
        expectOrder(ended, `${call.join(' ')}: ${files} files`);
        const errors = ended.stderr.split('\n').filter((line) => line.startsWith('error  '));
        expect([call, files, errors.length]).toEqual([call, files, ended.code === 3 ? 1 : errors.length]);
      }
    }
    await expectEdition(site, tally, 'first');
    await expectNoTraces(site);
  } finally {
    site.remove();
  }
}

function expectOrder({ code, signal, stdout, stderr }: Ended, what: string): void {
  expect([what, signal, [0, 1, 2, 3].includes(code ?? -1)], stderr).toEqual([what, null, true]);
  expect([what, stdout + stderr]).toEqual([
    what,
    expect.not.stringMatching(/^\s+at |Node\.js v|node:internal|a bug in `publish` itself/mu) as string,
  ]);
}

async function builtSite(): Promise<Site> {
  const site = await makeSite();
  await writeFile(join(site.folder, 'x.md'), '# x\n');
  await writeFile(join(site.folder, 'x.po'), 'msgid ""\nmsgstr "Language: fa\\n"\n');
  await writeFile(join(site.folder, 'x.pdf'), '%PDF-1.7\n');
  const built = await shell(site, 'node "$BIN" build --format txt html');
  expect(built.code, built.stderr).toBe(0);
  return site;
}

/** A shell in the publication; the command's own exit code where it stands in a pipe. */
function shell(site: Site, line: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', `set -o pipefail; ${line}`], {
      cwd: site.folder,
      env: { ...process.env, ...site.env, BIN: join(ROOT, 'bin/publish.js'), PUBLISH_BROWSER: '/nowhere' },
      timeout: PATIENCE,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const texts = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => (texts[stream] += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal, ...texts });
    });
  });
}

function quoted(word: string): string {
  return `'${word}'`;
}
