import { expect, test } from 'vitest';
import { createI18n, stringsOf } from '../../src/localize/strings.js';
import type { Host } from '../../src/model/host.js';
import { lenderOf } from '../../src/model/strings.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import { packagedStrings } from '../../src/pipeline/strings.js';
import { formatLabels } from '../../src/render/index.js';
import { memoryHost, packagedFile } from '../publication.js';

/** The package as if nobody had written strings for the labels of its formats yet. */
async function unlabelled(path: string): Promise<Uint8Array | undefined> {
  const bytes = await packagedFile(path);
  if (bytes === undefined || !path.endsWith('press.json')) return bytes;
  const all = Object.entries(JSON.parse(new TextDecoder().decode(bytes)) as object);
  const kept = all.filter(([key]) => !key.startsWith('download.'));
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(kept)));
}

function host(formats: string): Host {
  const files = {
    'publish.config.yaml': `date: 2026-03-12\nlocales: [en, fa]\nformats: [${formats}]\n`,
    'locales/en/statement.md': '# Keep it open\n\nThey stay.\n',
  };
  return { ...memoryHost(files), packaged: unlabelled };
}

async function missing(formats: string) {
  const config = (await readConfig(host(formats), undefined)).value;
  const read = config && (await readPublication(host(formats), config));
  return (read?.value?.findings ?? [])
    .filter(({ rule }) => rule === 'missing-string')
    .map(({ locale, message }) => `${locale}: ${/\((.*?)\)/u.exec(message)?.[1]}`);
}

test('a label without a string is lent by English, marked as English', async () => {
  const tables = new Map([
    ['en', await packagedStrings(host('html'), 'en')],
    ['fa', await packagedStrings(host('html'), 'fa')],
  ]);
  const strings = stringsOf(createI18n(tables), 'fa', ['en']);
  expect(formatLabels().length).toBeGreaterThan(0);
  for (const { key, fallback } of formatLabels()) {
    expect([strings.text(key), lenderOf(strings, key)?.tag]).toEqual([fallback, 'en']);
  }
});

test('only labels of formats in use are wanted, and never of English', async () => {
  expect(await missing('html, txt')).toEqual(['fa: download.txt']);
  expect(await missing('html, pdf, txt')).toEqual(['fa: download.pdf, download.txt']);
  expect(await missing('html')).toEqual([]);
});

test('labels do not change the order of the strings, in which `publish strings` writes them', async () => {
  const file = new TextDecoder().decode(await packagedFile('locales/en/press.json'));
  const written = Object.keys(JSON.parse(file) as object).filter((key) => !key.startsWith('//'));
  const read = await packagedStrings({ ...memoryHost({}), packaged: packagedFile }, 'en');
  expect([...read.keys()].filter((key) => written.includes(key))).toEqual(
    written.filter((key) => read.has(key)),
  );
});
