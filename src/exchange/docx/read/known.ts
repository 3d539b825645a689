import type { Piece } from '../../pieces.js';
import { NO_WORDS, piecesOfMarkdown } from '../cell.js';

/** What a unit is known to have had: the addresses, pictures and notes of its texts as they were exported. */
export interface KnownCodes {
  /** Links, each with its address and title. */
  readonly links: readonly { readonly href: string; readonly title?: string | undefined }[];
  readonly pictures: readonly string[];
  /** Labels of notes. */
  readonly notes: ReadonlySet<string>;
}

/**
 * What texts have of links, pictures and notes.
 *
 * @param definitions what their references resolve to
 * @param others what is known besides
 */
export function codesIn(texts: readonly string[], definitions: string, others: KnownCodes): KnownCodes {
  const { links, pictures, notes } = codesOf(texts.flatMap((text) => piecesOfMarkdown(text, definitions)));
  return { links, pictures, notes: new Set([...notes, ...others.notes]) };
}

/** What pieces have of links, pictures and notes. */
export function codesOf(pieces: readonly Piece[]): KnownCodes {
  return {
    links: pieces.flatMap(({ href, title }) => (href === undefined ? [] : [{ href, title }])),
    pictures: pieces.flatMap(({ picture }) => (picture === undefined ? [] : [picture.source])),
    notes: new Set(pieces.flatMap(({ footnote }) => footnote ?? [])),
  };
}

/** A mark of a note as it is written in Markdown, which people type who know it. */
const TYPED_NOTE = /(\[\^[^\s[\]]+\])/u;

/**
 * Pieces as they came back, with what programs change of addresses undone, and links that are pictures again. A mark
 * of a note that no text has is words.
 */
export function restored(pieces: readonly Piece[], { links, pictures, notes }: KnownCodes): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    const { href, picture, footnote, text } = piece;
    if (footnote !== undefined)
      return notes.has(footnote) ? [piece] : [{ ...piece, footnote: undefined, text: `[${footnote}]` }];
    if (picture !== undefined) {
      const source = pictures.find((one) => isSameAddress(picture.source, one)) ?? picture.source;
      const alt = picture.alt === NO_WORDS ? '' : picture.alt;
      return [{ ...piece, picture: { ...picture, source, alt } }];
    }
    const known = href === undefined ? undefined : links.find((one) => isSameAddress(href, one.href));
    if (href !== undefined && known === undefined) {
      const source = pictures.find((one) => isSameAddress(href, one));
      if (source !== undefined) {
        const own = { source, isOutside: true, alt: text };
        return [{ ...piece, href: undefined, text: '', picture: own }];
      }
    }
    // A place within the file is no address: such a link waits for one.
    const isPlace = href?.startsWith('#') === true && known === undefined;
    const linked = { ...piece, ...known, ...(isPlace && { href: '#' }) };
    return text.split(TYPED_NOTE).flatMap((part, at): Piece[] => {
      const label = part.slice(2, -1);
      if (part === '') return [];
      if (at % 2 === 1 && notes.has(label)) return [{ ...linked, text: '', footnote: label }];
      return [{ ...linked, text: part }];
    });
  });
}

/** Whether an address is another one as a program may have written it. */
function isSameAddress(written: string, known: string): boolean {
  const [one, other] = [bare(written), bare(known)];
  if (one === other) return true;
  // A relative address becomes one of the folder that the file lay in.
  return (
    /^file:/u.test(one) && !/^[a-z][a-z\d+.-]*:/iu.test(other) && other !== '' && one.endsWith(`/${other}`)
  );
}

function bare(address: string): string {
  const plain = address.replace(/^#$/u, '').replace(/\/$/u, '');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
