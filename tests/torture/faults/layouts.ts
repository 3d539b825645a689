import { expect } from 'vitest';
import { encounters, endSockets, meet, wholePublication } from '../../hostile/obstacles.js';
import { requireTime, type Counts } from '../tally.js';

/**
 * Puts what is no file, or leads elsewhere, in each place that a command reads or writes, as the program itself shows
 * them.
 *
 * @param every of so many encounters one is tried, others each time; `LAYOUTS=1` tries all
 */
export async function meetObstacles(tally: Counts, every: number): Promise<void> {
  const step = Number(process.env.LAYOUTS ?? every);
  const whole = await wholePublication();
  let at = Math.floor(Math.random() * step);
  try {
    for await (const [command, place, obstacle] of encounters(whole)) {
      at += 1;
      if (at % step !== 0) continue;
      requireTime(`${tally.injected} obstacles`);
      const met = await meet(whole, command, place, obstacle);
      tally.injected += 1;
      if (met.wrong.some((one) => one.startsWith('hung'))) tally.hung += 1;
      if (met.wrong.some((one) => one.startsWith('escaped'))) tally.escaped += 1;
      if (met.wrong.some((one) => one.startsWith('trace'))) tally.traces += 1;
      if (met.wrong.some((one) => one.startsWith('lost'))) tally.lost += 1;
      expect({ command, place, obstacle, ...met }).toMatchObject({ wrong: [] });
    }
  } finally {
    endSockets();
  }
}
