import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { requireTime, type Counts } from '../tally.js';
import { buildNext, expectEdition, expectEnd, expectNoTraces } from './outcome.js';
import { isStopped, makeSite, until, type Site, type Start } from './site.js';

const FORMATS = ['--format', 'txt', 'html'];
const FULL = 'the disk is full';
const READ_ONLY = 'the file system is read-only';
const DENIED = 'permission denied';

/** Bytes of the disk: room for the publication and two editions. */
const DISK = 4_000_000;

/** Builds on a disk with ever more room left, until there is enough. */
export async function fillDisk(tally: Counts): Promise<void> {
  const site = await builtSite(DISK);
  try {
    for (let free = 0; ; free = Math.max(20_000, free * 2)) {
      requireTime(`a disk with ${free} bytes left`);
      await site.edit(`with-${free}`);
      site.disk?.fill(free);
      const start = site.disk === undefined ? refusing(site, 'ENOSPC', 1 + free / 20_000) : {};
      const ended = await site.run(['-C', site.folder, 'build', '--replace', ...FORMATS], start);
      site.disk?.empty();
      if (ended.code === 0) {
        await expectEdition(site, tally, `with-${free}`);
        expect(free).toBeGreaterThan(0);
        break;
      }
      tally.injected += 1;
      expectEnd(ended, { code: 3, says: [FULL] });
      await expectEdition(site, tally, 'first');
      await expectNoTraces(site);
    }
  } finally {
    site.remove();
  }
}

/** Fills the disks on which a command keeps what it needs while it works. */
export async function fillOtherDisks(tally: Counts): Promise<void> {
  const site = await builtSite();
  const full = await makeSite(DISK);
  try {
    mkdirSync(join(full.folder, 'tmp'));
    full.disk?.fill(0);
    const at = (path: string) => (full.disk === undefined ? '/dev/full' : join(full.folder, path));
    const build = ['-C', site.folder, 'build'];
    for (const [what, env, args, code, says] of [
      ['no room to remember anything', { COMMUNIQUE_CACHE: at('cache') }, FORMATS, 0, []],
      ['no room for the browser’s files', { TMPDIR: at('tmp') }, ['--format', 'pdf'], undefined, []],
      ['no room to unpack the browser', { XDG_CACHE_HOME: at('') }, ['--format', 'pdf'], 3, ['unpack']],
    ] as const) {
      await site.edit(what);
      const ended = await site.run([...build, ...args], { env });
      tally.injected += 1;
      // A browser may do without, or say that it does not.
      expectEnd(ended, { code: code ?? (ended.code === 0 ? 0 : 3), says });
      await expectEdition(site, tally, ended.code === 0 ? what : 'first');
      await expectNoTraces(site);
      await site.edit('first');
      await buildNext(site, 'txt', 'html');
    }
  } finally {
    full.remove();
    site.remove();
  }
}

/** A disk that was mounted, or has become, read-only. */
export async function protectDisk(tally: Counts): Promise<void> {
  const site = await builtSite(DISK);
  try {
    await site.edit('next');
    site.disk?.setReadOnly(true);
    const start = site.disk === undefined ? refusing(site, 'EROFS', 1) : {};
    const build = ['-C', site.folder, 'build', '--replace', ...FORMATS];
    for (const [args, end] of [
      [build, { code: 3, says: [READ_ONLY] }],
      [['-C', site.folder, 'sync'], { code: 3, says: [READ_ONLY] }],
      [['-C', site.folder, 'verify'], { code: 0 }],
      [['-C', site.folder, 'check', '--min', '0'], { code: 0 }],
      // Elsewhere there is room.
      [[...build, '--out-dir', join(site.root, 'elsewhere')], { code: 0 }],
    ] as const) {
      expectEnd(await site.run(args, start), end);
      tally.injected += 1;
      await expectEdition(site, tally, 'first');
    }
    site.disk?.setReadOnly(false);
    for (const step of [1, 8, 24, 40]) {
      await site.run(build, refusing(site, 'EROFS', step)).then((ended) => {
        if (ended.code !== 0) expectEnd(ended, { code: 3, says: [READ_ONLY] });
      });
      tally.injected += 1;
      await expectEdition(site, tally, 'first', 'next');
      // What could not be removed then is removed now.
      await site.edit(`after-${step}`);
      await buildNext(site, 'txt', 'html');
      await site.edit('first');
      await buildNext(site, 'txt', 'html');
    }
  } finally {
    site.remove();
  }
}

/** Nobody of the system: to root, permissions mean nothing. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;

/** Takes the permission for one folder after the other. */
export async function denyFolders(tally: Counts): Promise<void> {
  const site = await makeSite();
  try {
    if (NOBODY !== undefined) giveTo(site.root, NOBODY);
    const start: Start = { uid: NOBODY, env: { HOME: site.root } };
    const build = ['-C', site.folder, 'build', '--replace', ...FORMATS];
    expectEnd(await site.run(build, start), { code: 0 });
    await site.edit('next');
    for (const [folder, args] of [
      ['', build],
      ['dist', build],
      ['dist/en', build],
      ['locales/fa', ['-C', site.folder, 'sync']],
      ['locales', ['-C', site.folder, 'sync']],
    ] as const) {
      for (const mode of [0o555, 0o000]) {
        chmodSync(join(site.folder, folder), mode);
        const ended = await site.run(args, start);
        chmodSync(join(site.folder, folder), 0o755);
        tally.injected += 1;
        expectEnd(ended, { code: 3, says: [DENIED] });
        await expectEdition(site, tally, 'first');
        await expectNoTraces(site);
      }
    }
    for (const step of [1, 8, 24, 40]) {
      const ended = await site.run(build, { ...refusing(site, 'EACCES', step), uid: NOBODY });
      tally.injected += 1;
      if (ended.code !== 0) expectEnd(ended, { code: 3, says: [DENIED] });
      await expectEdition(site, tally, 'first', 'next');
    }
    await site.edit('last');
    expectEnd(await site.run(build, start), { code: 0 });
    await expectNoTraces(site);
  } finally {
    site.remove();
  }
}

/** Moves the publication away, and may put another folder in its place, while a build is stopped before one of its steps. */
export async function moveAway(tally: Counts, how: 'moved' | 'replaced'): Promise<void> {
  const site = await builtSite();
  const away = join(site.root, 'away');
  try {
    for (let step = 1; step <= 40; step += how === 'moved' ? 3 : 10) {
      requireTime(`moved at step ${step}`);
      await site.edit(`moved-${step}`);
      const env = { STEP: String(step), STEP_DO: 'stop', STEP_IN: site.folder };
      const running = site.start(['-C', site.folder, 'build', '--replace', ...FORMATS], {
        preload: 'steps.cjs',
        env,
      });
      await until('the step', () => running.hasEnded() || isStopped(running.pid));
      renameSync(site.folder, away);
      if (how === 'replaced') mkdirSync(site.folder);
      running.child.kill('SIGCONT');
      const ended = await running.ended;
      tally.injected += 1;
      if (ended.code !== 0) expectEnd(ended, { code: 3, says: [site.folder] });
      // Nothing comes back where the folder was, and a stranger’s folder stays what it was.
      if (how === 'replaced') {
        expect(readdirSync(site.folder)).toEqual([]);
        rmSync(site.folder, { recursive: true });
      } else expect(existsSync(site.folder)).toBe(false);
      renameSync(away, site.folder);
      await expectEdition(site, tally, 'first', `moved-${step}`);
      // A folder out of reach cannot be cleared by who has lost it.
      await site.edit('first');
      await buildNext(site, 'txt', 'html');
    }
  } finally {
    site.remove();
  }
}

/** Builds with a clock that jumps by years at every look: the files are the same, on any day. */
export async function jumpClock(tally: Counts, times: number): Promise<void> {
  const site = await builtSite();
  const formats = ['--format', 'txt', 'html', 'pdf'];
  try {
    for (let at = 0; at < times; at += 1) {
      await site.edit(`jump-${at}`);
      const args = ['-C', site.folder, 'build', '--replace', ...formats];
      expectEnd(await site.run([...args, '--out-dir', join(site.root, `real-${at}`), '--no-cache']), {
        code: 0,
      });
      if (at % 2 === 1) {
        const dies = site.start(args, { preload: 'clock.cjs' });
        await until('the edition', () => dies.hasEnded() || readdirSync(site.folder).length > 3);
        dies.child.kill('SIGKILL');
        await dies.ended;
      }
      expectEnd(await site.run(args, { preload: 'clock.cjs' }), { code: 0 });
      tally.injected += 1;
      await expectEdition(site, tally, `jump-${at}`);
      const manifest = (folder: string) => readFileSync(join(folder, 'manifest.json'), 'utf8');
      expect(manifest(join(site.folder, 'dist'))).toBe(manifest(join(site.root, `real-${at}`)));
      await expectNoTraces(site);
    }
  } finally {
    site.remove();
  }
}

async function builtSite(diskSize?: number): Promise<Site> {
  const site = await makeSite(diskSize);
  await buildNext(site, 'txt', 'html');
  return site;
}

function refusing(site: Site, error: string, step: number): Start {
  return {
    preload: 'steps.cjs',
    env: { STEP: String(Math.ceil(step)), STEP_DO: error, STEP_IN: site.folder },
  };
}

function giveTo(root: string, uid: number): void {
  chownSync(root, uid, uid);
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    chownSync(join(root, path), uid, uid);
}
