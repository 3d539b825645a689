import { joined, type Piece } from '../../pieces.js';
import { NO_WORDS, piecesOfMarkdown } from '../cell.js';

/** A picture among words, and where it leads. */
interface KnownPicture extends Pick<Piece, 'href' | 'title'> {
  readonly source: string;
  readonly alt: string;
}

/** What a unit is known to have had: the addresses, pictures and notes of its texts as they were exported. */
export interface KnownCodes {
  /** Links, each with its address, and its title where the translation had one. */
  readonly links: readonly { readonly href: string; readonly title?: string | undefined }[];
  readonly pictures: readonly KnownPicture[];
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
  // Where the style of a picture is lost, it looks like a link.
  const isLink = ({ href }: KnownCodes['links'][number]) =>
    !pictures.some(({ source }) => isSameAddress(href, source));
  return {
    links: [...links, ...others.links.filter(isLink)],
    pictures: [...pictures, ...others.pictures],
    notes: new Set([...notes, ...others.notes]),
  };
}

/** What pieces have of links, pictures and notes. */
export function codesOf(pieces: readonly Piece[]): KnownCodes {
  return {
    links: pieces.flatMap(({ href, title, picture }) =>
      href === undefined || picture !== undefined ? [] : [{ href, title }],
    ),
    pictures: pieces.flatMap(({ picture, href, title }) =>
      picture === undefined ? [] : [{ source: picture.source, alt: picture.alt, href, title }],
    ),
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
  const whole = joined(pieces, ({ text }) => text === NO_WORDS).flatMap((piece): Piece[] => {
    const { href, picture, footnote, text } = piece;
    if (footnote !== undefined)
      return notes.has(footnote) ? [piece] : [{ ...piece, footnote: undefined, text: `[${footnote}]` }];
    if (picture !== undefined) {
      return [pictured(piece, picture.source, picture.alt, pictures)];
    }
    const known = href === undefined ? undefined : links.find((one) => isSameAddress(href, one.href));
    if (href !== undefined) {
      const same = pictures.filter(({ source }) => isSameAddress(href, source));
      // What leads to the address of a picture and of a link is what its words say.
      const isPicture =
        known === undefined ? same.length > 0 : same.some(({ alt }) => (alt || NO_WORDS) === text);
      if (isPicture) return [pictured(piece, href, text, pictures)];
    }
    // A place within the file is no address: such a link waits for one.
    const isPlace = href?.startsWith('#') === true && known === undefined;
    const linked = {
      ...piece,
      ...(known !== undefined && { href: known.href, title: piece.title ?? known.title }),
      ...(isPlace && { href: '#' }),
    };
    return text.split(TYPED_NOTE).flatMap((part, at): Piece[] => {
      const label = part.slice(2, -1);
      if (part === '') return [];
      if (at % 2 === 1 && notes.has(label)) return [{ ...linked, text: '', footnote: label }];
      return [{ ...linked, text: part }];
    });
  });
  return joinedPictures(whole);
}

/** Pieces as a program leaves them that loses the style of pictures. */
export function picturesAsLinks(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) =>
    piece.picture === undefined
      ? piece
      : { ...piece, href: piece.picture.source, picture: undefined, text: piece.picture.alt || NO_WORDS },
  );
}

/** A piece as the picture that its texts are known to have. */
function pictured(piece: Piece, source: string, words: string, pictures: readonly KnownPicture[]): Piece {
  const known = pictures.find((one) => isSameAddress(source, one.source)) ?? {
    source,
    href: undefined,
    title: undefined,
  };
  const picture = { source: known.source, isOutside: true, alt: words === NO_WORDS ? '' : words };
  return { ...piece, text: '', href: known.href, title: known.title, picture };
}

/** Whether an address is another one as a program may have written it. */
function isSameAddress(written: string, known: string): boolean {
  const [one, other] = [bare(written), bare(known)];
  if (one === other) return true;
  // A relative address becomes one of the folder that the file lay in.
  return (
    one.startsWith('file:') &&
    !/^[a-z][a-z\d+.-]*:/iu.test(other) &&
    other !== '' &&
    one.endsWith(`/${other}`)
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

/** Descriptions of pictures that a program has cut into several runs are one again. */
function joinedPictures(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const isOne = piece.picture !== undefined && last?.picture?.source === piece.picture.source;
    if (isOne) {
      const alt = last.picture.alt + piece.picture.alt;
      result.splice(-1, 1, { ...last, picture: { ...piece.picture, alt } });
    } else result.push(piece);
  }
  return result;
}
