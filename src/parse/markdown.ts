import type { PhrasingContent, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Position } from '../model/document.js';
import type { Limits } from '../model/limits.js';
import { BLOCK_CONSTRUCTS } from '../text/block-constructs.js';
import { endAutolinks } from './autolinks.js';
import { unwieldyParagraphAt } from './paragraph-size.js';
import { isPlain, plainContent } from './plain-text.js';
import { referredDefinitions } from '../text/definitions.js';
import { htmlToText } from './raw-html.js';
import { resolveReferences } from './references.js';

/** A remark plugin that turns off constructs of micromark by name. */
function disable(this: Processor, names: string[]): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push({ disable: { null: names } });
}

/** A remark plugin that ends bare addresses before punctuation; it comes after the one that finds them. */
function bareAddresses(this: Processor): void {
  (this.data().fromMarkdownExtensions ??= []).push({ transforms: [endAutolinks] });
}

// A single tilde is common in prose (“~50 people”), a struck-out text is not.
const gfm = { singleTilde: false };

const plain = unified()
  .use(remarkParse)
  .use(remarkGfm, gfm)
  .use(bareAddresses)
  .use(disable, ['tasklistCheck'])
  .freeze();
const fronted = plain().use(remarkFrontmatter, ['yaml']).freeze();

/** Front matter that ends. The library looks for the end of any, and reads no quotation or list on its way. */
export const FRONT_MATTER = /^---[ \t]*\n(?:[^]*?\n)?---[ \t]*(?:\n|$)/u;

// A translation is inline content and nothing else: `1. `, `# ` or `> ` at its start are the translator’s words. Link
// definitions stay on, so that references resolve.
const inlines = unified()
  .use(remarkParse)
  .use(remarkGfm, gfm)
  .use(bareAddresses)
  .use(disable, ['tasklistCheck', ...BLOCK_CONSTRUCTS])
  .freeze();

/** Parses a statement; for one text it always makes the same tree, and a new one each time. */
export type BlockParser = (markdown: string) => Root;

/** Parses a whole statement: CommonMark with GFM and YAML front matter. */
export function parseBlocks(markdown: string): Root {
  return parserOf(markdown).parse(markdown);
}

/** Where a statement has a paragraph that would take long to parse. */
export function unwieldyBlockAt(markdown: string, limits: Limits): Position | undefined {
  return unwieldyParagraphAt(markdown, limits, parserOf(markdown).data().micromarkExtensions ?? []);
}

function parserOf(markdown: string) {
  return FRONT_MATTER.test(markdown) ? fronted : plain;
}

/**
 * Parses the inline Markdown of one translation.
 *
 * @param markdown inline Markdown; text of several paragraphs comes back with a hard break between them
 * @param definitions link and footnote definitions of the document, so that references resolve
 */
export function parseInline(markdown: string, definitions = ''): PhrasingContent[] {
  if (isPlain(markdown)) return [plainContent(markdown)];
  const needed = definitions === '' ? '' : referredDefinitions(markdown, definitions);
  const root = inlines.parse(needed === '' ? markdown : `${markdown}\n\n${needed}`);
  htmlToText(root);
  resolveReferences(root);
  const paragraphs = root.children.filter((node) => node.type === 'paragraph');
  return paragraphs.flatMap((paragraph, index) =>
    index === 0 ? paragraph.children : [{ type: 'break' }, ...paragraph.children],
  );
}
