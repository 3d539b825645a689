import type { Html, Image, Link, LinkReference, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { isPlaceholder, isSafe } from '../../model/link.js';
import type { Draft, Manuscript, Remark } from '../../model/manuscript.js';
import type { Outcome } from '../../model/problem.js';
import { comment, toRemark } from '../read/office/remarks.js';
import { readForeignText } from '../read/text.js';
import { besidePath, embeddedIn, imagePaths } from './image-addresses.js';
import { nameImages, type JudgeImage } from './images.js';
import { droppedLink } from './links.js';
import { withoutSpans } from './spans.js';
import { unquoted } from './unquote.js';

/** What the reader of Markdown is given: the stage of parsing does it. */
export interface MarkdownContext {
  readonly judge: JudgeImage;
  /** The tree of a text, or why it would take long to make. */
  readonly parse: (text: string, file: string) => Outcome<Root>;
  /** The words of a tree in their order. */
  readonly wordsOf: (root: Root) => string;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

const COMMENT = /^<!--([^]*?)-->$/u;

/** Reads a Markdown text that a publication begins with. It stays as its writer has laid it out. */
export function readMarkdownDraft(bytes: Uint8Array, file: string, context: MarkdownContext): Outcome<Draft> {
  const { value, problems } = readForeignText(bytes, file);
  if (value === undefined) return { problems };
  const bare = unquoted(value.text);
  const { text, remarks } = withoutSpans(bare.text);
  const first = context.parse(withoutSpans(bare.text, true).text, file);
  const parsed = context.parse(text, file);
  if (first.value === undefined || parsed.value === undefined)
    return { problems: [...first.problems, ...parsed.problems] };
  const [root, words] = [parsed.value, context.wordsOf(first.value)];
  const earlier = [...bare.remarks, ...remarks];
  return {
    value: {
      languages: [],
      wanted: imagePaths(root.children),
      finish: (beside) => finish(text, root, words, earlier, beside, context.judge),
    },
    problems: [],
  };
}

function finish(
  text: string,
  root: Root,
  words: string,
  earlier: readonly Remark[],
  beside: ReadonlyMap<string, Uint8Array>,
  judge: JudgeImage,
): Manuscript {
  const comments = takeComments(root);
  const pictures = structuredClone(root);
  const named = nameImages(pictures, (url) => embeddedIn(url) ?? beside.get(besidePath(url) ?? ''), judge);
  const links = dropLinks(root);
  const edits = [...comments.edits, ...imageEdits(root, pictures, text), ...links.edits];
  return {
    markdown: `${edited(text, edits).trim()}\n`,
    images: named.images,
    remarks: [...earlier, ...comments.remarks, ...named.remarks, ...links.remarks],
    words,
  };
}

interface Edits {
  readonly edits: readonly Edit[];
  readonly remarks: readonly Remark[];
}

function takeComments(root: Root): Edits {
  const edits: Edit[] = [];
  const remarks: Remark[] = [];
  visit(root, 'html', (node: Html) => {
    const words = COMMENT.exec(node.value.trim())?.[1] ?? '';
    // Programs put one without words between two lists.
    if (!/\p{L}/u.test(words)) return;
    remarks.push({ ...toRemark(comment('', words, '')), line: node.position?.start.line });
    edits.push({ ...rangeOf(node), by: '' });
  });
  return { edits, remarks };
}

/** @param named the same tree, its images named or taken out */
function imageEdits(root: Root, named: Root, text: string): Edit[] {
  const names = new Map<number, string>();
  visit(named, 'image', (node) => {
    names.set(rangeOf(node).from, node.url);
  });
  const edits: Edit[] = [];
  visit(root, 'image', (node: Image) => {
    const { from, to } = rangeOf(node);
    const name = names.get(from);
    const address = text.slice(from, to).lastIndexOf('](');
    if (name === undefined) edits.push({ from, to, by: '' });
    else if (address >= 0) edits.push({ from: from + address, to, by: `](${name})` });
  });
  return edits;
}

function dropLinks(root: Root): Edits {
  const edits: Edit[] = [];
  const remarks: Remark[] = [];
  const addresses = new Map<string, string>();
  visit(root, 'definition', ({ identifier, url }) => {
    if (!addresses.has(identifier)) addresses.set(identifier, url);
  });
  const drop = (node: Link | LinkReference, url: string) => {
    if (isSafe(url) || isPlaceholder({ type: 'link', url, children: [] })) return;
    const [first, last] = [node.children.at(0), node.children.at(-1)];
    const { from, to } = rangeOf(node);
    if (!url.startsWith('#'))
      remarks.push({ ...droppedLink(url, toString(node)), line: node.position?.start.line });
    if (first === undefined || last === undefined) edits.push({ from, to, by: '' });
    else edits.push({ from, to: rangeOf(first).from, by: '' }, { from: rangeOf(last).to, to, by: '' });
  };
  visit(root as Nodes, (node) => {
    if (node.type === 'link') drop(node, node.url);
    else if (node.type === 'linkReference') drop(node, addresses.get(node.identifier) ?? '#');
  });
  visit(root, 'definition', (node) => {
    if (!isSafe(node.url) && node.url !== '#' && node.url !== '') edits.push({ ...rangeOf(node), by: '' });
  });
  return { edits, remarks };
}

function rangeOf({ position }: Nodes): { from: number; to: number } {
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 };
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { from, to, by } of [...edits].sort((a, b) => b.from - a.from || b.to - a.to)) {
    result = result.slice(0, from) + by + result.slice(to);
  }
  return result;
}
