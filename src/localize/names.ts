import { majorityDirection } from '../text/bidi.js';
import type { NameSettings } from '../model/config.js';
import { inert } from '../text/controls.js';
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

/** What one locale's view of the names depends on. */
export interface NamesView {
  /** Canonical name → name to show, from `signatories.json`. */
  readonly shown: ReadonlyMap<string, string>;
  /** Name → language and direction, from the configuration. */
  readonly settings: Readonly<Record<string, NameSettings>>;
  readonly locale: Locale;
  readonly sourceLocale: Locale;
  /** Those of the publication. */
  readonly locales: readonly Locale[];
}

/** The signatories as one locale shows them: verbatim, unless the locale has a form of its own for a name. */
export function localizeSignatories(names: readonly Signatory[], view: NamesView): LocalizedSignatory[] {
  return names.map((signatory) => {
    const { name, position, file, url, rest } = signatory;
    const columns = rest?.map((text) => localizeColumn(text, view));
    return {
      name,
      ...localizeName(name, settingsOf(signatory, view.settings), view),
      ...(position && { position }),
      ...(file !== undefined && { file }),
      ...(url !== undefined && { url }),
      ...(rest && { rest }),
      ...(columns && { columns }),
    };
  });
}

/** Language and direction of a name as its own row says, and the configuration, which wins. */
export function settingsOf(
  { name, lang, dir }: Signatory,
  settings: Readonly<Record<string, NameSettings>>,
): NameSettings {
  const own = { ...(lang !== undefined && { lang }), ...(dir !== undefined && { dir }) };
  return { ...own, ...(Object.hasOwn(settings, name) ? settings[name] : undefined) };
}

/** A country by its name in the locale (CLDR), a name as the locale shows it; anything else as it is. */
function localizeColumn(text: string, view: NamesView): ShownColumn {
  const { locale, sourceLocale, locales, shown } = view;
  const region = regionOf(text, sourceLocale.tag);
  const name = region === undefined ? undefined : regionName(region, locale.tag);
  if (name !== undefined && !shown.has(text))
    return { text: inert(name), lang: locale.tag, direction: majorityDirection(name, locale.direction) };
  if (shown.has(text)) {
    const { shown: form, lang, direction } = localizeName(text, {}, view);
    return { text: form, lang, direction };
  }
  const { direction, lang } = nameDirection(text, undefined, sourceLocale.direction, locales);
  return { text: inert(text), lang: lang ?? sourceLocale.tag, direction };
}

function localizeName(
  name: string,
  setting: NameSettings,
  { shown, locale, locales }: NamesView,
): Pick<LocalizedSignatory, 'shown' | 'lang' | 'direction'> {
  const form = shown.get(name);
  const own = form === undefined ? undefined : inert(form);
  if (own !== undefined && own !== name) {
    const direction = majorityDirection(own, locale.direction);
    const lang = direction === locale.direction ? locale.tag : languageOfName(own, direction, locales);
    return { shown: own, lang, direction };
  }
  const { direction, lang } = nameDirection(name, setting, locale.direction, locales);
  return { shown: inert(name), lang: lang ?? locale.tag, direction };
}
