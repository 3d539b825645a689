import { afterAll, expect, test } from 'vitest';
import { encounters, endSockets, meet, wholePublication } from './obstacles.js';

afterAll(endSockets);

/** Which of all encounters are tried here; `npm run torture` tries more. */
const EVERY = 97;

test('links, pipes, devices, sockets and huge files where a command reads or writes: nothing hangs, escapes or is lost', async () => {
  const whole = await wholePublication();
  const wrong: unknown[] = [];
  const codes = new Set<number | undefined>();
  let at = 0;
  for await (const [command, place, obstacle] of encounters(whole, ['build', 'sync', 'export', 'verify'])) {
    at += 1;
    if (at % EVERY !== 0) continue;
    const met = await meet(whole, command, place, obstacle);
    codes.add(met.ran?.code);
    if (met.wrong.length > 0) wrong.push({ command, place, obstacle, ...met });
  }
  expect(wrong).toEqual([]);
  expect([at > 1_000, codes.has(2)]).toEqual([true, true]);
});
