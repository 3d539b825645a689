import fc from 'fast-check';
import type { Direction } from '../../src/model/locale.js';
import { read, type Meant } from './intended.js';

/** Where a paragraph is looked at; marks of notes and links are not written alike. */
export type Format = 'html' | 'txt' | 'pdf' | 'docx' | 'eml';

/** A part of a paragraph: its Markdown, and what it is meant to show. */
interface Piece {
  readonly markdown: string;
  readonly meant: Meant;
  /** Whether it is the mark of a note, or stands behind the words of a link and shows where it leads. */
  readonly mark?: 'note' | 'link';
}

/** A paragraph of mixed directions. */
export interface Paragraph {
  readonly direction: Direction;
  readonly pieces: readonly Piece[];
}

export interface Language {
  readonly direction: Direction;
  readonly digits: string;
  readonly words: readonly string[];
  /** What may stand behind a word. */
  readonly pauses: readonly string[];
  readonly ends: readonly string[];
  readonly quotes: readonly (readonly [string, string])[];
}

const GUILLEMETS = ['«', '»'] as const;
const BRACKETS = ['(', ')'] as const;
const CURLY = ['“', '”'] as const;
const STRAIGHT = ['"', '"'] as const;
const SQUARE = ['[', ']'] as const;

/** No word has lam before alef: one glyph for two letters has one place on the page. */
export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    direction: 'ltr',
    digits: '0123456789',
    words: 'harbour river people signed the open letter under water and bread'.split(' '),
    pauses: [',', ';', ':'],
    ends: ['.', '!', '?'],
    quotes: [GUILLEMETS, BRACKETS, CURLY, STRAIGHT, SQUARE],
  },
  fa: {
    direction: 'rtl',
    digits: '۰۱۲۳۴۵۶۷۸۹',
    words: 'مردم بندر کتاب شهر رود جنبش خبر دفتر حقوق زنان و را که گفت'.split(' '),
    pauses: ['،', '؛', ':'],
    ends: ['.', '!', '؟'],
    quotes: [GUILLEMETS, BRACKETS, STRAIGHT, SQUARE],
  },
  'fa-AF': {
    direction: 'rtl',
    digits: '۰۱۲۳۴۵۶۷۸۹',
    words: 'مردم ولس کتاب شهر دریا زنان مکتب دفتر حقوق و را که گفت'.split(' '),
    pauses: ['،', '؛', ':'],
    ends: ['.', '!', '؟'],
    quotes: [GUILLEMETS, BRACKETS, STRAIGHT, SQUARE],
  },
  ps: {
    direction: 'rtl',
    digits: '۰۱۲۳۴۵۶۷۸۹',
    words: 'ښځې د کابل ښار سیند کتاب خبر دفتر حقوق او ته چې ووېل ټول'.split(' '),
    pauses: ['،', '؛', ':'],
    ends: ['.', '!', '؟'],
    quotes: [GUILLEMETS, BRACKETS, STRAIGHT, SQUARE],
  },
  ur: {
    direction: 'rtl',
    digits: '۰۱۲۳۴۵۶۷۸۹',
    words: 'خواتین شہر دریا کتاب خبر دفتر حقوق اور کے نے پانی ہم کہتے ٹھہرو'.split(' '),
    pauses: ['،', '؛', ':'],
    ends: ['۔', '!', '؟'],
    quotes: [GUILLEMETS, BRACKETS, CURLY, STRAIGHT, SQUARE],
  },
  ar: {
    direction: 'rtl',
    digits: '٠١٢٣٤٥٦٧٨٩',
    words: 'مدينة نهر كتب جريدة حقوق بحر شعب في من عن قرية تقول'.split(' '),
    pauses: ['،', '؛', ':'],
    ends: ['.', '!', '؟'],
    quotes: [GUILLEMETS, BRACKETS, STRAIGHT, SQUARE],
  },
  he: {
    direction: 'rtl',
    digits: '0123456789',
    words: 'ספר עיר נמל דרך קול מכתב אנשים של את מים לחם'.split(' '),
    pauses: [',', ';', ':'],
    ends: ['.', '!', '?'],
    quotes: [BRACKETS, CURLY, STRAIGHT, SQUARE],
  },
};

const ltr = (...parts: Meant[]): Meant => ({ direction: 'ltr', parts });
const rtl = (...parts: Meant[]): Meant => ({ direction: 'rtl', parts });
const text = (words: string): Piece => ({ markdown: words, meant: words });
const plain = (meant: Meant): Piece => ({ markdown: read(meant), meant });
const inDigits = (text: string, digits: string) =>
  text.replace(/\d/gu, (digit) => digits[Number(digit)] ?? digit);

/** Parts that numbers, which read from left to right everywhere, are cut out of a text as. */
function numbersApart(text: string): Meant[] {
  return text.split(/(\p{Nd}+(?:[.,/:٫٬]\p{Nd}+)*)/u).map((part, at) => (at % 2 === 1 ? ltr(part) : part));
}

/** Parts of a right-to-left text: its numbers, and words of Latin letters, read from left to right. */
function backwards(text: string): Meant {
  return rtl(
    ...text
      .split(/(\p{sc=Latn}+)/u)
      .flatMap((part, at): Meant[] => (at % 2 === 1 ? [ltr(part)] : numbersApart(part))),
  );
}

/** What is one stretch from left to right wherever it stands. */
const LEFT_TO_RIGHT = [
  'ICC',
  'A/79/L.100',
  'Clean Wells Trust (UK)',
  'Bread (Europe)',
  'Femena, Inc.',
  'Human Rights Watch',
  'C++',
  'C#',
  '#LetThemStay',
  '@harbour_news',
  '.NET',
  '35°C',
  'm³/s',
  '50% off',
  'Fig. 3 (a–c)',
  'No. 7',
  'v2.0.1',
  'report-final.pdf',
  '7(1)(h)',
  'Article 14, para 2',
  'AT&T',
  'Women’s Voices',
  'Dr. Smith',
  'J. K. Rowling',
  'U.S.',
  'Report 2025',
  '(Un)Dammed Collective',
  'Café Zürich',
  'Проект Вода',
  'COVID-19',
  'S/RES/1325 (2000)',
  'Art. 3(1)(b)',
  'Q&A',
  'O’Brien & Sons, Ltd.',
  'Women, Peace and Security',
  'ISO 9001:2015',
  '5 km/h',
  'G7',
  '3D',
  'CO₂',
  'pp. 3–5',
  'St. John’s',
  'Kabul – Herat',
  'UN Women/UNDP',
  'Global Fund (GF) for Women',
  'Act (No. 2) 2003',
  'Rule 4(a)(ii)',
  'E = mc²',
  'Room 4B',
  '2nd Street',
  'C:\\Users',
  '/etc/passwd',
  '--help',
  'Αθήνα',
];

/** The same, where a number in other digits than the text’s can only be of the words. */
const LEFT_TO_RIGHT_WITH_NUMBER = ['12 NGOs', '10 GB', '3 Women’s Voices', '5 (five) Rivers'];

const ADDRESSES = [
  'https://example.org/a',
  'https://example.org/news/2026/?a=b&c=d#e',
  'https://example.org/a_(b)',
  'www.example.org',
  'press@example.org',
];

const TELEPHONES = [
  '+93 70 123 4567',
  '(021) 1234 5678',
  '021/1234567',
  '070-123-4567',
  '+49 (0)30 123456',
  '555-0100',
  '+93 70 123 4567 ext. 12',
  '1-800-555-0199',
];

const SENTENCES = [
  'Stop the deportations of all women now!',
  'We have waited for the water too long.',
  'Who will open the gates of the river?',
];

const EXPRESSIONS =
  '−5|+12|-3|10–12|2021–2025|2025-01-02|3+4=7|$50|18+|#5|≥50|~100|±3|€1,000|5 × 3|2 + 2 = 4|3½'.split('|');

/** Names that the configuration knows. */
export const NAMES: Readonly<Record<string, { readonly lang: string; readonly dir: Direction }>> = {
  'VPO-جنبش قربانیان': { lang: 'fa', dir: 'rtl' },
  'Clean Water Now!': { lang: 'en', dir: 'ltr' },
};
const named: readonly Piece[] = [plain(rtl(ltr('VPO'), '-جنبش قربانیان')), plain(ltr('Clean Water Now!'))];

const PERSIAN = [
  'جنبش زنان',
  'مردم بندر (کابل)',
  'سال ۱۴۰۴',
  'شماره ۱۲ (۱)',
  '#حقوق_زنان',
  'رفت',
  '۵۰٪ زنان',
  '۱۲٬۰۰۰ کتاب',
  'خبر، کتاب و رود',
  'مردم/شهر',
  'آب‌رسان‌ها',
  'دفتر «رود» (۱۴۰۴)',
];
const ARABIC = ['شبكة بحر (بيروت)', 'حقوق شعب ٢٠٢٥', '٢٠٢٥', '١٤(١)', 'مادة ١٤(١)', 'سنة ٢٠٢٥/٢٠٢٦', '٤٨٪'];
const HEBREW = ['ספר נמל', 'ועד 12 כפרים', 'קול (דרך)', 'קול-דרך', 'צה״ל'];
const QUOTED = [
  'این یک خبر است.',
  'مردم چه گفتند؟',
  'کتاب، شهر و رود!',
  'جنبش UN رسید.',
  'رود آمد. مردم کجاست؟',
];

/** Words that are joined to one of the other direction, and numbers that are the text’s beside one. */
const JOINED: Readonly<Record<string, readonly string[]>> = {
  fa: ['NGOها', 'NGO‌ها', 'UN ۲۰۲۵', '۱۲ NGO', 'UN/جنبش'],
  'fa-AF': ['NGOها', 'NGO‌ها', 'UN ۲۰۲۵', '۱۲ NGO'],
  ps: ['NGOګان', 'UN ۲۰۲۵', '۱۲ NGO'],
  ur: ['NGOوں', 'UN ۲۰۲۵', '۱۲ NGO'],
  ar: ['الـUN', 'UN ٢٠٢٥', '١٢ NGO'],
  he: ['ה-UN', 'ב-ICC'],
};

/** Groups of digits stand one behind the other from left to right, whatever digits they are. */
function telephone(text: string, digits: string): Piece {
  return plain(ltr(...numbersApart(text.includes('ext') ? text : inDigits(text, digits))));
}

function inLeftToRight(): fc.Arbitrary<Piece> {
  const quoted = (text: string) => ltr('«', backwards(text), '»');
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .constantFrom(...PERSIAN, ...ARABIC, ...HEBREW)
        .map(backwards)
        .map(plain),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...QUOTED)
        .map(quoted)
        .map(plain),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...TELEPHONES), fc.constantFrom('0123456789', '۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩'))
        .map(([text, digits]) => telephone(text, digits)),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...ADDRESSES, 'C++', '50%', '−5').map((text) => plain(ltr(text))),
    },
    { weight: 1, arbitrary: fc.constantFrom(...named, plain(ltr('Reuters/', rtl('خبر')))) },
  );
}

function inRightToLeft(tag: string, digits: string): fc.Arbitrary<Piece> {
  const own = (text: string) => plain(rtl(...numbersApart(inDigits(text, digits))));
  // Arabic reads ranges, dates and signed numbers from right to left; Persian and Hebrew from left to right.
  const expression = (text: string) => (tag === 'ar' ? own(text) : plain(ltr(inDigits(text, digits))));
  const percentage = (number: string) =>
    plain(tag === 'he' ? ltr(`${number}%`) : rtl(ltr(inDigits(number, digits)), '٪'));
  // In ASCII digits the number of an article is a code.
  const article = tag === 'he' ? plain(ltr('14(1)')) : own('14(1)');
  const hasOwnDigits = !digits.startsWith('0');
  const foreign = [...LEFT_TO_RIGHT, ...(hasOwnDigits ? LEFT_TO_RIGHT_WITH_NUMBER : [])];
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...foreign).map((text) => plain(ltr(text))) },
    { weight: 1, arbitrary: fc.constantFrom(...(JOINED[tag] ?? [])).map((text) => plain(backwards(text))) },
    { weight: 2, arbitrary: fc.constantFrom(...ADDRESSES).map((text) => plain(ltr(text))) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...TELEPHONES), fc.constantFrom('0123456789', digits))
        .map(([text, some]) => telephone(text, some)),
    },
    { weight: 2, arbitrary: fc.constantFrom(...EXPRESSIONS).map(expression) },
    { weight: 1, arbitrary: fc.constantFrom('12', '2025', '1.404', '10:30', '14/05', '(12)').map(own) },
    { weight: 1, arbitrary: fc.constantFrom('48', '3.5', '100').map(percentage) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(article, ...named, { markdown: '`npm run x`', meant: ltr('npm run x') }),
    },
    { weight: 1, arbitrary: fc.constantFrom(...SENTENCES).map((text) => plain(rtl('(', ltr(text), ')'))) },
  );
}

/** A bracket in Markdown: one that is not escaped can open a link. */
const opening = (signs: string): Piece => ({ markdown: signs.replace('[', '\\['), meant: signs });

type Wrapping = 'none' | 'quotes' | 'brackets in quotes' | 'strong' | 'emphasis' | 'link';

/** An item in brackets or quotes, set off, or as the words of a link; what is an address already is no link’s words. */
function wrapped(item: Piece, wrapping: Wrapping, [open, close]: readonly [string, string]): Piece[] {
  const isAddress = item.markdown.includes('example.org');
  const isSetOff = !/^[`(]/u.test(item.markdown) && !isAddress;
  const around = (before: string, behind: string): Piece => ({
    ...item,
    markdown: before + item.markdown + behind,
  });
  switch (wrapping) {
    case 'quotes':
      return [opening(open), item, text(close)];
    case 'brackets in quotes':
      return [opening(`${open}(`), item, text(`)${close}`)];
    case 'strong':
      return [isSetOff ? around('**', '**') : item];
    case 'emphasis':
      return [isSetOff ? around('*', '*') : item];
    case 'link':
      return isAddress
        ? [item]
        : [around('[', ''), { markdown: '](https://example.net/LINK)', meant: '', mark: 'link' }];
    default:
      return [item];
  }
}

const NOTE: Piece = { markdown: '[^NOTE]', meant: '', mark: 'note' };

/** Some words, and an item that they lead to; words always stand between two items. */
interface Clause {
  readonly before: readonly string[];
  readonly item: Piece;
  /** What is listed before the item. */
  readonly listed: Piece | null;
  readonly joint: string;
  readonly wrapping: Wrapping;
  readonly quotes: readonly [string, string];
  readonly notes: number;
  readonly pause: string | null;
}

function clauses(tag: string, { direction, digits, words, pauses, quotes }: Language): fc.Arbitrary<Clause> {
  const wrappings = [
    'none',
    'none',
    'none',
    'quotes',
    'brackets in quotes',
    'strong',
    'emphasis',
    'link',
  ] as const;
  const nothing = fc.constant(null);
  const item = direction === 'ltr' ? inLeftToRight() : inRightToLeft(tag, digits);
  return fc.record({
    before: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
    item,
    // Hebrew has the comma of both directions: what it parts could be one phrase.
    listed: tag === 'he' ? fc.constant(null) : fc.oneof(nothing, nothing, nothing, item),
    joint: fc.constantFrom(...(direction === 'ltr' ? [', ', ' and '] : ['، ', ` ${words[0]} `])),
    wrapping: fc.constantFrom(...wrappings),
    quotes: fc.constantFrom(...quotes),
    notes: fc.constantFrom(0, 0, 0, 1, 2),
    pause: fc.option(fc.constantFrom(...pauses), { freq: 3 }),
  });
}

function piecesOf({ before, item, listed, joint, wrapping, quotes, notes }: Clause): Piece[] {
  const lead = before.length === 0 ? [] : [text(`${before.join(' ')} `)];
  const first = listed === null ? [] : [listed, text(joint)];
  return [
    ...lead,
    ...first,
    ...wrapped(item, wrapping, quotes),
    ...Array.from({ length: notes }, () => NOTE),
  ];
}

/** How a sentence ends: somebody’s words in the other direction, or a sentence of it behind, keep their own marks. */
type Ending = 'item' | 'word' | 'speech' | 'sentence';

/** Paragraphs in a language, of one or two sentences. */
export function paragraphs(tag: string): fc.Arbitrary<Paragraph> {
  const language = LANGUAGES[tag];
  if (language === undefined) throw new RangeError(`no language ${tag}`);
  const sentence = fc.record({
    clauses: fc.array(clauses(tag, language), { minLength: 1, maxLength: 3 }),
    last: fc.constantFrom(...language.words),
    ending: fc.constantFrom<Ending[]>('item', 'item', 'word', 'word', 'speech', 'sentence'),
    said: fc.constantFrom(
      ...(language.direction === 'ltr' ? QUOTED.map(backwards) : SENTENCES.map((one) => ltr(one))),
    ),
    end: fc.constantFrom(...language.ends),
  });
  const sentences = fc.array(sentence, { minLength: 1, maxLength: 2 });
  return fc.tuple(sentences, fc.boolean()).map(([all, beginsWithItem]) => ({
    direction: language.direction,
    pieces: all.flatMap(({ clauses: some, last, ending, said, end }, at): Piece[] => {
      const own =
        at === 0 && beginsWithItem ? [{ ...some[0], before: [] } as Clause, ...some.slice(1)] : some;
      const pieces = own.flatMap((clause, index) => [
        ...piecesOf(clause),
        text(index < own.length - 1 ? `${clause.pause ?? ''} ` : ''),
      ]);
      const final = own.at(-1);
      // What ends with a period of its own, and what is the whole sentence, has words behind it.
      const isOpen = !/[.!?]$/u.test(final?.item.markdown ?? '') && (final?.before.length ?? 0) > 0;
      const rest = {
        item: [text(isOpen ? end : ` ${last}${end}`)],
        word: [text(`${final?.pause ?? ''} ${last}${end}`)],
        speech: [text(` ${last}: `), plain(said)],
        sentence: [text(` ${last}${end} `), plain(said)],
      };
      return [...(at === 0 ? [] : [text(' ')]), ...pieces, ...rest[ending]];
    }),
  }));
}

/** Paragraphs as a statement, its notes at the end. */
export function statementOf(all: readonly Paragraph[]): string {
  const counts = { note: 0, link: 0 };
  const blocks = all.map(({ pieces }) =>
    pieces
      .map(({ markdown, mark }) => {
        if (mark === undefined) return markdown;
        counts[mark] += 1;
        return markdown.replace(/NOTE|LINK/u, `${mark}${counts[mark]}`);
      })
      .join(''),
  );
  const notes = Array.from({ length: counts.note }, (_, at) => `[^note${at + 1}]: -`);
  return [...blocks, ...notes].join('\n\n');
}

/** Formats in which a link is clicked, so that its address has no mark. */
const CLICKED: ReadonlySet<Format> = new Set(['html', 'docx', 'eml']);

/**
 * What paragraphs are meant to show in a format, the marks of notes and links in the digits of their language. Word has
 * a comma between marks side by side, the others a space or brackets.
 */
export function meantIn(
  format: Format,
  all: readonly Paragraph[],
  { digits, pauses: [comma = ''] }: Pick<Language, 'digits' | 'pauses'>,
): Meant[] {
  const counts = { note: 0, link: 0 };
  return all.map(({ direction, pieces }) => ({
    direction,
    parts: pieces.flatMap(({ meant, mark }, at): Meant[] => {
      if (mark === undefined || (mark === 'link' && CLICKED.has(format))) return [meant];
      const kind = format === 'txt' ? 'note' : mark;
      counts[kind] += 1;
      const number = ltr(inDigits(String(counts[kind]), digits));
      const isBracketed = format === 'txt' || mark === 'link';
      const isSecond = format === 'docx' && mark === 'note' && pieces[at - 1]?.mark === 'note';
      const parts = isBracketed
        ? [format === 'txt' ? ' [' : '[', number, ']']
        : [isSecond ? comma : '\u00A0', number];
      return [meant, { direction, parts }];
    }),
  }));
}
