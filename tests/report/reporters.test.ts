import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import pc from 'picocolors';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { shown } from '../../src/model/output.js';
import type { Problem } from '../../src/model/problem.js';
import type { CheckReport } from '../../src/model/report.js';
import { reporters } from '../../src/report/index.js';
import { runs } from '../runs.js';
import { checked } from './documents.js';

const plain = pc.createColors(false);
/** What is on stdout. */
const written = (name: string, report: CheckReport) => shown(reporters[name]?.(report, plain) ?? [], false);

const { documents } = await checked({
  'publish.config.yaml': 'locales: [en, fa, ps]',
  'locales/en/statement.md': '# The river\n\nIt has to flow.\n\n## Signatories:\n\n- One\n',
  'locales/fa/statement.json': '{ "the-river": "رود" }',
});

/** Words that each of the formats takes for its own. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['رود', '%', '%0A', '::error::', ':', ',', '&', '<', '>', '"', ']]>', '\n', '\r', '  '],
      ),
      fc.constantFrom('\u0000', '\u001b[31m', '\uD800', '\uFFFE', '\u202E', '\t', ' ', '\\', '`', '<!--'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => `A${pieces.join('')}z`);

const problems: fc.Arbitrary<Problem[]> = fc.array(
  fc
    .record({
      rule: fc.constantFrom('numbers', 'links', 'forbidden-character', 'placeholder-link'),
      severity: fc.constantFrom('error', 'warning', 'info'),
      locale: fc.constantFrom(undefined, 'en', 'fa', 'ps', 'he'),
      key: fc.option(words, { nil: undefined }),
      file: fc.constantFrom(
        'locales/en/statement.md',
        'locales/fa/statement.json',
        'locales/ا ب,%:.json',
        undefined,
      ),
      line: fc.integer({ min: 1, max: 9999 }),
      column: fc.integer({ min: 1, max: 9999 }),
      message: words,
      help: fc.option(words, { nil: undefined }),
      places: fc.constantFrom(0, 1, 2),
    })
    .map(({ places, file, line, column, ...rest }): Problem => ({
      ...rest,
      ...(file === undefined ? {} : { file }),
      line: file !== undefined && places > 0 ? line : undefined,
      column: file !== undefined && places > 1 ? column : undefined,
    })),
  { maxLength: 8 },
);

const reportOf = (found: Problem[]): CheckReport => {
  const short = documents
    .filter(({ completeness }) => completeness.percent < 100)
    .map(({ locale }) => locale.tag);
  return {
    documents,
    problems: found,
    segments: 3,
    short,
    min: 100,
    require: 'translated',
    ok: false,
    version: '1.2.3',
    homepage: 'https://tool.example/',
  };
};

/** A finding as every reporter has to show it: how bad, where, which rule. */
type Told = readonly [severity: string, place: string, rule: string];

type Part = string | number | undefined;
const place = (file: Part, line: Part, column: Part) =>
  [file, line, column].filter((part) => part !== undefined).join(':');

const readers: Readonly<Record<string, (output: string) => Told[]>> = {
  json: (output) =>
    (JSON.parse(output) as { problems: Problem[] }).problems.map(({ severity, file, line, column, rule }) => [
      severity,
      place(file, line, column),
      rule,
    ]),
  text: (output) => {
    let file: string | undefined;
    return output.split('\n').flatMap((line): Told[] => {
      const found = /^ +(\d+|-):(\d+|-) {2}(error|warning|note) +A.*z {2}([a-z-]+)$/u.exec(line);
      if (found === null) {
        if (line.startsWith('locales')) file = line;
        return [];
      }
      const [, row, column, severity = '', rule = ''] = found;
      const number = (value: string | undefined) => (value === '-' ? undefined : value);
      return [[severity === 'note' ? 'info' : severity, place(file, number(row), number(column)), rule]];
    });
  },
  github: (output) =>
    output
      .trimEnd()
      .split('\n')
      .filter((line) => !line.includes('title=completeness::'))
      .map((line): Told => {
        // As the runner of GitHub Actions reads a command: properties until `::`, parted by commas.
        const [, command = '', list = ''] = /^::(error|warning|notice) (.*?)::A/u.exec(line) ?? [];
        const unescaped = (value: string) =>
          value
            .replaceAll('%0D', '\r')
            .replaceAll('%0A', '\n')
            .replaceAll('%3A', ':')
            .replaceAll('%2C', ',')
            .replaceAll('%25', '%');
        const given = new Map(
          list
            .split(',')
            .map((one) => [one.split('=')[0], unescaped(one.slice(one.indexOf('=') + 1))] as const),
        );
        const severity = command === 'notice' ? 'info' : command;
        return [
          severity,
          place(given.get('file'), given.get('line'), given.get('col')),
          given.get('title') ?? '',
        ];
      }),
  junit: (output) =>
    all(junitOf(output), 'testcase')
      .filter((one) => one.getAttribute('name') !== 'completeness')
      .map((one): Told => {
        const failure = all(one, 'failure')[0];
        const said = (failure ?? all(one, 'system-out')[0])?.textContent ?? '';
        const severity = failure === undefined ? (/^(warning|info): /u.exec(said)?.[1] ?? '') : 'error';
        const told = said.replace(/^(?:warning|info): /u, '').split('\n')[0] ?? '';
        return [severity, told, one.getAttribute('classname') ?? ''];
      }),
  gitlab: (output) =>
    (JSON.parse(output) as CodeQuality[])
      .filter(({ check_name: rule }) => rule !== 'completeness')
      .map(({ check_name: rule, severity, location: { path, lines } }) => [
        { critical: 'error', minor: 'warning', info: 'info' }[severity] ?? '',
        place(path, lines.begin, undefined),
        rule,
      ]),
  markdown: (output) =>
    itemsOf(output).map((item): Told => {
      const codes = item.filter((one) => one.type === 'inlineCode').map(({ value }) => value);
      const words = { error: 'error', warning: 'warning', note: 'info' };
      const word = toString(item).split(' ')[0] as keyof typeof words;
      return [words[word], codes.length > 1 ? (codes[0] ?? '') : '', codes.at(-1) ?? ''];
    }),
  sarif: (output) =>
    resultsOf(output)
      .filter(({ ruleId }) => ruleId !== 'completeness')
      .map(({ ruleId, level, locations: [{ physicalLocation }] }) => {
        const { artifactLocation, region } = physicalLocation;
        const file = artifactLocation.uri.split('/').map(decodeURIComponent).join('/');
        return [level === 'note' ? 'info' : level, place(file, region.startLine, region.startColumn), ruleId];
      }),
};

interface CodeQuality {
  readonly check_name: string;
  readonly severity: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}
/** Findings as another reader of GitHub’s Markdown sees them. */
const itemsOf = (output: string): PhrasingContent[][] => {
  const list = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(output)
    .children.find((one) => one.type === 'list');
  return (list?.children ?? []).map(({ children: [paragraph] }) =>
    paragraph?.type === 'paragraph' ? paragraph.children : [],
  );
};

/** The root as another XML reader sees it; it throws where the file is not well-formed. */
const junitOf = (output: string): Element => {
  const root = new DOMParser({ onError: throwing }).parseFromString(output, 'text/xml').documentElement;
  if (root === null) throw new Error('The file has no root element.');
  return root;
};
/** A warning is no fault: the reader wonders at U+FFFD, which stands for characters that XML cannot hold. */
const throwing = (level: string, message: string) => {
  if (level !== 'warning') throw new Error(message);
};
const all = (element: Element, name: string) => Array.from(element.getElementsByTagName(name));
const counted = (element: Element, name: string) => Number(element.getAttribute(name));

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number; readonly startColumn?: number };
      };
    },
  ];
}
interface SarifRun {
  readonly automationDetails: { readonly id: string };
  readonly results: readonly SarifResult[];
  readonly tool: {
    readonly driver: {
      readonly informationUri: string;
      readonly rules: readonly Readonly<Record<string, unknown>>[];
    };
  };
}
const runOf = (output: string) => (JSON.parse(output) as { runs: [SarifRun] }).runs[0];
const resultsOf = (output: string) => runOf(output).results;

const sorted = (told: readonly Told[]) => told.map((one) => one.join(' ')).sort();
/** Reports for code scanning must name a file and a line, so a finding without them is given some. */
const withPlace = ({ file, locale, line, column }: Problem) =>
  place(
    file ?? (locale === undefined ? 'publish.config.yaml' : `locales/${locale}/statement.json`),
    line ?? 1,
    line === undefined ? undefined : column,
  );

describe('the same findings: how bad, where, which rule', () => {
  test.each(['json', 'text', 'github', 'gitlab', 'junit', 'markdown', 'sarif'])('%s', (name) => {
    fc.assert(
      fc.property(problems, (found) => {
        const report = reportOf(found);
        const told = readers[name]?.(written(name, report)) ?? [];
        const expected = report.problems.map((problem): Told => {
          const { severity, rule, file, line, column } = problem;
          if (name === 'gitlab') return [severity, withPlace({ ...problem, column: undefined }), rule];
          return [severity, name === 'sarif' ? withPlace(problem) : place(file, line, column), rule];
        });
        expect(sorted(told)).toEqual(sorted(expected));
      }),
      { numRuns: runs(50) },
    );
  });
});

describe('Markdown', () => {
  test('says what the messages say, and nothing in it does anything', () => {
    const texts = fc.constantFrom(
      '@ferry',
      '#12',
      'www.a.example',
      'https://a.example',
      'a@b.example',
      '$x$',
      '<b>',
    );
    fc.assert(
      fc.property(problems, texts, (found, text) => {
        const more = found.map((one) => ({ ...one, message: `A${text} ${one.message}` }));
        const output = written('markdown', reportOf(more));
        const items = itemsOf(output);
        expect(items).toHaveLength(found.length);
        for (const item of items) {
          const kinds = new Set(item.map(({ type }) => type));
          for (const kind of kinds) expect(['text', 'inlineCode', 'strong', 'html']).toContain(kind);
          for (const one of item) {
            if (one.type === 'html') expect(one.value).toMatch(/^(?:<br>|<!-- -->)$/u);
            if (one.type === 'text') expect(one.value).not.toMatch(/[@#]./u);
          }
          expect(toString(item.filter(({ type }) => type !== 'html'))).toContain(text);
        }
      }),
      { numRuns: runs(50) },
    );
  });

  test('of many findings the worst are listed, and the others counted', () => {
    const one: Problem = { rule: 'numbers', severity: 'warning', file: 'a', message: 'A' };
    const many = Array.from({ length: 40 }, (_, at): Problem => ({ ...one, line: at + 1 }));
    const output = written('markdown', reportOf([...many, { ...one, severity: 'error', line: 99 }]));
    expect(itemsOf(output)).toHaveLength(25);
    expect(toString(itemsOf(output)[0])).toContain('error a:99');
    expect(output).toContain('… and 16 more');
  });
});

describe('Code Quality', () => {
  test('every finding has a fingerprint of its own', () => {
    fc.assert(
      fc.property(problems, (found) => {
        const prints = (JSON.parse(written('gitlab', reportOf(found))) as CodeQuality[]).map(
          ({ fingerprint }) => fingerprint,
        );
        expect(new Set(prints).size).toBe(prints.length);
      }),
      { numRuns: runs(20) },
    );
  });
});

describe('SARIF', () => {
  const schemaFile = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ schemaId: 'id', meta: false, logger: false, allErrors: true });
  ajv.addMetaSchema(
    JSON.parse(
      readFileSync(createRequire(import.meta.url).resolve('ajv/lib/refs/json-schema-draft-04.json'), 'utf8'),
    ) as object,
  );
  const validate = ajv.compile(schema);

  test('the schema refuses what is no SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [{}] }] })).toBe(false);
  });

  test('is valid against the schema of 2.1.0, whatever was found', () => {
    fc.assert(
      fc.property(problems, (found) => {
        const report = reportOf(found);
        expect([validate(JSON.parse(written('sarif', report))), validate.errors]).toEqual([true, null]);
      }),
      { numRuns: runs(20) },
    );
  });

  test('has what code scanning asks for', () => {
    fc.assert(
      fc.property(problems, (found) => {
        const report = reportOf(found);
        const { results, tool, automationDetails } = runOf(written('sarif', report));
        expect(automationDetails.id).toMatch(/\/$/u);
        expect(tool.driver.informationUri).toBe(report.homepage);
        const prints = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
        expect(new Set(prints).size).toBe(results.length);
        for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
        for (const rule of tool.driver.rules)
          expect(rule).toMatchObject({
            shortDescription: { text: expect.any(String) as string },
            fullDescription: { text: expect.any(String) as string },
            help: { text: expect.any(String) as string, markdown: expect.any(String) as string },
            defaultConfiguration: { level: expect.stringMatching(/^(?:error|warning|note)$/u) as string },
          });
      }),
      { numRuns: runs(20) },
    );
  });

  test('a finding stays the same one when its line and its words change', () => {
    const finding: Problem = {
      rule: 'numbers',
      severity: 'error',
      locale: 'fa',
      key: 'a',
      message: 'A',
      file: 'f',
      line: 3,
    };
    const print = (problem: Problem) =>
      resultsOf(
        written('sarif', {
          documents: [],
          problems: [problem],
          segments: 1,
          short: [],
          min: 100,
          require: 'translated',
          ok: false,
          version: '1.0.0',
          homepage: 'https://tool.example/',
        }),
      )[0]?.partialFingerprints;
    expect(print({ ...finding, line: 9, message: 'B' })).toEqual(print(finding));
    expect(print({ ...finding, key: 'b' })).not.toEqual(print(finding));
  });
});

describe('JUnit', () => {
  test('is XML that an independent parser reads, and its counts agree', () => {
    fc.assert(
      fc.property(problems, (found) => {
        const report = reportOf(found);
        const root = junitOf(written('junit', report));
        for (const suite of [root, ...all(root, 'testsuite')]) {
          expect([counted(suite, 'tests'), counted(suite, 'failures')]).toEqual([
            all(suite, 'testcase').length,
            all(suite, 'failure').length,
          ]);
        }
        const cases = documents.length + report.problems.length;
        const errors = report.problems.filter(({ severity }) => severity === 'error').length;
        expect([counted(root, 'tests'), counted(root, 'failures')]).toEqual([
          cases,
          report.short.length + errors,
        ]);
      }),
      { numRuns: runs(30) },
    );
  });
});

/** What the schema of Jenkins’ xUnit plugin (junit-10.xsd) allows on each element and in it. */
const JUNIT: Readonly<Record<string, { readonly attributes: string; readonly children: string }>> = {
  testsuites: { attributes: 'name time tests failures errors', children: 'testsuite' },
  testsuite: {
    attributes: 'name tests failures errors group time skipped timestamp hostname id package file log url',
    children: 'testsuite properties testcase system-out system-err',
  },
  testcase: {
    attributes: 'name time classname group',
    children: 'skipped error failure rerunFailure rerunError flakyFailure flakyError system-out system-err',
  },
  failure: { attributes: 'type message', children: '' },
  'system-out': { attributes: '', children: '' },
};

test('JUnit has nothing that the strictest schema does not allow', () => {
  const strange = (element: Element): string[] => {
    const { attributes = '', children = '' } = JUNIT[element.nodeName] ?? {};
    const isStrange = (names: string, name: string) => !names.split(' ').includes(name);
    const inside = Array.from(element.childNodes).filter((child): child is Element => child.nodeType === 1);
    return [
      ...Array.from(element.attributes, ({ name }) => name).filter((name) => isStrange(attributes, name)),
      ...inside.map(({ nodeName }) => nodeName).filter((name) => isStrange(children, name)),
      ...inside.flatMap(strange),
    ];
  };
  fc.assert(
    fc.property(problems, (found) => {
      expect(strange(junitOf(written('junit', reportOf(found))))).toEqual([]);
    }),
    { numRuns: runs(15) },
  );
});

describe('GitHub', () => {
  test('one command a line; escapes as the runner takes them back', () => {
    const report: CheckReport = {
      documents,
      problems: [
        {
          rule: 'links',
          severity: 'info',
          file: 'a,b:c%.json',
          line: 2,
          column: 7,
          message: 'A\r\n50% z',
          help: '::B',
        },
      ],
      segments: 1,
      short: ['fa'],
      min: 90,
      require: 'reviewed',
      ok: false,
      version: '1.0.0',
      homepage: 'https://tool.example/',
    };
    expect(written('github', report)).toBe(
      '::notice file=a%2Cb%3Ac%25.json,line=2,col=7,title=links::A%0D%0A50%25 z%0A::B\n' +
        '::error title=completeness::fa is less than 90 %25 reviewed.\n',
    );
  });
});

describe('text', () => {
  const report = (given: Partial<CheckReport>): CheckReport => ({
    documents: [],
    problems: [],
    segments: 3,
    short: [],
    min: 100,
    require: 'translated',
    ok: false,
    version: '1.0.0',
    homepage: 'https://tool.example/',
    ...given,
  });
  const wrong: Problem = {
    rule: 'numbers',
    severity: 'error',
    file: 'b.json',
    line: 2,
    column: 9,
    message: 'Two\nlines.',
    help: 'Do it.',
  };

  test('is grouped by file, a finding a line, and help below it', () => {
    const found = [wrong, { ...wrong, file: 'a.md', severity: 'info' as const, help: undefined }];
    expect(written('text', report({ problems: found })).trimEnd()).toBe(
      `a.md
      2:9  note     Two lines.  numbers

b.json
      2:9  error    Two lines.  numbers
           Do it.

3 segments, 0 locales, 1 error, 1 note: failed: errors: numbers`,
    );
  });

  test.each([
    [{ ok: true }, /: ok$/u],
    [{ short: ['fa', 'ps'] }, /: failed: less than 100 % translated: fa, ps$/u],
    [{ problems: [wrong] }, /: failed: errors: numbers$/u],
    [
      { short: ['fa'], problems: [wrong, wrong] },
      /: failed: less than 100 % translated: fa; errors: numbers$/u,
    ],
  ])('its last line names what failed: %j', (given, last) => {
    expect(written('text', report(given)).trimEnd().split('\n').at(-1)).toMatch(last);
  });
});
