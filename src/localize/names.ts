import { majorityDirection } from '../model/bidi.js';
import type { NameSettings } from '../model/config.js';
import { inert } from '../model/controls.js';
import type { LocalizedSignatory, ShownColumn, Signatory } from '../model/document.js';
import { regionName, regionOf } from '../model/regions.js';
import { scriptDirection, type Direction, type Locale } from '../model/locale.js';
import { languageOf } from './languages.js';
import type { NameDirection } from './lexicon.js';

/**
 * Direction and language of a name: as configured, else by the majority of its letters and by what languages have
 * them; never by its first strong letter.
 *
 * @param locales the publication's
 */
export function nameDirection(
  name: string,
  settings: NameSettings | undefined,
  tie: Direction,
  locales: readonly Locale[],
): NameDirection {
  const direction =
    settings?.dir ??
    (settings?.lang === undefined ? undefined : directionOfTag(settings.lang, name)) ??
    majorityDirection(name, tie);
  const stated = settings?.lang;
  return {
    direction,
    lang: stated ?? languageOfName(name, direction, locales),
    isStated: stated !== undefined,
  };
}

function directionOfTag(tag: string, name: string): Direction {
  return majorityDirection(name, scriptDirection(new Intl.Locale(tag).maximize().script ?? 'Latn'));
}

/** The letters that run the name's own way decide: `VPO-سازمان …` is read as Persian. */
function languageOfName(name: string, direction: Direction, locales: readonly Locale[]): string {
  const own = Array.from(name).filter((letter) => majorityDirection(letter, direction) === direction);
  return languageOf(own.join(''), locales);
}

/**
 * The signatories as one locale shows them: verbatim, unless the locale has a form of its own for a name.
 *
 * @param names canonical names in order
 * @param shown canonical name → name to show, from `signatories.json`
 * @param settings name → language and direction, from the configuration
 */
export function localizeSignatories(
  names: readonly Signatory[],
  shown: ReadonlyMap<string, string>,
  settings: Readonly<Record<string, NameSettings>>,
  locale: Locale,
  sourceLocale: Locale,
  locales: readonly Locale[],
): LocalizedSignatory[] {
  return names.map((signatory) => {
    const { rest } = signatory;
    const columns = rest?.map((text) => localizeColumn(text, locale, sourceLocale, locales));
    const shownName = localizeName(signatory, shown, settings, locale, locales);
    return columns === undefined ? shownName : { ...shownName, columns };
  });
}

/** A country by its name in the locale (CLDR); anything else as it is. */
function localizeColumn(
  text: string,
  locale: Locale,
  sourceLocale: Locale,
  locales: readonly Locale[],
): ShownColumn {
  const region = regionOf(text, sourceLocale.tag);
  const name = region === undefined ? undefined : regionName(region, locale.tag);
  if (name !== undefined)
    return { text: inert(name), lang: locale.tag, direction: majorityDirection(name, locale.direction) };
  const { direction, lang } = nameDirection(text, undefined, sourceLocale.direction, locales);
  return { text: inert(text), lang: lang ?? sourceLocale.tag, direction };
}

function localizeName(
  signatory: Signatory,
  shown: ReadonlyMap<string, string>,
  settings: Readonly<Record<string, NameSettings>>,
  locale: Locale,
  locales: readonly Locale[],
): LocalizedSignatory {
  const form = shown.get(signatory.name);
  const own = form === undefined ? undefined : inert(form);
  if (own !== undefined && own !== signatory.name) {
    const direction = majorityDirection(own, locale.direction);
    const lang = direction === locale.direction ? locale.tag : languageOfName(own, direction, locales);
    return { ...signatory, shown: own, lang, direction };
  }
  const setting = Object.hasOwn(settings, signatory.name) ? settings[signatory.name] : undefined;
  const { direction, lang } = nameDirection(signatory.name, setting, locale.direction, locales);
  return {
    ...signatory,
    shown: inert(signatory.name),
    lang: lang ?? locale.tag,
    direction,
  };
}
