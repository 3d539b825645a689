import { haveSameWords } from '../text/fit.js';
import { toLocale } from '../model/locale.js';

/** Heads of the two sides that `msgcat` puts into one text, and the marks of a conflict in git. */
const MERGE_MARKS = /^#-#-#-#-# .* #-#-#-#-#(?:\\n)?$|^(?:<{7}|>{7}|\|{7}) |^={7}$/mu;

/** Whether a translation has the marks of a merge that nobody has settled. */
export function hasMergeMarks(target: string): boolean {
  return MERGE_MARKS.test(target);
}

/** A translation without what tools add to it: line ends of other systems, white space at its edges. */
export function withoutEdges(target: string): string {
  return target.replace(/\r\n?/gu, '\n').trim();
}

const WORD = /\p{L}[\p{L}\p{M}’']+/gu;

/** So many words are seldom the same in two languages of one script. */
const MANY = 4;

/**
 * Whether a translation is a copy of its original, as tools fill in what is not translated yet.
 *
 * @param from tag of the original’s language
 * @param to tag of the translation’s language
 */
export function isCopy(source: string, target: string, from: string, to: string): boolean {
  if (!haveSameWords(source, target)) return false;
  const [one, other] = [toLocale(from), toLocale(to)];
  const language = (tag: string) => tag.split('-')[0];
  if (language(one.tag) === language(other.tag)) return false;
  // A name in capitals may stay what it is.
  const words = (source.match(WORD) ?? []).filter((word) => /\p{Ll}|\p{Lo}/u.test(word));
  return words.length >= (one.script === other.script ? MANY : 1);
}
