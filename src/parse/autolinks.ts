import type { Link, PhrasingContent, Root, Text } from 'mdast';
import type { Position } from 'unist';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { visit } from 'unist-util-visit';
import { addressEnd } from '../model/address.js';

/**
 * Ends the links that GFM makes of bare addresses before the punctuation behind them, of any script: GFM goes on to
 * the next white space, past `،`, `»`, `。` and the mark of a note. A further address or mark behind it is one of its
 * own.
 */
export function endAutolinks(root: Root): void {
  const notes = new Set<string>();
  visit(root, 'footnoteDefinition', ({ identifier }) => void notes.add(identifier));
  visit(root, 'link', (link, at, parent) => {
    const [words] = link.children;
    if (parent === undefined || at === undefined || words?.type !== 'text' || !isBare(link, words)) return;
    if (addressEnd(words.value, 0) === words.value.length) return;
    const next = parent.children[at + 1];
    const behind = next?.type === 'text' ? next : undefined;
    // GFM leaves the bracket that closes a note’s mark to the text behind.
    const isCut = behind?.value.startsWith(']') === true && /\[\^[^\]\s]+$/u.test(words.value);
    const whole = isCut ? joined(words, cut(behind, 0, 1)) : words;
    const rest = isCut ? cut(behind, 1, behind.value.length) : behind;
    const parts = withAddresses(whole, notes);
    const last = parts.at(-1);
    if (rest !== undefined && last?.type === 'text') parts.splice(-1, 1, joined(last, rest));
    else if (rest !== undefined && rest.value !== '') parts.push(rest);
    parent.children.splice(at, behind === undefined ? 1 : 2, ...parts);
  });
}

/** Whether GFM found the address itself: nothing encloses it, and its words are where it leads. */
function isBare(link: Link, words: Text): boolean {
  const isWhole = link.children.length === 1 && link.url.endsWith(words.value);
  const begins = link.position?.start.offset === words.position?.start.offset;
  return isWhole && begins && /^(?:https?:|www\.)/iu.test(words.value);
}

/** A text with its addresses as links, and the marks of notes as such. */
function withAddresses(text: Text, notes: ReadonlySet<string>): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  let from = 0;
  for (const { index, 0: found, 1: label } of text.value.matchAll(/https?:\/\/|www\.|\[\^([^\]\s]+)\]/giu)) {
    const identifier = label === undefined ? undefined : normalizeIdentifier(label).toLowerCase();
    const isNote = identifier !== undefined && notes.has(identifier);
    const end = isNote ? index + found.length : addressEnd(text.value, index);
    if (index < from || end === undefined) continue;
    if (index > from) content.push(cut(text, from, index));
    const words = cut(text, index, end);
    const place = placed(words.position);
    if (isNote) content.push({ type: 'footnoteReference', identifier, label, ...place });
    else content.push({ type: 'link', url: urlOf(words.value), title: null, children: [words], ...place });
    from = end;
  }
  if (from < text.value.length) content.push(cut(text, from, text.value.length));
  return content;
}

function urlOf(words: string): string {
  return /^www/iu.test(words) ? `http://${words}` : words;
}

/** A part of a text that lies on one line. */
function cut({ value, position }: Text, from: number, to: number): Text {
  const at = position?.start;
  const point = (by: number) =>
    at && {
      line: at.line,
      column: at.column + by,
      ...(at.offset !== undefined && { offset: at.offset + by }),
    };
  const [start, end] = [point(from), point(to)];
  return { type: 'text', value: value.slice(from, to), ...placed(start && end && { start, end }) };
}

function joined(first: Text, second: Text): Text {
  const { start } = first.position ?? {};
  const { end } = second.position ?? {};
  return { type: 'text', value: first.value + second.value, ...placed(start && end && { start, end }) };
}

function placed(position: Position | undefined): { position?: Position } {
  return position === undefined ? {} : { position };
}
