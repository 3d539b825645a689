import { ALM, ARABIC_LETTER, LTR_LETTER, mark, RTL_LETTER } from '../../text/bidi.js';
import type { Direction } from '../../model/locale.js';
import type { Atom, Look, Shown } from './inline.js';

/** Embeddings (UAX #9 §2.1), which every word processor knows; isolates are shown as boxes by some. */
const LRE = '\u202A';
const RLE = '\u202B';
const PDF = '\u202C';

/** What decides the direction of its neighbours: letters and marks of either direction, and digits. */
const STRONG: Readonly<Record<Direction, RegExp>> = {
  ltr: new RegExp(`[${LTR_LETTER}\\u200E]`, 'v'),
  rtl: new RegExp(`[${RTL_LETTER}\\u200F\\u061C]`, 'v'),
};
const DECISIVE = /[\p{L}\p{N}\u200E\u200F\u061C]/u;
const ARABIC_DIGIT = /[\u0660-\u0669]/u;

const OTHER: Readonly<Record<Direction, Direction>> = { ltr: 'rtl', rtl: 'ltr' };

/**
 * Sets stretches apart as word processors lay them out: by implicit marks at their edges, and by an embedding where a
 * stretch has words of both directions. Only marks that change something are written. Word has no isolates; with
 * these marks, UAX #9 gives the order that isolates would.
 *
 * @param base direction of the paragraph
 */
export function withControls(atoms: readonly Atom[], base: Direction): Shown[] {
  const result: Shown[] = [];
  const around: Direction[] = [base];
  const closers: string[] = [];
  const put = (text: string, look: Look) => {
    if (text !== '') result.push({ is: 'text', text, look });
  };
  atoms.forEach((atom, at) => {
    if ('look' in atom) {
      result.push(atom);
      return;
    }
    if (atom.is === 'open') {
      const outer = around.at(-1) ?? base;
      const inner = atoms.slice(at + 1, closing(atoms, at));
      const look = inner.find((one) => 'look' in one)?.look ?? NO_LOOK;
      const isEmbedded = atom.direction !== outer && hasBoth(inner, atom.direction);
      if (needsBefore(atoms, at, outer)) put(mark(outer), { ...look, direction: outer });
      if (isEmbedded) put(atom.direction === 'rtl' ? RLE : LRE, look);
      else if (!startsWith(inner, atom.direction)) put(mark(atom.direction), look);
      around.push(atom.direction);
      closers.push(isEmbedded ? PDF : endsWith(inner, atom.direction) ? '' : mark(atom.direction));
      return;
    }
    around.pop();
    const outer = around.at(-1) ?? base;
    const look = result.at(-1)?.look ?? NO_LOOK;
    put(closers.pop() ?? '', look);
    if (needsAfter(atoms, at, outer)) put(markAfter(atoms, at, outer), { ...look, direction: outer });
  });
  return result;
}

const NO_LOOK: Look = { lang: '', direction: 'ltr' };

/** Where the stretch ends that opens at a place. */
function closing(atoms: readonly Atom[], open: number): number {
  let depth = 0;
  for (let at = open; at < atoms.length; at += 1) {
    const { is } = atoms[at] ?? {};
    if (is === 'open') depth += 1;
    if (is === 'close' && (depth -= 1) === 0) return at;
  }
  return atoms.length;
}

/** Whether a stretch has something that runs the other way. */
function hasBoth(inner: readonly Atom[], direction: Direction): boolean {
  return inner.some((atom) => {
    if (atom.is === 'open') return atom.direction !== direction;
    if (atom.is !== 'text') return false;
    return STRONG[OTHER[direction]].test(atom.text) || (direction === 'ltr' && ARABIC_DIGIT.test(atom.text));
  });
}

/** Whether a stretch begins with a letter of its direction. */
function startsWith([first]: readonly Atom[], direction: Direction): boolean {
  return first?.is === 'text' && STRONG[direction].test(Array.from(first.text)[0] ?? '');
}

/** Whether a stretch ends with a letter of its direction. */
function endsWith(inner: readonly Atom[], direction: Direction): boolean {
  const last = inner.at(-1);
  return last?.is === 'text' && STRONG[direction].test(Array.from(last.text).at(-1) ?? '');
}

/** Whether what precedes a stretch would take part in it: a mark keeps it out. */
function needsBefore(atoms: readonly Atom[], open: number, outer: Direction): boolean {
  for (let at = open - 1; at >= 0; at -= 1) {
    const atom = atoms[at];
    // The stretch before has a mark behind it where it needs one.
    if (atom === undefined || atom.is === 'open' || atom.is === 'close' || atom.is === 'break') return false;
    if (atom.is === 'note') return true;
    const last = atom.is === 'text' ? lastDecisive(atom.text) : undefined;
    if (last === undefined) continue;
    if (STRONG[outer].test(last)) return false;
    return STRONG[OTHER[outer]].test(last) || ARABIC_DIGIT.test(last);
  }
  return false;
}

/** Whether what follows a stretch would take part in it. */
function needsAfter(atoms: readonly Atom[], close: number, outer: Direction): boolean {
  for (let at = close + 1; at < atoms.length; at += 1) {
    const atom = atoms[at];
    if (atom === undefined || atom.is === 'close' || atom.is === 'break') return false;
    if (atom.is === 'open' || atom.is === 'note') return true;
    const first = atom.is === 'text' ? DECISIVE.exec(atom.text)?.[0] : undefined;
    if (first !== undefined) return !STRONG[outer].test(first);
  }
  return false;
}

/**
 * The mark behind a stretch. Digits behind an Arabic letter are Arabic numbers (UAX #9 W2), whose signs follow the text,
 * and the mark is now what is behind the letter: it must be as Arabic.
 */
function markAfter(atoms: readonly Atom[], close: number, outer: Direction): string {
  if (outer === 'ltr') return mark(outer);
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    const atom = atoms[at];
    if (atom?.is === 'close') depth += 1;
    else if (atom?.is === 'open') depth -= 1;
    else if (atom?.is === 'text' && depth === 0) {
      const last = Array.from(atom.text).findLast((character) => STRONG.rtl.test(character));
      if (last !== undefined) return ARABIC_LETTER.test(last) ? ALM : mark(outer);
    }
  }
  return mark(outer);
}

function lastDecisive(text: string): string | undefined {
  return Array.from(text).findLast((character) => DECISIVE.test(character));
}
