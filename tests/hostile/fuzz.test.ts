import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changed, changes, exportAll, importChanged } from '../torture/fuzz/files.js';
import { publishInput } from '../torture/fuzz/publish.js';
import { byChange, byGrammar } from '../torture/fuzz/statements.js';

/** `npm run torture` tries fifty-five thousand others. */
test('fifty mangled statements lose no word, and are the same as pages and as texts', async () => {
  const outcomes = { refused: 0, published: 0 };
  await fc.assert(
    fc.asyncProperty(fc.oneof(byGrammar, byChange), async (input) => {
      outcomes[await publishInput(input)] += 1;
    }),
    { numRuns: 50 },
  );
  expect(outcomes.published).toBeGreaterThan(25);
});

test.each([
  ['of several paragraphs', '# Title\n\nBody.\n\n<!-- Agreed?\n\nBy whom -->\n\nEnd of it.\n'],
  ['of two lines in a paragraph', '# Title\n\nBody <!-- Agreed?\nBy whom --> of it.\n'],
  ['in a quotation', '# Title\n\nBody.\n\n> <!-- Agreed?\n>\n> By whom -->\n\nLast.\n'],
  ['behind front matter', '---\ntitle: A\n---\n\n# Title\n\nBody.\n\n<!-- Agreed?\n\nBy whom -->\n'],
])('a comment %s is left out and reported, and so not lost', async (_, text) => {
  // The words of one length in four are looked for.
  const padded = text.padEnd(Math.ceil(text.length / 4) * 4, '\n');
  const statement = new TextEncoder().encode(padded);
  expect(await publishInput({ statement, targets: [] })).toBe('published');
});

test('mangled files of translators are refused with a reason, or take no translation away', async () => {
  const exchange = await exportAll();
  for (const { format, bytes } of exchange.files) {
    const fates = { refused: 0, imported: 0 };
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        fates[await importChanged(exchange, format, changed(bytes, list))] += 1;
      }),
      { numRuns: 20 },
    );
    expect([format.id, fates.refused > 0]).toEqual([format.id, true]);
  }
});
