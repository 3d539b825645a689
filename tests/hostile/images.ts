import { expect, test } from 'vitest';
import { imageFault } from '../../src/parse/image-file.js';
import { onePixel, pictures, pngHeader } from '../pictures.js';
import { build, edition, folderWith } from './folder.js';

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** Groups of which each refers to the next, twice. */
const doubled = (count: number, refer: (id: string) => string, times = 2) =>
  Array.from({ length: count }, (_, at) => `<g id="a${at}">${refer(`a${at + 1}`).repeat(times)}</g>`).join(
    '',
  );
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
    'with the element <set>',
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
    svg('<style><g/>@import url(https://a.example/x.css);</style>'),
    'element in a style sheet',
  ],
  [
    'an import behind a comment that a string begins',
    svg('<style>a{content:"/*"}@import "https://a.example";b{content:"*/"}</style>'),
    'style loads',
  ],
  ['a set of images', svg('<rect style="fill:image-set(\'https://a.example/x.png\' 1x)"/>'), 'style loads'],
  ['an attribute that nobody knows', svg('<rect formaction="https://a.example"/>'), 'attribute “formaction”'],
  ['another base for its addresses', svg('<g xml:base="https://a.example/"/>'), 'attribute “xml:base”'],
  ['an element that nobody knows', svg('<embed/>'), '<embed>'],
  ['an element of no namespace', svg('<x xmlns=""/>'), '<x>'],
  [
    'a script in what a program keeps',
    svg(`<metadata><r:RDF xmlns:r="${RDF}"><script/></r:RDF></metadata>`),
    '<script>',
  ],
  ['an image that a filter loads', svg('<filter><feImage href="#a"/></filter>'), '<feImage>'],
  ['an animation', svg('<rect><animate attributeName="x"/></rect>'), '<animate>'],
  [
    'a broken picture in it',
    svg('<image href="data:image/png;base64,AA=="/>'),
    'a picture in it that is cut off',
  ],
  [
    'an oversized picture in it',
    svg(`<rect style="fill:url(data:image/png;base64,${pngHeader(20_000, 20_000).toString('base64')})"/>`),
    'a picture in it that has 20,000 × 20,000',
  ],
  [
    'parts that repeat each other without end',
    svg(doubled(30, (id) => `<use href="#${id}"/>`)),
    'draws more than 100,000',
  ],
  [
    'masks that repeat each other without end',
    svg(doubled(30, (id) => `<g mask="url(#${id})"/>`)),
    'draws more than 100,000',
  ],
  [
    'masks that its style sheet repeats without end',
    svg(
      `<style>${Array.from({ length: 30 }, (_, at) => `.c${at}{mask:url(#a${at})}`).join('')}</style>${doubled(30, (id) => `<g class="c${id.slice(1)}"/>`)}`,
    ),
    'draws more than 100,000',
  ],
  [
    'a marker at each of many points',
    svg(
      `<marker id="m">${'<g/>'.repeat(500)}</marker><path marker-mid="url(#m)" d="${'M1 1'.repeat(500)}"/>`,
    ),
    'draws more than 100,000',
  ],
  [
    'parts that refer to each other too deep',
    svg(doubled(40, (id) => `<use href="#${id}"/>`, 1)),
    'more than 32 deep',
  ],
  ['a part made of itself', svg('<g id="a"><use href="#a"/></g>'), 'made of themselves'],
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

test.each([
  ['a name without end', `<style>${'a'.repeat(200_000)}</style>`],
  ['spaces without end', `<style>url(${' '.repeat(200_000)}</style>`],
  ['comments without end', `<style>${'/*'.repeat(100_000)}</style>`],
  ['rules that name nothing', `<style>${'a{b:url(#c)}'.repeat(10_000)}</style>${'<a/>'.repeat(5_000)}`],
  ['points without a marker', `<path d="${'M1 1'.repeat(50_000)}"/>`],
])('an SVG with %s is read in time that grows with it', (_, content) => {
  const start = performance.now();
  imageFault(Buffer.from(svg(content)), 'a.svg');
  expect(performance.now() - start).toBeLessThan(5000);
});

test('an SVG with a script stops the build at its place in the statement', async () => {
  const { code, stderr } = await build(await withImage('images/a.svg', svg('<script>alert(1)</script>')));
  expect([code, stderr]).toEqual([1, expect.stringMatching(/5:1 {2}error .*SVG with the element <script>/u)]);
});

test('an SVG that is only drawn is published as it is', async () => {
  const bitmap = `data:image/png;base64,${onePixel().toString('base64')}`;
  const drawing = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg(
    `<style>/* @import */ @media print{a:not(.b){fill:url('#g');color:rgb(1,2,3)}}</style>
    <inkscape:grid inkscape:label="Layer (1)" onload="no script here"/>
    <metadata><r:RDF xmlns:r="${RDF}"/></metadata><title>A river (and its banks)</title>
    <defs><linearGradient id="g"><stop offset="0" stop-color="hsl(10,10%,10%)"/></linearGradient></defs>
    <g id="b" transform="translate(1 2) scale(2)" data-name="a(b)" aria-label="(c)" class="b"><path d="M0 0h1z" style="fill:url(#g)"/></g>
    <use href="#b"/><use xlink:href="#b"/><a href="#b"><text x="1">words</text></a>
    <image href="${bitmap}" width="1" height="1"/><rect fill="url(#g) none" filter="drop-shadow(1px 1px 1px #000)"/>`,
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 9 9" xml:space="preserve"',
  )}`;
  const folder = await withImage('images/a.svg', drawing);
  expect(imageFault(Buffer.from(drawing), 'a.svg')).toBeUndefined();
  expect((await build(folder)).code).toBe(0);
  expect([...(await edition(folder)).values()]).toContain(drawing);
});

test.each([
  ['a page', 'images/a.png', '<!doctype html><script>alert(1)</script>', 'is not an image'],
  ['a page named so', 'images/a.html', '<!doctype html>', 'is not an image'],
  ['keys', 'images/id_rsa', '-----BEGIN OPENSSH PRIVATE KEY-----', 'is not an image'],
  ['a picture named as a page', 'images/a.html', Buffer.from('89504e470d0a1a0a', 'hex'), 'of type PNG'],
  ['a drawing named as a picture', 'images/a.png', svg(''), 'of type SVG'],
  ['nothing', 'images/a.png', '', 'is not an image'],
])('%s is not published as an image', (_, path, content, says) => {
  expect(imageFault(Buffer.from(content), path)?.message).toContain(says);
});

test.each(await pictures())('%s is an image, and none with any part of its end missing', (name, bytes) => {
  expect(imageFault(bytes, name)).toBeUndefined();
  const isTold = (length: number) =>
    /^is (?:not an image|cut off|broken)/u.test(imageFault(bytes.subarray(0, length), name)?.message ?? '');
  const lengths = Array.from(bytes.keys()).filter((at) => at % 5 === 0 || at > bytes.length - 20);
  expect(lengths.filter((length) => !isTold(length))).toEqual([]);
});

test('a PNG with one bit changed, wherever it is, is no image', async () => {
  for (const [name, bytes] of (await pictures()).filter(([, { length }]) => length < 300)) {
    const unseen: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Uint8Array.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (imageFault(changed, name) === undefined) unseen.push(bit);
    }
    expect([name, unseen]).toEqual([expect.stringContaining('.png'), []]);
  }
});

test.each(['sequential.jpg', 'progressive.jpg', 'restarts.jpg', 'still.gif'])(
  'most pieces taken out of the pixels of %s are missed, though its end is there',
  async (name) => {
    const bytes = new Map(await pictures()).get(name) ?? Buffer.alloc(0);
    const pixels = name.endsWith('.gif') ? 800 : bytes.indexOf(Buffer.from('ffda', 'hex')) + 14;
    const places = Array.from({ length: bytes.length - pixels - 60 }, (_, at) => pixels + at).filter(
      (at) => at % 5 === 0,
    );
    const missed = places.filter((at) => {
      const rest = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 50)]);
      return imageFault(rest, name) !== undefined;
    });
    expect(missed.length / places.length).toBeGreaterThan(0.8);
  },
);

test.each([
  [20_000, 20_000],
  [7_000, 7_000],
  [1, 20_000],
  [0xffff_ffff, 0xffff_ffff],
])('a picture of %i × %i pixels is refused by its size, before its pixels are read', (width, height) => {
  expect(imageFault(pngHeader(width, height), 'a.png')?.message).toContain(
    `has ${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`,
  );
});

test('a drawing that does not say its size is published', async () => {
  const folder = await folderWith({
    'locales/en/statement.md': '# Title\n\nText.\n\n![alt](a.svg)\n',
    'locales/en/a.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="100%"><rect width="10" height="10"/></svg>',
  });
  expect(await build(folder)).toMatchObject({ code: 0 });
});

test('images that are too much together stop the build at the first that is', async () => {
  const one = `![alt](0.png)`;
  const rows = Array.from({ length: 502 }, (_, at) => `![alt](${at}.png)`);
  const own = (await pictures()).find(([name]) => name.endsWith('.png'))?.[1] ?? Buffer.alloc(0);
  const images = Object.fromEntries(rows.map((_, at) => [`locales/en/${at}.png`, own]));
  const text = `# Title\n\nText.\n\n${one}\n\n${rows.join('\n\n')}\n`;
  const folder = await folderWith({ 'locales/en/statement.md': text, ...images });
  const { code, stderr } = await build(folder);
  expect(code).toBe(1);
  // The first is shown twice, and counted once.
  expect(stderr.match(/\d+:1 {2}error .* is too much: .*/gu)?.map((line) => line.trim())).toEqual([
    expect.stringContaining('1007:1  error'),
    expect.stringContaining('1009:1  error'),
  ]);
});

test('a broken and an oversized picture stop the build at their places in the statement', async () => {
  const good = new Map(await pictures()).get('sequential.jpg') ?? Buffer.alloc(0);
  const folder = await folderWith({
    'locales/en/statement.md': '# Title\n\nText.\n\n![alt](a.jpg)\n\nWords ![alt](b.png)\n',
    'locales/en/a.jpg': good.subarray(0, good.length / 2),
    'locales/en/b.png': pngHeader(20_000, 20_000),
  });
  const { code, stderr } = await build(folder);
  expect(code).toBe(1);
  expect(stderr).toMatch(/5:1 {2}error .*“a\.jpg” is (?:cut off|broken)/u);
  expect(stderr).toMatch(/7:7 {2}error .*“b\.png” has 20,000 × 20,000 pixels/u);
});
