import fc from 'fast-check';
import mammoth from 'mammoth';
import { parse as parseHtml } from 'parse5';
import { afterAll, expect, test } from 'vitest';
import { createPrinter } from '../../src/io/browser/printer.js';
import { createHost } from '../../src/io/host.js';
import { createPdfReader } from '../../src/io/pdf-reader.js';
import type { ArticleFile } from '../../src/model/article.js';
import { localizeAll } from '../../src/pipeline/documents.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import { renderEdition } from '../../src/pipeline/render.js';
import { formats } from '../../src/render/index.js';
import { elements, textOf } from '../html.js';
import { publicationOf } from '../publication.js';
import { runs } from '../runs.js';
import { warmBrowser } from '../warm-browser.js';

const IDS = ['html', 'txt', 'docx', 'fragment', 'json'];
const printer = createPrinter({ env: process.env, keeper: warmBrowser() });
const reader = createPdfReader();
afterAll(() => printer.close());

/** Beginnings and letters of made-up words in three scripts; each word occurs once in a statement. */
const SCRIPTS = [
  ['zq', 'abcdefghij'],
  ['ظق', 'ابتثجحدرزس'],
  ['צק', 'אבגדהוזחטי'],
] as const;
const OWN = /zq[a-j]{3}|ظق[ابتثجحدرزس]{3}|צק[אבגדהוזחטי]{3}/gu;
const CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** The made-up words of a text in the order in which they first occur. */
const ownWords = (text: string) => [...new Set(text.replace(CONTROLS, '').match(OWN))];

/** The n-th word. */
function wordAt(script: number, count: number): string {
  const [start, letters] = SCRIPTS[script % SCRIPTS.length] ?? SCRIPTS[0];
  const digits = String(count).padStart(3, '0');
  return start + Array.from(digits, (digit) => letters[Number(digit)]).join('');
}

/** How words become a block. */
const FORMS: readonly ((take: () => string) => string)[] = [
  (take) => `${take()} **${take()} ${take()}** ${take()}.`,
  (take) => `${take()} *${take()}* [${take()} ${take()}](https://x.example/a), ~~${take()}~~.`,
  (take) => `## ${take()} ${take()}`,
  (take) => `- ${take()} ${take()}\n  - ${take()}\n- ${take()}`,
  (take) => `3. ${take()}\n\n4. ${take()} \`${take()}\` ${take()}`,
  (take) => `> ${take()} ${take()}\n>\n> ${take()}`,
  (take) => `${take()}\\\n${take()} ${take()}`,
  (take) => `| ${take()} | ${take()} |\n| :-- | --: |\n| ${take()} | ${take()} |`,
];
const statement = fc.record({
  tag: fc.constantFrom('en', 'fa', 'ar', 'he'),
  forms: fc.array(fc.constantFrom(...FORMS), { minLength: 2, maxLength: 6 }),
  scripts: fc.array(fc.nat(2), { minLength: 1, maxLength: 9 }),
  names: fc.nat(4),
  hasNote: fc.boolean(),
});

type Choice = typeof statement extends fc.Arbitrary<infer One> ? One : never;

/** A publication’s statement, and its words in their order. */
function publicationFrom({ tag, forms, scripts, names, hasNote }: Choice) {
  const words: string[] = [];
  const take = () => {
    const word = wordAt(scripts[words.length % scripts.length] ?? 0, words.length);
    words.push(word);
    return word;
  };
  const parts = [
    `# ${take()} ${take()}`,
    ...forms.map((form) => form(take)),
    `${take()}${hasNote ? '[^1]' : ''}.`,
  ];
  if (names > 1)
    parts.push(
      `## ${take()}`,
      Array.from({ length: names }, (_, at) => `${at + 1}. ${take()} ${take()}`).join('\n'),
    );
  const opening = names > 1 ? words[words.length - 2 * names - 1] : undefined;
  if (hasNote) parts.push(`[^1]: ${take()} ${take()}`);
  const roles = { signatories: opening === undefined ? 'none' : [opening] };
  return { tag, words, roles, text: `---\ndate: 2026-03-12\nslug: x\n---\n\n${parts.join('\n\n')}\n` };
}

const inPage = (html: string) =>
  elements(parseHtml(html), ({ tagName }) => tagName === 'html')
    .map(textOf)
    .join(' ');

/** The made-up words in each format. */
async function published({ tag, text, roles }: ReturnType<typeof publicationFrom>) {
  const folder = await publicationOf({
    [`locales/${tag}/statement.md`]: text,
    'publish.config.yaml': JSON.stringify({ sourceLocale: tag, locales: [tag], roles }),
  });
  const host = createHost(folder, printer, reader);
  const { value: config } = await readConfig(host, undefined);
  const publication = config && (await readPublication(host, config)).value;
  if (publication === undefined) throw new Error(`The statement cannot be read: ${text}`);
  const documents = localizeAll(publication, [tag]);
  const chosen = formats.filter(({ id }) => IDS.includes(id));
  const { value: edition } = await renderEdition(host, publication, documents, chosen);
  const bytes = (path: string) => {
    const own = edition?.files.get(`${tag}/${path}`);
    if (own === undefined) throw new Error(`There is no ${path}.`);
    return Buffer.from(own);
  };
  const { article } = JSON.parse(bytes(`x.${tag}.json`).toString()) as ArticleFile;
  const word = await mammoth.convertToHtml({ buffer: bytes(`x.${tag}.docx`) });
  return {
    html: ownWords(inPage(bytes('index.html').toString())),
    txt: ownWords(bytes(`x.${tag}.txt`).toString()),
    docx: ownWords(inPage(word.value)),
    fragment: ownWords(inPage(bytes(`x.${tag}.fragment.html`).toString())),
    json: ownWords(JSON.stringify(article)),
  };
}

test('every format has the same words in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(statement.map(publicationFrom), async (one) => {
      const { words } = one;
      expect(await published(one)).toEqual({
        html: words,
        txt: words,
        docx: words,
        fragment: words,
        json: words,
      });
    }),
    { numRuns: runs(10) },
  );
});
