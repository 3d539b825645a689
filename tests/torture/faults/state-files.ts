import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { publish } from '../../publication.js';
import { requireTime, type Counts } from '../tally.js';
import { expectEnd, expectNoTraces } from './outcome.js';
import { isStopped, until } from './site.js';
import {
  expectAllOrNone,
  isSame,
  makeWork,
  restore,
  stateOf,
  type CommandName,
  type State,
  type Work,
} from './state.js';

/**
 * Kills a command before each step by which it changes files, in the middle of some, and at random moments.
 *
 * @param stride every how many of the steps is tried
 * @param random how many random moments
 */
export async function killCommand(
  tally: Counts,
  command: CommandName,
  { stride = 1, random = 5 } = {},
): Promise<void> {
  const work = await makeWork(command);
  const { site, args } = work;
  try {
    for (const [how, most] of [
      ['kill', Infinity],
      ['torn', 3],
    ] as const) {
      for (let step = stride; step <= most; step += stride) {
        requireTime(`${command}: ${tally.killed} steps`);
        restore(site, work.before);
        const ended = await site.run(args, { preload: 'steps.cjs', env: stepsOf(work, step, how) });
        if (ended.signal === null) {
          expectEnd(ended, { code: 0 });
          if (how === 'kill') expect(step).toBeGreaterThan(3);
          expect(stateOf(site)).toEqual(work.after);
          break;
        }
        tally.killed += 1;
        await expectAllOrNone(work, tally, `${command}: ${how} at ${step}`);
      }
    }
    restore(site, work.before);
    const started = performance.now();
    expectEnd(await site.run(args), { code: 0 });
    const whole = performance.now() - started;
    for (let at = 0; at < random; at += 1) {
      restore(site, work.before);
      const running = site.start(args);
      await delay(Math.random() * whole);
      running.child.kill('SIGKILL');
      if ((await running.ended).signal !== null) tally.killed += 1;
      await expectAllOrNone(work, tally, `${command}: at random`);
    }
  } finally {
    site.remove();
  }
}

/** The steps at which something comes to be or goes. */
const TURNS = 'link,rename,rm';

/** Interrupts a command before every other turn: nothing is changed, or all is done. */
export async function interruptCommand(tally: Counts, command: CommandName): Promise<void> {
  const work = await makeWork(command);
  const { site, args } = work;
  try {
    for (let step = 1; ; step += 2) {
      restore(site, work.before);
      const running = site.start(args, { preload: 'steps.cjs', env: stepsOf(work, step, 'stop', TURNS) });
      await until('the step', () => running.hasEnded() || isStopped(running.pid));
      if (running.hasEnded()) break;
      running.child.kill('SIGTERM');
      running.child.kill('SIGCONT');
      const ended = await running.ended;
      tally.injected += 1;
      expectEnd(ended, { code: ended.code === 130 ? 130 : 0 });
      const state = stateOf(site);
      const isRight = isSame(state, ended.code === 0 ? work.after : work.before);
      if (!isRight) tally.lost += 1;
      expect(isRight, `${command}: interrupted at ${step}, ${ended.code}`).toBe(true);
      await expectNoTraces(site);
    }
  } finally {
    site.remove();
  }
}

/** What the machine refuses, and what the message says of it. */
const ERRORS = [
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the file system is read-only'],
  ['EACCES', 'permission denied'],
] as const;

/** Lets the machine refuse every step of a command from some step on, every sixth tried: code 3, and all or nothing is done. */
export async function refuseCommand(tally: Counts, command: CommandName): Promise<void> {
  const work = await makeWork(command);
  const { site, args } = work;
  try {
    for (const [at, [error, reason]] of ERRORS.entries()) {
      for (let step = 1 + 2 * at; ; step += 6) {
        restore(site, work.before);
        const ended = await site.run(args, { preload: 'steps.cjs', env: stepsOf(work, step, error) });
        if (ended.code === 0) {
          expect(stateOf(site)).toEqual(work.after);
          break;
        }
        tally.injected += 1;
        expectEnd(ended, { code: 3, says: [reason] });
        await expectAllOrNone(work, tally, `${command}: ${error} from step ${step} on`);
      }
    }
  } finally {
    site.remove();
  }
}

/**
 * Stops a command before every other turn, and lets a person review another language
 * meanwhile: whoever was told that it is done finds it done.
 */
export async function reviewInBetween(tally: Counts, command: CommandName): Promise<void> {
  const work = await makeWork(command);
  const { site, args } = work;
  const review = ['-C', site.folder, 'review', 'ps', '--all', '--by', 'Grace Hopper'];
  const isReviewed = (state: State) => state.get('ps/state.json')?.includes('Grace Hopper') === true;
  try {
    for (let step = 1; ; step += 2) {
      restore(site, work.before);
      const running = site.start(args, { preload: 'steps.cjs', env: stepsOf(work, step, 'stop', TURNS) });
      await until('the step', () => running.hasEnded() || isStopped(running.pid));
      if (running.hasEnded()) break;
      const reviewed = await publish(review, site.env);
      running.child.kill('SIGCONT');
      const ended = await running.ended;
      tally.injected += 1;
      const state = stateOf(site);
      const told = `${command}, step ${step}: ${ended.code} ${ended.stderr} review: ${reviewed.code} ${reviewed.stderr}`;
      const isDone = ({ code, stderr }: { code: number | null; stderr: string }) => {
        const isRefused = /changed by somebody else|is using the state files/u.test(stderr);
        // Code 1: some was not to be reviewed, for the statement was edited; the rest is.
        expect(code === 0 || (isRefused ? code === 3 : command === 'sync' && code === 1), told).toBe(true);
        return !isRefused;
      };
      const isLost =
        (isDone(reviewed) && !isReviewed(state)) ||
        (ended.code === 0 && state.get('fa/state.json') !== work.after.get('fa/state.json')) ||
        (ended.code === 0 && state.get('fa/statement.json') !== work.after.get('fa/statement.json'));
      if (isLost) tally.lost += 1;
      expect(isLost, told).toBe(false);
      expect(isDone(ended) || isDone(reviewed), told).toBe(true);
      await expectNoTraces(site);
    }
  } finally {
    site.remove();
  }
}

function stepsOf({ site }: Work, step: number, how: string, calls?: string): NodeJS.ProcessEnv {
  return { STEP: String(step), STEP_DO: how, STEP_IN: site.folder, STEP_OF: calls };
}
