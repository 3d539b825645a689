import { describe, expect, test } from 'vitest';
import type { Segment } from '../../src/model/document.js';
import { align } from '../../src/sync/align.js';
import { costOf } from '../cost.js';
import { Folder } from './folder.js';

const segment = (source: string): Segment => ({
  key: 'born',
  role: 'paragraph',
  source,
  hash: '',
  content: [],
  position: { line: 1, column: 1 },
});
const keysOf = (texts: readonly string[], known: readonly string[]) =>
  align(texts.map(segment), new Map(known.map((text, at) => [`k${String(at)}`, text])), [], []);

describe('align', () => {
  test('of a text that appears twice the one with the same neighbours stays', () => {
    const known = ['first', 'Yes to all of it.', 'second', 'Yes to all of it.', 'third'];
    expect(keysOf(['first', 'second', 'Yes to all of it.', 'third'], known)).toEqual([
      'k0',
      'k2',
      'k3',
      'k4',
    ]);
    expect(keysOf(['first', 'Yes to all of it.', 'second', 'third'], known)).toEqual([
      'k0',
      'k1',
      'k2',
      'k4',
    ]);
  });

  test('the larger part of a split text keeps the key, and a merged text that of its larger part', () => {
    const long = 'the council met in the evening and heard nobody from the town';
    const short = 'it then voted to close the library';
    expect(keysOf([short, long], [`${long} ${short}`])).toEqual(['born', 'k0']);
    expect(keysOf([`${short} ${long}`], [short, long])).toEqual(['k1']);
  });

  test('finds two thousand segments again that were all edited and turned round, in well under a second', async () => {
    // Words as frequent as in real texts: few that are everywhere, many that are rare.
    let seed = 7;
    const random = (limit: number) => {
      seed = (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
      return ((seed ^ (seed >>> 13)) >>> 0) % limit;
    };
    const word = () => `w${String(Math.floor(8000 * (random(10_000) / 10_000) ** 3))}`;
    const texts = Array.from({ length: 2000 }, () => Array.from({ length: 20 + random(40) }, word).join(' '));
    const edited = texts
      .map((text) => text.replace(/\w+/gu, (old) => (random(4) === 0 ? word() : old)))
      .reverse();
    const { value: keys, cost } = await costOf(() => keysOf(edited, texts));
    const found = keys.filter((key, at) => key === `k${String(1999 - at)}`).length;
    expect(found).toBeGreaterThan(1980);
    expect(cost).toBeLessThan(150);
  });
});

describe('split and merged', () => {
  const LONG = 'The council met in the evening and heard nobody from the town at all.';
  const SHORT = 'It then voted to close the old library for good.';
  const BOTH = `${LONG} ${SHORT}`;
  const OTHER = 'One two three four five six seven eight.';
  const made = (...paragraphs: string[]) => {
    const folder = new Folder(paragraphs);
    folder.sync();
    folder.translate((text) => `«${text}»`);
    folder.sync();
    return folder;
  };

  test.each([false, true])(
    'a split: one outdated, one missing, each pointing to the other (synced: %s)',
    (synced) => {
      const folder = made(OTHER, BOTH);
      folder.paragraphs = [OTHER, LONG, SHORT];
      if (synced) folder.sync();
      expect([folder.status(LONG), folder.status(SHORT)]).toEqual(['outdated', 'missing']);
      const key = 'the-council-met-in-the';
      expect(folder.related()).toEqual({
        [key]: [{ relation: 'split-off', key: 'it-then-voted-to-close', source: SHORT, target: '' }],
        'it-then-voted-to-close': [{ relation: 'part-of', key, source: BOTH, target: `«${BOTH}»` }],
      });
      folder.paragraphs = [OTHER, BOTH];
      expect([folder.status(BOTH), folder.target(key)]).toEqual(['translated', `«${BOTH}»`]);
    },
  );

  test.each([false, true])(
    'a merge: one outdated, the other kept aside and pointed to (synced: %s)',
    (synced) => {
      const folder = made(OTHER, SHORT, LONG);
      folder.paragraphs = [OTHER, `${SHORT} ${LONG}`];
      if (synced) folder.sync();
      expect(folder.status(`${SHORT} ${LONG}`)).toBe('outdated');
      expect(folder.related()).toEqual({
        'the-council-met-in-the': [
          { relation: 'kept-aside', key: 'it-then-voted-to-close', source: SHORT, target: `«${SHORT}»` },
        ],
      });
      folder.paragraphs = [OTHER, SHORT, LONG];
      expect([folder.status(SHORT), folder.status(LONG)]).toEqual(['translated', 'translated']);
      folder.sync();
      expect(folder.target('it-then-voted-to-close')).toBe(`«${SHORT}»`);
    },
  );

  test('a text that appears twice: the second is missing and points to the first', () => {
    const folder = made(OTHER);
    folder.paragraphs = [OTHER, OTHER];
    expect(folder.related()).toEqual({
      'one-two-three-four-five-2': [
        { relation: 'same', key: 'one-two-three-four-five', source: OTHER, target: `«${OTHER}»` },
      ],
    });
  });

  test('an outdated translation comes back as soon as its text does, even beside what it had become', () => {
    const folder = made(OTHER);
    const edited = OTHER.replace('five', '5');
    folder.paragraphs = [edited];
    folder.sync();
    folder.paragraphs = [edited, OTHER];
    expect([folder.status(edited), folder.status(OTHER)]).toEqual(['outdated', 'translated']);
  });

  test('a removed segment that comes back reworded brings its translation along, as outdated', () => {
    const folder = made(OTHER, LONG);
    folder.paragraphs = [OTHER];
    folder.sync();
    folder.paragraphs = [OTHER, LONG.replace('evening', 'morning')];
    expect(folder.status(LONG.replace('evening', 'morning'))).toBe('outdated');
  });
});
