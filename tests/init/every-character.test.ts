import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { readDocxDraft } from '../../src/adopt/read/docx/index.js';
import { readHtmlDraft } from '../../src/adopt/read/html/index.js';
import type { Draft } from '../../src/model/manuscript.js';
import type { Outcome } from '../../src/model/problem.js';
import { parseBlocks } from '../../src/parse/markdown.js';
import { wordFile } from '../adopt/documents.js';
import { runs } from '../runs.js';

/** A run of text with a look. */
interface Run {
  readonly text: string;
  readonly look: '' | 'b' | 'i' | 's' | 'a' | 'br';
}

type Block =
  | { readonly type: 'paragraph' | 'heading' | 'quote'; readonly runs: readonly Run[] }
  | { readonly type: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Run[])[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly Run[])[])[] };

/** Signs that mean something to Markdown or HTML, and words of several scripts. */
const PIECE = fc.oneof(
  fc.constantFrom(
    ...'* ** _ __ # ## + - = > < & &amp; [ ] [x] [^1] (a) ! ` ``` ~~ | \\ \\* 1. 2) 10. : :: {x} <b> </p> <!-- http://a.example/_x_ a@b.example $ % ^2^ ~ • – ---'.split(
      ' ',
    ),
  ),
  fc.constantFrom(
    'word',
    'Two',
    'n’est',
    '12',
    'کتابخانه',
    'می‌شود',
    'النهر',
    'Ωμέγα',
    'naïve',
    'x2',
    'A.',
    'i)',
  ),
);
const RUN: fc.Arbitrary<Run> = fc.record({
  text: fc
    .array(PIECE, { minLength: 1, maxLength: 4 })
    // An address that nothing parts from the word before it is none.
    .map((pieces) => pieces.join(' ').replace(/^(?=\S*(?:@|:\/\/))/u, 'at ')),
  look: fc.constantFrom('', '', 'b', 'i', 's', 'a', 'br'),
});
/** Runs, parted by white space or not; a letter stands first, for a line of signs alone may be anything. */
const RUNS = fc
  .array(fc.tuple(RUN, fc.constantFrom(' ', ' ', '')), { minLength: 1, maxLength: 4 })
  .map((runs): Run[] => [
    { text: 'Say ', look: '' },
    ...runs.map(([{ text, look }, end]) => ({
      text: look === 'br' ? `${text} Then ` : `${text}${end}`,
      look,
    })),
    { text: 'so.', look: '' },
  ]);
const BLOCK: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('paragraph', 'paragraph', 'heading', 'quote'), runs: RUNS }),
  fc.record({
    type: fc.constant('list' as const),
    isOrdered: fc.boolean(),
    items: fc.array(RUNS, { minLength: 1, maxLength: 4 }),
  }),
  fc.integer({ min: 2, max: 3 }).chain((width) =>
    fc.record({
      type: fc.constant('table' as const),
      rows: fc.array(fc.array(RUNS, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
    }),
  ),
);
const BLOCKS = fc.array(BLOCK, { minLength: 1, maxLength: 6 });

test.each([
  ['Word', (blocks: readonly Block[]) => readDocxDraft(inWord(blocks), 'a.docx', noPicture)],
  ['HTML', (blocks: readonly Block[]) => readHtmlDraft(inHtml(blocks), 'a.html', noPicture)],
])('every character of a document in %s is in the statement, in its order', (_, read) => {
  fc.assert(
    fc.property(BLOCKS, (blocks) => {
      expect(charactersOf(markdownOf(read(blocks)))).toBe(bare(blocks.map(textOf).join('')));
    }),
    { numRuns: runs(15) },
  );
});

function noPicture() {
  return { fault: 'is not there' };
}

function markdownOf({ value, problems }: Outcome<Draft>): string {
  expect(problems).toEqual([]);
  return value?.finish(new Map()).markdown ?? '';
}

/** What a reader of the Markdown sees, without white space. */
function charactersOf(markdown: string): string {
  let text = '';
  visit(parseBlocks(markdown), (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      text += toString(node);
    if (node.type === 'code' || node.type === 'html') text += `<${node.type}>${node.value}`;
  });
  return bare(text);
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '');
}

function textOf(block: Block): string {
  const inRuns = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');
  if (block.type === 'list') return block.items.map(inRuns).join('');
  return block.type === 'table' ? block.rows.flat().map(inRuns).join('') : inRuns(block.runs);
}

function inHtml(blocks: readonly Block[]): Uint8Array {
  const marked: Record<Run['look'], (text: string) => string> = {
    '': (text) => text,
    b: (text) => `<b>${text}</b>`,
    i: (text) => `<i>${text}</i>`,
    s: (text) => `<s>${text}</s>`,
    a: (text) => `<a href="https://a.example/?x=1&amp;y=(2)">${text}</a>`,
    br: (text) => text.replace(/ Then $/u, '<br>Then '),
  };
  const runs = (own: readonly Run[]) => own.map(({ text, look }) => marked[look](escaped(text))).join('');
  const body = blocks.map((block) => {
    if (block.type === 'list') {
      const tag = block.isOrdered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${runs(item)}</li>`).join('')}</${tag}>`;
    }
    if (block.type === 'table') {
      const cells = (row: (typeof block.rows)[number]) =>
        row.map((cell) => `<td>${runs(cell)}</td>`).join('');
      return `<table>${block.rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
    }
    const tag = { paragraph: 'p', heading: 'h2', quote: 'blockquote' }[block.type];
    return `<${tag}>${runs(block.runs)}</${tag}>`;
  });
  return new TextEncoder().encode(`<!DOCTYPE html><meta charset="utf-8"><body>${body.join('\n')}</body>`);
}

function inWord(blocks: readonly Block[]): Uint8Array {
  const looks = { '': '', b: '<w:b/>', i: '<w:i/>', s: '<w:strike/>', a: '', br: '' };
  const paragraph = (own: readonly Run[], properties = '') => {
    const runs = own.map(({ text, look }) => {
      const [first = '', second] = look === 'br' ? text.split(/(?= Then $)/u) : [text];
      const piece = (words: string) => `<w:t xml:space="preserve">${escaped(words)}</w:t>`;
      const inner = piece(first) + (second === undefined ? '' : `<w:br/>${piece(second)}`);
      const run = `<w:r><w:rPr>${looks[look]}</w:rPr>${inner}</w:r>`;
      return look === 'a' ? `<w:hyperlink r:id="l1">${run}</w:hyperlink>` : run;
    });
    return `<w:p><w:pPr>${properties}</w:pPr>${runs.join('')}</w:p>`;
  };
  const body = blocks.map((block) => {
    if (block.type === 'list') {
      const numbering = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${block.isOrdered ? 2 : 1}"/></w:numPr>`;
      return block.items.map((item) => paragraph(item, numbering)).join('');
    }
    if (block.type === 'table') {
      const cells = (row: (typeof block.rows)[number]) =>
        row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('');
      return `<w:tbl>${block.rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
    }
    const style = { paragraph: '', heading: '<w:pStyle w:val="H"/>', quote: '<w:pStyle w:val="Q"/>' };
    return paragraph(block.runs, style[block.type]);
  });
  const styles =
    '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>';
  return wordFile(body.join(''), { styles, links: { l1: 'https://a.example/?x=1&amp;y=(2)' } });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
