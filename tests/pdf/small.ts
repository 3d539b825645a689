import { publicationOf } from '../publication.js';

const ENGLISH = {
  title: 'The River Must Flow',
  call: 'We call on the [Water Council](https://example.org/council) to act **now**.[^1]',
  demands: 'Demands',
  open: 'Open the gates of L.100a in 14 days.',
  pay: 'Pay the growers.',
  note: 'Counted since 1999.',
  signatories: 'Signatories',
};

const PERSIAN: typeof ENGLISH = {
  title: 'رود باید جاری بماند',
  call: 'ما از [شورای آب](https://example.org/council) (WASH) می‌خواهیم که **اکنون** اقدام کند و اصلاح‌ها را اساساً بپذیرد.[^1]',
  demands: 'خواسته‌ها',
  open: 'دریچه‌های L.100a را در ۱۴ روز باز کنید.',
  pay: 'حق کشاورزان را بپردازید؛ سال ۲۰۲۴، آخرین فرصت، گذشت.',
  note: 'از ۱۹۹۹ شمرده شده است.',
  signatories: 'امضاکنندگان',
};

/** The names of the small publication with their languages. */
export const NAMES = [
  ['Nabu River Watch', 'en'],
  ['انجمن رود', 'fa'],
  ['Lower Bridge Circle', 'en'],
] as const;

/** The texts of a language in the order in which they are read, names included, without Markdown. */
export function smallTexts(tag: 'en' | 'fa'): string[] {
  const { note, ...texts } = tag === 'en' ? ENGLISH : PERSIAN;
  const plain = (text: string) => text.replace(/\*\*|\[\^1\]|\]\([^)]*\)|\[/gu, '');
  return [...Object.values(texts).map(plain), ...NAMES.map(([name]) => name), note];
}

/** A publication in English and Persian, of a page, with a file of its own where the tests need one. */
export function smallPublication(
  config = '',
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
  const { title, call, demands, open, pay, note, signatories } = ENGLISH;
  const names = NAMES.map(([name], at) => `${at + 1}. *${name}*`).join('\n');
  return publicationOf({
    'locales/en/statement.md': `# ${title}\n\n${call}\n\n## ${demands}\n\n1. ${open}\n2. ${pay}\n\n${signatories}:\n\n${names}\n\n[^1]: ${note}\n`,
    'locales/en/statement.json': JSON.stringify({ ...ENGLISH, signatories: `${signatories}:` }),
    'locales/fa/statement.json': JSON.stringify({ ...PERSIAN, signatories: `${PERSIAN.signatories}:` }),
    'publish.config.yaml': `slug: river\ndate: 2025-08-12\nlocales: [en, fa]\nnames:\n  انجمن رود: { lang: fa }\n${config}`,
    ...files,
  });
}
