import { expect, test } from 'vitest';
import { createMemory } from '../../src/model/memory.js';

test('what has been made is given back until an input is another one', () => {
  const recall = createMemory();
  const made: string[] = [];
  const make = (text: string) => recall('a slot', [text, 1], () => made.push(text));
  for (const text of ['one', 'one', 'two', 'one']) make(text);
  expect(made).toEqual(['one', 'two', 'one']);
});

test('what has failed is made again for the next who asks, and those who wait get the same failure', async () => {
  const recall = createMemory();
  let tries = 0;
  const make = () =>
    recall('a slot', [], () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('the first try')) : Promise.resolve(tries);
    });
  const [one, other] = [make(), make()];
  expect(other).toBe(one);
  await expect(one).rejects.toThrow('the first try');
  expect(await make()).toBe(2);
  expect(await make()).toBe(2);
});

test('a late failure does not take away what has been made since', async () => {
  const recall = createMemory();
  let fail: (error: Error) => void = () => undefined;
  const first = recall('a slot', ['old'], () => new Promise((_, reject) => (fail = reject)));
  const second = recall('a slot', ['new'], () => Promise.resolve('made'));
  fail(new Error('too late'));
  await expect(first).rejects.toThrow('too late');
  expect(recall('a slot', ['new'], () => Promise.resolve('again'))).toBe(second);
});
