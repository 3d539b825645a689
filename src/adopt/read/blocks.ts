import type { Definition, Nodes, Parents, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { visitParents } from 'unist-util-visit-parents';
import type { Segment } from '../../model/document.js';
import { LIMITS } from '../../model/limits.js';
import type { Outcome } from '../../model/problem.js';
import type { BlockKind, WholeBlock, WholeTranslation } from '../../model/whole.js';
import { readFrontMatter } from '../../parse/front-matter.js';
import { parseBlocks } from '../../parse/markdown.js';
import { htmlToText } from '../../parse/raw-html.js';
import { resolveReferences } from '../../parse/references.js';
import { collectSegments } from '../../parse/segments.js';
import { tooMuchIn, tooMuchInTree, type TooMuchThere } from '../../parse/too-much.js';

/**
 * Reads a translation that somebody wrote as one Markdown document, by the conventions of the statement itself.
 *
 * @param text the file, decoded, direction marks taken out
 * @param definitions link and footnote definitions of the statement, which every translation needs
 * @param directionMarks how many marks of direction there were
 * @param limits those of the statement
 */
export function parseWhole(
  text: string,
  file: string,
  definitions: string,
  directionMarks: number,
  limits = LIMITS,
): Outcome<WholeTranslation> {
  const refuse = (found: TooMuchThere): Outcome<WholeTranslation> => ({
    problems: [{ severity: 'error', fatal: true, file, ...found }],
  });
  const tooMuch = tooMuchIn(text, limits);
  if (tooMuch !== undefined) return refuse(tooMuch);
  const tooDeep = tooMuchInTree(parseBlocks(text), limits);
  if (tooDeep !== undefined) return refuse(tooDeep);
  const own = withOwnLinks(text, definitions);
  const root = parseBlocks(own);
  const yaml = root.children[0]?.type === 'yaml' ? root.children[0] : undefined;
  if (yaml !== undefined) root.children.shift();
  const { title } = readFrontMatter(yaml?.value ?? '', file).matter;
  dropComments(root);
  htmlToText(root);
  resolveReferences(root);
  const segments = collectSegments(root, own, new Map());
  const read = wholeBlocks(root, segments, ({ source }) => source);
  const named: WholeBlock[] = title === undefined ? [] : [titleBlock(title.trim())];
  return {
    value: { file, ...read, blocks: [...named, ...read.blocks], isPlain: false, directionMarks },
    problems: [],
  };
}

/**
 * The blocks of a tree whose segments were collected, and those of its footnotes.
 *
 * @param markdownOf the inline Markdown of a segment
 * @param more what else is known of it
 */
export function wholeBlocks(
  root: Root,
  segments: readonly Segment[],
  markdownOf: (segment: Segment) => string,
  more: (ordinal: number) => Partial<WholeBlock> = () => ({}),
): Pick<WholeTranslation, 'blocks' | 'footnotes'> {
  const labels = footnoteLabels(root);
  const blocks: WholeBlock[] = [];
  const footnotes: WholeBlock[] = [];
  for (const [ordinal, segment] of segments.entries()) {
    const label = labels.get(ordinal);
    const block: WholeBlock = {
      kinds: [segment.role as BlockKind],
      ...segment.position,
      markdown: markdownOf(segment),
      text: plainOf(segment.content),
      ...(label !== undefined && { label }),
      ...more(ordinal),
    };
    (label === undefined ? blocks : footnotes).push(block);
  }
  return { blocks, footnotes };
}

function titleBlock(title: string): WholeBlock {
  return { kinds: ['heading'], line: 1, column: 1, markdown: title, text: title };
}

function plainOf(content: Segment['content']): string {
  return content
    .map((node) => (node.type === 'break' ? ' ' : toString(node)))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Comments are for editors; some programs put them between two lists. */
function dropComments(root: Root): void {
  visit(root, 'html', (node, index, parent) => {
    if (parent === undefined || index === undefined || !/^<!--[^]*-->$/u.test(node.value.trim())) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

function footnoteLabels(root: Root): Map<number, string> {
  const labels = new Map<number, string>();
  visitParents(root, (node: Nodes, ancestors: readonly Parents[]) => {
    const note = ancestors.find((ancestor) => ancestor.type === 'footnoteDefinition');
    const ordinal = node.data?.segment;
    if (note !== undefined && ordinal !== undefined) labels.set(ordinal, note.identifier);
  });
  return labels;
}

/**
 * The text with its reference links written out, but for those that the statement defines in the same way: a
 * catalogue has no definitions of its own.
 */
function withOwnLinks(text: string, definitions: string): string {
  if (!/^ {0,3}\[[^\]\n]+\]:/mu.test(text)) return text;
  const known = definitionsOf(parseBlocks(definitions));
  const root = parseBlocks(text);
  const own = definitionsOf(root);
  const edits: { from: number; to: number; by: string }[] = [];
  visit(root, 'linkReference', (node) => {
    const definition = own.get(node.identifier);
    const same = known.get(node.identifier);
    if (definition === undefined || (same?.url === definition.url && same.title === definition.title)) return;
    const from = node.children.at(-1)?.position?.end.offset ?? (node.position?.start.offset ?? 0) + 1;
    const to = node.position?.end.offset ?? from;
    const title = definition.title ? ` "${definition.title.replaceAll('"', '\\"')}"` : '';
    edits.push({ from, to, by: `](<${definition.url.replaceAll('>', '%3E')}>${title})` });
  });
  let result = text;
  for (const { from, to, by } of edits.sort((a, b) => b.from - a.from)) {
    result = result.slice(0, from) + by.replace(/<([^\s<>()]+)>/u, '$1') + result.slice(to);
  }
  return result;
}

function definitionsOf(root: Root): Map<string, Definition> {
  const found = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!found.has(node.identifier)) found.set(node.identifier, node);
  });
  return found;
}
