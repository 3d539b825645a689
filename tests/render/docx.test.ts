import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, test } from 'vitest';
import { Archive } from '../../src/exchange/docx/zip.js';
import { ANOTHER_DAY, publicationOf, publish, ROOT, spawnPublish, temporaryFolder } from '../publication.js';
import { charactersOf, child, partOf, within, type WordElement } from '../word.js';

const FIXTURE = join(ROOT, 'tests/fixtures/river');
const SLUG = 'zarimel-right-to-water';
const TAGS = ['en', 'fa', 'ar', 'he', 'ur'] as const;
const folder = join(temporaryFolder(), 'river');
const fileOf = (tag: string) => readFile(join(folder, 'dist', tag, `${SLUG}.${tag}.docx`));
const plain = (text: string) => text.replace(/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/gu, '');
const wordsOf = (text: string) =>
  plain(text)
    .normalize('NFC')
    .match(/[\p{L}\p{N}\p{M}\u200C]+/gu) ?? [];

/** A made-up publication as a Word file. */
async function wordOf(
  statement: string,
  config = '',
  tag = 'en',
  more: Readonly<Record<string, string>> = {},
) {
  const own = await publicationOf({
    'locales/en/statement.md': statement,
    'publish.config.yaml': `date: 2025-01-02\nslug: x\nlocales: [en, fa]\n${config}`,
    ...more,
  });
  const ran = await publish(['-C', own, 'build', '--format', 'docx']);
  expect(ran.code, ran.stderr).toBe(0);
  return { file: await readFile(join(own, `dist/${tag}/x.${tag}.docx`)), stderr: ran.stderr };
}

const textOf = (file: Uint8Array, path = 'word/document.xml') =>
  within(partOf(file, path), 'w:p')
    .map((one) => charactersOf(one, () => ''))
    .join('\n');

beforeAll(async () => {
  await cp(FIXTURE, folder, { recursive: true });
  const ran = await publish(['-C', folder, 'build', '--format', 'txt', 'docx']);
  expect(ran.code, ran.stderr).toBe(0);
});

describe.each(TAGS)('the Word file in %s', (tag) => {
  test('has every word of the text file, read by a program of others', async () => {
    const { value: html, messages } = await mammoth.convertToHtml({ buffer: await fileOf(tag) });
    expect(messages.filter(({ message }) => !/^Unrecognised (?:paragraph|run) style/u.test(message))).toEqual(
      [],
    );
    const ends = html.replace(/<br \/>|<\/?(?:p|td|th|li|ol|ul|h\d)>/gu, '\n').replace(/<[^>]+>/gu, '');
    const value = ends.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const text = await readFile(join(folder, 'dist', tag, `${SLUG}.${tag}.txt`), 'utf8');
    const found = new Map<string, number>();
    for (const word of wordsOf(value)) found.set(word, (found.get(word) ?? 0) + 1);
    // Numbers of lists and notes are no text in Word; addresses and pictures’ words are attributes.
    const shown = text
      .replace(/^[\u200E\u200F]*(?: *(?:[\d۰-۹٠-٩]+\.|-|>|\[[\d۰-۹٠-٩]+\]) +)+/gmu, '')
      .replace(/\[[\d۰-۹٠-٩]+\]/gu, '')
      .replace(/https?:\S+/gu, '');
    const alternatives = within(partOf(await fileOf(tag), 'word/document.xml'), 'wp:docPr').map(
      ({ attributes }) => attributes.descr,
    );
    for (const word of wordsOf(alternatives.join(' '))) found.set(word, (found.get(word) ?? 0) + 1);
    const image = wordsOf(/\[([^\]:\u2066-\u2069]+): /u.exec(text)?.[1] ?? '');
    // The heading of the notes in the text file.
    const notes = {
      en: ['Notes'],
      fa: ['یادداشت', 'یادداشت‌ها'],
      ar: ['الحواشي'],
      he: ['הערות'],
      ur: ['حواشی'],
    }[tag];
    const missing = wordsOf(shown).filter((word) => {
      const left = (found.get(word) ?? 0) - 1;
      found.set(word, left);
      return left < 0 && ![...image, ...notes].some((one) => one === word);
    });
    expect(missing).toEqual([]);
  });

  test('sets every name as a run of its language and direction, in the order of the statement', async () => {
    const text = await readFile(join(folder, 'dist', tag, `${SLUG}.${tag}.txt`), 'utf8');
    const names = Array.from(
      text.matchAll(/^[\u200E\u200F]*(?:[\d۰-۹٠-٩]+)\. (?=[\u2066\u2067]|[^\n]*$)(.*)$/gmu),
      ([, name = '']) => plain(name),
    ).slice(-20);
    const items = within(partOf(await fileOf(tag), 'word/document.xml'), 'w:p')
      .filter((one) => child(child(one, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] === 'ListNumber')
      .slice(-20);
    expect(items.map((one) => plain(charactersOf(one)))).toEqual(names);
    const languages = items.map((one) =>
      within(one, 'w:lang').map(({ attributes }) => attributes['w:bidi'] ?? attributes['w:val']),
    );
    const of = (name: string) => [...new Set(languages[names.indexOf(name)])];
    if (tag === 'fa') {
      expect(of('Rivers, Inc.')).toEqual(['en']);
      expect(of('אגודת הדייגים של אגם אורבש')).toEqual(['he']);
      expect(of('Río Claro Vecinos')).toEqual(['es']);
    }
    if (tag === 'en') expect(of('WASH-جمعية مياه النهر')).toEqual(['ar']);
  });

  test('says the direction of each paragraph and run', async () => {
    const file = await fileOf(tag);
    for (const path of ['word/document.xml', 'word/footnotes.xml', 'word/footer1.xml']) {
      const letters = /[\p{sc=Arab}\p{sc=Hebr}]/u;
      for (const run of within(partOf(file, path), 'w:r')) {
        const isRight = child(child(run, 'w:rPr'), 'w:rtl') !== undefined;
        const words = charactersOf(run, () => '').replace(/[\u061C]/gu, '');
        if (/\p{L}/u.test(words)) expect([isRight, words]).toEqual([letters.test(words), words]);
      }
      if (tag === 'en') continue;
      const others = within(partOf(file, path), 'w:p').filter(
        (one) => child(child(one, 'w:pPr'), 'w:bidi') === undefined && charactersOf(one, () => '') !== '',
      );
      // Code, and what is shown in English, run from left to right.
      for (const one of others) {
        const isCode = child(child(one, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] === 'Code';
        expect(isCode || within(one, 'w:lang').some(({ attributes }) => attributes['w:val'] === 'en')).toBe(
          true,
        );
      }
    }
    const tables = within(partOf(file, 'word/document.xml'), 'w:tbl');
    expect(tables).toHaveLength(1);
    for (const table of tables) {
      expect(within(table, 'w:bidiVisual')).toHaveLength(tag === 'en' ? 0 : 1);
      expect(within(table, 'w:tblHeader')).toHaveLength(1);
    }
  });

  test('is built as the schema orders, with ids and relationships that lead somewhere', async () => {
    const file = await fileOf(tag);
    const archive = new Archive(file);
    for (const path of archive.paths.filter((one) => one.startsWith('word/') && one.endsWith('.xml')))
      expect(disorder(partOf(file, path))).toEqual([]);
    const body = partOf(file, 'word/document.xml');
    for (const name of ['wp:docPr']) {
      const ids = within(body, name).map(({ attributes }) => attributes.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const types = within(partOf(file, '[Content_Types].xml'), 'Override').map(
      ({ attributes }) => attributes.PartName?.slice(1) ?? '',
    );
    for (const path of types) expect(archive.paths).toContain(path);
    for (const path of archive.paths.filter((one) => /^(?:word|docProps)\/[^/]+\.xml$/u.test(one)))
      expect(types).toContain(path);
    for (const part of ['document', 'footnotes']) {
      const used = idsIn(partOf(file, `word/${part}.xml`));
      const path = `word/_rels/${part}.xml.rels`;
      const known = archive.paths.includes(path) ? within(partOf(file, path), 'Relationship') : [];
      const ids = known.map(({ attributes }) => attributes.Id ?? '');
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of used) expect(ids).toContain(id);
      for (const { attributes } of known)
        if (attributes.TargetMode !== 'External')
          expect(archive.paths).toContain(`word/${attributes.Target}`);
    }
    const styles = within(partOf(file, 'word/styles.xml'), 'w:style').map(
      ({ attributes }) => attributes['w:styleId'],
    );
    expect(new Set(styles).size).toBe(styles.length);
    const named = ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) => within(body, name));
    for (const { attributes } of named) expect(styles).toContain(attributes['w:val']);
    const lists = within(partOf(file, 'word/numbering.xml'), 'w:num').map(
      ({ attributes }) => attributes['w:numId'],
    );
    expect(new Set(lists).size).toBe(lists.length);
    for (const { attributes } of within(body, 'w:numId')) expect(lists).toContain(attributes['w:val']);
    const notes = within(partOf(file, 'word/footnotes.xml'), 'w:footnote').map(
      ({ attributes }) => attributes['w:id'],
    );
    expect(notes).toEqual(['-1', '0', '1', '2']);
    const references = within(body, 'w:footnoteReference').map(({ attributes }) => attributes['w:id']);
    expect(references).toEqual(['1', '2']);
  });
});

/** Elements whose children have an order in the schema (ISO/IEC 29500-1, annex A). */
const ORDER: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr',
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  'w:tbl': 'tblPr tblGrid tr',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:numbering': 'numPicBullet abstractNum num numIdMacAtCleanup',
  'w:font': 'altName panose1 charset family notTrueType pitch sig',
  'w:settings': 'defaultTabStop footnotePr endnotePr compat',
  'w:p': 'pPr *',
  'w:r': 'rPr *',
  'w:tc': 'tcPr p',
  'w:tr': 'trPr tc',
};

function disorder(element: WordElement): string[] {
  const order = ORDER[element.name]?.split(' ');
  const places = element.children.map(({ name }) => {
    const at = order?.indexOf(name.replace('w:', '')) ?? 0;
    return at < 0 && order?.at(-1) === '*' ? order.length : at;
  });
  const isRight = places.every((at, index) => at >= 0 && at >= (places[index - 1] ?? 0));
  const own =
    order === undefined || isRight
      ? []
      : [`${element.name}: ${element.children.map(({ name }) => name).join(' ')}`];
  return [...own, ...element.children.flatMap(disorder)];
}

function idsIn({ attributes, children }: WordElement): string[] {
  const own = ['r:id', 'r:embed'].flatMap((name) => attributes[name] ?? []);
  return [...own, ...children.flatMap(idsIn)];
}

test('says what it is: title, language, maker, and the day of the statement', async () => {
  const core = partOf(await fileOf('fa'), 'docProps/core.xml').children[0];
  const value = (name: string) => child(core, name)?.text;
  expect(value('dc:title')).toContain('زریمل');
  expect([value('dc:language'), value('dc:creator')]).toEqual(['fa', 'Communiqué']);
  expect([value('dcterms:created'), value('dcterms:modified')]).toEqual(
    Array(2).fill('2026-03-22T00:00:00Z'),
  );
});

test('is the same on another day, in another time zone', async () => {
  const out = join(temporaryFolder(), 'later');
  const ran = await spawnPublish(['-C', folder, 'build', '--format', 'docx', '--out-dir', out], ANOTHER_DAY);
  expect(ran.code, ran.stderr).toBe(0);
  expect((await readFile(join(out, 'fa', `${SLUG}.fa.docx`))).equals(await fileOf('fa'))).toBe(true);
});

test('lists have the digits of the locale, also where Word cannot count in them', async () => {
  const labels = (file: Uint8Array) =>
    within(partOf(file, 'word/numbering.xml'), 'w:num')
      .flatMap((one) => within(one, 'w:lvlText'))
      .map(({ attributes }) => attributes['w:val']);
  expect(labels(await fileOf('fa')).slice(-20)).toEqual(
    Array.from(
      { length: 20 },
      (_, at) => `${String(at + 1).replace(/\d/gu, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '')}.`,
    ),
  );
  expect(labels(await fileOf('en'))).toEqual([]);
});

test('hostile texts stay texts', async () => {
  const statement = [
    '# <w:p> & {{ MERGEFIELD }} =cmd',
    'A [link](javascript:alert(1)), [secret](https://user:pass@example.org), [good](https://example.org/a?b=1&c=2).',
    '{ INCLUDETEXT "http://evil.example/x" } { DDEAUTO cmd "/c calc" } &#8238;gnp.exe',
    `${'word '.repeat(9000)}end`,
  ].join('\n\n');
  const { file } = await wordOf(statement);
  const body = partOf(file, 'word/document.xml');
  expect(
    ['w:instrText', 'w:fldSimple', 'w:fldChar', 'w:object'].flatMap((name) => within(body, name)),
  ).toEqual([]);
  const targets = within(partOf(file, 'word/_rels/document.xml.rels'), 'Relationship')
    .filter(({ attributes }) => attributes.TargetMode === 'External')
    .map(({ attributes }) => attributes.Target);
  expect(targets).toEqual(['https://example.org/a?b=1&c=2', 'http://evil.example/x']);
  const text = textOf(file);
  expect(text).toContain('{ INCLUDETEXT "http://evil.example/x" } { DDEAUTO cmd "/c calc" } gnp.exe');
  expect(text).toContain('& {{ MERGEFIELD }} =cmd');
  expect(text.match(/\bword\b/gu)).toHaveLength(9000);
});

test('a note that only a note refers to is a part of it, and a second reference is its number', async () => {
  const { file } = await wordOf(
    '# Title\n\nOne[^a], two[^b], one[^a].\n\n[^a]: First[^c].\n\n[^b]: Second.\n\n[^c]: Third.\n',
  );
  const notes = within(partOf(file, 'word/footnotes.xml'), 'w:footnote').slice(2);
  expect(notes.map((one) => charactersOf(one).trim())).toEqual(['First3.3 Third.', 'Second.']);
  expect(textOf(file)).toContain('One, two, one1.');
});

test.each([
  ['en', ','],
  ['fa', '،'],
])('notes side by side in %s are parted by a raised comma, which is not read back', async (tag, comma) => {
  const text = 'Asked by many.[^1][^2] And 5, by more.[^3], by all.';
  const own = await publicationOf({
    'publish.config.yaml': `sourceLocale: ${tag}\nlocales: [${tag}]\nslug: x\ndate: 2026-03-12\n`,
    [`locales/${tag}/statement.md`]: `# Title\n\n${text}\n\n[^1]: One.\n\n[^2]: Two.\n\n[^3]: Three.\n`,
  });
  expect((await publish(['-C', own, 'build', '--format', 'docx'])).code).toBe(0);
  const path = join(own, `dist/${tag}/x.${tag}.docx`);
  const file = await readFile(path);
  const raised = within(partOf(file, 'word/document.xml'), 'w:r')
    .filter((run) => within(run, 'w:vertAlign').length > 0)
    .map((run) => plain(charactersOf(run)));
  expect(raised).toEqual([comma]);
  const begun = temporaryFolder();
  const { code, stderr } = await publish([
    'init',
    begun,
    '--from',
    path,
    '--locale',
    tag,
    '--date',
    '2026-03-12',
    '--quiet',
  ]);
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/lost|not in the statement/u)]);
  expect(await readFile(join(begun, `locales/${tag}/statement.md`), 'utf8')).toContain(text);
});

test('blocks of every depth keep their words, and a table that Word would not open becomes lines', async () => {
  const deep = Array.from({ length: 12 }, (_, at) => `${'   '.repeat(at)}1. level${at}`).join('\n');
  const row = (word: string) => `|${Array.from({ length: 64 }, (_, at) => `${word}${at}`).join('|')}|`;
  const table = [row('h'), `|${'-|'.repeat(64)}`, row('c')].join('\n');
  const { file } = await wordOf(
    `# Title\n\nText.\n\n${deep}\n\n> > quote\n\n1. > inside\n2.\n3. last\n\n${table}\n`,
  );
  const text = textOf(file);
  for (const word of ['level0', 'level11', 'quote', 'inside', 'last', 'h0', 'h63', 'c63'])
    expect(text).toContain(word);
  const body = partOf(file, 'word/document.xml');
  expect(within(body, 'w:tbl')).toEqual([]);
  expect(within(body, 'w:ilvl').every(({ attributes }) => Number(attributes['w:val']) <= 8)).toBe(true);
});

test('a picture that not every Word shows is its words, and that is reported', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const { file, stderr } = await wordOf('# Title\n\nText.\n\n![Two people](a.svg)\n', '', 'en', {
    'locales/en/a.svg': svg,
  });
  expect(textOf(file)).toContain('[Image: Two people]');
  expect(stderr).toMatch(/word-picture/u);
});

test('the form of the UN: one face, no colour, justified, a bold title of the size of the text', async () => {
  const { file } = await wordOf(
    '# A Title as Given\n\nText[^a].\n\n[^a]: Note.\n',
    'docx: { style: un }\nbrand: { accent: "#0044aa" }\n',
  );
  const styles = partOf(file, 'word/styles.xml');
  expect(within(styles, 'w:color')).toEqual([]);
  const faces = within(styles, 'w:rFonts').map(({ attributes }) => attributes['w:ascii']);
  expect(new Set(faces)).toEqual(new Set(['Times New Roman', 'Courier New']));
  const style = (id: string) =>
    within(styles, 'w:style').find(({ attributes }) => attributes['w:styleId'] === id) ?? expect.fail();
  const sizeIn = (element: WordElement) =>
    within(element, 'w:sz').map(({ attributes }) => attributes['w:val']);
  expect(sizeIn(child(styles.children[0], 'w:docDefaults') ?? expect.fail())).toEqual(['24']);
  expect([sizeIn(style('Title')), within(style('Title'), 'w:b').length]).toEqual([['24'], 1]);
  expect(sizeIn(style('FootnoteText'))).toEqual(['20']);
  expect(within(style('Normal'), 'w:jc').map(({ attributes }) => attributes['w:val'])).toEqual(['both']);
  expect(textOf(file).split('\n')[0]).toBe('A Title as Given');
});
