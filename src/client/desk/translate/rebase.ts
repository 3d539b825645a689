import type { Content, Mark, Sheet, SheetCode, SheetSegment } from '../../../model/sheet.js';
import { hasWords, type Work } from '../../segments/work.js';

/** What a person has changed and not saved. */
export interface Mine {
  /** The segments, each with the original and the translation that it was begun from. */
  readonly segments: readonly SheetSegment[];
  /** What the marks of each stand for, by key. */
  readonly codes: ReadonlyMap<string, readonly SheetCode[]>;
  /** What was sent to be saved, by key: where the disk has it now, it came from here. */
  readonly sent: ReadonlyMap<string, Content>;
}

/** Unsaved work on the newest state of the disk. */
export interface Rebased {
  readonly work: Work;
  /** Keys whose translation on the disk is another one than the person began from: she chooses. */
  readonly rivals: ReadonlySet<string>;
  /** Keys whose original has changed under unsaved work: it is a draft again, for her to look at. */
  readonly moved: readonly string[];
  /** Unsaved work on segments that the statement no longer has. */
  readonly orphans: readonly SheetSegment[];
}

const RANK = ['untranslated', 'draft', 'finished', 'approved'];

/**
 * Puts unsaved work on the newest state of the disk. Nothing of it is lost, and none of it takes the place of a text
 * that the person has not seen.
 *
 * @param mine what is not saved
 * @param next the newest state
 * @param codesOf what the marks of a segment stand for in it
 */
export function rebased(mine: Mine, next: Sheet, codesOf: (key: string) => readonly SheetCode[]): Rebased {
  const touched = new Map(mine.segments.map((segment) => [segment.key, segment]));
  const rivals = new Set<string>();
  const moved: string[] = [];
  const segments = next.segments.map((there): SheetSegment => {
    const own = touched.get(there.key);
    touched.delete(there.key);
    if (own === undefined) return there;
    const [codes, now] = [mine.codes.get(own.key) ?? [], codesOf(own.key)];
    const target = withCodes(own.target, codes, now);
    const here = { ...own, target };
    const hasSameSource = own.sourcePrint === there.sourcePrint;
    if (hasSameSource && own.exported === there.exported) return here;
    if (saysSame(target, there.target)) return hasSameSource ? withDecision(there, own) : there;
    const sent = mine.sent.get(own.key);
    const isFromHere = sent !== undefined && saysSame(withCodes(sent, codes, now), there.target);
    if (own.exported !== there.exported && !isFromHere) {
      rivals.add(own.key);
      return here;
    }
    if (!hasSameSource) moved.push(own.key);
    return ontoBase(here, there);
  });
  const orphans = [...touched.values()].filter(({ target }) => hasWords(target));
  return { work: { initial: next, sheet: { ...next, segments } }, rivals, moved, orphans };
}

/** A person’s text in the place of the one on the disk, which she has seen. Of a changed original it is a draft. */
export function ontoBase(mine: SheetSegment, base: SheetSegment): SheetSegment {
  const { target } = mine;
  const isSameSource = mine.sourcePrint === base.sourcePrint;
  const decided = isSameSource ? mine.status : 'draft';
  const status = hasWords(target) ? decided : 'untranslated';
  return { ...base, target, status, approvedBy: status === 'approved' ? mine.approvedBy : undefined };
}

/** The same text on both sides: what the person has decided and not saved stays decided. */
function withDecision(there: SheetSegment, { status, approvedBy }: SheetSegment): SheetSegment {
  if (RANK.indexOf(status) <= RANK.indexOf(there.status)) return there;
  return { ...there, status, ...(approvedBy !== undefined && { approvedBy }) };
}

/** Whether two contents are the same for all that a save keeps: white space at the edges and how letters are composed is lost. */
function saysSame(one: Content, other: Content): boolean {
  const plain = (content: Content) =>
    JSON.stringify(content.map((piece) => (typeof piece === 'string' ? piece.normalize('NFC') : piece)));
  return plain(trimmed(one)) === plain(trimmed(other));
}

function trimmed(content: Content): Content {
  const [first, ...rest] = content;
  const begun = typeof first === 'string' ? [first.trimStart(), ...rest] : content;
  const last = begun.at(-1);
  const ended = typeof last === 'string' ? [...begun.slice(0, -1), last.trimEnd()] : begun;
  return ended.filter((piece) => piece !== '');
}

/** Above every number that a code has. */
const NO_CODE = 900_000;

/** Content whose marks name the same markup by the numbers that it has now; what is gone gets a number that nothing has. */
export function withCodes(
  content: Content,
  before: readonly SheetCode[],
  now: readonly SheetCode[],
): Content {
  const free = [...now];
  const ids = new Map<string, string>();
  for (const [index, code] of before.entries()) {
    const at = free.findIndex((one) => isSameCode(one, code));
    ids.set(code.id, at < 0 ? String(NO_CODE + index) : (free.splice(at, 1)[0]?.id ?? code.id));
  }
  const idOf = (id: string) => ids.get(id) ?? id;
  return content.map((piece): string | Mark => {
    if (typeof piece === 'string') return piece;
    if ('open' in piece) return { open: idOf(piece.open) };
    return 'close' in piece ? { close: idOf(piece.close) } : { code: idOf(piece.code) };
  });
}

function isSameCode(one: SheetCode, other: SheetCode): boolean {
  return one.type === other.type && one.before === other.before && one.after === other.after;
}
