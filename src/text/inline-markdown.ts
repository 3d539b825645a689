import type { Delete, Emphasis, Link, PhrasingContent, Strong, Text } from 'mdast';
import {
  defaultHandlers,
  toMarkdown,
  type ConstructName,
  type Handle,
  type Options,
} from 'mdast-util-to-markdown';

/** Signs that begin a block. The inline Markdown of a catalogue has no blocks: there they are plain. */
const BLOCK_START = /^(\p{Nd}*)\\([#>+=.)-])/u;
/** An ampersand that begins no character reference needs no escape. */
const PLAIN_AMPERSAND = /(?<!\\)\\&(?!#?[\da-z]{1,31};)/giu;
/** Within a word, this sign stresses nothing (CommonMark §6.2). */
const INNER_LINE = /(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu;
/** An address of the web or of mail, up to the punctuation after it. */
const ADDRESS =
  /(?<![^\s(«“"])((?:https?:\/\/|www\.)[^\s<>"«»“”|\\]*[^\s<>"«»“”|\\.,:;!?'،؛؟](?=[.,:;!?،؛؟]*(?:[»”][.,:;!?،؛؟»”)]*)?(?:\s|$))|(?!_)[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?<!_))(?=[.,:;!?،؛؟»”)]*(?:\s|$))/u;
/** An address that GFM makes a link of by itself (GFM §6.9), whatever is around it. */
const PLAIN_ADDRESS =
  /^(?:(?:https?:\/\/|www\.)[^\s()[\]*_~`/?#]+(?:[/?#][^\s()[\]*~`]*)?(?<!_)|[\w.+-]+@[\w.-]+)$/u;

/** Elsewhere an escape keeps GFM from seeing an address, whose characters know no escapes. */
const NO_ADDRESS = [
  { character: ':', before: '[ps]', after: '\\/' },
  { character: '.', before: '[Ww]', after: '[\\-.\\w]' },
  { character: '@', before: '[+\\-.\\w]', after: '[\\-.\\w]' },
].map((one) => ({
  ...one,
  inConstruct: 'phrasing' as const,
  notInConstruct: ['autolink' as const, 'link' as const, 'image' as const, 'label' as const],
}));

/** The type of a node that is Markdown already. */
const WRITTEN = 'written';
const WRITTEN_HANDLER: Record<string, Handle> = { [WRITTEN]: ({ value }: { value: string }) => value };

/** What the library calls the inside of struck-out words, which its types do not know. */
const STRUCK = 'strikethrough' as ConstructName;

/** Struck-out words: the library keeps the two tildes apart from the letters beside them as it does with stress. */
const struck: Handle = Object.assign(
  ((node, _parent, state, info) =>
    `~~${state.containerPhrasing(node as never, { ...info, before: '~', after: '~' })}~~`) satisfies Handle,
  {
    attention: () => ({ construct: STRUCK, markers: ['~'], sizes: [2] }),
    peek: () => '~',
  },
);

/** How inline content is written: links with their addresses, two tildes for what is struck out, few escapes. */
export const INLINE: Options = {
  emphasis: '*',
  resourceLink: true,
  handlers: {
    text: (node, parent, state, info) =>
      defaultHandlers
        .text(node as Text, parent, state, info)
        .replace(PLAIN_AMPERSAND, '&')
        .replace(INNER_LINE, '_'),
    link(node, parent, state, info) {
      const written = defaultHandlers.link(node as Link, parent, state, info);
      const address = written.lastIndexOf('](');
      return written.slice(0, address) + written.slice(address).replace(PLAIN_AMPERSAND, '&');
    },
    footnoteReference: ({ identifier }: { identifier: string }) => `[^${identifier}]`,
    delete: struck,
    ...WRITTEN_HANDLER,
  },
  unsafe: [
    { character: '~', inConstruct: 'phrasing', after: '~' },
    { character: '~', inConstruct: 'phrasing', before: '~' },
    { character: '~', inConstruct: STRUCK },
    ...NO_ADDRESS,
  ],
};

/**
 * Inline content as inline Markdown. Whatever the text has of Markdown’s signs is escaped: it means nothing but
 * itself.
 */
export function inlineMarkdown(content: readonly PhrasingContent[]): string {
  const written = toMarkdown({ type: 'paragraph', children: tidied(content) }, INLINE);
  return written.replace(/\n$/u, '').replace(BLOCK_START, '$1$2');
}

/**
 * Inline content as it can be written: white space at the edges of the whole and of stressed words goes outside,
 * empty stress is dropped, and addresses are written as they are.
 */
export function tidied(content: readonly PhrasingContent[]): PhrasingContent[] {
  return trimmed(
    trimmedLines(joined(content))
      .flatMap(withoutEdgeSpaces)
      .flatMap((node, at, all) => withAddresses(node, at === all.length - 1)),
  );
}

/** Adjacent stress is joined: the signs between two would be read as other signs. */
function joined(content: readonly PhrasingContent[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const node of content) {
    const before = nodes.at(-1);
    if (isStress(node) && before?.type === node.type)
      nodes.splice(-1, 1, { ...before, children: joined([...before.children, ...node.children]) });
    else nodes.push(node);
  }
  return nodes;
}

/** Drops white space at the ends of a line. */
function trimmedLines(content: readonly PhrasingContent[]): PhrasingContent[] {
  return content.map((node, at) => {
    if (node.type !== 'text') return node;
    const begun = content[at - 1]?.type === 'break' ? node.value.trimStart() : node.value;
    return { ...node, value: content[at + 1]?.type === 'break' ? begun.trimEnd() : begun };
  });
}

function isStress(node: PhrasingContent): node is Strong | Emphasis | Delete {
  return node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete';
}

/**
 * An address is not escaped, because a Markdown reader would see other signs.
 *
 * @param isLast whether nothing is written after the node, which an address at its end would take in
 */
function withAddresses(node: PhrasingContent, isLast: boolean): PhrasingContent[] {
  if (node.type !== 'text') {
    if (!('children' in node) || node.type === 'link') return [node];
    return [{ ...node, children: node.children.flatMap((one) => withAddresses(one, false)) }];
  }
  const parts = node.value.split(ADDRESS);
  const nodes = parts.flatMap((value, at): PhrasingContent[] => {
    if (value === '') return [];
    if (at % 2 === 0) return [{ type: 'text', value }];
    const [address, rest] = partedAt(value, unbalanced(value));
    const text: PhrasingContent[] = rest === '' ? [] : [{ type: 'text', value: rest }];
    // What looks like a character reference would be read as one.
    const behind = rest + (parts[at + 1] ?? '');
    if (/&#?\w{1,31};/u.test(address + behind.slice(0, 1))) return [{ type: 'text', value }];
    const isApart = isLast || at < parts.length - 2 || /\s/u.test(parts[at + 1] ?? '');
    if (isApart && PLAIN_ADDRESS.test(address)) return [written(address), ...text];
    const isWhole = /^https?:/u.test(address) && !/[<>\s]/u.test(address);
    return isWhole ? [written(`<${address}>`), ...text] : [{ type: 'text', value }];
  });
  return joinedTexts(nodes);
}

/** An escape depends on the letters after it, so a text is written as one. */
function joinedTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const kept: PhrasingContent[] = [];
  for (const node of nodes) {
    const before = kept.at(-1);
    if (before?.type === 'text' && node.type === 'text') before.value += node.value;
    else kept.push(node.type === 'text' ? { ...node } : node);
  }
  return kept;
}

/** Markdown as it is written; the library does not let HTML begin a line. */
function written(value: string): PhrasingContent {
  return { type: WRITTEN, value } as unknown as PhrasingContent;
}

/** Where the brackets begin that close what an address does not open. */
function unbalanced(address: string): number {
  const count = (sign: string) => address.split(sign).length;
  const closing = address.length - address.replace(/(?<!\))\)+$/u, '').length;
  return address.length - Math.min(closing, Math.max(0, count(')') - count('(')));
}

function partedAt(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at)];
}

function withoutEdgeSpaces(node: PhrasingContent): PhrasingContent[] {
  if (!('children' in node)) return [node];
  const children = node.children.flatMap(withoutEdgeSpaces);
  const [first, last] = [children.at(0), children.at(-1)];
  const before = first?.type === 'text' ? (/^\s+/u.exec(first.value)?.[0] ?? '') : '';
  const after = last?.type === 'text' && last !== first ? endSpaceOf(last.value) : '';
  const alone = last?.type === 'text' && last === first ? endSpaceOf(last.value.trimStart()) : '';
  const inner = trimmed(children);
  const space = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  if (inner.length === 0) return space(before + after + alone);
  return [...space(before), { ...node, children: inner }, ...space(after + alone)];
}

/** The white space that a text ends in. */
function endSpaceOf(text: string): string {
  return text.slice(text.trimEnd().length);
}

function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  if (first.type === 'break') return trimmed(rest);
  if (first.type === 'text') {
    const value = first.value.trimStart();
    if (value === '') return trimmed(rest);
    if (value !== first.value) return trimmed([{ ...first, value }, ...rest]);
  }
  const last = nodes.at(-1);
  if (last?.type === 'break') return trimmed(nodes.slice(0, -1));
  if (last?.type === 'text') {
    const value = last.value.trimEnd();
    if (value === '') return trimmed(nodes.slice(0, -1));
    if (value !== last.value) return [...nodes.slice(0, -1), { ...last, value }];
  }
  return [...nodes];
}
