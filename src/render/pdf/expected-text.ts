import type { Nodes, PhrasingContent } from 'mdast';
import type { LocalizedSignatory } from '../../model/document.js';
import type { OwnBlock } from '../../model/own-block.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Place } from '../../model/problem.js';

/**
 * The words that a PDF of a document must give back, block by block: what the model holds, not what the page
 * made of it. Words of the interface are left out, and so are the numbers that a page gives to notes and links.
 *
 * @param file the canonical file
 */
export function ownBlocks(document: LocalizedDocument, file: string): OwnBlock[] {
  const { title, subtitle, date, place, release, notices, body, original, strings } = document;
  const interfaceText = (content: readonly PhrasingContent[]): OwnBlock => ({ text: textOf(content) });
  const segment = (one: LocalizedDocument['title'] | undefined): OwnBlock[] =>
    one === undefined ? [] : [{ text: textOf(one.content), place: one.place, key: one.segment.key }];
  const reader = new BlockReader(document, file, strings.text('end'));
  const blocks = [
    interfaceText(release),
    ...segment(title),
    ...segment(subtitle),
    ...(place === undefined ? [] : [{ text: textOf(place.content) }]),
    ...(date === undefined ? [] : [{ text: date.text }]),
    ...notices.map(interfaceText),
    ...reader.read(body),
    ...reader.notes,
    ...(original === undefined ? [] : [interfaceText(original)]),
  ];
  return blocks.filter(({ text }) => text.trim() !== '');
}

/** Content within a line; a node that holds some is a block. */
const INLINE = new Set<Nodes['type']>([
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'run',
  'break',
  'image',
  'footnoteReference',
]);

/** Reads the blocks of a body, whatever kinds there are. */
class BlockReader {
  /** The blocks of footnotes, which follow the text. */
  readonly notes: OwnBlock[] = [];

  /** @param end the locale's word for the end of the text */
  constructor(
    private readonly document: LocalizedDocument,
    private readonly file: string,
    private readonly end: string,
  ) {}

  read(node: Nodes): OwnBlock[] {
    if (node.type === 'endMark') return [{ text: this.end }];
    if (node.type === 'code') return [{ text: node.value, place: this.placeOf(node) }];
    if (!('children' in node)) return [];
    if (node.children.some(({ type }) => INLINE.has(type))) {
      const localized = this.document.segments[node.data?.segment ?? -1];
      return [
        {
          text: textOf(node.children as PhrasingContent[]),
          place: localized?.place ?? this.placeOf(node),
          ...(localized !== undefined && { key: localized.segment.key }),
          ...(node.type === 'tableCell' && { isCell: true }),
        },
      ];
    }
    const blocks = node.children.flatMap((child) => this.read(child));
    if (node.type === 'signatoryGroup')
      blocks.push(...node.names.flatMap((name) => this.name(name as LocalizedSignatory)));
    if (node.type !== 'footnoteDefinition') return blocks;
    this.notes.push(...blocks);
    return [];
  }

  private name({ name, shown, columns = [], position, file = this.file }: LocalizedSignatory): OwnBlock[] {
    const isVerbatim = shown === name;
    const place = isVerbatim
      ? { file, ...position }
      : { file: `locales/${this.document.locale.tag}/signatories.json` };
    return [{ text: shown, place }, ...columns.map(({ text }) => ({ text, place }))];
  }

  private placeOf({ position }: Nodes): Place {
    return { file: this.file, line: position?.start.line, column: position?.start.column };
  }
}

function textOf(content: readonly PhrasingContent[]): string {
  return content
    .map((node): string => {
      if (node.type === 'text' || node.type === 'inlineCode') return node.value;
      if ('children' in node) return textOf(node.children);
      return node.type === 'break' ? ' ' : '';
    })
    .join('');
}
