import { EventEmitter } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type BrowserKeeper, type LentBrowser, keepBrowser } from '../../src/io/browser/browser-keeper.js';
import type { RunningBrowser } from '../../src/io/browser/launch.js';
import type { FoundBrowser } from '../../src/io/browser/locate.js';
import { createPrinter } from '../../src/io/browser/printer.js';
import { Failure } from '../../src/model/failure.js';
import { temporaryFolder } from '../temporary-folder.js';
import { warmBrowser } from '../warm-browser.js';

const PAGES_EACH = 3;

/** Browsers that only say what became of them. */
function fakeBrowsers() {
  const all: { readonly name: string; readonly browser: EventEmitter; stops: number }[] = [];
  const starts: ('ok' | 'fails' | 'hangs')[] = [];
  const launch = (
    { executable }: FoundBrowser,
    { signal }: { signal: AbortSignal },
  ): Promise<RunningBrowser> => {
    const how = starts.shift() ?? 'ok';
    if (how === 'fails') return Promise.reject(new Failure(3, `${executable} does not start`));
    if (how === 'hangs') {
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('the start was given up'));
        });
      });
    }
    const one = { name: executable, browser: new EventEmitter(), stops: 0 };
    all.push(one);
    const stop = () => {
      one.stops += 1;
      return Promise.resolve();
    };
    return Promise.resolve({ browser: one.browser as unknown as Browser, stop });
  };
  const open = () => keepBrowser({ pagesEach: PAGES_EACH, launch });
  return {
    all,
    starts,
    open,
    of: ({ browser }: LentBrowser) => all.find((one) => (one.browser as unknown) === browser),
  };
}

const ends = new AbortController();
const wanted = (executable = 'chrome', env: Record<string, string> = {}, signal = ends.signal) => ({
  found: { source: 'system' as const, executable },
  machine: { env, platform: 'linux' as const, arch: 'x64' as const },
  timeout: 1000,
  signal,
});
/** Until everything that follows from the last step has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a kept browser', () => {
  test('prints page after page, is replaced after so many, and ends after its last page', async () => {
    const { all, open } = fakeBrowsers();
    const keeper = open();
    const lent = [];
    for (let page = 0; page <= PAGES_EACH; page += 1) lent.push(await keeper.lend(wanted()));
    expect(new Set(lent.slice(0, PAGES_EACH).map(({ browser }) => browser)).size).toBe(1);
    expect(all.length).toBe(2);
    lent.slice(1).forEach(({ giveBack }) => {
      giveBack(false);
    });
    await settled();
    expect(all.map(({ stops }) => stops)).toEqual([0, 0]);
    lent[0]?.giveBack(false);
    await settled();
    expect(all.map(({ stops }) => stops)).toEqual([1, 0]);
    await keeper.close();
    expect(all.map(({ stops }) => stops)).toEqual([1, 1]);
  });

  test('is started again when it has ended, has failed a page, or did not start', async () => {
    const { all, starts, open } = fakeBrowsers();
    const keeper = open();
    (await keeper.lend(wanted())).giveBack(false);
    all[0]?.browser.emit('disconnected');
    (await keeper.lend(wanted())).giveBack(true);
    (await keeper.lend(wanted())).giveBack(false);
    expect(all.map(({ stops }) => stops)).toEqual([1, 1, 0]);
    all[2]?.browser.emit('disconnected');
    starts.push('fails');
    await expect(keeper.lend(wanted())).rejects.toThrow('chrome does not start');
    (await keeper.lend(wanted())).giveBack(false);
    expect(all.length).toBe(4);
    await keeper.close();
  });

  test('gives way to another program, and to the same with another environment', async () => {
    const { all, open } = fakeBrowsers();
    const keeper = open();
    for (const one of [
      wanted(),
      wanted('edge'),
      wanted('edge', { LANG: 'fa' }),
      wanted('edge', { LANG: 'fa' }),
    ]) {
      (await keeper.lend(one)).giveBack(false);
    }
    await settled();
    expect(all.map(({ name, stops }) => [name, stops])).toEqual([
      ['chrome', 1],
      ['edge', 1],
      ['edge', 0],
    ]);
    await keeper.close();
  });

  test('is not waited for by a command that was stopped, nor lent once its keeper is closed', async () => {
    const { all, starts, open } = fakeBrowsers();
    const keeper = open();
    starts.push('hangs');
    const stop = new AbortController();
    const waiting = keeper.lend(wanted('chrome', {}, stop.signal));
    const other = keeper.lend(wanted());
    stop.abort();
    await expect(waiting).rejects.toThrow('stopped');
    const given = expect(other).rejects.toThrow('given up');
    await Promise.all([keeper.close(), keeper.close()]);
    await given;
    await expect(keeper.lend(wanted())).rejects.toThrow();
    expect(all).toEqual([]);
  });

  test('is one, whatever happens: no more run than are printing and the next, and none is ended under a page', async () => {
    type Step = readonly ['lend', string] | readonly ['back' | 'spoilt' | 'dies' | 'fails', number];
    const step: fc.Arbitrary<Step> = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('lend' as const), fc.constantFrom('a', 'a', 'a', 'b')) },
      {
        weight: 4,
        arbitrary: fc.tuple(fc.constantFrom('back', 'spoilt', 'dies', 'fails'), fc.nat({ max: 5 })),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { all, starts, open, of } = fakeBrowsers();
        const keeper = open();
        const lent: LentBrowser[] = [];
        const dead = new Set<unknown>();
        for (const [what, which] of steps) {
          if (what === 'lend') {
            const one = await keeper.lend(wanted(which)).catch(() => undefined);
            if (one !== undefined) {
              expect(dead).not.toContain(one.browser);
              expect(of(one)).toMatchObject({ name: which, stops: 0 });
              lent.push(one);
            }
          } else if (what === 'fails') {
            starts.splice(0, 1, 'fails');
          } else if (what === 'dies') {
            const one = all[which];
            if (one !== undefined) {
              dead.add(one.browser);
              one.browser.emit('disconnected');
            }
          } else {
            const [one] = lent.splice(which, 1);
            one?.giveBack(what === 'spoilt');
          }
          await settled();
          const printing = new Set(lent.map(of));
          const running = all.filter(({ stops }) => stops === 0);
          expect(running.length).toBeLessThanOrEqual(printing.size + 1);
          for (const one of printing) expect(one?.stops).toBe(0);
        }
        await keeper.close();
        expect(all.every(({ stops }) => stops > 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a browser that stays warm', () => {
  const page = (colour: string) => ({
    path: 'x.pdf',
    html: '<!doctype html><html lang="en"><title>x</title><link rel="stylesheet" href="a.css"><p>x<img alt="x" src="a.svg">',
    assets: new Map([
      ['a.css', Buffer.from(`p { color: ${colour} }`)],
      [
        'a.svg',
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="${colour}"/></svg>`,
        ),
      ],
    ]),
  });
  const undated = ({ pdf }: { pdf: Uint8Array }) =>
    Buffer.from(pdf)
      .toString('latin1')
      .replace(/D:\d+[^)]*/gu, '');

  test('outlives each printer, and prints what a new one prints, byte for byte, whatever it has printed before', async () => {
    const cold = createPrinter();
    const red = undated(await cold.print(page('red')));
    await cold.close();
    const keeper = warmBrowser();
    const warm = async (colour: string) => {
      const printer = createPrinter({ keeper });
      const printed = undated(await printer.print(page(colour)));
      await printer.close();
      await expect(printer.print(page(colour))).rejects.toMatchObject({ code: 3 });
      return printed;
    };
    const blue = await warm('blue');
    expect(blue).not.toBe(red);
    expect([await warm('red'), await warm('blue'), await warm('red')]).toEqual([red, blue, red]);
  });
});

test('a browser that did not start is not tried for each page of a build, but again later', async () => {
  const browser = join(temporaryFolder(), 'chrome');
  await writeFile(browser, '', { mode: 0o755 });
  let tries = 0;
  const keeper: BrowserKeeper = {
    lend: () => Promise.reject(new Failure(3, `try ${++tries}`)),
    close: () => Promise.resolve(),
  };
  const printer = createPrinter({ browser, keeper });
  const print = () => printer.print({ path: 'x.pdf', html: '', assets: new Map() });
  await expect(print()).rejects.toThrow('try 1');
  await expect(print()).rejects.toThrow('try 1');
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 10_000);
  try {
    await expect(print()).rejects.toThrow('try 2');
    await expect(print()).rejects.toThrow('try 2');
  } finally {
    clock.mockRestore();
  }
});
