import { describe, expect, test } from 'vitest';
import { compareText, isWhole } from '../../src/render/pdf/text-gate.js';

const TEXT = ['رود باید جاری بماند', 'ما از شورای آب می‌خواهیم که اکنون اقدام کند.'];

describe('the text gate', () => {
  test('passes what came back, whatever else stands on the pages of a short text', () => {
    const furniture = Array.from({ length: 60 }, (_, at) => `بیانیه صفحه ${at} از 60`).join('\n');
    const loss = compareText(TEXT, `${furniture}\n${TEXT.join('\n')}\n${furniture}`, 'rtl');
    expect(loss).toEqual({ lost: [], moved: [], turned: [], words: 13 });
    expect(isWhole(loss)).toBe(true);
  });

  test.each([
    ['a word', 'شورای', '', 'شورای'],
    ['a ZERO WIDTH NON-JOINER', '\u200C', '', 'می‌خواهیم'],
    ['the order of lam and alef', 'اقدام', 'اقدما', 'اقدام'],
    ['a letter', 'ما', 'م', 'ما'],
  ])('names what was lost: %s', (_, before, after, lost) => {
    const isWord = before === '\u200C' ? '' : '(?!\\p{L})';
    const read = TEXT.join('\n').replace(
      new RegExp(`${isWord && '(?<!\\p{L})'}${before}${isWord}`, 'u'),
      after,
    );
    const loss = compareText(TEXT, read, 'rtl');
    expect(loss.lost).toEqual([lost]);
    expect(isWhole(loss)).toBe(false);
  });

  test('sees what is out of its order', () => {
    const blocks = Array.from({ length: 40 }, (_, at) => `واژه ${at} بند ${at * at} متن`);
    const read = [...blocks.slice(20), ...blocks.slice(0, 20)].join('\n');
    const loss = compareText(blocks, read, 'rtl');
    expect(loss.lost).toEqual([]);
    expect(loss.moved.length).toBeGreaterThan(50);
    expect(isWhole(loss)).toBe(false);
  });
});
