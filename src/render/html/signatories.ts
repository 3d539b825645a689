import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { Nodes, TableRow } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import {
  groupsOf,
  headingOf,
  labelsOf,
  openingOf,
  type LocalizedSignatory,
  type ShownColumn,
  type SignatoryGroup,
  type SignatoryList,
} from '../../model/document.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { withDigits } from '../../text/numerals.js';
import { onLines, withMark } from './elements.js';

/** Keys, which are the ids of headings, have no underscore: no heading takes this one away. */
const SIGNATORIES = 'list_signatories';
/** Groups with fewer names than this, taken together, share their columns. */
const SHORT_GROUP = 8;

/** Where a node begins in the statement, where pages say so. */
type LineOf = (node: Nodes) => number | undefined;

/** The signatories: the heading that opens them, and each group under its heading. */
export function signatorySection(
  state: State,
  node: SignatoryList,
  document: LocalizedDocument,
  lineOf: LineOf,
): Element {
  const groups = groupsOf(node);
  const first = groups[0]?.first ?? 1;
  // A second list of names has an id of its own.
  const id = first === 1 ? SIGNATORIES : `${SIGNATORIES}_${first}`;
  const opening = openingOf(node);
  const heading = opening && withMark(h('h2', { id }, state.all(opening)), opening.data?.mark, document);
  const level = heading === undefined ? 'h2' : 'h3';
  const scene = { state, document, lineOf, labelledBy: heading === undefined ? undefined : id };
  const shown = groups.map((group) => ({ group, elements: signatoryGroup(group, level, scene) }));
  const [only, ...more] = shown;
  const isPlain = more.length === 0 && only?.elements.length === 1 && only.elements[0]?.tagName === 'ol';
  const children = isPlain ? only.elements : [h('div', { className: 'groups' }, onLines(inRuns(shown)))];
  return h('section', { className: 'signatories', ariaLabelledBy: scene.labelledBy }, [
    ...(heading === undefined ? [] : [heading]),
    ...onLines(children),
  ]);
}

interface Shown {
  readonly group: SignatoryGroup;
  readonly elements: readonly Element[];
}

/** Short lists that follow one another fill columns together; any other has columns of its own, a table the whole width. */
function inRuns(shown: readonly Shown[]): Element[] {
  const runs: Shown[][] = [];
  let isOpen = false;
  for (const one of shown) {
    const isList = labelsOf(one.group) === undefined;
    if (isOpen && isList) runs.at(-1)?.push(one);
    else runs.push([one]);
    isOpen = isList;
  }
  return runs.flatMap((run) => {
    const elements = run.flatMap((one) => one.elements);
    const names = run.reduce((sum, { group }) => sum + group.names.length, 0);
    const isShort = run.length > 1 && names / run.length < SHORT_GROUP;
    return isShort ? [h('div', { className: 'short' }, onLines(elements))] : elements;
  });
}

interface Scene {
  readonly state: State;
  readonly document: LocalizedDocument;
  readonly lineOf: LineOf;
  /** Id of the section's heading. */
  readonly labelledBy?: string | undefined;
}

/** A group's heading and its names, counted on from the group before: a list, or a table where columns have labels. */
function signatoryGroup(group: SignatoryGroup, level: 'h2' | 'h3', scene: Scene): Element[] {
  const { state, document } = scene;
  const heading = headingOf(group);
  const labels = labelsOf(group);
  const id = document.segments[heading?.data?.segment ?? -1]?.segment.key;
  const start = group.first === 1 ? undefined : group.first;
  const names =
    labels === undefined ? nameList(group, start, document) : nameRegion(group, labels, id, scene);
  if (heading === undefined) return [names];
  return [withMark(h(level, { id }, state.all(heading)), heading.data?.mark, document), names];
}

function nameList(
  { names }: SignatoryGroup,
  start: number | undefined,
  document: LocalizedDocument,
): Element {
  const items = (names as readonly LocalizedSignatory[]).map((name) => nameItem(name, document));
  return h('ol', { className: 'signatories', start }, onLines(items));
}

/**
 * A name's language is on its item, where tagged PDF keeps it; its direction on a `bdi` inside, for an item with a
 * direction of its own loses its number. Beside something in another language the name keeps its own for itself.
 */
function nameItem(name: LocalizedSignatory, document: LocalizedDocument): Element {
  const details = (name.columns ?? []).filter(({ text }) => text !== '');
  if (details.length === 0) {
    const { lang, content } = worded(name, document);
    return h('li', { lang }, linked(name.url, content));
  }
  const beside = details.map((detail) => isolate(detail, document));
  return h('li', [
    linked(name.url, isolate(name, document)),
    ' ',
    h(
      'span',
      { className: 'beside' },
      beside.flatMap((detail) => [' – ', detail]),
    ),
  ]);
}

/** Names with what is beside them in the statement's table; where the table is wide, it scrolls by itself. */
function nameRegion(group: SignatoryGroup, labels: TableRow, id: string | undefined, scene: Scene): Element {
  const { document, lineOf, labelledBy } = scene;
  const named = { ariaLabelledBy: id ?? labelledBy };
  const region = { className: 'table', tabIndex: 0, dataLine: lineOf(group), ...named };
  return h('section', region, [nameTable(group, labels, scene.state, document)]);
}

function nameTable(
  group: SignatoryGroup,
  labels: TableRow,
  state: State,
  document: LocalizedDocument,
): Element {
  const names = group.names as readonly LocalizedSignatory[];
  const width = Math.max(labels.children.length, ...names.map(({ columns = [] }) => 1 + columns.length));
  const head = labels.children.map((cell) =>
    withMark(h('th', { scope: 'col' }, state.all(cell)), cell.data?.mark, document),
  );
  const rows = names.map((name, at) => {
    const number = withDigits(String(group.first + at), document.numerals);
    const { lang, content } = worded(name, document);
    const cells = (name.columns ?? []).map((column) => columnCell(column, document));
    return h(
      'tr',
      onLines([
        h('td', { className: 'number' }, `${number}.`),
        h('th', { scope: 'row', lang }, linked(name.url, content)),
        ...cells,
        ...empty('td', width - 1 - cells.length),
      ]),
    );
  });
  return h('table', { className: 'signatories' }, [
    ...onLines([h('thead', [h('tr', [h('td'), ...head, ...empty('td', width - head.length)])])]),
    h('tbody', onLines(rows)),
  ]);
}

/** Every row has as many cells as the table has columns. */
function empty(tag: string, count: number): Element[] {
  return Array.from({ length: Math.max(0, count) }, () => h(tag));
}

function columnCell(column: ShownColumn, document: LocalizedDocument): Element {
  if (column.text === '') return h('td');
  const { lang, content } = worded({ ...column, shown: column.text }, document);
  return h('td', { lang }, [content]);
}

type Worded = Pick<LocalizedSignatory, 'shown' | 'lang' | 'direction'>;

/** The words of a name or of what is beside it, and the language for the element around them. */
function worded({ shown, lang, direction }: Worded, { locale }: LocalizedDocument) {
  const isPlain = locale.direction === 'ltr' && direction === 'ltr';
  return {
    lang: lang === locale.tag ? undefined : lang,
    content: isPlain ? shown : h('bdi', { dir: direction }, shown),
  };
}

/** Words with their language and direction on an element of their own. */
function isolate(words: Worded | ShownColumn, { locale }: LocalizedDocument): ElementContent | string {
  const { lang, direction } = words;
  const text = 'shown' in words ? words.shown : words.text;
  const own: Properties = { dir: direction, lang: lang === locale.tag ? undefined : lang };
  const isPlain = locale.direction === 'ltr' && direction === 'ltr' && own.lang === undefined;
  return isPlain ? text : h('bdi', own, text);
}

function linked(url: string | undefined, content: ElementContent | string): (ElementContent | string)[] {
  return url === undefined ? [content] : [h('a', { href: url }, [content])];
}
