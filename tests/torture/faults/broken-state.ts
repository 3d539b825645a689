import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { publish } from '../../publication.js';
import type { Counts } from '../tally.js';
import { isSame, makeWork, restore, stateOf, type Work } from './state.js';

/** What a publication keeps of its translations. */
const FILES = [
  'fa/statement.json',
  'fa/state.json',
  'fa/obsolete.json',
  'en/statement.json',
  'en/earlier.json',
] as const;

/** A place in a file, at the beginning of a line of the message. */
const PLACE = /^\s+\d+:\d+ {2}error/mu;

/** Cuts state files short, as a copy or an editor leaves them: refused with the place, and never overwritten. */
export async function cutState(tally: Counts, cuts: number): Promise<void> {
  const work = await readyWork();
  try {
    for (const path of FILES) {
      const whole = work.before.get(path) ?? '';
      const end = whole.lastIndexOf('}');
      for (let at = 0; at < cuts; at += 1) {
        const length = Math.floor((end * at) / cuts);
        await expectRefused(work, tally, path, whole.slice(0, length), `${path} cut at ${length}`);
      }
    }
  } finally {
    work.site.remove();
  }
}

/** Lets git merge two branches that translate, mark and keep the same differently. */
export async function mergeState(tally: Counts): Promise<void> {
  const work = await readyWork();
  const { folder } = work.site;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  try {
    git('init', '--initial-branch=main');
    for (const path of FILES) {
      const file = join(folder, 'locales', path);
      const write = (mark: string) => {
        writeFileSync(file, `{\n  "a-key-of-both": "${mark}"\n}\n`);
        git('add', '-A', '-f');
        git('commit', '-m', mark);
      };
      restore(work.site, work.before);
      const name = path.replaceAll(/\W/gu, '-');
      write('base');
      git('branch', name);
      write('ours');
      git('switch', name);
      write('theirs');
      git('switch', 'main');
      expect(() => git('merge', name)).toThrow();
      const conflicted = readFileSync(file, 'utf8');
      expect(conflicted).toContain('<<<<<<<');
      git('merge', '--abort');
      await expectRefused(work, tally, path, conflicted, `${path} in conflict`);
    }
  } finally {
    work.site.remove();
  }
}

async function readyWork(): Promise<Work> {
  const work = await makeWork('sync');
  const built = await publish(
    ['-C', work.site.folder, 'build', '--replace', '--format', 'txt'],
    work.site.env,
  );
  expect(built.code, built.stderr).toBe(0);
  const exported = await publish(
    ['-C', work.site.folder, 'export', 'fa', '--format', 'po', '-o', join(work.site.root, 'fa.po')],
    work.site.env,
  );
  expect(exported.code, exported.stderr).toBe(0);
  return work;
}

/** Every command refuses the file, says where, and leaves everything as it is. */
async function expectRefused(
  { site, before }: Work,
  tally: Counts,
  path: string,
  text: string,
  how: string,
): Promise<void> {
  restore(site, before);
  writeFileSync(join(site.folder, 'locales', path), text);
  const broken = stateOf(site);
  for (const args of [
    ['sync'],
    ['review', 'fa', '--all', '--by', 'Ada Lovelace'],
    ['import', join(site.root, 'fa.po')],
    ['adopt', 'fa', join(site.folder, 'locales/en/statement.md'), '--force'],
    ['build', '--replace', '--format', 'txt'],
  ]) {
    const { code, stderr } = await publish(['-C', site.folder, ...args], site.env);
    const isKept = isSame(stateOf(site), broken);
    if (!isKept) tally.lost += 1;
    expect({ how, args, code, isKept }, stderr).toEqual({ how, args, code: 1, isKept: true });
    expect(stderr).toContain(`locales/${path}`);
    expect(stderr, how).toMatch(PLACE);
  }
  tally.injected += 1;
  const { code } = await publish(['-C', site.folder, 'verify'], site.env);
  expect(code).toBe(0);
}
