import { describe, expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';
import { strings } from './strings.js';

/** What `check` finds in one translation of one paragraph: rule, severity and the characters pointed at. */
async function find(locale: string, source: string, target: string) {
  const folder = await publicationOf({
    'locales/en/statement.md': `# Title\n\n${source}\n`,
    'locales/en/statement.json': JSON.stringify({ title: 'Title', text: source }),
    [`locales/${locale}/statement.json`]: `{\n"text": ${JSON.stringify(target)}\n}`,
    [`locales/${locale}/press.json`]: await strings(locale),
    'publish.config.yaml': `date: 2025-08-12\nlocales: [en, ${locale}]\nformats: [html, txt]\n`,
  });
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  expect(stdout).not.toContain('"fatal":true');
  const { problems } = JSON.parse(stdout) as {
    problems: { rule: string; severity: string; key?: string; line: number; column: number }[];
  };
  const written = `"text": ${JSON.stringify(target)}`;
  return problems
    .filter(({ key, rule }) => key === 'text' && rule !== 'missing-translation')
    .map(({ rule, severity, line, column }) => {
      expect(line).toBe(2);
      return [rule, severity, written.slice(column - 1, column + 2)];
    });
}

const DATED = 'On 14 February 2026 the gates were closed; 62% of 1,250 wells fell dry.';

describe('ok: numbers and dates as each language writes them', () => {
  test.each([
    ['fa', 'در ۱۴ فوریهٔ ۲۰۲۶ دریچه‌ها بسته شد؛ ۶۲٪ از ۱٬۲۵۰ چاه خشک شد.'],
    ['fa', 'در ۲۵ بهمن ۱۴۰۴ دریچه‌ها بسته شد؛ ۶۲ درصد از ۱۲۵۰ چاه خشک شد.'],
    ['fa-AF', 'در ۱۴ فبروری ۲۰۲۶ (۲۵ دلو ۱۴۰۴) دریچه‌ها بسته شد؛ ۶۲ فیصد از ۱٬۲۵۰ چاه خشک شد.'],
    ['ps', 'د ۲۰۲۶ کال د فبرورۍ په ۱۴مه دروازې وتړل شوې؛ له ۱٬۲۵۰ څاګانو ۶۲٪ وچې شوې.'],
    ['ar', 'في ١٤ فبراير ٢٠٢٦ أُغلقت البوابات، وجفّ ٦٢٪ من ١٬٢٥٠ بئرًا.'],
    ['ar', 'في ١٤ شباط ٢٠٢٦ أُغلقت البوابات، وجفّ ٦٢٪ من ١٬٢٥٠ بئرًا.'],
    ['he', 'ב־14 בפברואר 2026 נסגרו השערים; 62% מ־1,250 בארות יבשו.'],
    ['de', 'Am 14. Februar 2026 wurden die Tore geschlossen; 62 % von 1.250 Brunnen fielen trocken.'],
    ['fr', 'Le 14 février 2026, les vannes ont été fermées ; 62 % des 1 250 puits se sont asséchés.'],
    ['ru', '14 февраля 2026 года затворы закрыли; 62 % из 1250 колодцев пересохли.'],
    ['pl', '14 lutego 2026 roku zamknięto wrota; 62% z 1250 studni wyschło.'],
    ['tr', '14 Şubat 2026’da kapaklar kapatıldı; 1.250 kuyunun %62’si kurudu.'],
    ['ja', '2026年2月14日に水門が閉じられ、1,250の井戸の62%が枯れた。'],
    ['hi', '14 फ़रवरी 2026 को द्वार बंद कर दिए गए; 1,250 कुओं में से 62% सूख गए।'],
    ['ur', '۱۴ فروری ۲۰۲۶ کو دروازے بند کر دیے گئے؛ ۱٬۲۵۰ میں سے ۶۲٪ کنویں خشک ہو گئے۔'],
  ])('%s: %s', async (locale, target) => {
    expect(await find(locale, DATED, target)).toEqual([]);
  });
});

describe('not ok', () => {
  test.each([
    ['fa', 'در ۱۴ فوریهٔ ۲۰۲۶ دریچه‌ها بسته شد؛ ۲۶٪ از ۱٬۲۵۰ چاه خشک شد.', ['numbers', 'error', '۲۶٪']],
    [
      'ps',
      'د ۲۰۲۶ کال د مارچ په ۱۴مه دروازې وتړل شوې؛ له ۱٬۲۵۰ څاګانو ۶۲٪ وچې شوې.',
      ['dates', 'error', 'د ۲'],
    ],
    ['ar', 'في ١٤ فبراير ٢٠٢٦ أُغلقت البوابات، وجفّ ٦٢٪ من ١٬٢٠٥ بئرًا.', ['numbers', 'error', '١٬٢']],
    [
      'de',
      'Am 14. März 2026 wurden die Tore geschlossen; 62 % von 1.250 Brunnen fielen trocken.',
      ['dates', 'warning', 'Am '],
    ],
    ['he', 'ב־14 בפברואר 2026 נסגרו השערים; 62% מ־1,205 בארות יבשו.', ['numbers', 'error', '1,2']],
  ])('%s: %s', async (locale, target, found) => {
    expect(await find(locale, DATED, target)).toEqual([found]);
  });
});

describe('rules of one language stay in it', () => {
  test.each([
    // Yeh and kaf of Arabic, a month of Iran, and the full stop of Urdu are right where they are at home.
    ['ar', 'They say so.', 'يقولون ذلك كلهم.'],
    ['ur', 'They say so.', 'وہ یہی کہتے ہیں۔'],
    ['ps', 'They say so.', 'دوی همداسې وايي.'],
    ['fa', 'Sweden spoke in Japan.', 'سوئد در ژاپن سخن گفت.'],
    ['ckb', 'Who says so?', 'کێ وا دەڵێت؟'],
    ['th', 'They say so.', 'พวกเขาพูดอย่างนั้น'],
    ['id', 'Many children stay.', 'Banyak anak anak tinggal.'],
    // White space before “!” is French, a joiner forms letters of Devanagari, numerals may be letters.
    ['fr', 'They stay here!', 'Elles restent ici\u00A0!'],
    ['hi', 'The condition is right.', 'शर्\u200Dत सही है।'],
    ['he', 'See article 13 there.', 'ראו סעיף יג שם.'],
    ['pt', 'See article 14 there.', 'Veja ali o artigo XIV.'],
    ['ru', 'Send the PDF there.', 'Отправьте туда PDFом.'],
  ])('ok in %s: %s', async (locale, source, target) => {
    expect(await find(locale, source, target)).toEqual([]);
  });
  test.each([
    ['ps', 'Who says so?', 'څوک وايي?', ['ascii-punctuation', 'error', '?"']],
    ['fa-AF', 'They met in Japan.', 'آنان در ژاپن دیدار کردند.', ['regional-words', 'warning', 'ژاپ']],
    ['ur', 'Who says so?', 'کون کہتا ہے?', ['ascii-punctuation', 'warning', '?"']],
    ['fr', 'They stay here.', 'Elles restent ici ici.', ['doubled-words', 'warning', 'ici']],
  ])('not ok in %s: %s → %s', async (locale, source, target, found) => {
    expect(await find(locale, source, target)).toEqual([found]);
  });
});

describe('quotations, names and words that only look like a fault', () => {
  test.each([
    ['fa', 'They say: الماء حياة.', 'آنان می‌گویند: «الماء حياة».'],
    [
      'fa-AF',
      'Families from Maimana and Maiwand use this method.',
      'خانواده‌های میمنه و میوند از این میتود کار می‌گیرند.',
    ],
    ['fa-AF', 'They met in May 2025.', 'آنان در می ۲۰۲۵ دیدار کردند.'],
    ['fa', 'It costs 500 afghani.', 'بهای آن ۵۰۰ افغانی است.'],
    ['fa', 'The file a.txt (from 0 to 23) stays.', 'فایل a.txt (از ۰ تا ۲۳) می‌ماند.'],
    ['ps', 'In spite of this they go slowly.', 'له دې سره سره دوی ورو ورو ځي.'],
    ['fa', 'Next »', 'بعدی »'],
    [
      'fa',
      'Write to a@example.org or see https://example.org/a, please.',
      'به a@example.org بنویسید یا https://example.org/a را ببینید.',
    ],
  ])('%s: %s', async (locale, source, target) => {
    expect(await find(locale, source, target)).toEqual([]);
  });
});
