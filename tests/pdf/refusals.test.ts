import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { solidText, wordsOf } from '../../src/text/solid-text.js';
import { readTaggedText } from '../../src/preflight/tagged-text.js';
import { publicationOf, publish } from '../publication.js';

/** Texts that readers have trouble with, each for a reason of its own; all of them are true. */
const TEXTS = {
  en: {
    'a compound at the end of a line':
      'The council closes the library of the harbour and its state-owned reading-rooms, its well-kept gardens, its long-term stores and its self-governed boats at once, and no-one-at-all was asked before-hand.',
    'hyphens that hang':
      'Short- and long-term plans, pre- and post-war maps, and twenty-one or thirty-two keys.',
    'numbers with signs':
      'Half is ½, a third is ⅓, x² and CO₂, 50 %, 50%, −5 °C, ±3, № 5, § 3 and 1,234.56 €.',
    'stacked accents': 'Ẹgbẹ́ Àwọn Obìnrin kọ́ ẹ̀kọ́ ní gbogbo ọjọ́, and naïve Łódź in Čeština and Tiếng Việt.',
    'a word with a joiner': 'We ask خانه‌ها now, and «می‌خواهیم» beside Łódź and Việt.',
    'hyphens and spaces that do not break': 'A non‑breaking hyphen, a\u00A0space and 12\u202F000 of them.',
    ligatures: 'The ﬁnal oﬃce is in the offing, the official fjord is flat.',
    'letters and accents apart': 'Cafe\u0301 Zu\u0308rich and A\u030Angstro\u0308m.',
    'other scripts in brackets': 'The name (خانهٔ مردم) and [בית הנהר] and (Дом реки) and “ποταμός”.',
    'an address':
      'Read https://example.org/documents/2026/03/harbour-library-must-stay-open-says-everyone.html now.',
  },
  fa: {
    'a joiner beside an address':
      'ما می‌گوییم نشانی https://example.org/news/2026/03/harbour-library-must-stay-open-says را ببینید.',
    'numbers with signs': 'نیم ½ است و ۵۰٪ و ۱۲٫۵ و ۱٬۰۰۰ و ۱۴(۱) و (۱۲) و ۲۰۲۵–۲۰۲۶ و ۵/۳.',
    'a percentage first': '۵۰٪ از آنان زن‌اند.',
    'vowel marks': 'محمّد قُرآن را اصلاً نخواند؛ خانهٔ اوّل، بنابراین.',
    'brackets and quotes': 'گروه «الف» (نخست) و «ب» (دوم) با «نقلِ ‹درونی›» و [پیوست].',
    'other scripts': 'سازمان (Human Rights Watch) و VPO-سازمان و שלום و «C++» و Дом реки آمدند.',
    'a telephone number': 'تلفن: +93 70 123 4567 و ۰۲۱ ۱۲۳ ۴۵۶.',
    'lam with alef': 'اعلامیهٔ اسلامی برای سال‌های آینده، الله، لا و إلا و الآن.',
  },
} as const;

const files: Record<string, Uint8Array> = {};
const folders: Record<string, string> = {};
beforeAll(async () => {
  for (const [tag, texts] of Object.entries(TEXTS)) {
    const [first, second, ...others] = Object.values(texts);
    const numbers = tag === 'en' ? ['123', '7'] : ['۱۲۳', '۷'];
    const statement = [
      tag === 'en' ? '# Harbour library' : '# کتابخانه بندر',
      first,
      second,
      ...others,
      `${numbers[0]}[^1] ${numbers[1]}[^1][^2].`,
      `| A | ${numbers[0]}[^2] |\n| --- | --- |\n| | https://example.org/documents/2026/03/harbour_library_statement_of_readers.html |`,
      `[^1]: ${first}`,
      `[^2]: ${first}`,
    ].join('\n\n');
    const config = `sourceLocale: ${tag}\nsource: locales/${tag}/statement.md\nlocales: [${tag}]\nslug: s\ndate: 2025-01-01\nformats: [html, pdf, txt]\npdf: { margins: 20mm 55mm }\nroles: { signatories: none }\n`;
    const folder = await publicationOf({
      [`locales/${tag}/statement.md`]: `${statement}\n`,
      'publish.config.yaml': config,
    });
    folders[tag] = folder;
    const { code, stderr } = await publish(['-C', folder, 'build']);
    expect([tag, code, stderr]).toEqual([tag, 0, expect.not.stringContaining('pdf-text')]);
    files[tag] = new Uint8Array(await readFile(join(folder, 'dist', tag, `s.${tag}.pdf`)));
  }
});

/** A text as its readers have it: no mark of direction, any space one. */
const plain = (text: string) => {
  const solid = solidText(text);
  return wordsOf(solid)
    .map(({ word }) => word)
    .join(' ');
};

describe.each(['en', 'fa'] as const)('the tags of a PDF in %s', (tag) => {
  test.each(Object.entries(TEXTS[tag]))(
    'give every character, and a space between any two words: %s',
    (_, text) => {
      const read = readTaggedText(files[tag] ?? new Uint8Array());
      // Composed and decomposed letters are the same (UAX #15).
      expect(plain(read?.text ?? '')).toContain(plain(text));
    },
  );

  test('what an address or a table is wider than does not leave the page', () => {
    expect(readTaggedText(files[tag] ?? new Uint8Array())?.cutOff).toEqual([]);
  });
});
