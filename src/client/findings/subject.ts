import type { PhrasingContent } from 'mdast';
import type { CheckSubject } from '../../model/check.js';
import type { Segment, SegmentRole } from '../../model/document.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { toLocale } from '../../model/locale.js';
import type { Content, SegmentView, SheetChecking, SheetCode } from '../../model/sheet.js';

/** A content as Markdown would have it, its signs unescaped: what checks read, with the places of its pieces. */
export interface Flat {
  readonly text: string;
  readonly nodes: readonly PhrasingContent[];
  /** Offset in the text of each piece. */
  readonly starts: readonly number[];
}

interface OpenNode {
  readonly id: string;
  readonly start: number;
  readonly children: PhrasingContent[];
}

/** Builds the tree of a content, as a parser of Markdown would. */
export function flatten(content: Content, codes: readonly SheetCode[]): Flat {
  const known = new Map(codes.map((code) => [code.id, code]));
  const open: OpenNode[] = [{ id: '', start: 0, children: [] }];
  const starts: number[] = [];
  let text = '';
  const add = (node: PhrasingContent) => open.at(-1)?.children.push(node);
  for (const piece of content) {
    const start = text.length;
    starts.push(start);
    if (typeof piece === 'string') {
      text += piece;
      add({ type: 'text', value: piece, position: positionOf(start, text.length) });
    } else if ('code' in piece) {
      text += known.get(piece.code)?.before ?? '';
      const node = nodeOf(known.get(piece.code), []);
      if (node !== undefined) add({ ...node, position: positionOf(start, text.length) });
    } else if ('open' in piece) {
      text += known.get(piece.open)?.before ?? '';
      open.push({ id: piece.open, start, children: [] });
    } else {
      text += known.get(piece.close)?.after ?? '';
      close(open, piece.close, known, text.length);
    }
  }
  while (open.length > 1) close(open, open.at(-1)?.id ?? '', known, text.length);
  return { text, nodes: open[0]?.children ?? [], starts };
}

function close(open: OpenNode[], id: string, codes: ReadonlyMap<string, SheetCode>, end: number): void {
  const last = open.at(-1);
  if (open.length < 2 || last?.id !== id) return;
  open.pop();
  const node = nodeOf(codes.get(id), last.children);
  const parent = open.at(-1);
  if (node === undefined) parent?.children.push(...last.children);
  else parent?.children.push({ ...node, position: positionOf(last.start, end) });
}

function nodeOf(code: SheetCode | undefined, children: PhrasingContent[]): PhrasingContent | undefined {
  switch (code?.type) {
    case 'strong':
    case 'emphasis':
    case 'delete':
      return { type: code.type, children };
    case 'link':
      return { type: 'link', url: code.label, children };
    case 'image':
      return { type: 'image', url: code.label, alt: '' };
    case 'code':
      return { type: 'inlineCode', value: code.label };
    case 'break':
      return { type: 'break' };
    case 'footnote':
      return { type: 'footnoteReference', identifier: code.label };
    default:
      return undefined;
  }
}

function positionOf(start: number, end: number) {
  return {
    start: { line: 1, column: start + 1, offset: start },
    end: { line: 1, column: end + 1, offset: end },
  };
}

/** What the checks look at: one translation, as the only one of a publication. */
export interface OneTranslation {
  readonly key: string;
  readonly view: Pick<SegmentView, 'codes' | 'source'> & { readonly role: SegmentRole };
  readonly target: Flat;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly checking: SheetChecking;
}

/** A publication of one segment, for the checks of the program. */
export function subjectOf(given: OneTranslation): CheckSubject {
  const { key, view, target, locale: tag, checking } = given;
  const source = flatten(view.source, view.codes);
  const segment: Segment = {
    key,
    role: view.role,
    source: source.text,
    hash: '',
    content: source.nodes,
    position: { line: 1, column: 1 },
  };
  const translation = {
    target: target.text,
    content: target.nodes,
    position: { line: 1, column: 1 },
    raw: target.text,
  };
  const catalogue = {
    locale: tag,
    file: '',
    translations: new Map([[key, translation]]),
    places: new Map(),
    states: new Map(),
    obsolete: new Map(),
  };
  return {
    about: new Set(['translations']),
    documents: [documentOf(given, segment)],
    catalogues: new Map([[tag, catalogue]]),
    glossaries: new Map([[tag, new Map(checking.glossary)]]),
    config: { sourceLocale: given.sourceLocale, checks: checking.severities },
    document: { segments: [segment], signatories: [] },
    text: source.text,
    fonts: [],
    written: [],
    // The checks of one translation look at nothing else.
  } as unknown as CheckSubject;
}

function documentOf(
  { locale: tag, sourceLocale, checking }: OneTranslation,
  segment: Segment,
): LocalizedDocument {
  const { numerals, months, solarMonths, names } = checking;
  const locale = toLocale(tag);
  const tables = { months, solarMonths };
  return {
    locale,
    sourceLocale: toLocale(sourceLocale),
    numerals,
    strings: { locale, numerals, months: (table: keyof typeof tables) => tables[table] },
    signatories: names.map(({ name, shown }) => ({ name, shown, lang: tag, direction: 'ltr' })),
    segments: [{ segment, status: 'translated', lang: tag, direction: locale.direction, content: [] }],
  } as unknown as LocalizedDocument;
}
