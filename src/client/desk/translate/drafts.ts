import type { Sheet } from '../../../model/sheet.js';
import { attempt, isSegment, keep, kept } from '../../segments/browser-storage.js';
import type { Draft, Drafts } from './draft.js';

const NO_DRAFT: Draft = { segments: [], codes: {}, texts: {} };

const NAME = 'communique-desk/name';

/** The name that a person reviews under. */
export const reviewerName = {
  get: () => kept(NAME) ?? '',
  set: (name: string) => keep(NAME, name),
};

/** Where the work on a language of a publication is in the browser’s storage. */
export function draftKey({ publication, locale }: Pick<Sheet, 'publication' | 'locale'>): string {
  return `communique-desk/${publication}/${locale}`;
}

/** The drafts of one language. Two windows share them: each writes what it has changed itself, and leaves the rest. */
export function browserDrafts(sheet: Pick<Sheet, 'publication' | 'locale'>): Drafts {
  const key = draftKey(sheet);
  const own = new Set<string>();
  return {
    kept: () => parse(kept(key)),
    keep({ segments, codes, texts }) {
      for (const one of segments) own.add(one.key);
      const others = parse(kept(key));
      const theirs = others.segments.filter((one) => !own.has(one.key));
      const draft: Draft = {
        segments: [...segments, ...theirs],
        codes: { ...others.codes, ...codes },
        texts,
      };
      const isEmpty = draft.segments.length === 0 && Object.keys(texts).length === 0;
      return keep(key, isEmpty ? undefined : JSON.stringify(draft));
    },
  };
}

/** A draft that is not whole is worth what is whole in it. */
function parse(text: string | undefined): Draft {
  if (text === undefined) return NO_DRAFT;
  const draft = attempt(() => JSON.parse(text) as Partial<Draft> | null) ?? {};
  const { segments, codes, texts } = draft;
  return {
    segments: Array.isArray(segments) ? segments.filter(isSegment) : [],
    codes: isRecord(codes, Array.isArray) ? codes : {},
    texts: isRecord(texts, (one) => typeof one === 'string') ? texts : {},
  };
}

function isRecord<Value>(
  value: Readonly<Record<string, Value>> | undefined,
  isValue: (one: unknown) => boolean,
): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && Object.values(value).every(isValue);
}
