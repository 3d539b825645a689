import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';
import { tagsInPdfJs, type Tag } from './readers.js';

const all = (tags: readonly Tag[]): Tag[] => tags.flatMap((tag) => [tag, ...all(tag.children)]);

test('a passage without a translation keeps its paragraph, its language and the order of its signs', async () => {
  const text = 'Write to [the desk](mailto:press@harbour.example), or call +47 22 12 34 56, please.';
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en, fa]\n',
    'locales/en/statement.md': `# Keep it open\n\n12 March 2026\n\n${text}\n`,
    'locales/fa/statement.json': '{ "keep-it-open": "باز بماند" }',
  });
  const built = await publish(['-C', folder, 'build', '--format', 'pdf', '--locale', 'fa']);
  expect(built).toMatchObject({ code: 0 });
  const [name = ''] = (await readdir(join(folder, 'dist/fa'))).filter((one) => one.endsWith('.pdf'));
  const tags = await tagsInPdfJs(new Uint8Array(await readFile(join(folder, 'dist/fa', name))));
  const passage = all(tags).find(({ role, text: own }) => role === 'P' && own.includes('Write to'));
  expect(passage?.lang).toBe('en');
  expect(passage?.text).toMatch(/the desk ?\[۱\] ?, or call \+47 22 12 34 56, please\./u);
  expect(passage?.children.find(({ text: own }) => own.includes('ترجمه'))?.lang).toBe('fa');
});
