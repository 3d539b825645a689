import { Failure } from '../model/failure.js';
import type { Format } from '../model/format.js';
import { canonicalTag } from '../model/locale.js';
import { formats } from '../render/index.js';
import { tagOfLanguage } from '../config/known-language.js';
import { nearest, nearestTag } from '../text/nearest.js';

/** Every format that can be asked for. */
export const formatIds: readonly string[] = formats.map(({ id }) => id);

/**
 * The formats that were asked for, in the order of reports; without a wish, those that need none.
 *
 * @throws {Failure} code 2 for a format that does not exist
 */
export function chooseFormats(asked: readonly string[] | undefined): readonly Format[] {
  if (asked === undefined || asked.length === 0) return formats.filter(({ onRequest }) => onRequest !== true);
  for (const id of asked) {
    if (formatIds.includes(id)) continue;
    const near = nearest(id, formatIds);
    throw new Failure(
      2,
      `There is no format “${id}”.`,
      near === undefined ? `There are ${formatIds.join(', ')}.` : `Did you mean “${near}”?`,
    );
  }
  return formats.filter(({ id }) => asked.includes(id));
}

/**
 * One format.
 *
 * @throws {Failure} code 2 if it does not exist
 */
export function formatNamed(id: string): Format {
  const [format] = chooseFormats([id]);
  if (format === undefined) throw new RangeError(`There is no format “${id}”.`);
  return format;
}

/**
 * The publication's tags that were asked for, the source first.
 *
 * @throws {Failure} code 2 for a tag the publication does not have
 */
export function chooseLocales(
  tags: readonly string[],
  asked: readonly string[] | undefined,
): readonly string[] {
  if (asked === undefined || asked.length === 0) return tags;
  const chosen = new Set(
    asked.map((input) => {
      const tag = canonicalTag(input);
      if (tag !== undefined && tags.includes(tag)) return tag;
      const near = nearestTag(input, tags);
      const named = tagOfLanguage(input);
      throw new Failure(
        2,
        named === undefined && tag === undefined
          ? `“${input}” is not a language tag.`
          : `This publication has no locale “${named ?? input}”.`,
        near === undefined
          ? `It has ${tags.join(', ')}.`
          : `Did you mean “${near}”? It has ${tags.join(', ')}.`,
      );
    }),
  );
  return tags.filter((tag) => chosen.has(tag));
}
