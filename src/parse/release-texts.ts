import type { Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { BackMatter, ReleaseSegments, Segment } from '../model/document.js';
import type { Limits } from '../model/limits.js';
import type { PlacedWords } from '../text/placed-words.js';
import type { Problem } from '../model/problem.js';
import { parseBlocks } from './markdown.js';
import { htmlToText } from './raw-html.js';
import { collectSegments } from './segments.js';
import { tooMuchIn, tooMuchInTree } from './too-much.js';

/** Texts of the configuration in the source language. */
export type ReleaseTexts = Readonly<
  Partial<Record<'place' | 'contact' | 'boilerplate', PlacedWords | undefined>>
>;

/** What the texts of the configuration add to a statement. */
export interface ReleaseParts {
  readonly segments: readonly Segment[];
  readonly release: ReleaseSegments;
  /** The place, as a paragraph that holds its segment. */
  readonly place?: Paragraph | undefined;
  /** Contact and boilerplate, to come after the text. */
  readonly parts: readonly BackMatter[];
}

const KINDS = { contact: 'contact', boilerplate: 'about' } as const;

/**
 * Makes segments of the texts of the configuration, so that they are translated, checked and reviewed like the rest.
 *
 * @param before the segments of the statement
 */
export function releaseParts(texts: ReleaseTexts, before: readonly Segment[]): ReleaseParts {
  const segments: Segment[] = [];
  const release: { -readonly [Key in keyof ReleaseSegments]: ReleaseSegments[Key] } = {};
  const add = (key: keyof ReleaseTexts, text: PlacedWords): Root => {
    const { root, own } = readText(text, [...before, ...segments]);
    release[key] = own.map((_, at) => before.length + segments.length + at);
    segments.push(
      ...own.map((segment) => (key === 'place' ? { ...segment, role: 'place' as const } : segment)),
    );
    return root;
  };
  const place = texts.place && add('place', texts.place).children.find((node) => node.type === 'paragraph');
  const parts = (['contact', 'boilerplate'] as const).flatMap((key): BackMatter[] => {
    const text = texts[key];
    if (text === undefined) return [];
    return [{ type: 'backMatter', kind: KINDS[key], hasOwnHeading: true, children: add(key, text).children }];
  });
  return { segments, release, place, parts };
}

/** What would take long to parse in texts of the configuration, found before they are parsed. */
export function tooMuchInRelease({ place, contact, boilerplate }: ReleaseTexts, limits: Limits): Problem[] {
  return [place, contact, boilerplate].flatMap((text) => (text && tooMuchInPlaced(text, limits)) ?? []);
}

/** The same of one text, in any language. */
export function tooMuchInPlaced(text: PlacedWords, limits: Limits): Problem | undefined {
  const markdown = withLineBreaks(text.words);
  const found = tooMuchIn(markdown, limits) ?? tooMuchInTree(parseBlocks(markdown), limits);
  if (found === undefined) return undefined;
  const line = found.line + text.line - 1;
  return { severity: 'error', fatal: true, ...found, file: text.file, line };
}

/** The segments of a text of the configuration in one language, in order. */
export function releaseTargets(text: PlacedWords): readonly Segment[] {
  return readText(text, []).own;
}

function readText({ words, file, line, column }: PlacedWords, before: readonly Segment[]) {
  const markdown = withLineBreaks(words);
  const root = parseBlocks(markdown);
  htmlToText(root);
  const own = collectSegments(root, markdown, new Map(), before).map((segment) => ({ ...segment, file }));
  const indent = column - 1;
  visit(root, ({ position }) => {
    for (const point of position === undefined ? [] : [position.start, position.end]) {
      point.line += line - 1;
      point.column += indent;
    }
  });
  return {
    root,
    own: own.map((segment) => ({
      ...segment,
      position: { line: segment.position.line + line - 1, column: segment.position.column + indent },
    })),
  };
}

/** A contact is written in lines; a line of prose that another follows ends in a hard break. */
function withLineBreaks(words: string): string {
  const lines = words.trim().split(/\r?\n/u);
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      const isProse = (one: string | undefined) =>
        one !== undefined && one.trim() !== '' && !/^\s*(?:[-*+]\s|[>|]|#{1,6}\s|\d+[.)]\s)/u.test(one);
      return isProse(line) && isProse(next) && !/(?:\\| {2})$/u.test(line) ? `${line}\\` : line;
    })
    .join('\n');
}
