import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { expect, test } from 'vitest';
import { showsAddress, telephoneAddress } from '../../src/model/link.js';
import { elements, textOf } from '../html.js';
import { publicationOf, publish } from '../publication.js';

test('links, telephone numbers and addresses of contact and boilerplate are live; the text file has them plain', async () => {
  const folder = await publicationOf({
    'locales/en/statement.md': '# Keep it open\n\nCall +41 22 555 01 42 and ask.\n',
    'publish.config.yaml': `date: 2025-01-02
locales: [en, fa]
release:
  contact:
    en: |
      [Harbour Readers](https://harbour.example/press)
      +41 22 555 01 42 ext. 7, press@harbour.example
    fa: |
      [خوانندگان بندر](https://harbour.example/press)
      تلفن: ۰۲۱ ۵۵۵۵ ۰۱۴۲، press@harbour.example
  boilerplate:
    en: The **readers**, [our number](tel:+41225550100) or (022) 555-0142.
    fa: خوانندگان **کتابخانه**.
`,
  });
  expect(await publish(['-C', folder, 'build', '--format', 'html', 'txt'])).toMatchObject({ code: 0 });
  const linksOf = async (tag: string) => {
    const page = parseHtml(await readFile(join(folder, 'dist', tag, 'index.html'), 'utf8'));
    const parts = elements(page, ({ attributes }) => /^(?:contact|about)$/u.test(attributes.class ?? ''));
    return parts.flatMap((part) =>
      elements(part, ({ tagName }) => tagName === 'a').map((link) => [
        link.attributes.href,
        textOf(link),
        ...elements(link, ({ tagName }) => tagName === 'bdi').map(({ attributes }) => attributes.dir),
      ]),
    );
  };
  expect(await linksOf('en')).toEqual([
    ['https://harbour.example/press', 'Harbour Readers'],
    ['tel:+41225550142;ext=7', '+41 22 555 01 42 ext. 7', 'ltr'],
    ['mailto:press@harbour.example', 'press@harbour.example'],
    ['tel:+41225550100', 'our number'],
    ['tel:0225550142', '(022) 555-0142', 'ltr'],
  ]);
  expect(await linksOf('fa')).toEqual([
    ['https://harbour.example/press', 'خوانندگان بندر'],
    ['tel:02155550142', '۰۲۱ ۵۵۵۵ ۰۱۴۲', 'ltr'],
    ['mailto:press@harbour.example', 'press@harbour.example', 'ltr'],
  ]);
  // In the statement itself, nothing is a link that nobody has made one.
  expect(await readFile(join(folder, 'dist/en/index.html'), 'utf8')).toContain('<p>Call <bdi dir="ltr"');
  const text = await readFile(join(folder, 'dist/fa/keep-it-open.fa.txt'), 'utf8');
  expect(text).toContain('\u2066۰۲۱ ۵۵۵۵ ۰۱۴۲\u2069، \u2066press@harbour.example\u2069');
  expect(text).not.toContain('tel:');
});

test('the address of a telephone number, which needs no number on paper', () => {
  expect(telephoneAddress('+۴۱ (۲۲) ۵۵۵-۰۱')).toBe('tel:+412255501');
  expect(showsAddress('tel:+412255501', '+41 22 555 01')).toBe(true);
  expect(showsAddress('tel:+412255501', 'our number')).toBe(false);
});
