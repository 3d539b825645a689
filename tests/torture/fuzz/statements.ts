import fc from 'fast-check';
import { anyText } from '../../any-text.js';
import { seeds, translations } from './seeds.js';

/** What means something to Markdown, HTML, YAML, templates, terminals, dates or the direction of text. */
const TOKENS = [
  '\n',
  '\n\n',
  '  \n',
  '\\\n',
  '\t',
  '    ',
  ' ',
  '\u00A0',
  '\0',
  '\u001b[2J',
  '\u202E',
  '\u2067',
  '\u2069',
  '\u200C',
  '\u200F',
  '\uFEFF',
  '\u2028',
  '\uFFFD',
  '\u{1F469}\u200D\u{1F33E}',
  '#',
  '# ',
  '###### ',
  '===\n',
  '---\n',
  '***\n',
  '> ',
  '>>',
  '- ',
  '+ ',
  '1. ',
  '999999999) ',
  '0. ',
  '```\n',
  '~~~ x\n',
  '`',
  '``',
  '*',
  '**',
  '***',
  '_',
  '__',
  '~',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '![',
  '](',
  '][',
  ']: ',
  '[^',
  '[^1]',
  '[^1]: ',
  '[x]',
  '[x]: /u "t"\n',
  '<',
  '>',
  '<!--',
  '-->',
  '<?',
  '<![CDATA[',
  '</p>',
  '<script>',
  '<br/>',
  '<a@b.c>',
  '<https://a.b>',
  '&',
  '&amp;',
  '&#0;',
  '&#x110000;',
  '&lt;',
  '"',
  "'",
  '\\',
  '|',
  '|-|\n',
  ':-:',
  '{{x}}',
  '{{{',
  '$t(kind)',
  '__proto__',
  'constructor',
  'www.a.b',
  'http://',
  'https://a.example/b_c(d)',
  'a@b.example',
  '+93 20 123 4567',
  '48%',
  '۱۲',
  '12/08/2025',
  '12 August 2025',
  'End',
  '- END -',
  'Signed:\n\n',
  'Signatories',
  'title: x\n',
  'آب',
  'می\u200cخواهیم',
  'ښځې',
  'המים',
  'é',
  'e\u0301',
  'İ',
  'ß',
  'ﷺ',
];

const token = fc.constantFrom(...TOKENS);

const words = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('water', 'The', 'river', 'rights', 'ZBC', 'رود', 'اوبه', 'x', 'I', '65'),
  },
  { weight: 2, arbitrary: token },
  { weight: 1, arbitrary: anyText({ maxLength: 6 }) },
);
const line = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' '));

/** Markdown by a grammar: blocks in blocks, inlines in inlines, both often unfinished. */
const { inline, block } = fc.letrec<{ inline: string; block: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    line,
    tie('inline').map((text) => `*${text}*`),
    tie('inline').map((text) => `**${text}**`),
    tie('inline').map((text) => `~~${text}~~`),
    fc
      .tuple(
        tie('inline'),
        fc.constantFrom(
          '#',
          '',
          'https://a.example/',
          'javascript:x',
          '<a b>',
          'x "t"',
          'mailto:a@b.example',
        ),
      )
      .map(([text, url]) => `[${text}](${url})`),
    tie('inline').map((text) => `![${text}](a.png)`),
    line.map((text) => `\`${text}\``),
    fc.tuple(tie('inline'), token, tie('inline')).map((parts) => parts.join('')),
    tie('inline').map((text) => `${text}[^1]`),
  ),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('inline'),
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), tie('inline'))
      .map(([level, text]) => `${'#'.repeat(level)} ${text}`),
    fc.array(tie('block'), { maxLength: 3 }).map((parts) => indented(parts, '> ', '> ')),
    fc
      .tuple(
        fc.constantFrom('- ', '* ', '1. ', '7) '),
        fc.array(tie('block'), { maxLength: 3 }),
        fc.boolean(),
      )
      .map(([bullet, items, isLoose]) =>
        items
          .map((item) => indented([item], bullet, ' '.repeat(bullet.length)))
          .join(isLoose ? '\n\n' : '\n'),
      ),
    fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map((cells) => {
      const row = `| ${cells.join(' | ')} |`;
      return `${row}\n|${' --- |'.repeat(cells.length)}\n${row}`;
    }),
    line.map((text) => `\`\`\`\n${text}\n\`\`\``),
    line.map((text) => `<div>${text}</div>`),
    tie('block').map((text) => indented([text], '[^1]: ', '    ')),
    fc
      .array(line, { minLength: 1, maxLength: 4 })
      .map((names) => `Signed:\n\n${names.map((name, at) => `${at + 1}. ${name}`).join('\n')}`),
    fc.constantFrom('***', 'End', '12 August 2025'),
  ),
}));

function indented(parts: readonly string[], first: string, further: string): string {
  return parts
    .join('\n\n')
    .split('\n')
    .map((one, at) => (at === 0 ? first : further) + one)
    .join('\n');
}

const grammatical = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => blocks.join('\n\n'));

/** One change of a text: a piece taken out, put in, doubled, or moved in from another text. */
const change = fc.record({
  kind: fc.constantFrom('cut', 'put', 'double', 'splice', 'byte'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.integer({ min: 1, max: 12 }),
  token,
  other: fc.nat(seeds.length - 1),
});

const encoder = new TextEncoder();

/** Bytes of a file made from another by a few changes. */
function mutated(
  text: string,
  changes: readonly (typeof change extends fc.Arbitrary<infer One> ? One : never)[],
): Uint8Array {
  let now = Buffer.from(encoder.encode(text));
  for (const { kind, at, length, token: put, other } of changes) {
    const from = Math.floor(at * (now.length + 1));
    const to = Math.min(now.length, from + length);
    const [before, piece, after] = [now.subarray(0, from), now.subarray(from, to), now.subarray(to)];
    const insert = {
      cut: [],
      put: [encoder.encode(put), piece],
      double: Array<Uint8Array>(2 + (length % 5)).fill(piece),
      splice: [encoder.encode(seeds[other] ?? ''), piece],
      byte: [Uint8Array.of((length * 37 + 128) % 256), piece.subarray(1)],
    }[kind];
    now = Buffer.concat([before, ...insert, after]);
  }
  return new Uint8Array(now);
}

const changed = fc
  .tuple(
    fc.array(fc.nat(seeds.length - 1), { minLength: 1, maxLength: 3 }),
    fc.array(change, { maxLength: 6 }),
  )
  .map(([chosen, changes]) => mutated(chosen.map((at) => seeds[at] ?? '').join('\n\n'), changes));

/** What is tried: the bytes of a statement, and texts of which its translation is made. */
export interface Input {
  readonly statement: Uint8Array;
  readonly targets: readonly string[];
}

/** One in four is translated, too. */
const targets = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.array(fc.oneof(inline, fc.constantFrom(...translations), fc.constant('')), {
      minLength: 1,
      maxLength: 4,
    }),
  },
);

/** Most begin with a title. */
function withTitle(statement: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Input> {
  const titled = fc
    .tuple(fc.integer({ min: 0, max: 3 }), statement)
    .map(([title, bytes]) =>
      title === 0 ? bytes : new Uint8Array(Buffer.concat([Buffer.from('# A title\n\n'), bytes])),
    );
  return fc.record({ statement: titled, targets });
}

/** Statements that a grammar makes. */
export const byGrammar = withTitle(grammatical.map((text) => encoder.encode(text)));

/** Good statements, changed here and there. */
export const byChange = withTitle(changed);
