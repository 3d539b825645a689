import { expect, test } from 'vitest';
import { imageFault } from '../../src/parse/image-file.js';
import { build, edition, folderWith } from './folder.js';

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;
const withImage = (path: string, content: string | Uint8Array) =>
  folderWith({
    'locales/en/statement.md': `# Title\n\nText.\n\n![alt](${path})\n`,
    [`locales/en/${path}`]: content,
  });

test.each([
  ['a script', svg('<script>alert(1)</script>'), '<script>'],
  ['a script of another prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), '<script>'],
  ['an event', svg('', 'onload="alert(1)"'), 'script of an event'],
  ['an event in capitals', svg('<rect ONCLICK="alert(1)"/>'), 'script of an event'],
  ['another document', svg('<foreignObject/>'), '<foreignObject>'],
  ['HTML', svg('<b xmlns="http://www.w3.org/1999/xhtml">x</b>'), 'with the element <b>'],
  ['a link that runs', svg('<a href="javascript:alert(1)"/>'), 'loads or links'],
  ['a link of the old kind', svg('<a xlink:href="javascript:alert(1)"/>'), 'loads or links'],
  ['an image from elsewhere', svg('<image href="https://a.example/x.png"/>'), 'loads or links'],
  ['a drawing within', svg('<image href="data:image/svg+xml;base64,AA"/>'), 'loads or links'],
  ['a use of another file', svg('<use href="file:///etc/passwd#a"/>'), 'loads or links'],
  [
    'an address changed later',
    svg('<set attributeName="href" to="javascript:alert(1)"/>'),
    'changes an address',
  ],
  ['a style that imports', svg('<style>@import "https://a.example"</style>'), 'style loads'],
  ['a style that loads', svg('<style>a{fill:url(https://a.example)}</style>'), 'style loads'],
  [
    'a style that hides what it loads',
    svg('<style>a{fill:u\\72l(https://a.example)}</style>'),
    'style loads',
  ],
  [
    'an element that ends a style for the check alone',
    svg('<style><x/>@import url(https://a.example/x.css);</style>'),
    'element in a style sheet',
  ],
  ['a style in an attribute', svg('<rect style="fill:url(//a.example)"/>'), 'style loads'],
  ['a fill from elsewhere', svg('<rect fill="url(https://a.example#x)"/>'), 'style loads'],
  ['a style sheet', `<?xml-stylesheet href="https://a.example"?>${svg('')}`, 'processing instruction'],
  ['entities', `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('&a;')}`, 'entities'],
  ['no end', '<svg xmlns="http://www.w3.org/2000/svg"><g>', 'not well-formed'],
  ['no bottom', svg('<g>'.repeat(5000) + '</g>'.repeat(5000)), 'deep'],
  ['another root', '<svg><script xmlns="http://www.w3.org/2000/svg"/></svg>', 'without the root'],
])('an SVG with %s is no image', (_, content, says) => {
  expect(imageFault(Buffer.from(content), 'a.svg')?.message).toContain(says);
});

test('an SVG with a script stops the build at its place in the statement', async () => {
  const { code, stderr } = await build(await withImage('images/a.svg', svg('<script>alert(1)</script>')));
  expect([code, stderr]).toEqual([1, expect.stringMatching(/5:1 {2}error .*SVG with the element <script>/u)]);
});

test('an SVG that is only drawn is published as it is', async () => {
  const drawing = svg(
    '<style>a{fill:url(#g)}</style><defs><linearGradient id="g"/></defs><use href="#g"/><image href="data:image/png;base64,AA=="/>',
  );
  const folder = await withImage('images/a.svg', drawing);
  expect((await build(folder)).code).toBe(0);
  expect([...(await edition(folder)).values()]).toContain(drawing);
});

test.each([
  ['a page', 'images/a.png', '<!doctype html><script>alert(1)</script>', 'is not an image'],
  ['a page named so', 'images/a.html', '<!doctype html>', 'is not an image'],
  ['keys', 'images/id_rsa', '-----BEGIN OPENSSH PRIVATE KEY-----', 'is not an image'],
  ['a picture named as a page', 'images/a.html', Buffer.from('89504e470d0a1a0a', 'hex'), 'of the kind PNG'],
  ['a drawing named as a picture', 'images/a.png', svg(''), 'of the kind SVG'],
  ['nothing', 'images/a.png', '', 'is not an image'],
])('%s is not published as an image', (_, path, content, says) => {
  expect(imageFault(Buffer.from(content), path)?.message).toContain(says);
});
