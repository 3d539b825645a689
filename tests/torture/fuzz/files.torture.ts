import fc from 'fast-check';
import { beforeAll, expect } from 'vitest';
import { goodFiles } from '../../preflight/good.js';
import { requireTime, test } from '../tally.js';
import { changed, changes, exportAll, importChanged, preflightChanged, type Exchange } from './files.js';
import { SEED } from './try.js';

/** Of each format of exchange, and of each of three PDFs. */
const IMPORTS = Number(process.env.FUZZ_IMPORTS ?? 1250);
const PREFLIGHTS = Number(process.env.FUZZ_PREFLIGHTS ?? 420);
const MOST_MILLISECONDS = 20_000;

const options = (numRuns: number) => ({ numRuns, ...(SEED !== undefined && { seed: SEED }) });

let exchange: Exchange;
beforeAll(async () => {
  exchange = await exportAll();
});

test.for(['po', 'xliff', 'docx'])(
  `${IMPORTS} changed files of %s: none crashes, hangs or takes a translation away`,
  async (id, { tally }) => {
    const file = exchange.files.find(({ format }) => format.id === id);
    if (file === undefined) throw new Error(`no file of ${id}`);
    const fates = { refused: 0, imported: 0 };
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        requireTime(`${tally.tried} files`);
        const start = performance.now();
        try {
          fates[await importChanged(exchange, file.format, changed(file.bytes, list))] += 1;
        } catch (error) {
          tally.lost = 1;
          throw error;
        }
        tally.tried += 1;
        expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
      }),
      options(IMPORTS),
    );
    expect(fates.refused).toBeGreaterThan(0);
    expect(fates.imported).toBeGreaterThan(0);
  },
);

test(`${3 * PREFLIGHTS} changed PDFs: preflight neither crashes nor hangs, and says what is wrong`, async ({
  tally,
}) => {
  for (const good of Object.values(await goodFiles())) {
    fc.assert(
      fc.property(changes, (list) => {
        requireTime(`${tally.tried} PDFs`);
        const start = performance.now();
        preflightChanged(changed(good, list));
        tally.tried += 1;
        expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
      }),
      options(PREFLIGHTS),
    );
  }
});
