import type { Withdrawal } from '../localize/withdrawal.js';
import type { Config } from '../model/config.js';
import { toLocale } from '../model/locale.js';
import { noteTarget } from '../parse/corrections.js';

/** Tags of the languages that are no longer published; one that is published all the same is not among them. */
export function withdrawnTags(
  { withdrawn = [] }: Pick<Config, 'withdrawn'>,
  tags: readonly string[],
): string[] {
  const all = withdrawn.map(({ locale }) => locale.words);
  return [...new Set(all)].filter((tag) => !tags.includes(tag));
}

/** What is said of each of them, the note in its own language where there is one. */
export function withdrawalsOf({
  withdrawn = [],
  sourceLocale,
}: Pick<Config, 'withdrawn' | 'sourceLocale'>): ReadonlyMap<string, Withdrawal> {
  return new Map(
    withdrawn.map(({ locale: { words: tag }, date, note }) => {
      const own = note?.own.get(tag);
      const text = own ?? note?.source;
      const locale = toLocale(own === undefined ? sourceLocale : tag);
      return [tag, { date, note: text && { locale, content: noteTarget(text).content } }];
    }),
  );
}
