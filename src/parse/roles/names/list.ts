import type { List, ListItem, Nodes } from 'mdast';
import type { Point } from 'unist';
import { nameLikeness } from '../likeness.js';
import type { Lexicon } from '../lexicon.js';
import { wordsOf } from '../lines.js';
import { mean, type NamesReading, type ReadGroup, type ReadName } from './reading.js';

/** A list as names: an item a name, or, where items hold lists of their own, an item a group. */
export function readList(list: List, lexicon: Lexicon): NamesReading | undefined {
  const groups: ReadGroup[] = [];
  let plain: ReadName[] = [];
  for (const item of list.children) {
    const nested = asGroup(item);
    if (nested === undefined) {
      if (item.children.length > 1) return undefined;
      const name = itemName(item);
      if (name !== undefined) plain.push(name);
      continue;
    }
    if (plain.length > 0) groups.push({ names: plain });
    plain = [];
    groups.push(nested);
  }
  if (plain.length > 0) groups.push({ names: plain });
  const names = groups.flatMap((group) => group.names);
  if (names.length === 0) return undefined;
  const likeness = mean(names.map(({ name }) => nameLikeness(name, lexicon)));
  const hasGroups = groups.some(({ heading }) => heading !== undefined);
  const form = list.ordered === true ? 'a numbered list' : 'a list';
  return { groups, form: hasGroups ? `${form} of lists` : form, likeness };
}

/** An item of one paragraph and one list of plain items: a group under its heading. */
function asGroup(item: ListItem): ReadGroup | undefined {
  const [heading, list, ...more] = item.children;
  if (heading?.type !== 'paragraph' || list?.type !== 'list' || more.length > 0) return undefined;
  if (list.children.some(({ children }) => children.length > 1)) return undefined;
  const names = list.children.flatMap((one) => itemName(one) ?? []);
  return names.length === 0 ? undefined : { heading, names };
}

function itemName(item: ListItem): ReadName | undefined {
  const name = wordsOf(item);
  return name === '' ? undefined : { name, position: firstPlace(item) ?? { line: 1, column: 1 } };
}

/** Where the name itself begins, after the list's number and any emphasis. */
export function firstPlace(node: Nodes): Pick<Point, 'line' | 'column'> | undefined {
  if (node.type === 'text' || !('children' in node)) return node.position?.start;
  const [first] = node.children as Nodes[];
  return (first === undefined ? undefined : firstPlace(first)) ?? node.position?.start;
}
