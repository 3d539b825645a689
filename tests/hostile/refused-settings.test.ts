import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownTemplate } from '../../src/check/rules/own-template.js';
import { parseConfig } from '../../src/config/index.js';
import type { CheckSubject } from '../../src/model/check.js';
import { Failure } from '../../src/model/failure.js';
import type { LocalizedDocument } from '../../src/model/localized.js';
import { holdsCredentials } from '../../src/model/link.js';
import { PrintTimeout } from '../../src/model/print-timeout.js';
import { readFrontMatter } from '../../src/parse/front-matter.js';
import { blamed } from '../../src/render/pdf/slow-page.js';
import { ROOT } from '../publication.js';

/** A publication as far as the check of templates looks at it. */
const subjectOf = (whole: object) =>
  ({ config: {}, whole: { tags: ['en'], ...whole } }) as unknown as CheckSubject;

const configured = (yaml: string) => parseConfig(yaml, 'publish.config.yaml', ['html'], []);

describe('baseUrl', () => {
  test.each([
    ['https://user:secret@a.example/', 'a user name or a password'],
    ['https://user@a.example/', 'a user name or a password'],
    ['https:///user:secret@a.example/', 'a user name or a password'],
    ['https://a.example/?page=1', 'a query'],
    ['https://a.example/?', 'a query'],
    ['https://a.example/#top', 'a fragment'],
  ])('%s is refused at its place, and not repeated', (address, fault) => {
    const { value, problems } = configured(`slug: a\nbaseUrl: "${address}"\n`);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ line: 2, column: 10, fatal: true }]);
    expect(problems[0]?.message).toBe(`“baseUrl” has ${fault} in its address.`);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });

  test.each(['https://a.example', 'http://a.example:8080/b/c/', 'https://a.example/@b'])(
    '%s is one',
    (address) => {
      expect(configured(`baseUrl: "${address}"\n`).value?.baseUrl).toBe(address.replace(/\/$/u, ''));
    },
  );
});

describe('a slug', () => {
  const names: readonly (readonly [string, string, boolean])[] = [
    ['as long as a name may be', 'a'.repeat(100), true],
    ['longer', 'a'.repeat(101), false],
    ['of more bytes than a file’s name has', 'क'.repeat(90), false],
    ['of letters that stand for many', 'ﷺ'.repeat(20), false],
    ['of four megabytes', 'a'.repeat(4_000_000), false],
  ];
  test.each(names)('a slug %s is read or refused by its length', (_, slug, isRight) => {
    expect(configured(`slug: ${slug}\n`).problems.length).toBe(isRight ? 0 : 1);
    expect(readFrontMatter(`slug: ${slug}`, 'a.md').problems.length).toBe(isRight ? 0 : 1);
  });
});

test.each<[string, string, number?]>([
  ['url(file:///etc/passwd)', 'file:///etc/passwd'],
  ['URL( "file:///a b.png" )', 'file:///a b.png'],
  ["url('//a.example/a.png')", '//a.example/a.png'],
  ['@import "https://a.example/a.css"', 'https://a.example/a.css'],
  ['@import url(https://a.example/a.css) layer(a);', 'https://a.example/a.css', 9],
  ['u\\72l(https://a.example/a.png)', 'https://a.example/a.png'],
  ['\\75 rl("https://a.example/a.png")', 'https://a.example/a.png'],
  ['\\000075\\52L(https://a.example/a.png)', 'https://a.example/a.png'],
  ['@\\69mport "https://a.example/a.css"', 'https://a.example/a.css'],
  ['@imp\\6f rt/**/"h\\74tps://a.example/a.css"', 'https://a.example/a.css'],
  ['@import "data:text/css,a{}"', 'data:text/css,a{}'],
  ['url("ht\\\ntps://a.example/a.png")', 'https://a.example/a.png'],
  ['url(/\\5c a.example/a.png)', '/\\a.example/a.png'],
  ['image-set("https://a.example/a.png" 1x)', 'https://a.example/a.png'],
  ['-webkit-image-set(url(https://a.example/a.png) 1x)', 'https://a.example/a.png', 19],
  ['<!--url(https://a.example/a.png)', 'https://a.example/a.png', 5],
  ['url(https://a.example/a.png', 'https://a.example/a.png'],
])('a style that has %s is reported', (css, address, column = 1) => {
  const whole = {
    templates: [{ name: 'page.css', text: `a {}\n${css}` }],
    knownTemplates: { 'page.css': {} },
  };
  const found = [...ownTemplate.run(subjectOf(whole))];
  expect(found).toMatchObject([{ file: 'templates/page.css', line: 2, column }]);
  expect(found[0]?.message).toContain(`“${address}”`);
});

test.each([
  '<style media="screen">a { b: u\\72l(//a.example/a.png) }</style>',
  '<p style="background: url(//a.example/a.png)">',
  "<p style='background: &#117;rl(&quot;//a.example/a.png&quot;)'>",
  "<p>It's here.</p><style>a { b: url(//a.example/a.png)",
])('a page with a style that loads is reported: %s', (text) => {
  const whole = { templates: [{ name: 'page.mustache', text }], knownTemplates: { 'page.mustache': {} } };
  const found = [...ownTemplate.run(subjectOf(whole))];
  expect(found).toMatchObject([{ file: 'templates/page.mustache', line: 1 }]);
  expect(found[0]?.message).toContain('“//a.example/a.png”');
});

test('the templates of the package load nothing', () => {
  const names = readdirSync(join(ROOT, 'templates')).filter((name) => /\.(?:css|mustache|html)$/u.test(name));
  const templates = names.map((name) => ({
    name,
    text: readFileSync(join(ROOT, 'templates', name), 'utf8'),
  }));
  const knownTemplates = Object.fromEntries(names.map((name) => [name, {}]));
  const found = [...ownTemplate.run(subjectOf({ templates, knownTemplates }))];
  expect([names.length > 5, found.filter(({ message }) => message.includes('style loads'))]).toEqual([
    true,
    [],
  ]);
});

test('a style that has files of the edition and data is right', () => {
  const text = [
    '@charset "utf-8"; @namespace svg url(http://www.w3.org/2000/svg); @import "own-fonts.css";',
    'a { b: url(fonts/a.woff2); c: url("/assets/a.png"); d: url(data:image/png;base64,AA) }',
    '/* url(https://a.example) */ b { content: "url(https://a.example)" \'@import "//a.example"\' }',
    'c { content: "https://a.example"; src: my-url(https://a.example) "a\\"url(//a.example)" }',
  ].join('\n');
  const whole = { templates: [{ name: 'page.css', text }], knownTemplates: { 'page.css': {} } };
  expect([...ownTemplate.run(subjectOf(whole))]).toEqual([]);
});

describe('a page that takes too long to print', () => {
  const printed = (words: string, notes: number) =>
    ({
      locale: { tag: 'fa' },
      body: {
        children: Array.from({ length: notes }, () => ({
          type: 'footnoteDefinition',
          position: { start: { line: 7, column: 1 } },
        })),
      },
      segments: [
        {
          segment: { key: 'a', position: { line: 3, column: 1 } },
          content: [{ type: 'text', value: words }],
        },
      ],
    }) as unknown as LocalizedDocument;
  const timeout = new PrintTimeout('fa/a.pdf', 60);

  test.each([
    ['a paragraph too long', printed('a'.repeat(40_000), 0), 3],
    ['too many notes', printed('a', 3_000), 7],
  ])('because of %s: the content is at fault, and the place is named', (_, document, line) => {
    const error = blamed(timeout, document, 'locales/en/statement.md');
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({
      code: 1,
      problems: [{ file: 'locales/en/statement.md', line, column: 1 }],
    });
  });

  test('without much on it: the machine is', () => {
    expect(blamed(timeout, printed('a', 2), 'a.md')).toBe(timeout);
    expect(timeout.code).toBe(3);
  });
});

test.each([
  ['https://user@a.example/', true],
  ['https:///user:pw@a.example/', true],
  ['HTTPS://///user:pw@a.example/', true],
  ['https://us\ner:pw@a.example/', true],
  ['https://@a.example/', true],
  ['https://a.example/@b', false],
  ['https://a.example/?to=a@b', false],
  ['mailto:user@a.example', false],
])('%j has credentials: %s', (url, has) => {
  expect(holdsCredentials(url)).toBe(has);
});
