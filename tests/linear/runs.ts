/** One character class or alternation, repeated to any length. */
export interface Run {
  readonly name: string;
  /** What is repeated. */
  readonly unit: string;
}

const run = (name: string, unit: string): Run => ({ name, unit });

/** Signs of Markdown may be two thousand in a paragraph; between words a text of any length has fewer. */
const sparse = (sign: string) => `${sign}${'water '.repeat(5)}`;

const SCRIPTS = ['a', 'A', 'é', 'ا', 'ک', 'ב', 'я', 'क', 'ไ', '水', 'ሀ', 'a\u0301', 'ا\u064E', 'क\u094D'];
const DIGITS = ['1', '۱', '١', '१', '๑', '½', '²', 'Ⅷ'];
const SPACES = [' ', '\u00A0', '\u202F', '\u3000', '\t', '\u200C', '\u200D', '\u200B', '\u200E', '\u2066', '\u00AD'];
const PUNCTUATION = Array.from('.,:;!?-–—…/|%#$€@+=^~\'"’“”«»‹›(){}<>،؛؟۔٪·•°×');
const MARKUP = ['*', '_', '[', ']', '`', '\\', '&', '~~', '![', '](', '[^1]', '<b>', '&amp;', '{.x}', ']{.x}', '\n'];
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

/** Runs of every class of characters, and alternations of them. */
export const RUNS: readonly Run[] = [
  ...[...SCRIPTS, ...DIGITS, ...SPACES, ...PUNCTUATION].map((unit) => run(JSON.stringify(unit), unit)),
  ...MARKUP.map((unit) => run(`${JSON.stringify(unit)} between words`, sparse(unit))),
  ...WORDS.map(([name, unit]) => run(name, unit)),
];

/** A run of a length. */
export function lengthOf({ unit }: Run, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}
