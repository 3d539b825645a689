import { localize } from '../localize/index.js';
import { createI18n, stringsOf } from '../localize/strings.js';
import type { Config } from '../model/config.js';
import { canonicalTag, toLocale, type Locale } from '../model/locale.js';
import type { LocalizedDocument } from '../model/localized.js';
import { forgetful } from '../model/memory.js';
import { relatedTranslations } from '../sync/related.js';
import { withdrawalsOf } from './withdrawn.js';
import type { Publication } from './publication.js';

const NO_NAMES: ReadonlyMap<string, string> = new Map();

const tagsOf = (locales: readonly Locale[]) => locales.map(({ tag }) => tag);

/** The statement in some of the publication's locales, the source first. */
export function localizeAll(publication: Publication, tags: readonly string[]): LocalizedDocument[] {
  return tags.map(localizer(publication));
}

/** What the pages of languages that are no longer published show. */
export function withdrawnDocuments(publication: Publication): LocalizedDocument[] {
  return publication.withdrawn.map(localizer(publication));
}

/**
 * A function from a tag to the statement in that locale.
 *
 * @param recall gives back the documents that would be the same as the last time
 */
export function localizer(publication: Publication, recall = forgetful): (tag: string) => LocalizedDocument {
  const { config, plan, signatories, strings, english } = publication;
  const tables = [...strings].flat();
  const i18n = recall('interface strings', [english, ...tables], () =>
    createI18n(new Map([['en', english], ...strings])),
  );
  const { sourceLocale: source } = config;
  const lenders = [...new Set([source, 'en'])];
  const own = (tag: string) => stringsOf(i18n, tag, lenders);
  const sourceLanguage = own(source).text('language.name');
  const catalogues = new Map(plan.catalogues.map((catalogue) => [catalogue.locale, catalogue]));
  const sourceLocale = toLocale(source);
  const { links, names, release } = config;
  const withdrawals = withdrawalsOf(config);
  const locales = [sourceLocale, ...plan.catalogues.map(({ locale }) => toLocale(locale))];
  return (tag) => {
    const catalogue = catalogues.get(tag);
    const shown = signatories.get(tag) ?? NO_NAMES;
    const inputs = [plan.document, plan.earlier, config, i18n, catalogue, shown, ...tagsOf(locales)];
    return recall(`localized ${tag}`, inputs, () =>
      localize(plan.document, {
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
        signatories: shown,
        release,
        cardTitle: cardTitleOf(config, tag),
        withdrawal: withdrawals.get(tag),
      }),
    );
  };
}

/** What the configuration has instead of the title on cards, with its place where each language has its own. */
function cardTitleOf({ card, written }: Config, tag: string) {
  const text = card.title[tag]?.trim() ?? '';
  if (text === '') return undefined;
  const key = written.find((one) => one.group === 'card.title' && canonicalTag(one.key) === tag);
  return { text, place: key && { file: key.file, ...key.position } };
}
