import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBlockMemory } from '../../src/parse/known-blocks.js';
import { parseBlocks } from '../../src/parse/markdown.js';
import { seeds } from '../torture/fuzz/seeds.js';

/** Blocks that go on over empty lines, or that later ones change. */
const PIECES = [
  ...seeds,
  'Plain words of a paragraph,\nwith a second line.',
  '# A heading',
  '- one\n\n- two\n\n  of two paragraphs',
  '    indented',
  '\tindented with a tab',
  'A [link][here] and a note[^1] at www.example.org[^1], [not there].',
  '[here]: https://example.org "Title"',
  '[^1]: A note.\n\n    Its second paragraph.',
  '```',
  '<!-- a comment',
  '-->',
  '> quoted\n\n> again',
  '',
];
const GAPS = ['\n', '\n\n', '\n\n\n', '\n \t\n', '\n\n  '];
const statements = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...GAPS)), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(''));

test('makes the tree that the parser makes, whatever the parts are', { timeout: 60_000 }, () => {
  const memory = createBlockMemory();
  fc.assert(
    fc.property(statements, (statement) => {
      expect(memory.begin()(statement)).toStrictEqual(parseBlocks(statement));
    }),
    { numRuns: Number(process.env.RUNS ?? 150) },
  );
});

test('after an edit too, and after what has become of the last tree', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(statements, fc.nat(), fc.constantFrom('x', '\n\n', '[^1]', ''), (statement, place, words) => {
      const memory = createBlockMemory();
      const last = memory.begin()(statement);
      for (const block of last.children) Object.assign(block, { type: 'thematicBreak', children: [] });
      const at = place % (statement.length + 1);
      const edited = statement.slice(0, at) + words + statement.slice(at + 1);
      expect(memory.begin()(edited)).toStrictEqual(parseBlocks(edited));
    }),
    { numRuns: Number(process.env.RUNS ?? 150) },
  );
});
