import { stretchesOf } from '../../../text/bidi.js';
import { plainPiece } from '../../pieces.js';
import { shownText } from '../cell.js';
import { LOOKS, styleId } from '../looks.js';
import type { Links } from './links.js';
import type { ShownPiece } from './source.js';
import { allowed } from '../../../xml/package.js';
import { x, type XmlElement } from '../../../xml/write.js';

/** How the text of a cell is set. */
export interface Setting {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Plain text as runs. */
export function textRuns(text: string, setting: Setting): XmlElement[] {
  return run(plainPiece(text), setting);
}

/**
 * Pieces as runs, those of a link in its element. In right-to-left text Word requires stretches of letters of the other
 * direction in runs of their own.
 *
 * @param links where the addresses of links are kept
 */
export function pieceRuns(pieces: readonly ShownPiece[], setting: Setting, links: Links): XmlElement[] {
  const elements: XmlElement[] = [];
  for (let at = 0; at < pieces.length;) {
    const address = addressOf(pieces[at]);
    const title = pieces[at]?.title;
    const start = at;
    do at += 1;
    while (at < pieces.length && addressOf(pieces[at]) === address && pieces[at]?.title === title);
    const runs = pieces.slice(start, at).flatMap((piece) => run(piece, setting));
    if (address === undefined) elements.push(...runs);
    else {
      const tip = title === undefined ? {} : { 'w:tooltip': allowed(title) };
      elements.push(x('w:hyperlink', { ...links.attributes(address), ...tip, 'w:history': 1 }, ...runs));
    }
  }
  return elements;
}

/** Where a piece leads: a picture to its file. */
function addressOf(piece: ShownPiece | undefined): string | undefined {
  return piece?.picture?.source ?? piece?.href;
}

function run(piece: ShownPiece, setting: Setting): XmlElement[] {
  return allowed(shownText(piece))
    .split('\n')
    .flatMap((line, at) => [
      ...(at > 0 ? [x('w:r', look(piece, setting, setting.direction), x('w:br'))] : []),
      ...stretchesOf(line, setting.direction).map(({ words, direction }) =>
        x('w:r', look(piece, setting, direction), ...characters(words)),
      ),
    ]);
}

/** The style that shows what a piece is. */
function styleOf({ change, footnote, picture, code, isKept, href }: ShownPiece): string | undefined {
  if (change === 'removed') return LOOKS.removed.style;
  if (footnote !== undefined) return LOOKS.reference.style;
  if (picture !== undefined) return LOOKS.picture.style;
  if (code) return LOOKS.code.style;
  if (isKept === true) return LOOKS.kept.style;
  if (change === 'added') return LOOKS.added.style;
  return href === undefined ? undefined : LOOKS.link.style;
}

/** The properties of a run, in the order of the schema (ISO/IEC 29500-1 §17.3.2.28). */
function look(piece: ShownPiece, setting: Setting, direction: 'ltr' | 'rtl'): XmlElement {
  const style = styleOf(piece);
  const isLink = piece.href !== undefined && style !== LOOKS.link.style;
  const isAdded = piece.change === 'added' && style !== LOOKS.added.style;
  const line = isAdded ? 'double' : isLink ? 'single' : undefined;
  return x(
    'w:rPr',
    style === undefined ? undefined : x('w:rStyle', { 'w:val': styleId(style) }),
    ...(piece.bold ? [x('w:b'), x('w:bCs')] : []),
    ...(piece.italic ? [x('w:i'), x('w:iCs')] : []),
    piece.struck ? x('w:strike') : undefined,
    isLink ? x('w:color', { 'w:val': LOOKS.link.color }) : undefined,
    line === undefined ? undefined : x('w:u', { 'w:val': line }),
    ...direct(setting, direction),
  );
}

/** The properties of a run, for texts and for the mark of a paragraph where typing begins. */
export function properties({ locale, direction: base }: Setting, direction: 'ltr' | 'rtl'): XmlElement {
  return x('w:rPr', ...direct({ locale, direction: base }, direction));
}

function direct({ locale, direction: base }: Setting, direction: 'ltr' | 'rtl'): XmlElement[] {
  if (base === 'ltr') return [x('w:lang', { 'w:val': locale })];
  const language = x('w:lang', { 'w:bidi': locale });
  return direction === 'rtl' ? [x('w:rtl'), language] : [language];
}

/** A run that no one sees: hidden, and where that is not understood, too small and too pale to be read. */
export function hiddenRun(text: string): XmlElement {
  return x(
    'w:r',
    x(
      'w:rPr',
      x('w:noProof'),
      x('w:vanish'),
      x('w:color', { 'w:val': 'FFFFFF' }),
      x('w:sz', { 'w:val': 2 }),
      x('w:szCs', { 'w:val': 2 }),
    ),
    x('w:t', { 'xml:space': 'preserve' }, text),
  );
}

function characters(words: string): XmlElement[] {
  return words
    .split(/(\t)/u)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '\t' ? x('w:tab') : x('w:t', { 'xml:space': 'preserve' }, piece)));
}
