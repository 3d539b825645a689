import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** Words that never end a line of a heading, by language subtag: Pashto «د» is nothing without its noun. */
const LEADS: Readonly<Record<string, RegExp>> = {
  ps: /(?<=^|\s)د\s+(?:\S+|$)/gu,
};

/** Longest piece of another element that is bound, in characters; a longer one has to break somewhere. */
const LONGEST = 30;

/**
 * Binds words to the next one in the inline content of a heading, by markup: the text stays as it is.
 *
 * @param tag of the heading’s language (BCP 47)
 */
export function withBoundWords(children: readonly ElementContent[], tag: string): ElementContent[] {
  const leads = LEADS[tag.split('-')[0] ?? ''];
  if (leads === undefined) return [...children];
  const result: ElementContent[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (isOpen(last) && textLength(child) <= LONGEST && child.type === 'element') last.children.push(child);
    else if (child.type === 'text') result.push(...boundText(child.value, leads));
    else if (child.type === 'element')
      result.push({ ...child, children: withBoundWords(child.children, tag) });
    else result.push(child);
  }
  return result;
}

function boundText(value: string, leads: RegExp): ElementContent[] {
  const pieces: ElementContent[] = [];
  let at = 0;
  for (const match of value.matchAll(leads)) {
    if (match.index > at) pieces.push({ type: 'text', value: value.slice(at, match.index) });
    pieces.push(h('span', { className: ['bound'] }, match[0]));
    at = match.index + match[0].length;
  }
  if (at < value.length) pieces.push({ type: 'text', value: value.slice(at) });
  return pieces;
}

/** Whether a bound piece still waits for its next word, which is in an element of its own. */
function isOpen(node: ElementContent | undefined): node is Element {
  if (node?.type !== 'element' || node.properties.className?.toString() !== 'bound') return false;
  const [first, ...others] = node.children;
  return others.length === 0 && first?.type === 'text' && /\s$/u.test(first.value);
}

function textLength(node: ElementContent): number {
  if (node.type === 'text') return node.value.length;
  return node.type === 'element' ? node.children.reduce((sum, child) => sum + textLength(child), 0) : 0;
}
