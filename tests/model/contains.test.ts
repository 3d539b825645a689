import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containing } from '../../src/text/contains.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', '@', '.'), maxLength: 24 });

test('many parts are found where `includes` finds them', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), word, (words, other) => {
      const text = words.join(' ');
      const has = containing(text, 1000);
      for (const part of [...words, other, text, text.slice(2, 15), `${text}x`, ''])
        expect([part, has(part)]).toEqual([part, text.includes(part)]);
    }),
  );
});
