import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Counts } from '../tally.js';
import { expectEdition, expectEnd, expectNoTraces } from './outcome.js';
import { isStopped, makeSite, until, type Running, type Site } from './site.js';

const FORMATS = ['--format', 'txt', 'html', 'pdf'];
const MESSAGE = /^Interrupted; nothing was changed\.$/mu;

/** How a person or a system interrupts. */
const WAYS: readonly (readonly [what: string, interrupt: (running: Running) => void])[] = [
  ['Ctrl-C', ({ pid }) => process.kill(-pid, 'SIGINT')],
  [
    'Ctrl-C, and npm passing it on',
    ({ pid }) => {
      process.kill(-pid, 'SIGINT');
      process.kill(pid, 'SIGINT');
    },
  ],
  ['a polite kill', ({ pid }) => process.kill(pid, 'SIGTERM')],
  ['a closed terminal', ({ pid }) => process.kill(-pid, 'SIGHUP')],
];

/**
 * Interrupts builds at random moments: 130, the old edition, no trace. A build that was too quick is done, and one
 * that had not begun yet is ended by the signal itself.
 *
 * @param times how often in each way
 */
export async function interruptBuilds(tally: Counts, times: number): Promise<void> {
  const site = await makeSite();
  try {
    const started = performance.now();
    expectEnd(await site.run(['-C', site.folder, 'build', '--replace', ...FORMATS]), { code: 0 });
    const whole = performance.now() - started;
    let before = 'first';
    for (let at = 0; at < times * WAYS.length; at += 1) {
      const [what = '', interrupt] = WAYS[at % WAYS.length] ?? [];
      const next = `edition-${at}`;
      await site.edit(next);
      const running = site.start(['-C', site.folder, 'build', '--replace', ...FORMATS]);
      await delay(Math.random() * whole);
      if (running.hasEnded()) before = next;
      else interrupt?.(running);
      const ended = await running.ended;
      tally.injected += 1;
      const isDone = ended.code === 0;
      if (isDone) before = next;
      else if (ended.signal === null) {
        expect(ended.stderr, what).toMatch(MESSAGE);
        expectEnd(ended, { code: 130 });
      } else expect(ended.stderr, what).toBe('');
      await expectEdition(site, tally, before);
      await expectNoTraces(site);
    }
  } finally {
    site.remove();
  }
}

/** Interrupts a build at chosen moments, where random ones seldom fall. */
export async function interruptAt(tally: Counts, moment: keyof typeof MOMENTS): Promise<void> {
  const site = await makeSite();
  try {
    expectEnd(await site.run(['-C', site.folder, 'build', '--replace', '--format', 'txt']), { code: 0 });
    await site.edit('next');
    const ended = await MOMENTS[moment](site);
    tally.injected += 1;
    expectEnd(ended, { code: 130, says: [MESSAGE] });
    await expectEdition(site, tally, 'first');
    await expectNoTraces(site);
  } finally {
    site.remove();
  }
}

/** Moments, and how a build is interrupted at each. */
export const MOMENTS = {
  'while the browser is unpacked': async (site: Site) => {
    const env = { XDG_CACHE_HOME: `${site.root}/cache` };
    const running = site.start(['-C', site.folder, 'build', '--replace', '--format', 'pdf'], { env });
    const cache = `${site.root}/cache/communique`;
    await until('unpacking', () => namesIn(cache).some((name) => name.startsWith('.unpacking-')));
    running.child.kill('SIGINT');
    return running.ended;
  },
  'while it waits for the browser to answer': async (site: Site) => {
    const silent = await site.program('silent', `echo $$ > ${site.root}/started; exec sleep 600`);
    const running = site.start([
      '-C',
      site.folder,
      'build',
      '--replace',
      '--format',
      'pdf',
      '--browser',
      silent,
    ]);
    await until('the browser', () => namesIn(site.root).includes('started'));
    running.child.kill('SIGINT');
    return running.ended;
  },
  'between two files of the new edition': (site: Site) => interruptStep(site, '.dist.new-', 6),
} satisfies Readonly<Record<string, (site: Site) => ReturnType<Site['run']>>>;

async function interruptStep(site: Site, within: string, step: number): ReturnType<Site['run']> {
  const env = { STEP: String(step), STEP_DO: 'stop', STEP_IN: within };
  const running = site.start(['-C', site.folder, 'build', '--replace', '--format', 'txt'], {
    preload: 'steps.cjs',
    env,
  });
  await until('the step', () => isStopped(running.pid));
  running.child.kill('SIGTERM');
  running.child.kill('SIGCONT');
  return running.ended;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
