import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { publish } from '../../publication.js';
import type { Counts } from '../tally.js';
import { expectEdition, expectEnd, expectNoTraces } from './outcome.js';
import { isStopped, makeSite, until } from './site.js';

const FORMATS = ['--format', 'txt', 'html'];

/** Builds several editions into one folder at the same time, while somebody reads it without a pause. */
export async function buildSideBySide(tally: Counts, rounds: number, builds = 3): Promise<void> {
  const site = await makeSite();
  try {
    expectEnd(await site.run(['-C', site.folder, 'build', '--replace', ...FORMATS]), { code: 0 });
    let before = ['first'];
    for (let round = 1; round <= rounds; round += 1) {
      const names: string[] = [];
      const running = [];
      for (let at = 0; at < builds; at += 1) {
        const name = `round-${round}-${at}`;
        await site.edit(name);
        names.push(name);
        running.push(site.start(['-C', site.folder, 'build', '--replace', ...FORMATS]));
        await delay(Math.random() * 150);
      }
      while (running.some((one) => !one.hasEnded())) {
        await expectEdition(site, tally, ...before, ...names);
        await delay(1);
      }
      for (const one of running) expectEnd(await one.ended, { code: 0 });
      tally.injected += 1;
      await expectEdition(site, tally, ...names);
      await expectNoTraces(site);
      before = names;
    }
  } finally {
    site.remove();
  }
}

/**
 * Stops a build before each step but the writing of a file, lets another one come in between from beginning to
 * end, and lets the first go on.
 */
export async function buildInBetween(tally: Counts): Promise<void> {
  const site = await makeSite();
  try {
    expectEnd(await site.run(['-C', site.folder, 'build', '--replace', ...FORMATS]), { code: 0 });
    for (let step = 1; ; step += 1) {
      await site.edit(`slow-${step}`);
      const env = { STEP: String(step), STEP_DO: 'stop', STEP_IN: site.folder, STEP_OF: 'mkdir,rename,rm' };
      const slow = site.start(['-C', site.folder, 'build', '--replace', ...FORMATS], {
        preload: 'steps.cjs',
        env,
      });
      await until('the step', () => slow.hasEnded() || isStopped(slow.pid));
      if (slow.hasEnded()) {
        expectEnd(await slow.ended, { code: 0 });
        expect(step).toBeGreaterThan(8);
        break;
      }
      await site.edit(`quick-${step}`);
      const quick = await publish(['-C', site.folder, 'build', '--replace', ...FORMATS], site.env);
      expect(quick.code, quick.stderr).toBe(0);
      await expectEdition(site, tally, `quick-${step}`);
      slow.child.kill('SIGCONT');
      expectEnd(await slow.ended, { code: 0 });
      tally.injected += 1;
      await expectEdition(site, tally, `quick-${step}`, `slow-${step}`);
      await expectNoTraces(site);
    }
  } finally {
    site.remove();
  }
}
