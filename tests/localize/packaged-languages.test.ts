import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publish, temporaryFolder } from '../publication.js';

test('a publication in French, Arabic, Spanish, Dari and Urdu is made without a string written by hand', async () => {
  const folder = temporaryFolder();
  await cp(join(import.meta.dirname, '../fixtures/tongues'), folder, { recursive: true });
  const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'html', '--format', 'txt']);
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/warning|error/u);
  const dates = { fr: '12 août 2025', ar: '12 أغسطس 2025', es: '12 de agosto de 2025', ur: '12 اگست 2025' };
  for (const [tag, date] of Object.entries(dates)) {
    const page = await readFile(join(folder, 'dist', tag, 'index.html'), 'utf8');
    expect(page).toContain(`<time datetime="2025-08-12">${date}</time>`);
    // What another language lends would be marked.
    expect(page).not.toMatch(/class="kind" lang=/u);
  }
});
