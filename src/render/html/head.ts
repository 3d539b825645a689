import { h } from 'hastscript';
import type { Element } from 'hast';
import type { LocalizedDocument, LocalizedSegment } from '../../model/localized.js';
import { cutAtWord, plainLineOf, titleText } from '../../model/inline.js';
import { lenderOf } from '../../model/strings.js';
import { addressLinks, alternatesOf, type EditionAddresses } from './addresses.js';
import { toHtml } from './blocks.js';

/** Longest description, in characters; search engines and previews cut longer ones. */
export const DESCRIPTION_LENGTH = 200;

/** The string for a number of signatories. */
const COUNT = 'signatories.count';

/** `og:locale` of the house languages; Open Graph knows none for Dari. */
const OPEN_GRAPH_LOCALES: Readonly<Record<string, string>> = { en: 'en_US', ps: 'ps_AF', fa: 'fa_IR' };

/** The picture that other sites show beside a link to a page. */
export interface PagePicture {
  /** On the web. */
  readonly address: string;
  readonly width: number;
  readonly height: number;
  /** What it says. */
  readonly words: string;
}

/**
 * What is in a page's head beside its title and style: description, canonical and alternate addresses,
 * Open Graph and schema.org's NewsArticle as JSON-LD.
 *
 * @param documents the statement in every locale, the source first
 * @param addresses where the edition is on the web, if the publication says it
 * @param picture of the page, if there is one
 */
export function renderHead(
  document: LocalizedDocument,
  documents: readonly LocalizedDocument[],
  addresses: EditionAddresses | undefined,
  picture?: PagePicture,
): string {
  const { locale } = document;
  const own = addresses?.page(document);
  const title = titleText(document.title.content, locale.direction);
  const description = describe(document);
  const elements: Element[] = [
    ...robots(document),
    ...descriptionOf(description),
    ...linksOf(own, documents, addresses),
    ...properties({
      'og:type': 'article',
      'og:title': title,
      'og:description': description,
      'og:url': own,
      'og:locale': OPEN_GRAPH_LOCALES[locale.tag],
      'article:published_time': document.date?.iso,
      'article:modified_time': document.corrections.at(-1)?.date.iso,
    }),
    ...pictureOf(picture),
  ];
  return `${elements.map((element) => toHtml([element])).join('\n')}\n${jsonLd(document, own)}`;
}

/**
 * The same for the language chooser, in the source language.
 *
 * @param source the statement in that language
 * @param picture of its page, if there is one
 */
export function renderChooserHead(
  source: LocalizedDocument,
  documents: readonly LocalizedDocument[],
  addresses: EditionAddresses | undefined,
  picture?: PagePicture,
): string {
  const description = describe(source);
  // Without a picture, its title and description are enough for a link to it.
  const shared = picture && {
    'og:type': 'website',
    'og:title': titleText(source.title.content, source.locale.direction),
    'og:description': description,
    'og:url': addresses?.chooser,
  };
  const elements = [
    ...robots(source),
    ...descriptionOf(description),
    ...linksOf(addresses?.chooser, documents, addresses),
    ...properties(shared ?? {}),
    ...pictureOf(picture),
  ];
  return elements.map((element) => toHtml([element])).join('\n');
}

/** Properties of Open Graph (https://ogp.me), without those that there is nothing to say for. */
function properties(contents: Readonly<Record<string, string | number | undefined>>): Element[] {
  return Object.entries(contents)
    .filter(([, content]) => content !== undefined && content !== '')
    .map(([property, content]) => h('meta', { property, content }));
}

/** X shows a picture in full only where it is asked to; the picture itself it takes from Open Graph. */
function pictureOf(picture: PagePicture | undefined): Element[] {
  if (picture === undefined) return [];
  return [
    ...properties({
      'og:image': picture.address,
      'og:image:width': picture.width,
      'og:image:height': picture.height,
      'og:image:alt': picture.words,
    }),
    h('meta', { name: 'twitter:card', content: 'summary_large_image' }),
  ];
}

function descriptionOf(description: string): Element[] {
  return description === '' ? [] : [h('meta', { name: 'description', content: description })];
}

function linksOf(
  own: string | undefined,
  documents: readonly LocalizedDocument[],
  addresses: EditionAddresses | undefined,
): Element[] {
  if (own === undefined || addresses === undefined) return [];
  return addressLinks(own, alternatesOf(documents, addresses));
}

function jsonLd(document: LocalizedDocument, address: string | undefined): string {
  const { locale, sourceLocale } = document;
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: plainLineOf(document.title.content),
    inLanguage: locale.tag,
    datePublished: document.date?.iso,
    dateModified: document.corrections.at(-1)?.date.iso,
    correction: correctionsOf(document),
    url: address,
    translationOfWork:
      locale.tag === sourceLocale.tag ? undefined : { '@type': 'NewsArticle', inLanguage: sourceLocale.tag },
  };
  // In a script element `</` would end it and `<!--` would hide its end (HTML §13.2.5.4).
  const json = JSON.stringify(article).replaceAll('<', '\\u003C');
  return `<script type="application/ld+json">${json}</script>`;
}

/** The corrections as schema.org’s CorrectionComment; nothing where nothing was corrected. */
function correctionsOf({ corrections }: LocalizedDocument): object[] | undefined {
  if (corrections.length === 0) return undefined;
  return corrections.map(({ date, note }) => ({
    '@type': 'CorrectionComment',
    datePublished: date.iso,
    inLanguage: note.lang,
    text: plainLineOf(note.content),
  }));
}

/** Keeps search engines from a page under embargo. */
function robots({ embargo }: LocalizedDocument): Element[] {
  return embargo === undefined ? [] : [h('meta', { name: 'robots', content: 'noindex' })];
}

/** The beginning of the first paragraph, cut at a word, and how many have signed. */
function describe(document: LocalizedDocument): string {
  const first = firstParagraph(document);
  if (first === undefined) return '';
  const signed = numberOfSignatories(document);
  const beginning = cutAtWord(titleText(first.content, first.direction), DESCRIPTION_LENGTH - signed.length);
  return beginning + signed;
}

/** The paragraph that describes a statement. */
export function firstParagraph({ segments }: LocalizedDocument): LocalizedSegment | undefined {
  return segments.find(({ segment }) => segment.role === 'paragraph');
}

/** Said in the language of the page, whose attributes cannot name another. */
function numberOfSignatories({ signatories, strings }: LocalizedDocument): string {
  if (signatories.length === 0 || lenderOf(strings, `${COUNT}_other`) !== undefined) return '';
  return ` · ${strings.count(COUNT, signatories.length)}`;
}
