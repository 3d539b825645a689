import type { Heading, Root } from 'mdast';
import {
  groupsOf,
  headingOf,
  labelsOf,
  type Position,
  type Signatory,
  type SignatoryGroup,
  type SignatoryList,
} from '../../model/document.js';
import { nearest } from '../../text/nearest.js';
import type { Problem } from '../../model/problem.js';
import { regionOf } from '../../model/regions.js';
import { withoutColon } from '../roles/block.js';
import { bareWords } from '../roles/lexicon.js';
import { wordsOf } from '../roles/lines.js';
import type { Cell } from './cells.js';
import type { LateName } from './read.js';

/** Names that a message shows of many. */
const SHOWN = 3;

/** The signatories of a statement with those who came later. */
export interface AddedNames {
  /** In the order in which they are counted. */
  readonly signatories: readonly Signatory[];
  readonly groups: readonly SignatoryGroup[];
  /** Headings that the file has made, with the cells where they are written. */
  readonly headings: ReadonlyMap<Heading, Position>;
  /** What is in doubt. */
  readonly problems: readonly Problem[];
}

/**
 * Adds names that came by form to the signatories of a statement: each to the group that it names; groups that the
 * statement does not have follow its own, in the order of the file. All names are counted again.
 *
 * @param root the statement, its signatories in nodes of their own; changed
 * @param file path of the file of names, for places
 * @param locale tag of the source language
 */
export function addLateNames(
  root: Root,
  late: readonly LateName[],
  { file, locale }: { readonly file: string; readonly locale: string },
): AddedNames {
  const lists = root.children.filter((node) => node.type === 'signatories');
  const groups = new LateGroups(lists.flatMap(groupsOf), locale);
  for (const one of late) {
    const group = groups.of(one);
    group.names = [...group.names, signatoryOf(one, file, groups.countryColumn(group))];
  }
  if (groups.added.length > 0) (lists.at(-1) ?? newList(root, lists)).children.push(...groups.added);
  return {
    ...counted(lists),
    headings: groups.headings,
    problems: [...groups.doubts()].map((doubt) => ({
      rule: 'late-names-group',
      severity: 'warning',
      locale,
      file,
      ...doubt,
    })),
  };
}

/** A place for the names of a statement that has none: before what follows its text. */
function newList(root: Root, lists: SignatoryList[]): SignatoryList {
  const list: SignatoryList = { type: 'signatories', children: [] };
  const at = root.children.findIndex(({ type }) => type === 'endMark' || type === 'backMatter');
  root.children.splice(at < 0 ? root.children.length : at, 0, list);
  lists.push(list);
  return list;
}

function counted(lists: readonly SignatoryList[]): Pick<AddedNames, 'signatories' | 'groups'> {
  const groups = lists.flatMap(groupsOf);
  let first = 1;
  for (const group of groups) {
    group.first = first;
    first += group.names.length;
  }
  return { groups, signatories: groups.flatMap(({ names }) => names) };
}

function signatoryOf(
  { name, country, lang, dir, url }: LateName,
  file: string,
  countryColumn: number,
): Signatory {
  return {
    name: name.text,
    position: placeOf(name),
    file,
    ...(country !== undefined && { rest: [...Array<string>(countryColumn).fill(''), country] }),
    ...(lang !== undefined && { lang }),
    ...(dir !== undefined && { dir }),
    ...(url !== undefined && { url }),
  };
}

function placeOf({ line, column }: Cell): Position {
  return { line, column };
}

interface GroupDoubt extends Position {
  readonly message: string;
  readonly help: string;
}

/** The groups that late names belong to: those of the statement, and those that the file makes. */
class LateGroups {
  readonly added: SignatoryGroup[] = [];
  readonly headings = new Map<Heading, Position>();
  readonly #byHeading = new Map<string, SignatoryGroup>();
  readonly #countryColumns = new Map<SignatoryGroup, number>();
  readonly #own: readonly SignatoryGroup[];
  readonly #locale: string;
  /** Headings that the statement has more than once. */
  readonly #twice = new Set<string>();
  readonly #doubts: GroupDoubt[] = [];
  readonly #homeless: LateName[] = [];
  #rest: SignatoryGroup | undefined;

  constructor(own: readonly SignatoryGroup[], locale: string) {
    this.#own = own;
    this.#locale = locale;
    for (const group of own) {
      const heading = headingText(group);
      if (heading === undefined) continue;
      const key = keyOf(heading);
      if (this.#byHeading.has(key)) this.#twice.add(key);
      else this.#byHeading.set(key, group);
    }
  }

  of(late: LateName): SignatoryGroup {
    return late.group === undefined ? this.#withoutHeading(late) : this.#under(late.group);
  }

  /** Which of the cells beside a name is its country: the one that is so for the group’s other names, else one more. */
  countryColumn(group: SignatoryGroup): number {
    let column = this.#countryColumns.get(group);
    if (column === undefined) this.#countryColumns.set(group, (column = countryColumn(group, this.#locale)));
    return column;
  }

  *doubts(): Iterable<GroupDoubt> {
    yield* this.#doubts;
    const [first] = this.#homeless;
    const group = this.#rest === undefined ? undefined : headingText(this.#rest);
    if (first === undefined || group === undefined) return;
    const shown = this.#homeless.slice(0, SHOWN).map(({ name }) => `“${name.text}”`);
    const more = this.#homeless.length - shown.length;
    const names = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    yield {
      ...placeOf(first.name),
      message: `${names} ${this.#homeless.length === 1 ? 'has' : 'have'} no group, but the names in the statement do; “${group}”, the last group, now has ${this.#homeless.length === 1 ? 'it' : 'them'}.`,
      help: 'Write the heading of a group into the column “group”.',
    };
  }

  #under(cell: Cell): SignatoryGroup {
    const key = keyOf(cell.text);
    const known = this.#byHeading.get(key);
    if (known === undefined) return this.#make(cell, key);
    if (this.#twice.delete(key)) {
      this.#doubts.push({
        ...placeOf(cell),
        message: `The statement has more than one group “${cell.text}”; the names are added to the first.`,
        help: 'If they belong to another one, change its heading in the statement, or add the names there.',
      });
    }
    return known;
  }

  #make(cell: Cell, key: string): SignatoryGroup {
    const own = this.#own.flatMap((group) => headingText(group) ?? []);
    const near = nearest(cell.text, own);
    if (near !== undefined) {
      this.#doubts.push({
        ...placeOf(cell),
        message: `“${cell.text}” is a group of its own here; the statement has “${near}”.`,
        help: `If it is the same group, write “${near}”.`,
      });
    }
    const heading: Heading = {
      type: 'heading',
      depth: 3,
      children: [{ type: 'text', value: cell.text }],
    };
    const group: SignatoryGroup = { type: 'signatoryGroup', children: [heading], names: [], first: 1 };
    this.headings.set(heading, placeOf(cell));
    this.#byHeading.set(key, group);
    this.added.push(group);
    return group;
  }

  /** Names that say no group follow the statement’s own; where those have groups, the last one is the nearest. */
  #withoutHeading(late: LateName): SignatoryGroup {
    this.#homeless.push(late);
    if (this.#rest === undefined) {
      this.#rest = this.#own.at(-1);
      if (this.#rest === undefined) {
        this.#rest = { type: 'signatoryGroup', children: [], names: [], first: 1 };
        // Behind a group with a heading they would be taken for its names.
        this.added.unshift(this.#rest);
      }
    }
    return this.#rest;
  }
}

/** The words of a group’s heading, without the colon that it may end in. */
function headingText(group: SignatoryGroup): string | undefined {
  const heading = headingOf(group);
  return heading && withoutColon(wordsOf(heading));
}

/** Two headings are one where they differ in case, accents or punctuation alone. */
function keyOf(heading: string): string {
  return bareWords(heading) || heading.trim();
}

function countryColumn(group: SignatoryGroup, locale: string): number {
  const rests = group.names.map(({ rest = [] }) => rest);
  const width = Math.max((labelsOf(group)?.children.length ?? 1) - 1, ...rests.map(({ length }) => length));
  for (let at = 0; at < width; at += 1) {
    const cells = rests.map((rest) => rest[at] ?? '').filter((cell) => cell !== '');
    const countries = cells.filter((cell) => regionOf(cell, locale) !== undefined);
    if (countries.length > 0 && countries.length * 2 >= cells.length) return at;
  }
  return width;
}
