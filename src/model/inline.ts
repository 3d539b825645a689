import type { PhrasingContent } from 'mdast';
import { EXPLICIT_CONTROLS, firstStrongDirection, isolated, RLM } from '../text/bidi.js';
import type { Direction } from './locale.js';

/**
 * Inline content as plain text, its runs as directional isolates: for attributes, titles and metadata, where
 * no markup can say a direction.
 */
export function isolatedText(content: readonly PhrasingContent[]): string {
  return content
    .map((node): string => {
      switch (node.type) {
        case 'text':
        case 'inlineCode':
          return node.value;
        case 'run':
          return isolated(isolatedText(node.children), node.direction);
        case 'break':
          return ' ';
        case 'image':
          return node.alt ?? '';
        default:
          return 'children' in node ? isolatedText(node.children) : '';
      }
    })
    .join('');
}

/**
 * Inline content as a single line: a break in a title is for the eye, and a space wherever else the title is
 * shown. No-break spaces stay.
 */
export function lineOf(content: readonly PhrasingContent[]): string {
  return isolatedText(content)
    .replace(/[ \t\r\n\f\u2028\u2029]+/gu, ' ')
    .trim();
}

/** Inline content as a single line without controls, for files that have no direction to say: data, names. */
export function plainLineOf(content: readonly PhrasingContent[]): string {
  return lineOf(content).replace(EXPLICIT_CONTROLS, '');
}

/**
 * Inline content as a plain text that shows its base direction wherever first-strong decides it, as in the
 * title of a browser's window.
 */
export function titleText(content: readonly PhrasingContent[], direction: Direction): string {
  const text = lineOf(content);
  return direction === 'rtl' && firstStrongDirection(text) !== 'rtl' ? RLM + text : text;
}

/** Inline content without links, footnote marks and line breaks, for a place that is a link itself. */
export function withoutLinks(content: readonly PhrasingContent[]): PhrasingContent[] {
  return content.flatMap((node): PhrasingContent[] => {
    if (node.type === 'footnoteReference') return [];
    if (node.type === 'break') return [{ type: 'text', value: ' ' }];
    if (!('children' in node)) return [node];
    const children = withoutLinks(node.children);
    return node.type === 'link' ? children : [{ ...node, children }];
  });
}

/** The beginning of a text, cut at a word, isolates that the cut left open closed. */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${closed(withoutStops(cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))))} …`;
}

/** A part of a title must be this long, as a share of the room it has, to be shown alone. */
const WHOLE_PART = 0.4;

/** Ends a part of a title that can be read alone: “Keep the Library Open: A Joint Statement”. */
const END_OF_PART = /[:;.!?؛؟۔–—|](?=\s)/gu;

/** What no title ends in: short words of a sentence’s grammar (“of the”, “و”, “از”); a short name is in capitals. */
const GRAMMAR = /(?<!\s)\s+(?:\p{Ll}{1,3}|[\p{Script=Arabic}\p{Script=Hebrew}]{1,2})$/u;

/**
 * A title that fits into a line: whole, or its first part where that can be read alone, or cut at a word that
 * something follows from, as no title ends in “of the”.
 */
export function shortened(title: string, length: number): string {
  if (title.length <= length) return title;
  const part = Array.from(title.matchAll(END_OF_PART), ({ index }) => index)
    .filter((end) => end >= length * WHOLE_PART && end <= length)
    .at(-1);
  if (part !== undefined) return closed(withoutStops(title.slice(0, part)));
  const cut = title.slice(0, length - 1);
  let words = cut.slice(0, Math.max(cut.lastIndexOf(' '), 1));
  while (GRAMMAR.test(words)) words = words.replace(GRAMMAR, '');
  return `${closed(withoutStops(words))} …`;
}

/** Without the punctuation that leads on to what was cut off. */
function withoutStops(text: string): string {
  return text.replace(/(?<![\s,،:;؛–—-])[\s,،:;؛–—-]+$/u, '');
}

/** A text with the isolates closed that it leaves open. */
function closed(text: string): string {
  const open = (text.match(/[\u2066\u2067]/gu)?.length ?? 0) - (text.match(/\u2069/gu)?.length ?? 0);
  return `${text}${'\u2069'.repeat(Math.max(0, open))}`;
}
