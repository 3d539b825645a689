import { addTo } from '../model/grouping.js';
import type { LocalizedSignatory } from '../model/document.js';

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

type Names = ReadonlyMap<string, readonly LocalizedSignatory[]>;
const byFirstWord = new WeakMap<readonly LocalizedSignatory[], Names>();

/** The signatories whose names a text has; they are searched only where their first word occurs. */
export function namesIn(text: string, signatories: readonly LocalizedSignatory[]): LocalizedSignatory[] {
  let names = byFirstWord.get(signatories);
  if (names === undefined) {
    names = readNames(signatories);
    byFirstWord.set(signatories, names);
  }
  if (names.size === 0) return [];
  const words = new Set(text.match(WORD));
  return Array.from(words, (word) => names.get(word) ?? [])
    .flat()
    .filter(({ name }) => isIn(text, name));
}

/** Names that no sentence has by chance: of several words, or an acronym. */
function readNames(signatories: readonly LocalizedSignatory[]): Names {
  const names = new Map<string, LocalizedSignatory[]>();
  for (const signatory of signatories) {
    const { name } = signatory;
    if (!/\s/u.test(name) && !/^\p{Lu}{3,}$/u.test(name)) continue;
    const [first] = name.match(WORD) ?? [];
    if (first === undefined) continue;
    addTo(names, first, signatory);
  }
  return names;
}

function isIn(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + name.length));
}
