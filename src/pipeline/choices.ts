import { Failure } from '../model/failure.js';
import type { Config, FormatSettings } from '../model/config.js';
import type { Format } from '../model/format.js';
import type { Problem } from '../model/problem.js';
import { canonicalTag } from '../model/locale.js';
import { formats } from '../render/index.js';
import { isKnownLanguage, tagOfLanguage } from '../config/known-language.js';
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

/** Whether its files need the browser: it prints them, or one that they hold. */
export function needsPrinter(format: Format, settings: FormatSettings): boolean {
  const held = new Set(format.holds?.(settings).map(({ words }) => words));
  return [format, ...formats.filter(({ id }) => held.has(id))].some(({ isPrinted }) => isPrinted === true);
}

/**
 * Refuses a build in which the files of a format would hold those of another that is not made.
 *
 * @throws {Failure} code 2, with the places in the configuration
 */
export function requireHeld(chosen: readonly Format[], config: Config): void {
  const problems = chosen.flatMap((format): Problem[] =>
    (format.holds?.(config) ?? []).flatMap(({ words, ...place }) => {
      const fault = heldFault(words, format, chosen);
      if (fault === undefined) return [];
      const [message, help] = fault;
      return [{ rule: 'configuration', severity: 'error', fatal: true, ...place, message, help }];
    }),
  );
  if (problems.length > 0) throw new Failure(2, 'The configuration is wrong.', undefined, problems);
}

/** Why the files of a format cannot hold those of another, and what to do. */
function heldFault(
  held: string,
  { id }: Format,
  chosen: readonly Format[],
): readonly [message: string, help: string] | undefined {
  const remove = `Remove “${held}” here.`;
  if (held === id) return [`The file of “${id}” cannot hold itself.`, remove];
  // A page, which is neither printed nor offered for download, needs its style and its pictures.
  if (formats.some((format) => format.id === held && format.label === undefined && format.isPrinted !== true))
    return [
      `The file of “${held}” cannot be read without those beside it, so “${id}” cannot hold it.`,
      remove,
    ];
  if (chosen.some((format) => format.id === held)) return undefined;
  return [
    `The file of “${id}” holds that of “${held}”, which this build does not make.`,
    `Add ${held} to “formats” or to --format, or remove it here.`,
  ];
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
      throw unknownLocale(input, tags);
    }),
  );
  return tags.filter((tag) => chosen.has(tag));
}

/** Says which language was meant, and how the publication gets one that it does not have. */
function unknownLocale(input: string, tags: readonly string[]): Failure {
  const named = tagOfLanguage(input);
  const tag = canonicalTag(input);
  const all = `It has ${tags.join(', ')}.`;
  if (named !== undefined && tags.includes(named))
    return new Failure(2, `“${input}” is the name of a language, not its tag.`, `Write “${named}”. ${all}`);
  if (named === undefined && tag === undefined) {
    const near = nearestTag(input, tags);
    const help = near === undefined ? all : `Did you mean “${near}”? ${all}`;
    return new Failure(2, `“${input}” is not a language tag.`, help);
  }
  const meant = named ?? tag ?? input;
  const near = nearestTag(input, tags);
  const add = `To add it, write ${meant} into \`locales\` in publish.config.yaml, or make the folder locales/${meant} where no such list is.`;
  // The tag of no language is a slip, and nobody adds it.
  const isLanguage = isKnownLanguage(meant);
  return new Failure(
    2,
    named === undefined
      ? `This publication has no locale “${meant}”.`
      : `This publication has no locale “${meant}” (${input}).`,
    [near === undefined ? '' : `Did you mean “${near}”?`, all, isLanguage ? add : '']
      .filter(Boolean)
      .join(' '),
  );
}
