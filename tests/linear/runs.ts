/** A text of any length that repeats itself. */
export interface Run {
  readonly name: string;
  readonly of: (length: number) => string;
  /** What the translations have; the same where there is nothing else. */
  readonly translated?: (length: number) => string;
}

const run = (name: string, unit: string): Run => ({
  name,
  of: (length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length),
});
const runs = (units: Iterable<string>) => Array.from(units, (unit) => run(JSON.stringify(unit), unit));

/** Signs of markup between words: a paragraph may have two thousand, and a hundred that nothing closes. */
const spread = (sign: string, most: number): Run => ({
  name: `${JSON.stringify(sign)} between words`,
  of: (length) => {
    const signs = Math.min(most, Math.floor(length / 30));
    const words = 'water '.repeat(Math.max(1, Math.floor((length / signs - sign.length) / 6)));
    return `${sign}${words}`.repeat(signs);
  },
});

/** Words that are all different. */
const counted = (name: string, word: (at: number) => string): Run => ({
  name,
  of: (length) => {
    let text = '';
    for (let at = 1; text.length < length; at += 1) text += `${word(at)} `;
    return text;
  },
});

/** The same, and translations whose words are all others. */
const apart = (name: string, word: (at: number) => string): Run => ({
  ...counted(name, word),
  translated: counted('', (at) => word(at + 10_000)).of,
});

/** A number as letters, so that each is another word. */
const letters = (at: number) =>
  at.toString(26).replace(/./gu, (digit) => String.fromCharCode(97 + parseInt(digit, 26)));

/** One of each class of characters: letters, digits, white space, what cannot be seen, punctuation, signs. */
export const CLASSES: readonly Run[] = runs(['a', 'ا', '1', '۱', ' ', '\u200C', '.', '"', '#', '۔']);

const OTHERS = ['A', 'ک', 'ב', 'ไ', '水', 'a\u0301', '١', '\u00A0', '\t', '\u200D', '\u200B', '\u2066'];
const SIGNS = ['क', ',', '!', '-', '/', '$', '«', '•', '…'];
const SCRIPTS = ['é', 'я', 'ሀ', 'ا\u064E', 'क\u094D'];
const DIGITS = ['१', '๑', '½', '²', 'Ⅷ'];
const SPACES = ['\u202F', '\u3000', '\u200E', '\u00AD'];
const PUNCTUATION = ":;?–—|%€@+=^'’“”»‹›{}،؛؟٪·°×";
const CLOSED = ['*a* ', '**a** ', '`a` ', '[a](https://a.example) ', '~~a~~ ', '&amp;', '\\', '\n'];
const OPEN = ['*', '_', '[', ']', '`', '![', '](', '[^1]', '<b>', '{.x}', ']{.x}', '('];
const WORDS = [
  ['words', 'a '],
  ['sentences', 'Water for all. '],
  ['right-to-left words', 'آب '],
  ['words of both directions', 'a آب '],
  ['words before colons', 'a: آب '],
  ['names of both directions', 'Aa Bb cc dd: آب '],
  ['numbers', '1 '],
  ['numbers of two kinds', '1 2 '],
  ['Persian numbers', '۱ ۲ '],
  ['grouped numbers', '1,000 '],
  ['telephone numbers', '+1 '],
  ['sums', '1+1-'],
  ['figures', '1.'],
  ['figures in brackets', '(1) '],
  ['brackets apart', '( '],
  ['brackets in pairs', '() '],
  ['brackets of two kinds', '(]'],
  ['quotes apart', '" '],
  ['quotes in pairs', '“a” '],
  ['guillemets', '«آب» '],
  ['schemes', 'http://'],
  ['addresses', 'https://a.example/ '],
  ['hosts', 'www.'],
  ['hosts in brackets', '(www.'],
  ['mailboxes', 'a@'],
  ['mail addresses', 'a@a.example '],
  ['symbols', 'A/1.'],
  ['acronyms', 'AB '],
  ['codes', '1-'],
  ['abbreviations', 'a.b.'],
  ['figures and letters', '1a'],
  ['capitals', 'Aa'],
  ['dates', '1/1/2025 '],
  ['months', 'March 2025 '],
  ['joiners', 'می\u200C'],
  ['commas', 'a, '],
  ['lists of names', 'A B; '],
  ['dashes apart', '- '],
  ['bars', 'a | '],
  ['no-break spaces and spaces', '\u00A0 '],
  ['line ends and spaces', 'a \n '],
  ['pandoc notes', '^[ '],
] as const;

/** Many values that a translation has others for. */
const APART: readonly Run[] = [
  apart('other numbers', String),
  apart('other round numbers', (at) => `${at}000`),
  apart('other dates', (at) => `${(at % 28) + 1} May ${1700 + ((at * 7) % 500)},`),
  apart('other months', (at) => `${at % 1000} March`),
  apart('other terms', (at) => `${letters(at)} water`),
  apart('other acronyms', (at) => letters(at).toUpperCase()),
  apart('other addresses', (at) => `https://a.example/${at}`),
  apart('other links', (at) => `[w${letters(at)}](https://a.example/${at})`),
  apart('other quotations', (at) => `“w${letters(at)}”`),
  apart('other numerals', (at) => 'MDCLXVI'.slice(at % 7).repeat((at % 3) + 1)),
  apart('other notes in brackets', (at) => `(w${letters(at)} ${at})`),
  apart('other mailboxes', (at) => `w${letters(at)}@a.example`),
  apart('other code', (at) => `\`w${letters(at)}\``),
];

const DIFFERENT: readonly Run[] = [
  counted('different numbers', String),
  counted('different words', (at) => `w${letters(at)}`),
  counted('different words said twice', (at) => `w${letters(at)} w${letters(at)}`),
  counted('different acronyms', (at) => letters(at).toUpperCase()),
  counted('different addresses', (at) => `https://a.example/${at}`),
  counted('different codes', (at) => `A/${at}`),
  counted('different names in Persian', (at) => `آب${letters(at)}`),
];

/** Classes of characters, and alternations of them. */
export const RUNS: readonly Run[] = [
  ...CLASSES,
  ...runs([...OTHERS, ...SIGNS, ...SCRIPTS, ...DIGITS, ...SPACES, ...Array.from(PUNCTUATION)]),
  ...CLOSED.map((sign) => spread(sign, 400)),
  ...OPEN.map((sign) => spread(sign, 90)),
  ...WORDS.map(([name, unit]) => run(name, unit)),
  ...DIFFERENT,
  ...APART,
];
