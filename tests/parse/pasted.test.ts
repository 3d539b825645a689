import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parse/index.js';
import { checked } from '../check/corpora.js';
import { recognition } from '../recognition.js';
import { runs } from '../runs.js';

const RULES = new Set([
  'editor-remark',
  'indented-text',
  'mostly-quoted',
  'needless-escape',
  'separator-line',
  'typed-list',
  'all-quoted',
  'all-code',
  'other-format',
]);

const HEAD = '# Keep it open\n\n';

const OPTIONS = {
  file: 'locales/en/statement.md',
  revision: '',
  locale: 'en',
  date: '2026-03-12',
  ...recognition('en'),
};

function read(text: string) {
  return parse(text, OPTIONS);
}

/** The segments of a statement under a title, each with its role. */
function segments(body: string): string[] {
  const { value } = read(HEAD + body);
  return (value?.segments ?? []).slice(1).map(({ role, source }) => `${role}: ${source}`);
}

/** What is found in it: rule, severity, line and column in the body. */
function findings(body: string) {
  return checked(HEAD + body)
    .filter(({ rule }) => RULES.has(rule))
    .map(({ rule, severity, line = 0, column }) => [rule, severity, line - 2, column]);
}

describe('lines that begin with a bullet', () => {
  test.each([
    ['We ask:\n• to stay\n• to answer\nin writing', ['to stay', 'to answer in writing'], 2, 'We ask:'],
    ['• to stay\n\n• to answer', ['to stay', 'to answer'], 1],
    ['•\tto stay\n•\tto answer', ['to stay', 'to answer'], 1],
    [
      '·\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0to stay\n·\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0to answer',
      ['to stay', 'to answer'],
      1,
    ],
    ['•        to stay\n◦        to answer', ['to stay', 'to answer'], 1],
    ['\uF0B7\tto stay\no\tto answer\no\tto go', ['to stay', 'to answer', 'to go'], 1],
    ['We ask:\n– to stay\n– to answer', ['to stay', 'to answer'], 2, 'We ask:'],
    ['— to stay\n\n— to answer', ['to stay', 'to answer'], 1],
    ['➢ to stay', ['to stay'], 1],
    ['\u00A0\u00A0• to stay\n\u00A0\u00A0• to answer', ['to stay', 'to answer'], 1],
  ])('%j is a list, and is reported', (...[body, items, line, intro]) => {
    expect(segments(body)).toEqual([
      ...(intro === undefined ? [] : [`paragraph: ${intro}`]),
      ...items.map((item) => `item: ${item}`),
    ]);
    expect(findings(body)).toEqual([['typed-list', 'warning', line, body.startsWith('\u00A0') ? 3 : 1]]);
  });

  test.each([
    'They stay – all\nof them – here.',
    'They stay, they\n– as all know –\nsay so.',
    '“We stay.”\n\n— Amina Sorel',
    'Press • Contact • About',
    '`• code`',
    '```\n• code\n• code\n```',
    'o dia\no ano',
    '- a\n- b\n\n* c',
  ])('%j is not one', (body) => {
    expect(findings(body)).toEqual([]);
  });

  test('are names where names are looked for, and no finding', () => {
    const { value, problems } = read(
      `${HEAD}Text.\n\nSigned by:\n\n• Harbour Readers\n• Amina Sorel\n• Bo Quay\n`,
    );
    expect(value?.signatories.map(({ name }) => name)).toEqual(['Harbour Readers', 'Amina Sorel', 'Bo Quay']);
    expect(problems.filter(({ rule }) => RULES.has(rule))).toEqual([]);
  });
});

describe('entries that were typed as text', () => {
  test.each([
    ['We ask\n(a) to stay\n(b) to answer', 2],
    ['(1) to stay\n(2) to answer', 1],
    ['a) to stay\nb) to answer', 1],
    ['i. to stay\nii. to answer', 1],
    ['الف) بماند\nب) پاسخ دهد', 1],
    ['(۱) بماند\n(۲) پاسخ دهد', 1],
    ['-to stay\n-to answer', 1],
    ['•to stay\n•to answer', 1],
    ['1\\. to stay\n2\\. to answer', 1],
    ['1\\. to stay\n\n2\\. to answer', 1],
    ['\\- to stay\n\n\\- to answer', 1],
    ['\\- to stay\n\\- to answer', 1],
  ])('%j', (body, line) => {
    expect(findings(body)).toEqual([['typed-list', 'warning', line, 1]]);
  });

  test.each([
    '(a) to stay\n\n(b) to answer',
    'In (a) they stay\n(c) they go.',
    '1986\\. A great year.',
    'They came in\n3\\. and stayed.',
    'A. Sorel and\nB. Quay stay.',
  ])('%j is not one', (body) => {
    expect(findings(body)).toEqual([]);
  });
});

describe('a number and a period at the beginning', () => {
  const undated = { ...OPTIONS, date: undefined };
  test.each([
    ['de', '3. März 2026', '2026-03-03'],
    ['hr', '12. srpnja 2025., Zagreb', '2025-07-12'],
    ['cs', '12. srpna 2025, Praha', '2025-08-12'],
    ['hu', '2026. március 3.', '2026-03-03'],
    ['lv', '2026. gada 3. marts', '2026-03-03'],
    ['cs', '3. 3. 2026', '2026-03-03'],
    ['en', '3. March for water', undefined],
    ['en', '1. Resolution 1325', undefined],
    ['en', '1. ARTICLE 19', undefined],
    ['de', '3. März 2026\n4. Mai 2026', undefined],
  ])('of a date are no list, of anything else they are (%s): %s', (locale, text, date) => {
    const { value } = parse(`${HEAD}${text}\n\nWater for all of us.\n`, { ...undated, locale });
    expect(value?.date).toBe(date);
    expect(value?.segments.some(({ role }) => role === 'item')).toBe(date === undefined);
  });
});

describe('a line of dashes under a text', () => {
  test.each([
    'We ask the council to answer.\n-----',
    'We ask the council to answer.\n===',
    'With kind regards,\n---',
    'We ask the council\nto answer in writing.\n--',
    'از شورا می‌خواهیم پاسخ دهد.\n-----',
    `${'Words and '.repeat(12)}more\n---`,
    'Amina Sorel\nHarbour Readers\nQuay Street\n-----',
  ])('under a sentence is a separator: %j', (body) => {
    expect(segments(`${body}\n\nMore.`)).toEqual([
      `paragraph: ${body.split('\n').slice(0, -1).join(' ')}`,
      'paragraph: More.',
    ]);
    expect(findings(`${body}\n\nMore.`)).toEqual([['separator-line', 'warning', 1, 1]]);
  });

  test.each([
    'Our demands\n-----',
    'Background.\n---',
    'Signatories:\n---',
    'What now?\n===',
    'Two\nlines\n---',
  ])('under a heading makes one: %j', (body) => {
    expect(segments(`${body}\n\nMore.`)[0]).toMatch(/^(?:heading|signatories): /u);
    expect(findings(`${body}\n\nMore.`)).toEqual([]);
  });
});

describe('indented lines', () => {
  const sentence = 'We ask the council to keep the library open.';
  test.each(['    ', '\t', '      '])('that are sentences are text: %j', (indent) => {
    const body = `Text.\n\n${indent}${sentence}\n\n${indent}And to answer in a *letter* of its own, please.`;
    expect(segments(body)).toEqual([
      'paragraph: Text.',
      `paragraph: ${sentence}`,
      'paragraph: And to answer in a *letter* of its own, please.',
    ]);
    expect(findings(body)).toEqual([['indented-text', 'warning', 3, 1]]);
    expect(read(HEAD + body).value?.segments[2]?.position).toEqual({ line: 5, column: indent.length + 1 });
  });

  test.each([
    ['We ask:\n\n    - to stay\n    - to answer', ['to stay', 'to answer'], 1],
    ['We ask:\n\n    1. to stay\n    2. to answer', ['to stay', 'to answer'], 1],
    ['We ask:\n\n    • to stay\n    • to answer', ['to stay', 'to answer'], 2],
    ['We ask:\n\n\t• to stay\n\t  at home\n\t• to answer', ['to stay at home', 'to answer'], 2],
  ])('that are a list are one: %j', (body, items, count) => {
    expect(segments(body).slice(1)).toEqual(items.map((item) => `item: ${item}`));
    expect(findings(body)).toHaveLength(count);
    expect(findings(body)[0]).toEqual(['indented-text', 'warning', 3, 1]);
  });

  test('of a text that indents its sentences are text, also where they are short', () => {
    const body = `    ${sentence}\n\n    Our demands\n\nText.\n\n    More demands`;
    expect(segments(`Text.\n\n${body}`)).toEqual([
      'paragraph: Text.',
      `paragraph: ${sentence}`,
      'paragraph: Our demands',
      'paragraph: Text.',
      'paragraph: More demands',
    ]);
  });

  test('that may be text stay code, and are reported', () => {
    expect(findings('Text.\n\n    Amina Sorel of the Harbour Readers')).toEqual([
      ['indented-text', 'warning', 3, 1],
    ]);
  });

  test.each([
    'Text.\n\n    npm run build',
    'Text.\n\n    if (a) { return b; }',
    'Text.\n\n```\nWe ask the council to keep the library open.\n```',
  ])('%j is code', (body) => {
    expect(findings(body)).toEqual([]);
    expect(segments(body)).toEqual(['paragraph: Text.']);
  });
});

describe('comments of HTML', () => {
  test.each([
    ['Text <!-- Jane: agreed? --> more.', ['Text more.'], 1, 6],
    ['Text.\n\n<!-- Jane: agreed? -->\n\nMore.', ['Text.', 'More.'], 3, 1],
    ['<!-- Jane:\n\nagreed? -->\nText **more**.', ['Text **more**.'], 1, 1],
    ['> Text <!-- not\n> yet --> more.', ['Text more.'], 1, 8],
  ])('%j: left out, and reported', (body, texts, line, column) => {
    expect(segments(body).map((one) => one.replace(/^\w+: /u, ''))).toEqual(texts);
    expect(findings(body)).toEqual([['editor-remark', 'error', line, column]]);
  });

  test.each([
    '1. a\n\n<!-- -->\n\n1. b',
    '- a\n\n<!-- end list -->\n\n- b',
    '<!-- prettier-ignore -->\n\nText.',
    '<!---->\n\nText.',
    '<!-->\n\nText.',
  ])('of programs are left out without a word: %j', (body) => {
    expect(read(HEAD + body).problems).toEqual([]);
  });

  test('part two lists', () => {
    const { value } = read(`${HEAD}1. a a\n\n<!-- -->\n\n1. b b\n\nEnd of text.`);
    expect(value?.body.children.filter(({ type }) => type === 'list')).toHaveLength(2);
  });

  test('in code are code', () => {
    expect(findings('Text `<!-- not a comment -->`.')).toEqual([]);
    expect(segments('Text `<!-- not a comment -->`.')).toEqual(['paragraph: Text `<!-- not a comment -->`.']);
  });

  test('without an end stop a build', () => {
    const { problems } = read(`${HEAD}Text.\n\n<!-- Jane: agreed?\n\nMore.`);
    expect(problems).toContainEqual(
      expect.objectContaining({ rule: 'editor-remark', fatal: 'build', line: 5, column: 1 }),
    );
  });
});

describe('remarks that readers would see', () => {
  test.each([
    [
      'Text.[Jane: agreed?]{.comment-start id="0" author="Jane Roe"\ndate="2026-03-01T10:00:00Z"}More.[]{.comment-end id="0"}',
      6,
    ],
    ['Text.\\[Jane: agreed?\\]\\{.comment-start id="0"\\}More.', 6],
    ['They [will]{.insertion author="Jane"} stay.', 6],
    ['They [may]{.deletion author="Jane" date="2026-03-01"} stay.', 6],
    ['They stay.[]{.paragraph-insertion author="Jane"}', 11],
    ['They <span class="comment-start" id="0" author="Jane">agreed?</span>stay.', 6],
    ['They <del>may</del><ins>will</ins> stay.', 6],
    ['They {++will ++}stay.', 6],
    ['They {--may --}stay.', 6],
    ['They {~~may~>will~~} stay.', 6],
    ['They {==stay==}{>>agreed?<<}.', 6],
    ['They stay.[[JR1]](#_msocom_1)', 11],
    ['They stay.[\\[MW1\\]](#comment-0)', 11],
    ['They stay[[a]](#cmnt1).', 10],
    ['Commented [JR1]: Agreed?', 1],
    ['They stay[a].\n\n[a]Agreed?\n[b]By all?', 1],
    ['They stay[JR1].\n\n [JR1]Agreed?', 1],
  ])('%j stops a build', (body, column) => {
    const stops = checked(HEAD + body).filter(({ fatal }) => fatal === 'build');
    expect(stops[0]).toMatchObject({ rule: 'editor-remark', severity: 'error' });
    expect(stops[0]?.column).toBe(column);
  });

  test.each([
    '[TBC]',
    '[INSERT date]',
    '[XX]',
    '[DATE TBC]',
    '[City]',
    '[TODO: the number]',
    '[Jane: is this so?]',
  ])('%s may be one, and is reported', (note) => {
    expect(findings(`They met on ${note}.`)).toEqual([['editor-remark', 'warning', 1, 13]]);
  });

  test.each([
    'They said that “[t]he council” is [sic] here […] and [the town] stays.',
    'Harbour Readers [HR] and [AWCU]',
    'Use `{>>this<<}` and `[x]{.insertion}`.',
    'A set {1, 2} and a {place}.',
    'It fell ~~by half~~ to 5.',
    '[a]ll states and [a]ny other',
    '[Who: what?](https://example.org/)',
  ])('%j is not one', (body) => {
    expect(findings(body)).toEqual([]);
  });
});

describe('backslashes that do nothing', () => {
  test.each([
    ['2024\\-2025 and so on\\.', 5],
    ['They stay \\(all\\) here\\!', 11],
    ['The user\\_name, and \\~50 people', 9],
    ['# Heading \\- one', 11],
  ])('%j', (body, column) => {
    expect(findings(body)).toEqual([['needless-escape', 'info', 1, column]]);
  });

  test.each([
    '\\- no list',
    '\\# no heading',
    '2\\) no list',
    '\\*no stress\\* and \\[no link\\](x)',
    'www\\.example.org, https\\://example.org and press\\@example.org',
    '\\![no image](https://example.org)',
    '[no link]\\(https)',
    'A back\\\\-slash',
    '`a\\-b`',
    '### Heading \\###',
  ])('%j does something', (body) => {
    expect(findings(body).filter(([rule]) => rule === 'needless-escape')).toEqual([]);
  });
});

describe('a text that is all of one kind', () => {
  test.each([
    ['> # Title\n>\n> Text.', 'all-quoted'],
    ['>Title\n>\n>>Text\nwithout a sign.\n\n>More.', 'all-quoted'],
    ['On 12 March 2026, Amina wrote:\n\n> # Title\n>\n> Text.', 'all-quoted'],
    ['    Title\n\n    Text.', 'all-code'],
    ['\tTitle\n\n\tText.', 'all-code'],
    ['```\n# Title\n\nText.\n```', 'all-code'],
    ['~~~ markdown\n# Title\n~~~', 'all-code'],
    ['> # Title\n>\n> The council plans to close the library.\n\n-- \nAmina', 'all-quoted'],
    ['<p>Title</p>\n<p>Text.</p>', 'other-format'],
    ["<meta charset='utf-8'>\n\n<b>Title</b>\n\n<p>Text.</p>", 'other-format'],
    ['<div>\n\n<h1>Title</h1>\n\n<span>Text</span> more.\n\n</div>', 'other-format'],
  ])('%j is refused as %s', (text, rule) => {
    const { value, problems } = read(text);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ rule, fatal: true, line: 1, locale: 'en' }]);
    expect(problems[0]?.help).toMatch(/^(?:Delete|Rename)/u);
  });

  test.each([
    '# Title\n\n> All of it is a quotation.',
    'Title\n\n    code',
    '# Title\n\n<p>Text.</p>\n\nMore.\n\nAnd more.',
  ])('%j is not', (text) => {
    expect(read(text).value).toBeDefined();
  });
});

test('quotations that are most of a text are reported', () => {
  const quoted = '> # Keep it\n>\n> The council plans to close it.\n>\n> We ask it to stay.';
  expect(findings(`Hi all,\n\nplease see below.\n\n${quoted}\n\nBest, Amina`)).toEqual([
    ['mostly-quoted', 'warning', 5, 1],
  ]);
  expect(findings('They said:\n\n> We stay here, all of us, and we ask to be heard.\n\nSo.')).toEqual([]);
});

describe('white space and letters as word processors write them', () => {
  const TEXT =
    '# Keep ūs open\n\nThe council plans é to close it.\n\n- one é\n- two\n\n2. three\n3. four\n\nSigned by:\n\n1. Café Readers\n2. Bo Quay\n';
  const plain = read(TEXT);
  const same = (text: string) => {
    const { value } = read(text);
    const { segments, signatories, slug } = plain.value ?? {};
    expect(value).toMatchObject({ slug, signatories: signatories?.map(({ name }) => ({ name })) });
    expect(value?.segments.map(({ key, role, source }) => [key, role, source])).toEqual(
      segments?.map(({ key, role, source }) => [key, role, source]),
    );
  };

  test.each([
    ['letters and accents apart', (text: string) => text.normalize('NFD')],
    ['trailing spaces', (text: string) => text.replaceAll('\n', ' \n')],
    ['trailing no-break spaces', (text: string) => text.replaceAll(/(?<=.)\n/gu, '\u00A0\u00A0\n')],
    ['lines of invisible characters', (text: string) => text.replaceAll('\n\n', '\n\u200B\n')],
    ['lines that only look empty', (text: string) => text.replaceAll('\n\n', '\n\u00A0\u2003\n')],
    ['paragraphs of no-break spaces', (text: string) => text.replaceAll('\n\n', '\n\n&nbsp;\n\n\u00A0\n\n')],
    ['padded spaces', (text: string) => text.replaceAll(/(?<=\p{L}) (?=\p{L})/gu, ' \u00A0\u00A0')],
    ['no-break spaces behind marks', (text: string) => text.replaceAll(/(?<=^(?:#|-|\d\.)) /gmu, '\u00A0')],
    [
      'marks behind no-break spaces',
      (text: string) => text.replaceAll(/^(?=-|\d\.)/gmu, '\u00A0\u00A0\u00A0\u00A0'),
    ],
    [
      'paragraphs behind no-break spaces',
      (text: string) => text.replaceAll(/^(?=The|Signed)/gmu, '\u00A0\u00A0\u00A0\u00A0'),
    ],
    ['empty headings', (text: string) => text.replaceAll('\n\n', '\n\n##\n\n')],
  ])('%s change nothing', (_, written) => {
    expect(written(TEXT)).not.toBe(TEXT);
    same(written(TEXT));
    expect(read(written(TEXT)).problems).toEqual(plain.problems);
  });

  test('a no-break space alone between two words stays', () => {
    expect(segments('Dix\u00A0pour cent')).toEqual(['paragraph: Dix\u00A0pour cent']);
  });

  test('places are those of the file', () => {
    const text = '# Title\n\nme\u0301me \u00A0 mot\u0301 \u00A0x [it](x.html)\n';
    const { value } = read(text);
    const link = value?.segments[1]?.content.find(({ type }) => type === 'link');
    const column = (text.split('\n')[2] ?? '').indexOf('[') + 1;
    expect(link?.position?.start).toMatchObject({ line: 3, column });
  });
});

describe('any statement', () => {
  const words = fc.constantFrom(
    'the',
    'council',
    'plans',
    'é',
    'to',
    'close',
    '**all**',
    '*it*',
    'کتابخانه',
    '[x](https://example.org/)',
  );
  const line = fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
  const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
  const marked = (...marks: string[]) =>
    fc
      .array(fc.tuple(fc.constantFrom(...marks), line), { minLength: 1, maxLength: 4 })
      .map((all) => all.map(([mark, text]) => mark + text).join('\n'));
  const block = fc.oneof(
    paragraph,
    marked('- ', '1. ', '> ', '• ', '– ', '(a) ', '1\\. ', '    ', '\t', '◦\t', '\u00A0'),
    line.map((text) => `## ${text}`),
    line.map((text) => `${text}.\n-----`),
    line.map((text) => `<!-- ${text} -->`),
    fc.constant('| a | b |\n|---|---|\n| c | d |'),
    fc.constant('\u00A0'),
  );
  const statement = fc
    .array(block, { minLength: 1, maxLength: 8 })
    .map((blocks) => `# A title\n\nText.\n\n${blocks.join('\n\n')}\n`);

  /** The words of a text that Markdown and the sign of no list have, in order. */
  const wordsOf = (text: string) =>
    text
      .replace(/<!--[^]*?-->/gu, '')
      .replace(/\(https:[^)]*\)/gu, '')
      .match(/\p{L}+/gu) ?? [];

  test('keeps every word, in its order, whatever it was pasted from', () => {
    fc.assert(
      fc.property(statement, (text) => {
        const { value } = read(text);
        if (value === undefined) return;
        const code: string[] = [];
        const walk = (node: { type: string; value?: string; children?: unknown }) => {
          if (node.type === 'code') code.push(node.value ?? '');
          if (Array.isArray(node.children)) (node.children as (typeof node)[]).forEach(walk);
        };
        walk(value.body);
        const found = [
          ...value.segments.map(({ source }) => source),
          ...value.signatories.map(({ name, rest = [] }) => [name, ...rest].join(' ')),
          ...code,
        ];
        expect(wordsOf(found.join(' ')).sort()).toEqual(wordsOf(text.normalize('NFC')).sort());
      }),
      { numRuns: runs(25) },
    );
  });

  test('is the same whatever editor has saved it', () => {
    fc.assert(
      fc.property(statement, (text) => {
        const plain = read(text);
        const other = read(text.normalize('NFD'));
        const show = ({ value }: typeof plain) => value?.segments.map(({ key, source }) => [key, source]);
        expect(show(other)).toEqual(show(plain));
      }),
      { numRuns: runs(10) },
    );
  });

  test('has its findings on lines that exist, and its segments at their words', () => {
    fc.assert(
      fc.property(statement, (text) => {
        const lines = text.split('\n');
        const { value, problems } = read(text);
        for (const { line: at = 1, column = 1 } of problems) {
          expect(column - 1).toBeLessThanOrEqual(lines[at - 1]?.length ?? -1);
        }
        for (const { source, position } of value?.segments ?? []) {
          const there = lines[position.line - 1]?.slice(position.column - 1) ?? '';
          expect(there.charAt(0)).toBe(source.charAt(0));
        }
      }),
      { numRuns: runs(20) },
    );
  });
});
