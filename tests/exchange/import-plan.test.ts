import { describe, expect, test } from 'vitest';
import type { Catalogue, TranslationState } from '../../src/model/catalogue.js';
import type { Segment } from '../../src/model/document.js';
import type { ImportUnit } from '../../src/model/exchange.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import { wordsPrint } from '../../src/text/fit.js';
import { parseInline } from '../../src/parse/markdown.js';
import { LIMITS } from '../../src/model/limits.js';
import { tooMuchInTranslation } from '../../src/parse/too-much.js';
import { planImport } from '../../src/sync/import.js';

const segment = (key: string, source: string): Segment => ({
  key,
  source,
  hash: fingerprint(source),
  role: 'paragraph',
  content: [],
  position: { line: 1, column: 1 },
});

/** A catalogue: key → translation, and the source text it was made for. */
function catalogueOf(
  entries: Readonly<Record<string, readonly [target: string, madeFor: string]>>,
): Catalogue {
  const list = Object.entries(entries);
  return {
    locale: 'ps',
    file: 'locales/ps/statement.json',
    translations: new Map(
      list.map(([key, [target]]) => [key, { target, content: [], position: { line: 1, column: 1 } }]),
    ),
    places: new Map(),
    states: new Map(
      list.map(([key, [target, source]]): [string, TranslationState] => [
        key,
        { source: fingerprint(source), target: fingerprint(target) },
      ]),
    ),
    obsolete: new Map(),
  };
}

const unit = (key: string, source: string, target: string, more: Partial<ImportUnit> = {}): ImportUnit => ({
  key,
  source,
  target,
  unfinished: false,
  ...more,
});

const SEGMENTS = [
  segment('a', 'One.'),
  segment('b', 'Two.'),
  segment('same', 'Twin.'),
  segment('twin', 'Twin.'),
];
const plan = (catalogue: Catalogue, units: readonly ImportUnit[], force = false) =>
  planImport(
    catalogue,
    SEGMENTS,
    new Map(),
    { units },
    {
      force,
      judge: (text, key) => tooMuchInTranslation(text, key, LIMITS),
      sourceLocale: 'en',
      parseInline: (text) => parseInline(text, ''),
    },
  );

describe('which segment a unit is of', () => {
  test('by key; without one by its source, if just one segment has it', () => {
    const { added, unknown } = plan(catalogueOf({}), [
      unit('a', 'One.', 'یو.'),
      unit('', 'Two.', 'دوه.'),
      unit('', 'Twin.', 'غبرګ.'),
      unit('gone', 'Gone.', 'ولاړ.'),
    ]);
    expect(added).toEqual(['a', 'b']);
    expect(unknown.map(({ source }) => source)).toEqual(['Twin.', 'Gone.']);
  });

  test.each([false, true])(
    'two translations of one segment are shown, never chosen from (force %s)',
    (force) => {
      const { conflicts } = plan(
        catalogueOf({}),
        [unit('a', 'One.', 'یو.'), unit('', 'One.', 'لومړی.')],
        force,
      );
      expect(conflicts).toEqual([{ key: 'a', reason: 'twice', here: 'یو.', there: 'لومړی.' }]);
    },
  );

  test('the same translation twice is no conflict', () => {
    const { conflicts, added } = plan(catalogueOf({}), [unit('a', 'One.', 'یو.'), unit('', 'One.', 'یو.')]);
    expect([conflicts, added]).toEqual([[], ['a']]);
  });

  test('segments that the file does not have are counted', () => {
    expect(plan(catalogueOf({}), [unit('a', 'One.', '')])).toMatchObject({ empty: 1, absent: 3 });
  });

  test.each(['__proto__', 'constructor'])('a key such as %s is a key like any other', (key) => {
    expect(plan(catalogueOf({}), [unit(key, 'x', 'y')]).unknown).toHaveLength(1);
  });
});

describe('what a translation was made for', () => {
  test('an earlier source makes it outdated, and the earlier text is kept', () => {
    const { outdated, catalogue, earlier } = plan(catalogueOf({}), [unit('a', 'One!', 'یو!')]);
    expect(outdated).toEqual(['a']);
    expect(catalogue.states.get('a')?.source).toBe(fingerprint('One!'));
    expect(earlier.get(fingerprint('One!'))).toBe('One!');
  });

  test('what nobody has touched in the file leaves what was written here since', () => {
    const here = catalogueOf({ a: ['یو نوی.', 'One.'] });
    const there = unit('a', 'One.', 'یو.', { exported: fingerprint('یو.') });
    expect(plan(here, [there])).toMatchObject({ conflicts: [], updated: [], unchanged: 1 });
    expect(plan(here, [{ ...there, target: 'یو بل.' }]).conflicts).toHaveLength(1);
  });

  test('unfinished, it is of no text at all', () => {
    const { outdated, catalogue } = plan(catalogueOf({}), [unit('a', 'One.', 'یو', { unfinished: true })]);
    expect(outdated).toEqual(['a']);
    expect(catalogue.states.get('a')?.source).not.toBe(fingerprint('One.'));
    const old = plan(catalogueOf({}), [unit('a', 'One!', 'یو', { unfinished: true })]);
    expect(old.catalogue.states.get('a')?.source).not.toBe(fingerprint('One!'));
  });

  test('a draft that comes again from the same file, finished, is of the present text', () => {
    const exported = fingerprint('');
    const draft = unit('a', 'One.', 'یو.', { exported, unfinished: true });
    const { catalogue } = plan(catalogueOf({}), [draft]);
    expect(plan(catalogue, [draft])).toMatchObject({ confirmed: [], unchanged: 1 });
    const finished = plan(catalogue, [{ ...draft, unfinished: false }]);
    expect(finished.confirmed).toEqual(['a']);
    expect(finished.catalogue.states.get('a')?.source).toBe(fingerprint('One.'));
    const ofOldText = { ...draft, source: 'One!', unfinished: false };
    expect(plan(catalogue, [ofOldText])).toMatchObject({ confirmed: [], unchanged: 1 });
  });

  test('one of an earlier text never takes the place of a current one, unless forced', () => {
    const here = catalogueOf({ a: ['یو.', 'One.'] });
    const there = unit('a', 'One!', 'یو!', { exported: fingerprint('یو.') });
    expect(plan(here, [there]).conflicts).toEqual([
      { key: 'a', reason: 'current', here: 'یو.', there: 'یو!' },
    ]);
    expect(plan(here, [there], true)).toMatchObject({ conflicts: [], outdated: ['a'] });
  });

  test('a review does not outlive what it was of', () => {
    const here = catalogueOf({ a: ['یو.', 'One.'] });
    const state = { source: fingerprint('One.'), target: fingerprint('یو.') };
    const reviewed = {
      ...here,
      states: new Map([['a', { ...state, reviewed: { ...state, by: 'A. Reader' } }]]),
    };
    const there = unit('a', 'One.', 'یو سم.', { exported: fingerprint('یو.') });
    expect(plan(reviewed, [there]).catalogue.states.get('a')).toEqual({
      source: fingerprint('One.'),
      target: wordsPrint('یو سم.'),
    });
    expect(plan(reviewed, [unit('a', 'One.', 'یو.')]).catalogue.states.get('a')?.reviewed?.by).toBe(
      'A. Reader',
    );
  });
});

describe('what is no translation', () => {
  test.each([
    ['too long', 'آ'.repeat(60_000)],
    ['nothing but markup', '[a]('.repeat(4_000)],
  ])('%s is not read at all', (_, target) => {
    const { refused, catalogue } = plan(catalogueOf({}), [unit('a', 'One.', target)]);
    expect(refused.map(({ unit }) => unit.key)).toEqual(['a']);
    expect(catalogue.translations.has('a')).toBe(false);
  });

  test('a very long paragraph is one', () => {
    expect(plan(catalogueOf({}), [unit('a', 'One.', 'واژه [پیوند](#) '.repeat(300))]).added).toEqual(['a']);
  });
});
