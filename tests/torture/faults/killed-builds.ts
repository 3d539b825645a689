import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { requireTime, type Counts } from '../tally.js';
import { buildNext, expectEdition, expectEnd, expectNoTraces } from './outcome.js';
import { makeSite, revisionIn, revisionOf, type Running, type Site } from './site.js';

/** What is built; the browser prints two of the six. */
const FORMATS = ['--format', 'txt', 'html', 'pdf'];
const QUICK = ['--format', 'txt', 'html'];

/**
 * Kills builds over an existing edition, at moments spread over their whole time and, every third, while they
 * write. After each the edition is the old or the new one, and the next build clears away what was left.
 *
 * @param moments how many
 * @param formats the formats that are built
 */
export async function killBuilds(tally: Counts, moments: number, formats = FORMATS): Promise<void> {
  const site = await makeSite();
  try {
    const started = performance.now();
    expectEnd(await site.run(['-C', site.folder, 'build', '--replace', ...formats]), { code: 0 });
    let whole = performance.now() - started;
    let before = 'first';
    for (let at = 0; tally.killed < moments; at += 1) {
      requireTime(`${tally.killed} moments`);
      const next = `edition-${at}`;
      await site.edit(next);
      const began = performance.now();
      const running = site.start(['-C', site.folder, 'build', '--replace', ...formats]);
      if (at % 3 === 2) await writing(site, running, Math.random() * 30);
      else await delay(Math.random() * whole);
      running.child.kill('SIGKILL');
      const { signal } = await running.ended;
      // Too late is no kill; the machine is faster now than it was.
      if (signal === 'SIGKILL') tally.killed += 1;
      else whole = performance.now() - began;
      await expectSurvival(site, tally, before, next);
      before = next;
    }
    expectEnd(await site.run(['-C', site.folder, 'build', '--replace', ...formats]), { code: 0 });
    await expectNoTraces(site);
  } finally {
    site.remove();
  }
}

/**
 * Kills a build before each step but the writing of a file by which it changes the publication, and in the middle of
 * writing some.
 *
 * @param most how many steps at most
 */
export async function killBuildSteps(tally: Counts, most = Infinity): Promise<void> {
  const site = await makeSite();
  try {
    expectEnd(await site.run(['-C', site.folder, 'build', '--replace', ...QUICK]), { code: 0 });
    let before = 'first';
    for (const [how, few] of [
      ['kill', Infinity],
      ['torn', 5],
    ] as const) {
      for (let step = 1; step <= Math.min(most, few); step += 1) {
        requireTime(`${tally.killed} steps`);
        const next = `${how}-${step}`;
        await site.edit(next);
        const env = { STEP: String(step), STEP_DO: how, STEP_IN: site.folder, STEP_OF: 'mkdir,rename,rm' };
        const ended = await site.run(['-C', site.folder, 'build', '--replace', ...QUICK], {
          preload: 'steps.cjs',
          env,
        });
        if (ended.signal === null) {
          expectEnd(ended, { code: 0 });
          before = next;
          break;
        }
        tally.killed += 1;
        await expectSurvival(site, tally, before, next);
        before = next;
      }
    }
    await expectNoTraces(site);
  } finally {
    site.remove();
  }
}

/** The edition is the old or the new one; the next build succeeds and leaves nothing behind. */
async function expectSurvival(site: Site, tally: Counts, before: string, next: string): Promise<void> {
  // Whoever the killed one had started ends by itself.
  expect((await site.traces()).filter((one) => one.startsWith('process'))).toEqual([]);
  await expectEdition(site, tally, before, next);
  await buildNext(site, 'txt', 'html');
  expect(await revisionIn(join(site.folder, 'dist'))).toBe(revisionOf(next));
}

/** Some milliseconds after a build has begun to write. */
async function writing(site: Site, running: Running, after: number): Promise<void> {
  const isWriting = () => readdirSync(site.folder).some((name) => name.startsWith('.dist.'));
  while (!running.hasEnded() && !isWriting()) await delay(1);
  await delay(after);
}
