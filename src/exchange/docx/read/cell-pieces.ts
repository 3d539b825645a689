import { hasContent, plainPiece, shifted, type Piece } from '../../pieces.js';
import { LOOKS, NOWHERE, styleId } from '../looks.js';
import { piecesOf, type SpecialRun, type Surroundings } from './pieces.js';
import { cellParagraphs, isOpenEnded, isNoteParagraph } from './text.js';
import { child, isOn, type Node } from './xml.js';

/** A cell as its words are set. */
export interface SetCell {
  /** `\n` parts its lines. */
  readonly pieces: readonly Piece[];
  /** Its paragraphs that have words. */
  readonly paragraphs: number;
  /** Labels of the notes that this program's style marks. */
  readonly notes: ReadonlySet<string>;
}

/** The pieces of all paragraphs of a cell. A paragraph whose end was deleted goes on in the next one. */
export function cellPieces(cell: Node, surroundings: Surroundings): SetCell {
  const pieces: Piece[] = [];
  let paragraphs = 0;
  const styled: string[] = [];
  let isOpen = true;
  for (const paragraph of cellParagraphs(cell)) {
    // A source cell that was copied as a whole has the program’s notes on it.
    if (isNoteParagraph(paragraph)) continue;
    const own = ownPieces(paragraph, surroundings, styled);
    if (!isOpen) pieces.push(plainPiece('\n'));
    if (hasContent(own) && (!isOpen || paragraphs === 0)) paragraphs += 1;
    pieces.push(...own);
    isOpen = isOpenEnded(paragraph);
  }
  const labels = styled.join('').matchAll(/\[([^[\]]+)\]/gu);
  return { pieces, paragraphs, notes: new Set(Array.from(labels, ([, label = '']) => label)) };
}

/** The pieces of a source cell until its notes: those of its first paragraph that has words. */
export function sourcePieces(cell: Node, surroundings: Surroundings): readonly Piece[] {
  for (const paragraph of cellParagraphs(cell)) {
    if (isNoteParagraph(paragraph)) continue;
    const pieces = ownPieces(paragraph, surroundings);
    if (hasContent(pieces)) return pieces;
  }
  return [];
}

/** @param styled takes the texts that have the style of a note’s mark */
function ownPieces(paragraph: Node, surroundings: Surroundings, styled: string[] = []): Piece[] {
  const own = new Set<Piece>();
  const special = (text: string, run: SpecialRun) => {
    if (isStyled(run, LOOKS.reference.style)) styled.push(text);
    const pieces = specialPieces(text, run);
    for (const piece of pieces ?? []) own.add(piece);
    return pieces;
  };
  // Pictures and notes of the word processor are no part of a translation.
  const kept = piecesOf(paragraph, { ...surroundings, special }).filter(
    (piece) => own.has(piece) || (piece.picture === undefined && piece.footnote === undefined),
  );
  return united(kept).map(waiting);
}

/** What leads nowhere in the file waits for an address. */
function waiting(piece: Piece): Piece {
  const nowhere = `#${NOWHERE}`;
  if (piece.picture?.source === nowhere) return { ...piece, picture: { ...piece.picture, source: '#' } };
  return piece.href === nowhere ? { ...piece, href: '#' } : piece;
}

/**
 * What the marks of this program mean: removed words, marks of notes, pictures. Programs without styles keep the look:
 * whatever is raised may be the mark of a note, or a part of it.
 */
function specialPieces(text: string, run: SpecialRun): Piece[] | undefined {
  const { properties, look } = run;
  const isStyle = (name: string) => isStyled(run, name);
  const colour = child(properties, 'color')?.attributes.val?.toUpperCase();
  if (isStyle(LOOKS.removed.style) || (look.struck && colour === LOOKS.removed.color)) return [];
  const isRaised = child(properties, 'vertAlign')?.attributes.val === 'superscript';
  if (isStyle(LOOKS.reference.style) || isRaised) return [{ ...look, text: '', footnote: text }];
  if (isStyle(LOOKS.picture.style) && look.href !== undefined)
    return [
      { ...look, href: undefined, text: '', picture: { source: look.href, isOutside: true, alt: text } },
    ];
  return undefined;
}

function isStyled({ style }: SpecialRun, name: string): boolean {
  return style === name || style === styleId(name);
}

/** Marks of notes that a program has cut into several runs are one again; what is no mark is text. */
function united(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const { footnote } = piece;
    if (footnote !== undefined && last?.footnote !== undefined && isUnfinished(last.footnote))
      result.splice(-1, 1, { ...last, footnote: last.footnote + footnote });
    else result.push(piece);
  }
  return result.flatMap((piece): Piece[] => {
    if (piece.footnote === undefined) return [piece];
    const [, before = '', label, after = ''] = /^([^[]*)\[([^[\]]+)\](.*)$/su.exec(piece.footnote) ?? [];
    const text = (words: string): Piece[] =>
      words === '' ? [] : [{ ...piece, footnote: undefined, text: shifted(words, 'raised') }];
    if (label === undefined) return text(piece.footnote);
    return [...text(before), { ...piece, footnote: label }, ...text(after)];
  });
}

function isUnfinished(mark: string): boolean {
  return mark.includes('[') && !mark.includes(']');
}

/** What a cell has that inline Markdown has no signs for. */
export type Loss =
  'picture' | 'note' | 'formula' | 'list' | 'table' | 'underline' | 'raised' | 'symbol' | 'comment';

/** What of a cell cannot be carried over. */
export function lossesIn(cell: Node): ReadonlySet<Loss> {
  const losses = new Set<Loss>();
  const raised: string[] = [];
  const visit = (node: Node, isLink: boolean) => {
    const loss = LOSSES[node.name];
    if (loss !== undefined) losses.add(loss);
    if (node.name.endsWith('}oMath')) losses.add('formula');
    if (node.name === 'pPr' && child(node, 'numPr') !== undefined) losses.add('list');
    if (node.name === 'r' && hasText(node)) {
      const own = runLosses(node, isLink);
      for (const one of own) losses.add(one);
      if (own.includes('raised')) raised.push(textOf(node));
    }
    if (node.name === 'del' || node.name === 'moveFrom') return;
    for (const one of node.children) visit(one, isLink || node.name === 'hyperlink');
  };
  for (const one of cell.children) visit(one, false);
  if (/\[[^\s[\]]+\]/u.test(raised.join(''))) losses.delete('raised');
  return losses;
}

const LOSSES: Readonly<Record<string, Loss | undefined>> = {
  drawing: 'picture',
  pict: 'picture',
  object: 'picture',
  footnoteReference: 'note',
  endnoteReference: 'note',
  tbl: 'table',
  commentReference: 'comment',
};

function hasText(run: Node): boolean {
  return run.children.some(({ name, text }) => name === 't' && text.trim() !== '');
}

function textOf(run: Node): string {
  return run.children.map(({ text }) => text).join('');
}

function runLosses(run: Node, isLink: boolean): Loss[] {
  const properties = child(run, 'rPr');
  if (isOn(properties, 'vanish')) return [];
  const line = child(properties, 'u')?.attributes.val ?? 'none';
  const shift = child(properties, 'vertAlign')?.attributes.val ?? 'baseline';
  const text = textOf(run);
  // What is raised in brackets is the mark of a note; digits stay raised.
  const isShifted = shift !== 'baseline' && !/^\s*\d+\s*$/u.test(text);
  return [
    ...(line !== 'none' && !isLink && child(properties, 'rStyle') === undefined
      ? (['underline'] as const)
      : []),
    ...(isShifted ? (['raised'] as const) : []),
  ];
}
