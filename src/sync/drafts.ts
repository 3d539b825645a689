import type { Draft, Drafts } from '../model/draft.js';
import { hasWordsOf, haveSameWords } from '../text/fit.js';

/**
 * Drafts with one more. An earlier one was only its beginning if it has all of its words.
 *
 * @param drafts those of all segments
 * @param key the segment it is of
 */
export function withDraft(drafts: Drafts | undefined, key: string, draft: Draft): Drafts {
  const others = (drafts?.get(key) ?? []).filter(({ target }) => !hasWordsOf(draft.target, target));
  return new Map(drafts).set(key, [...others, draft]);
}

/** Drafts without those whose words have come into the place of the translation. */
export function withoutSettled(
  drafts: Drafts | undefined,
  targetOf: (key: string) => string | undefined,
): Drafts | undefined {
  if (drafts === undefined) return undefined;
  const open = Array.from(drafts, ([key, own]) => {
    const target = targetOf(key);
    const left = own.filter((draft) => target === undefined || !haveSameWords(draft.target, target));
    return [key, left] as const;
  });
  return new Map(open.filter(([, own]) => own.length > 0));
}
