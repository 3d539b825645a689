import type { Definition, PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { BLOCK_CONSTRUCTS } from '../text/block-constructs.js';
import { referredDefinitions } from '../text/definitions.js';

/** A remark plugin: nothing begins a block, and no node is made that has no place in the text. */
function inlineOnly(this: Processor): void {
  const settings = this.data();
  (settings.micromarkExtensions ??= []).push({ disable: { null: ['tasklistCheck', ...BLOCK_CONSTRUCTS] } });
  settings.fromMarkdownExtensions = (settings.fromMarkdownExtensions ?? [])
    .flat()
    .map((extension) => ({ ...extension, transforms: [] }));
}

const inlines = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(inlineOnly).freeze();

/**
 * Parses inline Markdown; positions are those in the text.
 *
 * @param definitions what makes its references resolve
 */
export function parseInlines(markdown: string, definitions: readonly string[]): Root {
  return inlines.parse([markdown, ...definitions].join('\n\n'));
}

/** Inline content, and where its references lead. */
export interface InlineContent {
  /** Of several paragraphs, a hard break between them. */
  readonly nodes: readonly PhrasingContent[];
  readonly definitions: ReadonlyMap<string, Definition>;
}

/**
 * The inline content of a text.
 *
 * @param markdown inline Markdown as in the catalogues
 * @param definitions link and footnote definitions of the document, parted by blank lines
 */
export function inlineContent(markdown: string, definitions: string): InlineContent {
  const referred = markdown.includes('[') ? referredDefinitions(markdown, definitions) : '';
  const { children } = parseInlines(markdown, referred === '' ? [] : [referred]);
  const found = children.filter((node) => node.type === 'definition');
  return {
    nodes: children
      .filter((node) => node.type === 'paragraph')
      .flatMap((paragraph, at) =>
        at === 0 ? paragraph.children : [{ type: 'break' }, ...paragraph.children],
      ),
    // Of several definitions, the first counts (CommonMark §4.7).
    definitions: new Map(found.reverse().map((node) => [node.identifier, node])),
  };
}
