import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT } from '../../publication.js';
import { mountDisk, type Disk } from './disk.js';

/** How a process came to its end. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command at work. */
export interface Running {
  readonly child: ChildProcess;
  /** Its process number, which is also that of its group. */
  readonly pid: number;
  readonly ended: Promise<Ended>;
  hasEnded(): boolean;
}

/** How a command is started. */
export interface Start {
  readonly env?: NodeJS.ProcessEnv;
  /** A file of this folder that Node loads first. */
  readonly preload?: string;
  /** The program, instead of the one that was compiled here. */
  readonly bin?: string;
  /** Whose process it is. */
  readonly uid?: number | undefined;
}

/** A publication, and everything that a command at work on it may leave behind, in one temporary folder. */
export interface Site {
  /** The temporary folder. */
  readonly root: string;
  /** The publication. */
  readonly folder: string;
  /** The disk that the publication lies on, where the system lets it have one of its own. */
  readonly disk: Disk | undefined;
  /** What a command finds in its environment: temporary files and the cache lie in the site. */
  readonly env: Readonly<Record<string, string>>;
  /** Writes the statement anew, so that the next edition is another one. */
  edit(name: string): Promise<void>;
  /** Runs the real command in a process of its own. */
  run(args: readonly string[], start?: Start): Promise<Ended>;
  /** The same, not waited for. */
  start(args: readonly string[], start?: Start): Running;
  /** Processes at work for the site just now. */
  processes(): { pid: number; command: string }[];
  /** Processes at work for the site, after some time to end, and temporary files in it. */
  traces(): Promise<string[]>;
  /** A shell script that can be run. */
  program(name: string, script: string): Promise<string>;
  remove(): void;
}

/** What a file is called that is not meant to stay. */
const TEMPORARY = /^\.dist\.(?:new|old)-|^\.(?:publish|unpacking|writing)-|^\.unfinished\.json$/u;

/** Milliseconds that a process has to end after the one that started it. */
const PATIENCE = 8_000;

const FA = {
  'a-letter-from-the-river': 'نامه‌ای از رود',
  'signed-by': 'امضاکنندگان:',
  'the-river-belongs-to-all': 'رود از آنِ همه است، و هیچ‌کس آن را نمی‌بندد.',
};

const FILES: Readonly<Record<string, string>> = {
  'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-08-12\n',
  'locales/fa/statement.json': `${JSON.stringify(FA, undefined, 2)}\n`,
};

function statementOf(name: string): string {
  return [
    '# A letter from the river',
    `This is its edition ${name}, which another one follows.`,
    'The river belongs to all, and nobody shall dam it.',
    'Signed by:',
    '1. One\n2. Two\n',
  ].join('\n\n');
}

/**
 * A small publication in a temporary folder of its own; its first edition is not built yet.
 *
 * @param diskSize bytes of a disk for the publication alone
 */
export async function makeSite(diskSize?: number): Promise<Site> {
  const root = mkdtempSync(join(tmpdir(), 'torture-'));
  const folder = join(root, 'publication');
  const env = { TMPDIR: join(root, 'tmp'), COMMUNIQUE_CACHE: join(root, 'remembered'), NO_COLOR: '1' };
  mkdirSync(env.TMPDIR);
  mkdirSync(folder);
  const disk = diskSize === undefined ? undefined : mountDisk(folder, diskSize);
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, 'locales/en'));
  const site: Site = {
    root,
    folder,
    disk,
    env,
    edit: (name) => writeFile(join(folder, 'locales/en/statement.md'), statementOf(name)),
    run: (args, start) => site.start(args, start).ended,
    start: (args, start) => launch(args, root, env, start),
    processes: () => processesOf(root),
    async traces() {
      const until = performance.now() + PATIENCE;
      let processes = processesOf(root);
      while (processes.length > 0 && performance.now() < until) {
        await delay(5);
        processes = processesOf(root);
      }
      const described = processes.map(({ pid, command }) => `process ${pid} ${command.slice(0, 120)}`);
      return [...described, ...temporaryFiles(root).map((path) => `file ${path}`)];
    },
    async program(name, script) {
      const file = join(root, name);
      await writeFile(file, `#!/bin/sh\n${script}\n`);
      chmodSync(file, 0o755);
      return file;
    },
    remove() {
      for (const { pid } of processesOf(root)) end(pid);
      disk?.unmount();
      rmSync(root, { recursive: true, force: true, maxRetries: 10 });
    },
  };
  await site.edit('first');
  return site;
}

function launch(
  args: readonly string[],
  root: string,
  own: NodeJS.ProcessEnv,
  { env, preload, bin = join(ROOT, 'bin/publish.js'), uid }: Start = {},
): Running {
  const first = preload === undefined ? [] : ['--require', join(import.meta.dirname, preload)];
  const child = spawn(process.execPath, [...first, bin, ...args], {
    uid,
    cwd: root,
    env: { ...process.env, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (texts[stream] += text));
  }
  let isOver = false;
  child.once('exit', () => (isOver = true));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal, ...texts });
    });
  });
  return { child, pid: child.pid ?? 0, ended, hasEnded: () => isOver };
}

/**
 * The processes at work for a site: they were started in its folder or name it. A browser writes its titles over
 * the environment of those that it starts, but they stay where they are.
 */
function processesOf(root: string): { pid: number; command: string }[] {
  const found: { pid: number; command: string }[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name) || Number(name) === process.pid) continue;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'latin1').replaceAll('\0', ' ');
      const isOurs =
        command.includes(root) ||
        readlinkSync(`/proc/${name}/cwd`).startsWith(root) ||
        readFileSync(`/proc/${name}/environ`, 'latin1').includes(root);
      if (isOurs) found.push({ pid: Number(name), command });
    } catch {
      // It has ended meanwhile, or is somebody else’s.
    }
  }
  return found;
}

function temporaryFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.startsWith('tmp/') || TEMPORARY.test(basename(path)),
  );
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** Waits for a condition. */
export async function until(what: string, condition: () => boolean, milliseconds = 30_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await delay(2);
  }
}

/** Whether a process was stopped by a signal. */
export function isStopped(pid: number): boolean {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).startsWith('T');
  } catch {
    return false;
  }
}

/** The statement of which an edition was made, by its SHA-256; `undefined` where there is no edition. */
export async function revisionIn(edition: string): Promise<string | undefined> {
  const text = await readFile(join(edition, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return (JSON.parse(text) as { statement: { revision: string } }).statement.revision;
}

/** The revision that {@link Site.edit} leads to. */
export function revisionOf(name: string): string {
  return createHash('sha256').update(statementOf(name)).digest('hex');
}
