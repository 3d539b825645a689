import type { Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { Manuscript, Remark } from '../../model/manuscript.js';
import { cleanTexts } from './clean.js';
import { placeFootnotes } from './footnotes.js';
import { plainHeadings } from './headings.js';
import { nameImages, type FindPicture, type JudgeImage } from './images.js';
import { keepSafeLinks } from './links.js';
import { makeTypedLists } from './lists.js';
import { writeMarkdown } from './write.js';

/** A document as a tree of Markdown, as its reader has made it. */
export interface DocumentTree {
  readonly children: readonly RootContent[];
  /** Notes by name; references have these names. */
  readonly notes: ReadonlyMap<string, readonly RootContent[]>;
  readonly remarks: readonly Remark[];
  readonly find: FindPicture;
  /** Every word of the text, and of each note by its name, as a way of its own has read them. */
  readonly words: { readonly text: string; readonly notes: ReadonlyMap<string, string> };
}

/** A tree as the statement it becomes: clean, safe, and written as Markdown. */
export function finished(tree: DocumentTree, judge: JudgeImage): Manuscript {
  const root = structuredClone({ type: 'root', children: [...tree.children] }) as Root;
  const notes = structuredClone(tree.notes);
  const { order, remarks: noteRemarks } = placeFootnotes(root, notes);
  const { images, remarks: imageRemarks } = nameImages(root, tree.find, judge);
  const linkRemarks = keepSafeLinks(root);
  const cleanRemarks = cleanTexts(root);
  partLines(root);
  makeTypedLists(root);
  plainHeadings(root);
  dropEmpty(root);
  tightenLists(root);
  const noteWords = [...order, ...[...tree.words.notes.keys()].filter((name) => !order.includes(name))];
  return {
    markdown: writeMarkdown(root),
    images,
    remarks: [...tree.remarks, ...noteRemarks, ...imageRemarks, ...linkRemarks, ...cleanRemarks],
    words: [tree.words.text, ...noteWords.map((name) => tree.words.notes.get(name) ?? '')].join('\n'),
  };
}

/** Takes away blocks that nothing is left in, and then those that held only them. */
function dropEmpty(root: Root): void {
  const isEmpty = (node: Nodes): boolean => {
    if (node.type === 'thematicBreak' || node.type === 'table' || node.type === 'code') return false;
    if (node.type === 'paragraph' || node.type === 'heading') return !holdsAnything(node);
    return 'children' in node && node.children.length === 0;
  };
  const prune = (parent: Parents) => {
    for (const child of parent.children) if ('children' in child) prune(child);
    if (parent.type === 'table' || parent.type === 'tableRow') return;
    if (!['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition'].includes(parent.type)) return;
    parent.children = (parent.children as Nodes[]).filter(
      (child) => !isEmpty(child),
    ) as typeof parent.children;
  };
  prune(root);
  // A separator with nothing on one side separates nothing.
  const notes = root.children.findIndex(({ type }) => type === 'footnoteDefinition');
  const end = notes < 0 ? root.children.length : notes;
  if (root.children[end - 1]?.type === 'thematicBreak') root.children.splice(end - 1, 1);
}

/** Items of one paragraph, with lists in them or without, need no blank lines between them. */
function tightenLists(root: Root): void {
  visit(root, 'list', (list) => {
    const isTight = list.children.every(({ children: [first, ...rest] }) => {
      return (
        (first?.type === 'paragraph' || first === undefined) && rest.every(({ type }) => type === 'list')
      );
    });
    for (const node of [list, ...list.children]) node.spread = !isTight;
  });
}

/** Two breaks of the line part paragraphs. */
function partLines(root: Root): void {
  root.children = root.children.flatMap((block): RootContent[] => {
    if (block.type !== 'paragraph') return [block];
    const parts: PhrasingContent[][] = [[]];
    let before: PhrasingContent['type'] | undefined;
    for (const node of block.children) {
      if (node.type === 'break' && before === 'break') parts.push([]);
      else parts.at(-1)?.push(node);
      if (node.type !== 'text' || node.value.trim() !== '') before = node.type;
    }
    return parts.map((children) => ({ type: 'paragraph' as const, children }));
  });
}

function holdsAnything(node: Nodes): boolean {
  let found = toString(node).trim() !== '';
  visit(node, ({ type }) => {
    if (type === 'image' || type === 'footnoteReference' || type === 'html') found = true;
    return found ? SKIP : undefined;
  });
  return found;
}
