import type { EarlierTexts, ObsoleteTranslation, Translation, TranslationState } from '../model/catalogue.js';
import { fingerprint } from '../model/fingerprint.js';
import { wordsPrint } from '../text/fit.js';

/**
 * The key itself, unless another translation is already kept aside under it; then with the first free number.
 *
 * @param isTaken further keys that cannot be used with a number
 */
export function freeKey(
  key: string,
  { source, target }: Pick<ObsoleteTranslation, 'source' | 'target'>,
  aside: ReadonlyMap<string, ObsoleteTranslation>,
  isTaken: (key: string) => boolean = () => false,
): string {
  const isOther = (free: string) => {
    const there = aside.get(free);
    return there !== undefined && (there.source !== source || there.target !== target);
  };
  let free = key;
  for (let count = 2; isOther(free) || (free !== key && isTaken(free)); count += 1) free = `${key}-${count}`;
  return free;
}

/**
 * A translation as it is kept aside: with the source text it was made for.
 *
 * @param state what is remembered of it
 * @param texts source texts by fingerprint
 * @param last the last source text it belonged to, if the one it was made for is not known
 */
export function keptAside(
  translation: Translation,
  state: TranslationState,
  texts: EarlierTexts,
  last: string,
): ObsoleteTranslation {
  const { target } = translation;
  const source = texts.get(state.source) ?? last;
  const isPlain =
    state.source === fingerprint(source) && state.doubt === undefined && state.reviewed === undefined;
  return {
    source,
    target,
    get content() {
      return translation.content;
    },
    ...(!isPlain && { state }),
  };
}

/** A translation that comes back from aside, with what was remembered of it. */
export function restored(aside: ObsoleteTranslation): {
  translation: Translation;
  state: TranslationState;
} {
  const { source, target, state } = aside;
  return {
    translation: {
      target,
      get content() {
        return aside.content;
      },
      position: { line: 1, column: 1 },
    },
    state: state ?? { source: fingerprint(source), target: wordsPrint(target) },
  };
}

/** Whether a translation kept aside was made for just this text, as far as is known. */
export function isMadeFor({ source, state }: ObsoleteTranslation, text: string): boolean {
  return source === text && (state === undefined || state.source === fingerprint(text));
}
