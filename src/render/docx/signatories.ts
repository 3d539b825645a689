import type { Heading, Paragraph, TableRow } from 'mdast';
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
import type { XmlElement } from '../../xml/write.js';
import { apart, textAtom, type Atom } from './inline.js';
import { itemStyle } from './numbering.js';
import type { PartWriter } from './part-writer.js';
import { cellOf, MOST_COLUMNS, rowOf, tableOf } from './tables.js';

/** What writes a heading. */
interface HeadingWriter {
  heading(node: Heading | Paragraph, level: number): XmlElement;
}

/** The signatories: the heading that opens them, and each group under its heading. */
export function signatories(node: SignatoryList, writer: PartWriter, headings: HeadingWriter): XmlElement[] {
  const opening = openingOf(node);
  const level = opening === undefined ? 1 : 2;
  return [
    ...(opening === undefined ? [] : [headings.heading(opening, 1)]),
    ...groupsOf(node).flatMap((group) => {
      const heading = headingOf(group);
      const labels = labelsOf(group);
      return [
        ...(heading === undefined ? [] : [headings.heading(heading, level)]),
        ...(labels === undefined ? nameList(group, writer) : nameTable(group, labels, writer)),
      ];
    }),
  ];
}

/** Names with what is beside them, counted on from the group before. */
function nameList({ names, first }: SignatoryGroup, writer: PartWriter): XmlElement[] {
  const numbers = writer.file.numbering.numbers(0, first);
  return (names as readonly LocalizedSignatory[]).map((name, at) => {
    const beside = (name.columns ?? []).filter(({ text }) => text !== '');
    const atoms = [
      ...nameAtoms(name),
      ...beside.flatMap((column) => [...textAtom(' – ', writer.look), ...wordAtoms(column)]),
    ];
    return writer.atoms(atoms, { style: itemStyle(true, 0), number: numbers.properties(at) });
  });
}

/** The widths of the number and of all other columns together, in twentieths of a point. */
const NUMBER = 700;
const REST = 8300;

function nameTable(group: SignatoryGroup, labels: TableRow, writer: PartWriter): XmlElement[] {
  const names = group.names as readonly LocalizedSignatory[];
  const width = Math.max(labels.children.length, ...names.map(({ columns = [] }) => 1 + columns.length));
  if (width + 1 > MOST_COLUMNS) return nameList(group, writer);
  const columns = Array.from({ length: width }, (_, at) => at);
  const cell = (atoms: readonly Atom[], style: string) => cellOf(writer.atoms(atoms, { style }));
  const head = columns.map((at) => {
    const label = labels.children[at];
    return cellOf(writer.prose(label?.children ?? [], { style: 'TableHeading', mark: label?.data?.mark }));
  });
  const rows = names.map((name, at) => {
    const number = textAtom(`${writer.digits(group.first + at)}.`, writer.look);
    const cells = columns.map((column) => {
      if (column === 0) return cell(nameAtoms(name), 'TableText');
      const shown = name.columns?.[column - 1];
      return cell(shown === undefined ? [] : wordAtoms(shown), 'TableText');
    });
    return rowOf([cell(number, 'TableText'), ...cells], false);
  });
  const widths = [NUMBER, ...columns.map(() => Math.floor(REST / width))];
  return tableOf([rowOf([cell([], 'TableHeading'), ...head], true), ...rows], width + 1, writer, widths);
}

/** A name as a run of its own language and direction. */
function nameAtoms({ shown, lang, direction, url }: LocalizedSignatory): Atom[] {
  return wordAtoms({ text: shown, lang, direction }, url);
}

function wordAtoms({ text, lang, direction }: ShownColumn, url?: string): Atom[] {
  return apart(direction, textAtom(text, { lang, direction, link: url === undefined ? undefined : { url } }));
}
