import { localize } from '../localize/index.js';
import { createI18n, stringsOf } from '../localize/strings.js';
import { toLocale } from '../model/locale.js';
import type { LocalizedDocument } from '../model/localized.js';
import { relatedTranslations } from '../sync/related.js';
import type { Publication } from './publication.js';

/** The statement in some of the publication's locales, the source first. */
export function localizeAll(publication: Publication, tags: readonly string[]): LocalizedDocument[] {
  return tags.map(localizer(publication));
}

/** A function from a tag to the statement in that locale. */
export function localizer(publication: Publication): (tag: string) => LocalizedDocument {
  const { config, plan, signatories, strings, english } = publication;
  const i18n = createI18n(new Map([['en', english], ...strings]));
  const { sourceLocale: source } = config;
  const lenders = [...new Set([source, 'en'])];
  const own = (tag: string) => {
    const others = lenders.filter((one) => one !== tag);
    return stringsOf(i18n, tag, others);
  };
  const sourceLanguage = own(source).text('language.name');
  const catalogues = new Map(plan.catalogues.map((catalogue) => [catalogue.locale, catalogue]));
  const sourceLocale = toLocale(source);
  const { links, names, release } = config;
  const locales = [sourceLocale, ...plan.catalogues.map(({ locale }) => toLocale(locale))];
  return (tag) => {
    const catalogue = catalogues.get(tag);
    return localize(plan.document, {
      locale: toLocale(tag),
      sourceLocale,
      locales,
      catalogue,
      earlier: plan.earlier,
      related: catalogue && relatedTranslations(plan.document.segments, catalogue, plan.earlier),
      strings: own(tag),
      sourceLanguage,
      links,
      names,
      signatories: signatories.get(tag) ?? new Map<string, string>(),
      release,
    });
  };
}
