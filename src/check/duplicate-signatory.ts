import type { Check, Finding } from '../model/check.js';

/** Words that do not count in an acronym. */
const SMALL_WORDS = new Set(
  'a an and at by for from in of on or the to with de des du et la le y e und für der die das'.split(' '),
);

/** Signatories that stand twice: by name, or once by name and once by acronym. */
export const duplicateSignatory: Check = {
  id: 'duplicate-signatory',
  severity: 'warning',
  of: 'source',
  *run({ document }) {
    const { signatories, file } = document;
    const key = document.segments.find(({ role }) => role === 'signatories')?.key;
    const places = new Map<string, number>();
    for (const [at, { name, position }] of signatories.entries()) {
      const same = places.get(normalize(name));
      if (same !== undefined) {
        yield {
          key,
          file,
          ...position,
          message: `“${name}” is signatory ${same + 1} and signatory ${at + 1}.`,
          help: 'Ask the coalition which one stays; `publish` lists both.',
        } satisfies Finding;
      } else places.set(normalize(name), at);
    }
    for (const [at, { name, position }] of signatories.entries()) {
      if (!/^\p{Lu}{3,}$/u.test(name)) continue;
      const whole = signatories.findIndex((other, index) => index !== at && abbreviates(name, other.name));
      if (whole < 0) continue;
      yield {
        severity: 'info',
        key,
        file,
        ...position,
        message: `“${name}” (${at + 1}) may be the acronym of “${signatories[whole]?.name}” (${whole + 1}).`,
        help: 'If both are the same organisation, ask the coalition; `publish` lists both.',
      } satisfies Finding;
    }
  },
};

function normalize(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether an acronym is given in brackets with a name, or is made of the first letters of its words. */
function abbreviates(acronym: string, name: string): boolean {
  if (new RegExp(`[(（]\\s*${acronym}\\s*[)）]`, 'u').test(name)) return true;
  const words = name.match(/[\p{L}’']+/gu) ?? [];
  const initials = (kept: readonly string[]) =>
    kept
      .map((word) => word[0])
      .join('')
      .toUpperCase();
  return (
    words.length > 1 &&
    [words, words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()))].some(
      (kept) => initials(kept) === acronym,
    )
  );
}
