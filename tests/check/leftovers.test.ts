import { expect, test } from 'vitest';
import { conversionLeftover } from '../../src/check/rules/conversion-leftover.js';
import { leftovers } from '../../src/check/leftovers.js';
import { checked } from './corpora.js';

const found = (body: string) =>
  checked(`# Keep it open\n\n${body}`).flatMap(({ rule, severity, line = 0, column }) =>
    rule === conversionLeftover.id ? [[severity, line - 2, column]] : [],
  );

/** What is left over, how bad it is, and the columns where it begins. */
const LEFT: [body: string, severity: string, ...columns: number[]][] = [
  ['They [stay]{.underline} here.', 'error', 12],
  ['They **stay**{.mark} here.', 'error', 14],
  ['## Demands {#demands .unnumbered}', 'error', 12],
  ['[]{#_Toc123 .anchor}They stay.', 'error', 3],
  ['![A map](https://example.org/map.png){width="6.5in"\nheight="4in"}', 'error', 38],
  ['They \\[stay\\]\\{.underline\\}.', 'error', 14],
  ['They stay.\n{: .lead}', 'error', 1],
  ['::: {custom-style="Body Text"}\nThey stay.\n:::', 'error', 1, 1],
  ['They `<u>`{=html}stay`</u>`{=html}.', 'error', 11, 28],
  ['They stay.^[In the town.]', 'error', 11],
  ['They pay 10^6^ each.', 'warning', 12],
  ['+------+------+\n| a    | b    |\n+======+======+', 'warning', 1, 1],
  ['  Name     Town\n  -------- --------\n  Amina    Quay', 'warning', 3],
  ['They stay.[[1]](#_ftn1)', 'warning', 11],
  ['[\\[1\\]](#_ftnref1) In the town.', 'warning', 1],
  ['They stay.[1](#sdfootnote1sym)', 'warning', 11],
  ['They stay.[^1^](#fn1)', 'warning', 11],
  ['In the town. [↑](#footnote-ref-1)', 'warning', 14],
  ['[Demands 2](#_Toc407035152)', 'warning', 11],
  ['See Error! Bookmark not defined. for it.', 'error', 5],
  ['See HYPERLINK "https://example.org" for it.', 'error', 5],
  ['[[_TOC_]]\n\nThey stay.', 'error', 1],
  ['They stay.\n\n\\newpage\n\nThey go.', 'error', 1],
  ['They stay.\n\n{{< figure src="a" >}}', 'error', 1],
  ['\\# Demands', 'warning', 1],
  ['They\\ stay.', 'warning', 5],
  ['They ==stay== here.', 'warning', 6],
  ['They say &amp;ldquo;No&amp;rdquo;.', 'error', 10, 23],
  ['They say &ldquo;No&#8221;&nbsp;– caf&eacute;.', 'info', 10, 19, 26, 37],
  ['They donâ€™t stay at the cafÃ©.', 'error', 9, 29],
  ['Ø§Ù„Ø³Ù„Ø§Ù…', 'error', 1],
  ['They don=E2=80=99t stay=20\nhere.', 'warning', 9, 24],
  ['They stay. [image: image.png]', 'warning', 12],
  ['They stay. [cid:image001.png@01DA]', 'warning', 12],
  ['See https://eur01.safelinks.protection.outlook.com/?url=x&data=a%40example.org', 'warning', 5],
  ['Write to press@example.org <mailto:press@example.org>.', 'warning', 10],
  ['See www.example.org<http://www.example.org/>.', 'warning', 5],
  ['See our page<https://example.org/>.', 'warning', 13],
  ['From: Amina Sorel\nSent: Monday\nTo: all', 'warning', 1],
  ['They stay.\n\nSent from my phone', 'warning', 1],
];

test.each(LEFT)('%j is found: %s', (body, severity, ...columns) => {
  expect(found(body).map(([bad, , column]) => [bad, column])).toEqual(
    columns.map((column) => [severity, column]),
  );
});

test('every kind of leftover is among them', () => {
  const unseen = leftovers.filter(({ pattern }) => !LEFT.some(([body]) => body.search(pattern) >= 0));
  expect(unseen.map(({ what }) => what)).toEqual([]);
});

test.each([
  'The set {1, 2}, a {place} and {} stay.',
  'AT&amp;T, &lt;b&gt; and &#35; one; R&D; a & b;',
  'They stay.[^1] And [here](https://example.org/#_ftn1).\n\n[^1]: In the town.',
  '`{.underline}` and\n\n```\n[x]{.mark} â€™ &rsquo;\n```',
  'CAFÉ… “CAFÉ” São Tomé, SÃO, ÇA, Île-à-Vache, «À»',
  '2^10 and a ^ b',
  'x = 20\nand y =\n5',
  'a == b and c == d',
  'See <https://example.org/> and https://example.org/?a=20\nand <press@example.org>.',
  'From: the coast\nTo: the hills',
  'They pay 5 $ \\* 2 at 3 : 4 ::',
  '| a | b |\n|---|---|\n| c | d |',
  '-- --\n\n- - -',
  'C:\\\\Quay',
])('%j has none', (body) => {
  expect(found(body)).toEqual([]);
});

test('many of a kind are shown in part, and counted', () => {
  const all = checked(`# Title\n\n${'it{.mark} '.repeat(30)}`);
  expect(all).toHaveLength(10);
  expect(all.at(-1)?.message).toMatch(/20 more follow\.$/u);
});
