import { diffArrays } from 'diff';
import { LTR_LETTER, RTL_LETTER } from '../../model/bidi.js';
import type { Direction } from '../../model/locale.js';

/** Words that stand farther than this from their places, in words, are not just turned round in their line. */
const NEAR = 40;
/** Most words that may stand far from their places, as a share of all. */
const MOST_MOVED = 0.05;
/** Most words that may be turned round in their lines: a share of all, and so many in a short text. */
const MOST_TURNED = 1 / 3;
const FEW = 24;

/** What a file that was read back lacks. */
export interface TextLoss {
  /** Words that are nowhere. */
  readonly lost: readonly string[];
  /** Words that are there, but far from where they belong. */
  readonly moved: readonly string[];
  /** Words that are in their line or near it, and in another order. */
  readonly turned: readonly string[];
  /** Number of all words. */
  readonly words: number;
}

/** Presentation forms: ligatures and shaped letters with code points of their own, which readers take apart. */
const PRESENTATION_FORMS = /[\uFB00-\uFDFF\uFE70-\uFEFC]/gu;

/**
 * Words of a text: letters with their marks, ZERO WIDTH JOINER and NON-JOINER between them, or digits; what is
 * written together, as in “L.100a”, is divided. Composed characters are the same as decomposed ones (UAX #15),
 * presentation forms the same as their letters, and hyphens at the ends of lines and marks of direction are none.
 */
export function wordsOf(text: string): string[] {
  const letters = text.replace(PRESENTATION_FORMS, (form) => form.normalize('NFKC'));
  const plain = letters.normalize('NFC').replace(/[\u00AD\u200E\u200F]|[\u0002\uFFFE](?:\r?\n)?/gu, '');
  return plain.match(/\p{N}+|\p{L}\p{M}*(?:[\u200C\u200D]*\p{L}\p{M}*)*/gu) ?? [];
}

/** A word where it is missing, or where it stands in vain, by the number of words read before it. */
interface Place {
  readonly word: string;
  readonly at: number;
}

/**
 * Compares what was written with what was read back, word by word. In a line with more words of the other
 * direction, PDFium turns words round and takes vowel marks for their neighbours’, whatever the file says; that
 * is told apart from what the file itself would be to blame for.
 *
 * @param expected blocks of text in reading order
 * @param read the text of all pages; what else it holds, such as page numbers, does not matter
 * @param direction of the document; of the words of the other one only the presence is asked for
 */
export function compareText(expected: readonly string[], read: string, direction: Direction): TextLoss {
  const before = expected.flatMap(wordsOf);
  const { missing, spare } = difference(before, wordsOf(read));
  const isForeign = new RegExp(`^${direction === 'rtl' ? LTR_LETTER : RTL_LETTER}`, 'v');
  const exact = new Spare(spare, (word) => word);
  const lost: Place[] = [];
  const moved: string[] = [];
  const turned: string[] = [];
  for (const place of missing) {
    const distance = exact.take(place);
    if (distance === undefined) lost.push(place);
    else if (!isForeign.test(place.word)) (distance > NEAR ? moved : turned).push(place.word);
  }
  // An address may be broken between any two letters.
  const broken = new Spare(acrossLines(read), (word) => word);
  const unmarked = new Spare(exact.left, lettersOf);
  const isLost = (place: Place) =>
    broken.take(place) === undefined && !(isMarked(place.word) && unmarked.take(place) !== undefined);
  return { lost: lost.filter(isLost).map(({ word }) => word), moved, turned, words: before.length };
}

/** What has to be taken from and what put into the one list to have the other. */
function difference(before: readonly string[], after: readonly string[]) {
  // What else stands on the pages of a short text may be more than the text.
  const maxEditLength = Math.max(before.length, after.length);
  const changes = diffArrays([...before], [...after], { maxEditLength }) ?? [
    { removed: true, added: false, value: [...before] },
    { removed: false, added: true, value: [...after] },
  ];
  const missing: Place[] = [];
  const spare: Place[] = [];
  let at = 0;
  for (const { removed, added, value } of changes) {
    if (removed) missing.push(...value.map((word) => ({ word, at })));
    if (added) spare.push(...value.map((word, index) => ({ word, at: at + index })));
    if (!removed) at += value.length;
  }
  return { missing, spare };
}

/** Words that stand where none were expected; each can be taken once. */
class Spare {
  private readonly places = new Map<string, Place[]>();

  /** @param key words with the same are the same */
  constructor(
    places: readonly Place[],
    private readonly key: (word: string) => string,
  ) {
    for (const place of places) {
      const own = key(place.word);
      const known = this.places.get(own);
      if (known === undefined) this.places.set(own, [place]);
      else known.push(place);
    }
  }

  get left(): Place[] {
    return [...this.places.values()].flat();
  }

  /** Takes the nearest of a word’s; gives how far it is, or nothing if there is none. */
  take({ word, at }: Place): number | undefined {
    const places = this.places.get(this.key(word)) ?? [];
    const [nearest] = places.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
    if (nearest === undefined) return undefined;
    places.splice(places.indexOf(nearest), 1);
    return Math.abs(nearest.at - at);
  }
}

/** The last word of each line with the first of the next. */
function acrossLines(read: string): Place[] {
  const lines = read.split(/\r?\n/u);
  return lines.flatMap((line, index) => {
    const [end] = wordsOf(/\S+$/u.exec(line)?.[0] ?? '').slice(-1);
    const [start] = wordsOf(/^\S+/u.exec(lines[index + 1] ?? '')?.[0] ?? '');
    return end === undefined || start === undefined ? [] : [{ word: end + start, at: index }];
  });
}

const MARKED = new RegExp(`${RTL_LETTER}\\p{M}`, 'v');

function isMarked(word: string): boolean {
  return MARKED.test(word);
}

/** The letters of a word without their marks, in alphabetical order. */
function lettersOf(word: string): string {
  return Array.from(word.replace(/\p{M}/gu, '')).sort().join('');
}

/** Whether a file may be published: every word is there, and they stand in order. */
export function isWhole({ lost, moved, turned, words }: TextLoss): boolean {
  const most = Math.max(FEW, words * MOST_TURNED);
  return lost.length === 0 && moved.length <= words * MOST_MOVED && turned.length <= most;
}
