import type { PhrasingContent } from 'mdast';
import { firstStrongDirection, isolated, RLM } from './bidi.js';
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
 * Inline content as a plain text that shows its base direction wherever first-strong decides it, as in the
 * title of a browser's window.
 */
export function titleText(content: readonly PhrasingContent[], direction: Direction): string {
  const text = isolatedText(content);
  return direction === 'rtl' && firstStrongDirection(text) !== 'rtl' ? RLM + text : text;
}

/** Inline content without links and footnote marks, for a place that is a link itself. */
export function withoutLinks(content: readonly PhrasingContent[]): PhrasingContent[] {
  return content.flatMap((node): PhrasingContent[] => {
    if (node.type === 'footnoteReference') return [];
    if (!('children' in node)) return [node];
    const children = withoutLinks(node.children);
    return node.type === 'link' ? children : [{ ...node, children }];
  });
}

/** The beginning of a text, cut at a word, isolates that the cut left open closed. */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,،:;؛–—-]+$/u, '');
  const open = (words.match(/[\u2066\u2067]/gu)?.length ?? 0) - (words.match(/\u2069/gu)?.length ?? 0);
  return `${words}${'\u2069'.repeat(Math.max(0, open))} …`;
}
