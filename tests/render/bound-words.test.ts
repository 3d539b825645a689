import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

/** A heading without the spans that keep a word with the next one, and what stands in them. */
function parted(heading: string): { readonly text: string; readonly bound: readonly string[] } {
  const bound = Array.from(
    heading.matchAll(/<span class="bound">(.*?)<\/span>/gu),
    ([, words = '']) => words,
  );
  return { text: heading.replace(/<\/?span[^>]*>/gu, ''), bound };
}

test('Pashto «د» stays with its noun in the title, in headings and where a reader chooses the language', async () => {
  const title = 'د بندر کتابتون د تړلو پر ضد';
  const heading = 'زموږ غوښتنې د ښاروالۍ نه';
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, ps]\ndate: 2026-03-12\n',
    'locales/en/statement.md': '# Keep it open\n\nWe object.\n\n## Our demands\n\nOpen it.\n',
    'locales/ps/statement.json': JSON.stringify({
      'keep-it-open': title,
      'we-object': 'موږ د دې پرېکړې مخالف یو.',
      'our-demands': heading,
      'open-it': 'پرانیزئ یې.',
    }),
  });
  expect((await publish(['-C', folder, 'build', '--format', 'html'])).code).toBe(0);
  const page = await readFile(join(folder, 'dist/ps/index.html'), 'utf8');
  const [, h1 = ''] = /<h1[^>]*>(.*?)<\/h1>/u.exec(page) ?? [];
  expect(parted(h1)).toEqual({ text: title, bound: ['د بندر', 'د تړلو'] });
  const [, h2 = ''] = /<h2[^>]*>(.*?)<\/h2>/u.exec(page) ?? [];
  expect(parted(h2)).toEqual({ text: heading, bound: ['د ښاروالۍ'] });
  const chooser = await readFile(join(folder, 'dist/index.html'), 'utf8');
  expect(chooser).toContain('<span class="bound">د بندر</span>');
  // Words in lines break where they like.
  expect(page).toContain('موږ د دې');
  expect(page).not.toContain('<span class="bound">د دې</span>');
});
