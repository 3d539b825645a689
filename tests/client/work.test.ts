import { describe, expect, test } from 'vitest';
import { inspect } from '../../src/client/findings/inspect.js';
import {
  resumed,
  touchedKeys,
  withApproval,
  withFinished,
  withTarget,
  type Work,
} from '../../src/client/segments/work.js';
import type { Content, Sheet, SheetSegment } from '../../src/model/sheet.js';

const segment = (key: string, given: Partial<SheetSegment> = {}): SheetSegment => ({
  key,
  source: key,
  sourcePrint: key,
  exported: '',
  target: [],
  status: 'untranslated',
  ...given,
});
const sheetOf = (segments: readonly SheetSegment[]): Sheet => ({
  version: 1,
  publication: 'p',
  title: 'T',
  revision: '0'.repeat(64),
  sourceLocale: 'en',
  locale: 'fa',
  segments,
});
const workOf = (...segments: readonly SheetSegment[]): Work => {
  const sheet = sheetOf(segments);
  return { initial: sheet, sheet };
};
const approved = segment('a', { exported: 'x', target: ['x'], status: 'approved', approvedBy: 'A' });

describe('a text and its status', () => {
  test('an edit of what was approved is finished and approved by nobody; taken back, it is as it was', () => {
    const work = withTarget(workOf(approved), 0, ['y']);
    expect(work.sheet.segments[0]).toMatchObject({ status: 'finished', approvedBy: undefined });
    expect(touchedKeys(work)).toEqual(['a']);
    expect(withTarget(work, 0, ['x']).sheet.segments[0]).toEqual(approved);
    expect(touchedKeys(withTarget(work, 0, ['x']))).toEqual([]);
  });

  test('what is begun is a draft, what is emptied is untranslated, and nothing can be said of no words', () => {
    const begun = withTarget(workOf(segment('a')), 0, ['x']);
    expect(begun.sheet.segments[0]?.status).toBe('draft');
    expect(withFinished(begun, 0, true).sheet.segments[0]?.status).toBe('finished');
    expect(withTarget(withFinished(begun, 0, true), 0, [' ']).sheet.segments[0]?.status).toBe('untranslated');
    expect(withApproval(workOf(segment('a')), 0, 'A').sheet.segments[0]?.status).toBe('untranslated');
  });
});

describe('work that was saved', () => {
  const done = segment('a', { target: ['y'], status: 'approved', approvedBy: 'A' });
  test('comes back as it was left', () => {
    const { work, taken, differing } = resumed(workOf(segment('a'), segment('b')), sheetOf([done]), ['a']);
    expect([taken, differing]).toEqual([['a'], []]);
    expect(work.sheet.segments).toEqual([done, segment('b')]);
  });

  test.each<[string, SheetSegment]>([
    ['another original', segment('a', { sourcePrint: 'new' })],
    ['another exported translation', segment('a', { exported: 'z', target: ['z'], status: 'finished' })],
  ])('is a draft beside %s', (_, here) => {
    const { work, differing } = resumed(workOf(here), sheetOf([done]), ['a']);
    expect(differing).toEqual(['a']);
    expect(work.sheet.segments[0]).toMatchObject({ target: ['y'], status: 'draft', approvedBy: undefined });
    expect(work.sheet.segments[0]?.exported).toBe(here.exported);
  });

  test('what nobody touched does not come back over what is there', () => {
    const here = segment('a', { exported: 'z', target: ['z'], status: 'finished' });
    expect(resumed(workOf(here), sheetOf([approved]), []).work.sheet.segments).toEqual([here]);
  });

  test('a file of somebody else brings no text of a segment that nobody touched in it', () => {
    const work = withTarget(workOf(segment('a'), segment('b')), 0, ['mine']);
    const theirs = sheetOf([
      segment('a', { remarks: [{ by: 'B', text: 'x' }] }),
      segment('b', { target: ['theirs'], status: 'draft' }),
    ]);
    const { work: joined, taken } = resumed(work, theirs);
    expect(joined.sheet.segments.map(({ target }) => target)).toEqual([['mine'], ['theirs']]);
    expect(joined.sheet.segments[0]?.remarks).toHaveLength(1);
    expect(taken).toEqual(['b']);
  });

  test('remarks of both stay', () => {
    const one = { by: 'A', text: 'x' };
    const other = { by: 'B', text: 'y' };
    const { work } = resumed(
      workOf(segment('a', { remarks: [one] })),
      sheetOf([segment('a', { remarks: [one, other] })]),
    );
    expect(work.sheet.segments[0]?.remarks).toEqual([one, other]);
  });
});

describe('findings', () => {
  const view = {
    role: 'paragraph' as const,
    codes: [{ id: '1', type: 'strong' as const, isPair: true, before: '**', after: '**', label: '' }],
    source: [{ open: '1' }, 'All', { close: '1' }, ' 2,500 readers of A/79/L.100.'] as Content,
  };
  const find = (target: Content, checking = {}) =>
    inspect({
      key: 'k',
      view,
      target,
      sourceLocale: 'en',
      locale: 'fa',
      checking: { severities: {}, accepted: [], glossary: [], numerals: 'persian', names: [], ...checking },
    });

  test('are those of the program, at the words they are about', () => {
    const target = [{ open: '1' }, 'همۀ', { close: '1' }, ' 2500 خوانندۀ A/79/L.10.'];
    const found = find(target);
    expect(found.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['protected-tokens', 'ascii-digits']),
    );
    // Four places before it: two marks and three letters, and a space.
    expect(found.find(({ rule }) => rule === 'ascii-digits')?.range).toEqual([6, 10]);
    expect(find([{ open: '1' }, 'همۀ', { close: '1' }, ' ۲٬۵۰۰ خوانندۀ A/79/L.100.'])).toEqual([]);
  });

  test('follow the severities and the accepted findings of the publication', () => {
    const target = ['همۀ 2500 خوانندۀ A/79/L.100.'];
    expect(find(target, { severities: { 'ascii-digits': 'off' } })).toEqual([]);
    expect(find(target, { accepted: ['ascii-digits/k'] })).toEqual([]);
    expect(find(target, { severities: { 'ascii-digits': 'error' } })[0]?.severity).toBe('error');
  });
});
