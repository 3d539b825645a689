import { LimitExceeded } from '../../pdf/syntax/limits.js';
import type { Leaf, Piece, Tagging } from './document.js';
import { leafKey } from './leaf-key.js';

/** One open marked-content sequence (ISO 32000-1 §14.6). */
type Sequence =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'artifact' }
  | { readonly kind: 'reversed'; readonly texts: string[]; place: Place | undefined }
  | { readonly kind: 'replaced'; text: string | undefined }
  | { readonly kind: 'other' };

/** Where text was shown. */
type Place = Omit<Piece, 'text'>;

/** The place of two texts shown one after the other: the first’s, as wide as both. */
function united(first: Place | undefined, second: Place): Place {
  if (first === undefined) return second;
  const [left, right] = [Math.min(first.left, second.left), Math.max(first.right, second.right)];
  return { ...first, left, right };
}

/** What opens a sequence. */
export interface Opening {
  readonly tag: string;
  readonly mcid?: number | undefined;
  readonly actualText?: string | undefined;
}

/** Sequences may lie this deep in one another; writers need three. */
const DEEPEST = 256;

/** Follows the marked content of one page and gathers its text, whole and by leaves. */
export class MarkedContent {
  /** All text in the order of the content, strings in reverse order turned round and replaced ones replaced. */
  readonly pieces: Piece[] = [];
  readonly leaves = new Map<string, Leaf>();
  readonly badlyMarked: string[] = [];
  readonly #open: Sequence[] = [];

  /** Sequences that are open now. */
  get depth(): number {
    return this.#open.length;
  }

  /**
   * Opens a sequence (BMC, BDC).
   *
   * @param owner the object number of the stream that numbers it
   * @throws {LimitExceeded} if they lie too deep
   */
  begin({ tag, mcid, actualText }: Opening, owner: number): void {
    if (this.#open.length >= DEEPEST) throw new LimitExceeded('its marked content is nested too deep');
    if (tag === 'Artifact') {
      if (this.#isInside('leaf')) this.badlyMarked.push('An artifact lies inside tagged content.');
      this.#open.push({ kind: 'artifact' });
    } else if (mcid !== undefined) this.#beginLeaf(leafKey(owner, mcid), mcid);
    else if (actualText !== undefined) this.#open.push({ kind: 'replaced', text: actualText });
    else if (tag === 'ReversedChars') this.#open.push({ kind: 'reversed', texts: [], place: undefined });
    else this.#open.push({ kind: 'other' });
  }

  /**
   * Closes the sequence opened last (EMC).
   *
   * @returns whether there was any
   */
  end(): boolean {
    const closed = this.#open.pop();
    if (closed?.kind === 'reversed' && closed.place !== undefined) {
      // The glyphs go from left to right, their text runs from right to left (§14.8.2.3.3).
      this.put(closed.texts.reverse(), closed.place);
    }
    return closed !== undefined;
  }

  /**
   * Text that was shown.
   *
   * @param texts what each glyph stands for
   */
  put(texts: readonly string[], place: Place): void {
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const sequence = this.#open[index];
      if (sequence?.kind === 'replaced') {
        const { text } = sequence;
        sequence.text = undefined;
        if (text !== undefined) this.#putOutside(index, text, place);
        return;
      }
      if (sequence?.kind === 'reversed') {
        for (const text of texts) sequence.texts.push(text);
        sequence.place = united(sequence.place, place);
        return;
      }
      if (sequence?.kind === 'leaf') {
        const piece = { ...place, text: texts.join('') };
        sequence.leaf.pieces.push(piece);
        this.pieces.push(piece);
        return;
      }
    }
    this.pieces.push({ ...place, text: texts.join('') });
  }

  /** Something else than text was painted. */
  putOther(): void {
    const sequence = this.#open.findLast(({ kind }) => kind === 'leaf');
    if (sequence?.kind === 'leaf') sequence.leaf.paintsOther = true;
  }

  /** What is painted now belongs to. */
  get tagging(): Tagging {
    if (this.#isInside('artifact')) return 'artifact';
    return this.#isInside('leaf') ? 'tagged' : 'untagged';
  }

  #beginLeaf(key: string, mcid: number): void {
    if (this.#isInside('leaf'))
      this.badlyMarked.push(`Marked content ${mcid} lies inside other tagged content.`);
    else if (this.#isInside('artifact'))
      this.badlyMarked.push(`Marked content ${mcid} lies inside an artifact.`);
    const known = this.leaves.get(key);
    if (known !== undefined) this.badlyMarked.push(`The number ${mcid} marks two pieces of content.`);
    const leaf = known ?? { pieces: [], paintsOther: false };
    this.leaves.set(key, leaf);
    this.#open.push({ kind: 'leaf', leaf });
  }

  /** The replacement belongs to whatever encloses the sequence that it replaces. */
  #putOutside(index: number, text: string, place: Place): void {
    const inner = this.#open.splice(index);
    this.put([text], place);
    this.#open.push(...inner);
  }

  #isInside(kind: Sequence['kind']): boolean {
    return this.#open.some((sequence) => sequence.kind === kind);
  }
}
