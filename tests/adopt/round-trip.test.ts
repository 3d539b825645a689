import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../src/model/catalogue.js';
import { parse } from '../../src/parse/index.js';
import { parseInline } from '../../src/parse/markdown.js';
import { parseWhole } from '../../src/adopt/read/blocks.js';
import { planAdoption, type AdoptionOptions } from '../../src/adopt/plan/plan.js';
import { recognition } from '../recognition.js';
import { runs } from '../runs.js';
import { inMarkdown } from './in-markdown.js';

const EMPTY: Catalogue = {
  locale: 'fa',
  file: 'locales/fa/statement.json',
  translations: new Map(),
  places: new Map(),
  states: new Map(),
  obsolete: new Map(),
};

const word = fc.constantFrom('water', 'river', 'rights', 'آب', 'رود', 'می‌خواهیم', 'המים', '50%', 'UN', '۱۲');
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
const stretch = fc.oneof(
  { weight: 4, arbitrary: words },
  words.map((inside) => `**${inside}**`),
  words.map((inside) => `*${inside}*`),
  words.map((inside) => `[${inside}](#)`),
  words.map((inside) => `[${inside}](https://x.example/a_b)`),
  words.map((inside) => `\`${inside}\``),
  words.map((inside) => `~~${inside}~~`),
);
const inline = fc.array(stretch, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
const prose = inline.map((text) => `${text}.`);

const bullets = (markers: (at: number) => string) => (texts: string[]) =>
  texts.map((text, at) => `${markers(at)}${text}`).join('\n');
const block = fc.oneof(
  { weight: 3, arbitrary: prose },
  inline.map((text) => `## ${text}`),
  fc.array(inline, { minLength: 1, maxLength: 3 }).map(bullets(() => '- ')),
  fc.array(inline, { minLength: 1, maxLength: 3 }).map(bullets((at) => `${at + 1}. `)),
  prose.map((text) => `> ${text}`),
  fc.tuple(prose, prose).map(([a, b]) => `${a}\\\n${b}`),
  fc
    .tuple(words, words, words, words)
    .map(([a, b, c, d]) => `| ${a} | ${b} |\n| --- | --- |\n| ${c} | ${d} |`),
  prose.map((text) => `![${text.replace(/[^\p{L} ]/gu, '')}](a.png)`),
  fc.constant('```\ncode = 1\n```'),
);
const statement = fc
  .record({
    title: inline,
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
    note: fc.option(prose, { nil: undefined }),
    names: fc.option(fc.uniqueArray(words, { minLength: 1, maxLength: 4 }), { nil: undefined }),
    hasEnd: fc.boolean(),
  })
  .map(({ title, blocks, note, names, hasEnd }) =>
    [
      '2025-08-12',
      `# ${title}`,
      ...blocks.flatMap((one, at) => (at === 0 ? [one] : ['And so:', one])),
      ...(note === undefined ? [] : [`A note.[^n]`, `[^n]: ${note}`]),
      ...(names === undefined
        ? ['The rest is silence.']
        : ['Signatories:', bullets((at) => `${at + 1}. `)(names)]),
      ...(hasEnd ? ['End'] : []),
    ].join('\n\n'),
  );

test('a translation written as Markdown comes back as it was, whatever the publication', () => {
  fc.assert(
    fc.property(statement, fc.array(inline, { minLength: 40, maxLength: 40 }), (text, translations) => {
      const { value: document } = parse(text, {
        file: 's.md',
        revision: '',
        locale: 'en',
        ...recognition('en'),
      });
      if (document === undefined) throw new Error('The statement is none.');
      fc.pre(document.segments.length <= 40);
      const target = (at: number) => {
        const { role, source, content } = document.segments[at] ?? {};
        const [own = ''] = translations.slice(at);
        if (role === 'alt') return own.replace(/[^\p{L} ]/gu, '').trim() || 'x';
        if (role === 'signatories') return `${own}:`;
        const mark = content?.some(({ type }) => type === 'footnoteReference') === true ? '[^n]' : '';
        return source?.includes('\\\n') === true ? `${own}\\\n${own}.` : `${own}${mark}`;
      };
      const { value: whole } = parseWhole(
        inMarkdown(text, document, target),
        'fa.md',
        document.definitions,
        0,
      );
      const options: AdoptionOptions = {
        furniture: [],
        isBare: false,
        links: {},
        labels: [],
        end: 'پایان',
        readDate: (line) => (line === '2025-08-12' ? 'same' : 'none'),
        names: document.signatories.map(({ name }) => name),
        columns: [],
        shown: new Map(),
        force: false,
        parseInline: (markdown) => parseInline(markdown, document.definitions),
      };
      expect(whole).toBeDefined();
      if (whole === undefined) return;
      const plan = planAdoption(document, EMPTY, whole, options);
      expect(plan.problem).toBeUndefined();
      expect(plan.translations.map(({ markdown }) => markdown)).toEqual(
        document.segments.map((_, at) => target(at)),
      );
      expect(plan.names).toMatchObject({ matched: document.signatories.length, missing: [], unknown: [] });
      for (const { key, hash } of document.segments) {
        expect(plan.catalogue?.states.get(key)?.source).toBe(hash);
      }
    }),
    { numRuns: runs(12) },
  );
});

test('a translation with a block more or less is never adopted', () => {
  fc.assert(
    fc.property(statement, fc.nat(), fc.boolean(), (text, chosen, isMore) => {
      const { value: document } = parse(text, {
        file: 's.md',
        revision: '',
        locale: 'en',
        ...recognition('en'),
      });
      if (document === undefined) return;
      const { value: whole } = parseWhole(text, 'fa.md', document.definitions, 0);
      const body =
        whole?.blocks.filter(({ kinds, text: line }) => kinds[0] === 'paragraph' && line.endsWith('.')) ?? [];
      const one = body[chosen % Math.max(1, body.length)];
      if (whole === undefined || one === undefined) return;
      const blocks = whole.blocks.flatMap((block) =>
        block === one ? (isMore ? [block, block] : []) : [block],
      );
      const options: AdoptionOptions = {
        furniture: [],
        isBare: false,
        links: {},
        labels: [],
        end: 'End',
        readDate: (line) => (line === '2025-08-12' ? 'same' : 'none'),
        names: document.signatories.map(({ name }) => name),
        columns: [],
        shown: new Map(),
        force: true,
        parseInline: (markdown) => parseInline(markdown),
      };
      const plan = planAdoption(document, EMPTY, { ...whole, blocks }, options);
      expect(plan.catalogue).toBeUndefined();
      expect(plan.problem).toMatchObject({ rule: 'adopt-structure', severity: 'error' });
      expect(plan.problem?.help).toMatch(/statement: +s\.md[^]*translation: +fa\.md/u);
    }),
    { numRuns: runs(10) },
  );
});
