import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { po as gettext } from 'gettext-parser';
import { describe, expect, test } from 'vitest';
import { xliff12ToJs, xliff2js } from 'xliff';
import { asRead } from '../../src/exchange/docx/read/text.js';
import { exchangeFormats } from '../../src/exchange/index.js';
import type { ExportDocument, ExportUnit, ImportDocument } from '../../src/model/exchange.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import { runs } from '../runs.js';
import { bytes, exported, markdown, text, unit } from './documents.js';

/**
 * Text that every format can hold and that no tool trims: XML 1.0 §2.2, no white space at the edges of lines.
 */
const holdable = (value: string) =>
  asRead(value.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')) || 'x';

const body = fc.oneof(
  { weight: 19, arbitrary: markdown },
  {
    weight: 1,
    arbitrary: fc.constantFrom('واژه‌ها [پیوند](#) و **متن** '.repeat(100), '“a” & <b> ]]> '.repeat(100)),
  },
);

const documents = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/u), body, fc.option(body), fc.nat(2)), {
    selector: ([key]) => key,
    minLength: 1,
    maxLength: 4,
  })
  .map((list) =>
    exported(
      list.map(([key, source, target, status]): ExportUnit =>
        unit({
          key,
          source: holdable(source),
          target: target === null ? '' : holdable(target),
          status:
            target === null
              ? 'missing'
              : ((['translated', 'reviewed', 'outdated'] as const)[status] ?? 'translated'),
        }),
      ),
    ),
  );

/** Characters between words that some take for line ends. */
const SEPARATED = exported([
  unit({ key: 'a', source: 'a\u2029b', target: 'c\u2029d \u2028e \u0085f', status: 'translated' }),
]);

/** What a translator writes into the first segment; letters alone, so that it is no markup anywhere. */
const WRITTEN = 'تازه‌ترین «ترجمه» & <متن> "نقل"';

interface Tool {
  readonly format: string;
  readonly version?: string;
  /** Opens the file, writes into the segment, and saves it as the tool does. */
  readonly edit: (
    file: Uint8Array,
    document: ExportDocument,
    key: string | undefined,
    seed: number,
  ) => Uint8Array;
}

/** Line ends as XML 1.0 has them (§2.11); left alone, xmldom takes U+0085, U+2028 and U+2029 for such, too. */
const normalizeLineEndings = (xml: string) => xml.replace(/\r\n?/gu, '\n');

/** The file through a second XML reader and writer, in between the new target. */
function throughXml(
  file: Uint8Array,
  unitName: string,
  keyName: string,
  key: string | undefined,
): Uint8Array {
  const document = new DOMParser({ normalizeLineEndings }).parseFromString(text(file), 'text/xml');
  const unit = Array.from(document.getElementsByTagName(unitName)).find(
    (one) => key !== undefined && one.getAttribute(keyName) === key,
  );
  const source = unit?.getElementsByTagName('source')[0];
  if (unit !== undefined && source !== undefined) {
    const old = unit.getElementsByTagName('target')[0];
    const target = document.createElementNS(source.namespaceURI, 'target');
    target.appendChild(document.createTextNode(WRITTEN));
    if (old === undefined) source.parentNode?.insertBefore(target, source.nextSibling);
    else old.parentNode?.replaceChild(target, old);
  }
  return bytes(new XMLSerializer().serializeToString(document));
}

const TOOLS: Readonly<Record<string, Tool>> = {
  'PO, wrapped anew and reordered by gettext-parser': {
    format: 'po',
    edit: (file, _, key, seed) => {
      const table = gettext.parse(text(file));
      for (const [context, messages] of Object.entries(table.translations))
        for (const message of Object.values(messages))
          if (context === key) {
            message.msgstr = [WRITTEN];
            delete message.comments?.flag;
          }
      return gettext.compile(table, { foldLength: [0, 20, 200][seed % 3] ?? 79, sort: seed % 2 === 0 });
    },
  },
  'XLIFF 2.1 by a second XML writer': {
    format: 'xliff',
    edit: (file, _, key) => throughXml(file, 'unit', 'name', key),
  },
  'XLIFF 1.2 by a second XML writer': {
    format: 'xliff',
    version: '1.2',
    edit: (file, _, key) => throughXml(file, 'trans-unit', 'resname', key),
  },
  'DOCX, its runs split and marked as spelling checkers do': {
    format: 'docx',
    edit: (file, document, key, seed) => {
      const parts = unzipSync(file);
      let at = 0;
      const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
        .replace(/<w:tr>.*?<\/w:tr>/gsu, (row) => {
          const isWritten = at > 0 && document.units[at - 1]?.key === key;
          at += 1;
          if (!isWritten) return row;
          const run = `<w:r><w:t xml:space="preserve">${WRITTEN.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`;
          return row.replace(
            /(<w:bookmarkStart [^>]*>).*(<w:bookmarkEnd )/su,
            (_, open: string, close: string) => open + run + close,
          );
        })
        // Each part has the formatting of the whole, as word processors write it.
        .replace(RUN, (whole, formatting: string, words: string) => {
          const cut = 1 + (seed % 2);
          const part = (piece: string) => `<w:r>${formatting}<w:t xml:space="preserve">${piece}</w:t></w:r>`;
          // A pair of surrogates is one character in any word processor.
          return /[\uDC00-\uDFFF]/u.test(words.charAt(cut))
            ? whole
            : `${part(words.slice(0, cut))}<w:proofErr w:type="spellStart"/>${part(words.slice(cut))}`;
        });
      return zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
    },
  },
};

/** A bare address that runs on into brackets, which each reader of GFM ends elsewhere; a bracket in what a picture shows. */
const RUNS_ON = /(?:https?:|www\.)\S*[[\]]|!\[[^\]]*\[/u;

/** A run of one text, with its formatting. */
const RUN =
  /<w:r>((?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)<w:t xml:space="preserve">([^<&[]{4,})<\/w:t><\/w:r>/gsu;

const summed = (document: ImportDocument | undefined) =>
  Object.fromEntries(
    (document?.units ?? []).map(({ key, source, target, exported: before, unfinished }) => [
      key,
      { source, target, exported: before, unfinished: unfinished && target !== '' },
    ]),
  );

describe.each(Object.entries(TOOLS))('%s', (_, { format: id, version, edit }) => {
  const format = exchangeFormats.find((one) => one.id === id);
  const expected = (document: ExportDocument, key: string | undefined) =>
    Object.fromEntries(
      document.units.map((one) => [
        one.key,
        {
          source: one.source,
          target: one.key === key ? WRITTEN : one.target,
          exported: fingerprint(one.target),
          unfinished: one.status === 'outdated' && one.key !== key,
        },
      ]),
    );

  test.each([false, true])(
    'saved there, it is what was exported, and what was written (%s)',
    async (isWritten) => {
      await fc.assert(
        fc.asyncProperty(documents, fc.nat(5), async (document, seed) => {
          // What Word shows has no end of an address that runs on into brackets.
          fc.pre(
            id !== 'docx' || !document.units.some(({ source, target }) => RUNS_ON.test(source + target)),
          );
          const key = isWritten ? document.units[0]?.key : undefined;
          const file = await format?.serialize(document, { version });
          const outcome = await format?.parse(edit(file ?? new Uint8Array(), document, key, seed), 'file');
          expect(outcome?.problems).toEqual([]);
          expect(summed(outcome?.value)).toEqual(expected(document, key));
        }),
        { numRuns: runs(8), examples: [[SEPARATED, 0]] },
      );
    },
  );
});

describe('the independent reader of the package xliff', () => {
  const document = exported([
    unit({
      key: 'one',
      source: 'We ask the **UN** & [act](#"x") <now>',
      target: 'از **سازمان** باید [اقدام](#) & می‌خواهیم',
    }),
    unit({ key: 'two', source: 'Plain “words”', target: '', status: 'missing' }),
  ]);
  type Content = string | readonly (string | Readonly<Record<string, Readonly<Record<string, unknown>>>>)[];
  interface Read {
    readonly targetLanguage: string;
    readonly resources: Readonly<
      Record<string, Readonly<Record<string, { source: Content; target?: Content }>>>
    >;
  }
  /** The text between the codes. */
  const words = (content: unknown): string =>
    Array.isArray(content)
      ? content.map(words).join('')
      : typeof content === 'object' && content !== null
        ? Object.entries(content as Record<string, { contents?: unknown }>)
            .map(([name, code]) => (name === 'Span' ? words(code.contents) : ''))
            .join('')
        : typeof content === 'string'
          ? content
          : '';

  test.each([
    [undefined, xliff2js],
    ['1.2', xliff12ToJs],
  ])('reads version %s: languages, sources and targets', async (version, toJs) => {
    const format = exchangeFormats.find(({ id }) => id === 'xliff');
    const found = (await toJs(
      text((await format?.serialize(document, { version })) ?? new Uint8Array()),
    )) as Read;
    expect(found.targetLanguage).toBe('fa-AF');
    const units = Object.values(Object.values(found.resources)[0] ?? {});
    expect(units.map(({ source, target }) => [words(source), words(target)])).toEqual([
      ['We ask the UN & act <now>', 'از سازمان باید اقدام & می‌خواهیم'],
      ['Plain “words”', ''],
    ]);
  });
});
