import type { Heading, List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import type { Point } from 'unist';
import { wordsOf } from '../lines.js';
import {
  asReading,
  withoutSigns,
  type NameSense,
  type NamesReading,
  type ReadGroup,
  type ReadName,
} from './reading.js';

/** A list as names: an item a name, or, where items hold lists of their own, an item a group. */
export function readList(list: List, sense: NameSense): NamesReading | undefined {
  const groups = groupsIn(list);
  if (groups.every(({ names }) => names.length === 0)) return undefined;
  const hasGroups = groups.some(({ heading }) => heading !== undefined);
  const form = list.ordered === true ? 'a numbered list' : 'a list';
  const reading = asReading(
    groups.map((group) => ({ ...group, names: withoutSigns(group.names, sense.lexicon) })),
    hasGroups ? `${form} of lists` : form,
    sense,
  );
  // Items of several paragraphs are rather text than names.
  const isPlain = list.children.every(isNameItem);
  return isPlain ? reading : { ...reading, likeness: reading.likeness - 1 };
}

function groupsIn(list: List): ReadGroup[] {
  const groups: ReadGroup[] = [];
  let plain: ReadName[] = [];
  const close = () => {
    if (plain.length > 0) groups.push({ names: plain });
    plain = [];
  };
  for (const item of list.children) {
    const nested = item.children.find((child) => child.type === 'list');
    const heading = item.children[0];
    if (nested === undefined || heading === nested || !isText(heading)) {
      const name = itemName(item);
      if (name !== undefined) plain.push(name);
      continue;
    }
    close();
    const [first = { names: [] }, ...more] = groupsIn(nested);
    groups.push(first.heading === undefined ? { ...first, heading } : { heading, names: [] });
    groups.push(...(first.heading === undefined ? more : [first, ...more]));
  }
  close();
  return groups;
}

function isText(node: RootContent | undefined): node is Paragraph | Heading {
  return node?.type === 'paragraph' || node?.type === 'heading';
}

/** An item of one paragraph, or of one paragraph and one list of such items. */
function isNameItem({ children: [first, list, ...more] }: ListItem): boolean {
  if (more.length > 0 || (first !== undefined && first.type !== 'paragraph')) return false;
  return list === undefined || (list.type === 'list' && list.children.every(isNameItem));
}

function itemName({ children, position }: ListItem): ReadName | undefined {
  const [name = '', ...rest] = children.map(wordsOf).filter((words) => words !== '');
  if (name === '') return undefined;
  const { line, column } = firstPlace(children[0]) ?? position?.start ?? { line: 1, column: 1 };
  return { name, position: { line, column }, ...(rest.length > 0 && { rest }) };
}

/** Where the name itself begins, after the list's number and any emphasis. */
export function firstPlace(node: Nodes | undefined): Pick<Point, 'line' | 'column'> | undefined {
  if (node === undefined || node.type === 'text' || !('children' in node)) return node?.position?.start;
  const [first] = node.children as Nodes[];
  return firstPlace(first) ?? node.position?.start;
}
