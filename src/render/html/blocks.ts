import type { Element, ElementContent, Properties, Root as HastRoot } from 'hast';
import { h } from 'hastscript';
import type { ListItem, Nodes, Paragraph, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { defaultHandlers, type Handler, type Handlers, type State } from 'mdast-util-to-hast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { BackMatter, Run, SignatoryList } from '../../model/document.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { withDigits } from '../../text/numerals.js';
import { lenderOf } from '../../model/strings.js';
import { withBoundWords } from './bound-words.js';
import { companionsOf, type Companion } from './companions.js';
import { foreign, onLines, withMark } from './elements.js';
import { headingLevels } from './heading-levels.js';
import type { ImageSize } from './images.js';
import { keepTags } from './tagged.js';
import { signatorySection } from './signatories.js';

/** The library types each handler by its node; here all are called alike. */
const DEFAULTS = defaultHandlers as unknown as Record<
  'paragraph' | 'tableRow' | 'table' | 'code' | 'inlineCode' | 'footnoteReference' | 'link',
  Handler
>;

/** What the pages of screens and of paper do differently with one article. */
export interface Surface {
  /** Address of an image in the statement → address on the page. */
  readonly imagePath: (url: string) => string;
  /** On screens: the size of an image, so that nothing moves when it comes. */
  readonly imageSize?: ((url: string) => ImageSize | undefined) | undefined;
  /** Whether it is printed: then tables say the line they begin in, and all that is to be tagged has a tag. */
  readonly isPrinted?: boolean | undefined;
  /** On paper: what follows the words of a link in place of its address; nothing if the words are it. */
  readonly linkMark?: ((url: string, words: string) => string | undefined) | undefined;
}

/** The parts of the article as HTML. */
export interface ArticleHtml {
  /** What is in the title’s heading. */
  readonly title: string;
  /** What is in the subtitle, if there is one. */
  readonly subtitle?: string | undefined;
  readonly body: string;
  readonly footnotes: string;
  /** Notes and contacts after the text. */
  readonly closing: string;
}

/** The body of the statement and its footnotes. */
export function renderArticle(document: LocalizedDocument, surface: Surface): ArticleHtml {
  // Title and subtitle go through with the body, because their footnotes are numbered with the others.
  const heads = [document.title, document.subtitle].flatMap((segment): Paragraph[] =>
    segment === undefined ? [] : [{ type: 'paragraph', children: [...segment.content] }],
  );
  const root: Root = { type: 'root', children: [...heads, ...document.body.children] };
  const hast = toHast(root, document, surface).children.filter((node) => node.type !== 'doctype');
  const [title, ...others] = hast.filter((node) => node.type === 'element');
  const subtitle = document.subtitle === undefined ? undefined : others[0];
  const last = subtitle ?? title;
  const rest = last === undefined ? hast : hast.slice(hast.indexOf(last) + 1);
  const footnotes = rest.filter(isFootnotes);
  const blocks = rest.filter((node) => !isFootnotes(node));
  const closingAt = blocks.findLastIndex((node) => node.type === 'element' && !isClosing(node)) + 1;
  return {
    title: toHtml(withBoundWords(title?.children ?? [], document.title.lang)),
    subtitle: subtitle && toHtml(withBoundWords(subtitle.children, document.subtitle?.lang ?? '')),
    body: inBodies(blocks.slice(0, closingAt))
      .map((part) => toHtml([part]))
      .join('\n'),
    footnotes: toHtml(footnotes),
    closing: toHtml(blocks.slice(closingAt)).trim(),
  };
}

/** Inline content as HTML. */
export function renderInline(
  content: readonly Nodes[],
  document: LocalizedDocument,
  surface: Surface = { imagePath: (url) => url },
): string {
  return toHtml(inlineElements(content, document, surface));
}

/** The title as a heading of another page, such as the one that lets a reader choose the language. */
export function renderTitle(
  content: readonly Nodes[],
  document: LocalizedDocument,
  surface: Surface,
): string {
  return toHtml(withBoundWords(inlineElements(content, document, surface), document.title.lang));
}

function inlineElements(
  content: readonly Nodes[],
  document: LocalizedDocument,
  surface: Surface,
): readonly ElementContent[] {
  const paragraph = { type: 'paragraph', children: [...content] } as Paragraph;
  const [first] = toHast({ type: 'root', children: [paragraph] }, document, surface).children;
  return first?.type === 'element' ? first.children : [];
}

function toHast(root: Root, document: LocalizedDocument, surface: Surface): HastRoot {
  const { strings, numerals } = document;
  const digits = (number: number) => withDigits(String(number), numerals);
  const hast = unified()
    .use(remarkRehype, {
      clobberPrefix: '',
      footnoteLabel: strings.text('notes'),
      footnoteLabelProperties: foreign(lenderOf(strings, 'notes')),
      footnoteBackContent: () => [h('span', { ariaHidden: 'true' }, '↑')],
      footnoteBackLabel: (reference, again) =>
        `${strings.text('note.back')} (${digits(reference + 1)}${again > 1 ? `-${digits(again)}` : ''})`,
      handlers: handlers(document, surface, companionsOf(root)),
    })
    .runSync(root);
  visit(hast, 'element', (element) => {
    if (element.properties.dataFootnoteBackref !== undefined)
      Object.assign(element.properties, foreign(lenderOf(strings, 'note.back')));
    if (element.tagName === 'th') element.properties.scope ??= 'col';
    if (element.tagName === 'th' || element.tagName === 'td') alignToReading(element);
    if (surface.isPrinted === true) keepTags(element);
  });
  return hast;
}

/** Writes hast as HTML5. */
export function toHtml(children: readonly ElementContent[]): string {
  return unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [...children] });
}

// eslint-disable-next-line max-lines-per-function -- a table of the kinds of blocks
function handlers(
  document: LocalizedDocument,
  { imagePath, imageSize, linkMark, isPrinted = false }: Surface,
  companions: ReadonlyMap<Nodes, Companion>,
): Handlers {
  const levels = headingLevels(document.body);
  const dir = document.locale.direction;
  let tables = 0;
  const tableLabel = () => {
    tables += 1;
    return `${document.strings.text('table')} ${withDigits(String(tables), document.numerals)}`;
  };
  const lineOf = ({ position }: Nodes) => (isPrinted ? position?.start.line : undefined);
  return {
    paragraph: (state, node: Nodes, parent) => {
      const element = withMark(DEFAULTS.paragraph(state, node, parent) as Element, node.data?.mark, document);
      return withClass(element, companions.get(node));
    },
    // The library makes the cells of a row itself, one for each column.
    tableRow: (state, node: Extract<Nodes, { type: 'tableRow' }>, parent) => {
      const row = DEFAULTS.tableRow(state, node, parent) as Element;
      const cells = row.children.filter((child) => child.type === 'element');
      node.children.forEach((cell, at) => {
        const element = cells[at];
        if (element === undefined) return;
        withMark(element, cell.data?.mark, document);
        withClass(element, longestWord(toString(cell)) > LONG_WORD ? 'long' : undefined);
      });
      return row;
    },
    heading: (state, node: Extract<RootContent, { type: 'heading' }>) => {
      const key = document.segments[node.data?.segment ?? -1]?.segment.key;
      const words = withBoundWords(state.all(node), node.data?.mark?.lang ?? document.locale.tag);
      const element = h(`h${levels.get(node) ?? node.depth}`, { id: key }, words);
      return withMark(element, node.data?.mark, document);
    },
    listItem: (state, node: ListItem) => listItem(state, node),
    // Wide tables scroll in a region that the keyboard reaches.
    table: (state, node: Nodes, parent) => {
      const table = DEFAULTS.table(state, node, parent) as Element;
      const lang = lenderOf(document.strings, 'table')?.tag;
      // The name of the region may be in another language than the table in it.
      if (lang !== undefined) table.properties.lang = document.locale.tag;
      const named = { ariaLabel: tableLabel(), lang };
      return h('section', { className: 'table', tabIndex: 0, ...named, dataLine: lineOf(node) }, [table]);
    },
    image: (_state, node: Extract<Nodes, { type: 'image' }>) =>
      h('img', {
        src: imagePath(node.url),
        alt: node.alt ?? '',
        title: node.title ?? undefined,
        lang: node.data?.mark?.lang,
        dir: node.data?.mark?.direction,
        ...imageSize?.(node.url),
      }),
    code: (state, node: Nodes, parent) => {
      const pre = DEFAULTS.code(state, node, parent) as Element;
      pre.properties.dir = 'ltr';
      return pre;
    },
    inlineCode: (state, node: Nodes, parent) => {
      const code = DEFAULTS.inlineCode(state, node, parent) as Element;
      code.properties.dir = 'ltr';
      return code;
    },
    link: (state, node: Extract<Nodes, { type: 'link' }>, parent) => {
      const link = DEFAULTS.link(state, node, parent) as Element;
      const mark = linkMark?.(node.url, toString(node));
      return mark === undefined ? link : [link, h('sup', { className: 'reference', dir }, mark)];
    },
    footnoteReference: (state, node: Nodes, parent) => {
      const mark = DEFAULTS.footnoteReference(state, node, parent) as Element;
      visit(mark, 'text', (text) => {
        text.value = withDigits(text.value, document.numerals);
      });
      // An isolate of its own behind a space that no line ends at: `123` and note 1 are not `1231`.
      mark.properties.dir = dir;
      mark.children.unshift({ type: 'text', value: '\u00A0' });
      return mark;
    },
    run: (state, node: Run) => {
      const className = node.isUnbroken === true ? ['unbroken'] : undefined;
      return h('bdi', { dir: node.direction, lang: node.lang, className }, state.all(node));
    },
    signatories: (state, node: SignatoryList) => signatorySection(state, node, document, lineOf),
    backMatter: (state, node: BackMatter) => backMatter(state, node, document),
    endMark: () => {
      const { strings } = document;
      return h('p', { className: ['end'], ...foreign(lenderOf(strings, 'end')) }, strings.text('end'));
    },
  };
}

/** From so many letters on, a word may be divided in a cell: an address, most likely. */
const LONG_WORD = 24;

/** Letters of the longest word, which a line cannot divide. */
function longestWord(text: string): number {
  return Math.max(...text.split(/\s+/u).map((word) => Array.from(word).length));
}

function withClass(element: Element, added: string | undefined): Element {
  if (added !== undefined) {
    const own = [element.properties.className].flat().filter((one) => typeof one === 'string');
    element.properties.className = [...own, added];
  }
  return element;
}

/**
 * In a tight list the words are in the item itself: the language of words that are alone there goes on the
 * item, where tagged PDF keeps it; their direction inside, because an item with its own direction loses its number.
 */
function listItem(state: State, item: ListItem): Element {
  const isTight = item.spread !== true;
  const properties: Properties = {};
  const children = item.children.flatMap((child): ElementContent[] => {
    const element = state.one(child, item);
    const elements = element === undefined ? [] : Array.isArray(element) ? element : [element];
    if (!isTight || child.type !== 'paragraph') return elements;
    const [paragraph] = elements;
    if (paragraph?.type !== 'element') return [];
    const { dir, lang, className } = paragraph.properties;
    const isAlone = item.children.length === 1;
    if (isAlone) Object.assign(properties, { lang, className });
    if (dir === undefined && (isAlone || className === undefined)) return paragraph.children;
    const own = isAlone ? { dir, lang } : { dir, lang, className };
    return [h(dir === undefined ? 'span' : 'bdi', own, paragraph.children)];
  });
  return h('li', properties, children);
}

/** A part after the text, under the statement's own heading or the locale's word for it. */
function backMatter(state: State, node: BackMatter, { strings }: LocalizedDocument): Element {
  const own = foreign(lenderOf(strings, node.kind));
  const heading = node.hasOwnHeading === true ? [h('h2', own, strings.text(node.kind))] : [];
  const blocks = state.all(node).filter((child) => child.type === 'element');
  // Corrections look as what there is to say about the publishers.
  const className = node.kind === 'corrections' ? ['about', node.kind] : [node.kind];
  return h('section', { className }, onLines([...heading, ...blocks]));
}

/** Columns are aligned along the reading direction: what Markdown calls left is where lines start. */
function alignToReading(cell: Element): void {
  const { align } = cell.properties;
  delete cell.properties.align;
  if (align === 'center') withClass(cell, 'align-center');
  if (align === 'right') withClass(cell, 'align-end');
}

function isFootnotes(node: HastRoot['children'][number]): boolean {
  return node.type === 'element' && node.properties.dataFootnotes !== undefined;
}

/** Whether an element follows the text: notes, a contact, what there is to say about the signatories. */
function isClosing({ tagName, properties: { className } }: Element): boolean {
  return (
    tagName === 'section' && ['notes', 'contact', 'about'].some((name) => [className].flat().includes(name))
  );
}

/** Whether an element has its own place beside the prose: the signatories, notes, a contact, the end mark. */
function isOwnPart({ tagName, properties: { className } }: Element): boolean {
  const names = [className].flat();
  if (tagName === 'p') return names.includes('end');
  return tagName === 'section' && names.includes('signatories');
}

/** Prose is in `div.body`; signatories and what follows the text are sections of their own. */
function inBodies(blocks: readonly ElementContent[]): ElementContent[] {
  const parts: ElementContent[] = [];
  let body: ElementContent[] = [];
  const close = () => {
    if (body.some((node) => node.type === 'element')) parts.push(h('div', { className: 'body' }, body));
    body = [];
  };
  for (const block of blocks) {
    if (block.type === 'element' && isOwnPart(block)) {
      close();
      parts.push(block);
    } else if (block.type !== 'text' || body.length > 0) body.push(block);
  }
  close();
  return parts;
}
