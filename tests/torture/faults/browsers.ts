import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { requireTime, type Counts } from '../tally.js';
import { buildNext, expectEdition, expectEnd, expectNoTraces } from './outcome.js';
import { makeSite, until, type Running, type Site } from './site.js';

const BUILD = ['build', '--replace', '--format', 'txt', 'html', 'pdf'];

/** Which of a browser’s processes: the one that was started, or one that draws pages. */
const PARTS = { browser: / --user-data-dir=/u, renderer: / --type=renderer/u } as const;

type Part = keyof typeof PARTS;

/** The message where a browser fails in the middle. */
const FAILED = /could not be printed|does not start/u;

/** Kills a part of the browser while it prints, at random moments. */
export async function killBrowser(tally: Counts, part: Part, times: number): Promise<void> {
  const site = await makeSite();
  try {
    await buildNext(site, 'txt', 'html');
    let before = 'first';
    for (let at = 0; at < times; at += 1) {
      requireTime(`${at} browsers`);
      const next = `edition-${at}`;
      await site.edit(next);
      const running = site.start(['-C', site.folder, ...BUILD]);
      const pid = await partOf(site, running, part);
      await delay(Math.random() * 300);
      if (pid !== undefined) stop(pid, 'SIGKILL');
      const ended = await running.ended;
      tally.injected += 1;
      if (ended.code === 0) before = next;
      else expectEnd(ended, { code: 3, says: [FAILED] });
      await expectEdition(site, tally, before);
      await expectNoTraces(site);
    }
  } finally {
    site.remove();
  }
}

/** Stops a part of the browser while it prints, and never lets it go on; a person may lose patience. */
export async function hangBrowser(tally: Counts, part: Part, interrupts: boolean): Promise<void> {
  const site = await makeSite();
  try {
    await buildNext(site, 'txt', 'html');
    await site.edit('next');
    const running = site.start(['-C', site.folder, ...BUILD, '--timeout', interrupts ? '60' : '5']);
    expect(await partOf(site, running, part)).toBeDefined();
    const began = performance.now();
    const stopping = (async () => {
      // A spare renderer may take the place of one that hangs.
      while (!running.hasEnded()) {
        for (const { pid, command } of site.processes()) if (PARTS[part].test(command)) stop(pid, 'SIGSTOP');
        await delay(2);
      }
    })();
    if (interrupts) {
      await delay(200);
      running.child.kill('SIGINT');
    }
    const ended = await running.ended;
    await stopping;
    tally.injected += 1;
    expectEnd(
      ended,
      interrupts
        ? { code: 130 }
        : { code: 3, says: [/could not be printed within 5 seconds|did not answer within 5/u] },
    );
    expect(performance.now() - began).toBeLessThan(30_000);
    await expectEdition(site, tally, 'first');
    await expectNoTraces(site);
  } finally {
    site.remove();
  }
}

/** Programs that are no browser, or none that prints. */
export async function nameOthers(tally: Counts): Promise<void> {
  const site = await makeSite();
  const old = join(import.meta.dirname, 'old-browser.cjs');
  try {
    await buildNext(site, 'txt', 'html');
    await site.edit('next');
    writeFileSync(join(site.root, 'plain'), 'no program');
    for (const [browser, says] of [
      [join(site.root, 'nowhere'), 'is not a program'],
      [join(site.root, 'plain'), 'is not a program'],
      [site.root, 'is not a program'],
      [
        await site.program('old', `exec ${process.execPath} ${old}`),
        'is too old: HeadlessChrome/90.0.4430.0',
      ],
      [
        await site.program('dies', 'echo "no libnothing.so" >&2; exit 127'),
        'does not start: no libnothing.so',
      ],
      [await site.program('lacks', LACKS), 'the library libnss3.so is missing'],
      [await site.program('silent', 'exec sleep 600'), 'did not answer within 3 seconds'],
      [await site.program('deaf', 'trap "" TERM INT HUP; exec sleep 600'), 'did not answer within 3 seconds'],
      [await site.program('babbles', 'head -c 100000 /dev/urandom >&4; exec sleep 600'), 'does not start'],
      [await site.program('hangs up', 'exec 3<&- 4>&-; exec sleep 600'), 'does not start'],
    ] as const) {
      const args = ['-C', site.folder, ...BUILD, '--timeout', '3', '--browser', browser];
      const ended = await site.run(args);
      tally.injected += 1;
      expectEnd(ended, { code: 3, says: [says, browser] });
      await expectEdition(site, tally, 'first');
      await expectNoTraces(site);
    }
  } finally {
    site.remove();
  }
}

const LACKS =
  'echo "$0: error while loading shared libraries: libnss3.so: cannot open shared object file" >&2; exit 127';

/** Kills a build while it unpacks the browser, damages what was unpacked, and prints with it all the same. */
export async function unpackAgain(tally: Counts, times: number): Promise<void> {
  const site = await makeSite();
  const env = { XDG_CACHE_HOME: join(site.root, 'cache') };
  const args = ['-C', site.folder, 'build', '--replace', '--format', 'pdf', '--locale', 'fa'];
  try {
    for (let at = 0; at < times; at += 1) {
      const running = site.start(args, { env });
      await delay(300 + Math.random() * 900);
      running.child.kill('SIGKILL');
      await running.ended;
      tally.killed += 1;
    }
    expectEnd(await site.run(args, { env }), { code: 0 });
    await expectEdition(site, tally, 'first');
    await expectNoTraces(site);
  } finally {
    site.remove();
  }
}

/** Waits for a part of a build’s browser; `undefined` where the build has ended before. */
async function partOf(site: Site, running: Running, part: Part): Promise<number | undefined> {
  let pid: number | undefined;
  await until(part, () => {
    pid = site.processes().find(({ command }) => PARTS[part].test(command))?.pid;
    return pid !== undefined || running.hasEnded();
  });
  return pid;
}

function stop(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It was quicker.
  }
}
