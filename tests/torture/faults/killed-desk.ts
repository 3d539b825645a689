import { setTimeout as delay } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { publish } from '../../publication.js';
import type { DeskWork, Saved } from '../../../src/desk/protocol.js';
import { requireTime, type Counts } from '../tally.js';
import { expectNoTraces } from './outcome.js';
import { until, type Running, type Site } from './site.js';
import { makeWork } from './state.js';

/** The segments that each save changes together. */
const SAVED = [0, 1, 2];

/** Milliseconds of a desk’s life after its first save. */
const LIFE = 150;

/**
 * Opens a desk, lets it write one save after the other, and kills it at a random moment: what it has confirmed is there,
 * a save is there whole or not at all, and the next desk opens.
 *
 * @param times how many desks are killed
 */
export async function killDesk(tally: Counts, times: number): Promise<void> {
  const { site } = await makeWork('review');
  try {
    let confirmed = -1;
    let sent = -1;
    for (let count = 0; count < times; count += 1) {
      requireTime(`${count} desks`);
      const running = site.start(['-C', site.folder, 'preview', '--no-open']);
      const desk = await visit(await addressIn(running));
      const isOver = { yes: false };
      const saving = (async () => {
        while (!isOver.yes) {
          const number = sent + 1;
          const work = await desk.work();
          sent = number;
          if (!(await desk.save(work, number))) return;
          confirmed = number;
        }
      })().catch(() => undefined);
      await until('the first save', () => sent > confirmed || running.hasEnded());
      await delay(Math.random() * LIFE);
      running.child.kill('SIGKILL');
      isOver.yes = true;
      await saving;
      expect((await running.ended).signal).toBe('SIGKILL');
      tally.killed += 1;
      const found = await settled(site);
      const isKept = found !== undefined && found >= confirmed && found <= sent;
      if (!isKept) tally.lost += 1;
      expect(isKept, `desk ${count}: ${confirmed} confirmed, ${sent} sent, found ${found}`).toBe(true);
      confirmed = found ?? confirmed;
      sent = Math.max(sent, confirmed);
    }
  } finally {
    site.remove();
  }
}

/** Finishes what was left, and gives the number of the save that is on the disk, where it is there whole. */
async function settled(site: Site): Promise<number | undefined> {
  const done = await publish(['-C', site.folder, 'sync'], site.env);
  expect(done.code, done.stderr).toBe(0);
  await expectNoTraces({
    ...site,
    traces: async () => (await site.traces()).filter((one) => !one.includes('communique-desks')),
  });
  const read = (name: string) =>
    JSON.parse(readFileSync(join(site.folder, 'locales/fa', name), 'utf8')) as Record<string, unknown>;
  const keys = Object.keys(read('statement.json'));
  const own = SAVED.map((at) => keys[at] ?? '');
  const numbers = own.map((key) => Number(/رود (\d+)/u.exec(String(read('statement.json')[key]))?.[1] ?? -1));
  const reviewers = own.map(
    (key) => (read('state.json')[key] as { reviewed?: { by: string } } | null)?.reviewed?.by,
  );
  const [number = -1] = numbers;
  const isWhole =
    numbers.every((one) => one === number) &&
    (number === -1 || reviewers.every((by) => by === `Reader ${number}`));
  return isWhole ? number : undefined;
}

interface Visitor {
  readonly work: () => Promise<DeskWork>;
  /** Whether the desk has confirmed the save. */
  readonly save: (work: DeskWork, number: number) => Promise<boolean>;
}

/** Enters a desk as the browser does. */
async function visit(entrance: string): Promise<Visitor> {
  const { origin } = new URL(entrance);
  const entered = await fetch(entrance, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const work = async () =>
    (await (await fetch(`${origin}/work/fa`, { headers: { cookie } })).json()) as DeskWork;
  const save: Visitor['save'] = async ({ sheet }, number) => {
    const segments = SAVED.map((at) => ({
      ...sheet.segments[at],
      target: [`رود ${number} است.`],
      status: 'approved',
      approvedBy: `Reader ${number}`,
    }));
    const answer = await fetch(`${origin}/work/fa`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ ...sheet, segments }),
    });
    // What the page had is a moment old: it asks again.
    if (answer.status === 409) return save(await work(), number);
    const { reviewed = [] } = (await answer.json()) as Partial<Saved>;
    expect(reviewed.length).toBe(SAVED.length);
    return answer.status === 200;
  };
  return { work, save };
}

async function addressIn(running: Running): Promise<string> {
  let said = '';
  running.child.stdout?.on('data', (text: string) => (said += text));
  await until('the desk', () => /http:\S+\n/u.test(said) || running.hasEnded());
  return /http:\S+/u.exec(said)?.[0] ?? '';
}
