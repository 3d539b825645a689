import { h } from 'hastscript';
import type { Artifact, RenderContext } from '../../model/format.js';
import type { ListedStatement, ListedText } from '../../model/listed-statement.js';
import { toLocale } from '../../model/locale.js';
import { lenderOf } from '../../model/strings.js';
import type { ViewOf } from '../../model/template.js';
import { addressLinks, type Alternate } from '../html/addresses.js';
import { toHtml } from '../html/blocks.js';
import { brandHead, imageFiles, logoView } from '../html/brand.js';
import { foreignAttributes } from '../html/elements.js';
import { surfaceOf } from '../html/images.js';
import { CHOOSER_VARIABLES, html } from '../html/index.js';
import { LIST_VARIABLES } from '../html/list-variables.js';
import { SITEMAP, sitemap, sitemapIndex } from '../html/sitemap.js';
import { renderTemplate, styleFiles } from '../html/template.js';
import { FEED, FEED_TYPE, feedStatements, renderFeed } from './feed.js';
import { textHtml } from './listed-text.js';
import { pageFor, type CollectedStatement, type Listing, type ListLanguage } from './listing.js';

/** Name of the sitemap of the lists themselves. */
const LISTS_SITEMAP = 'sitemap-lists.xml';

/** What lists may know beside the statements. */
export type ListContext = Pick<RenderContext, 'resource' | 'ownTemplates' | 'brand' | 'images'>;

/**
 * The files that lead to many editions: a list in every language, a page to choose one, and where the collection has
 * an address, a feed of every list and the sitemap of all pages.
 */
export async function renderLists(listing: Listing, context: ListContext): Promise<readonly Artifact[]> {
  const { languages, base, statements } = listing;
  if (statements.length === 0) return [];
  const lists = await Promise.all(
    Array.from(languages, async ([tag, language]) => ({
      path: `${tag}/index.html`,
      content: await renderList(tag, language, listing, context),
      locale: tag,
      format: html.id,
    })),
  );
  const chooser = await renderListChooser(listing, context);
  const text = [...lists.map(({ content }) => content), chooser].join('');
  return [
    { path: 'index.html', content: chooser },
    ...lists,
    ...(await styleFiles(['fonts.css', 'page.css', 'list.css'], text, context)),
    ...imageFiles(context),
    ...(base === undefined ? [] : addressedFiles(listing, base)),
  ];
}

/** What is only right under an address. */
function addressedFiles(listing: Listing, base: string): readonly Artifact[] {
  const feeds = hasFeeds(listing)
    ? Array.from(listing.languages, ([tag, language]) => ({
        path: `${tag}/${FEED}`,
        content: renderFeed(tag, language, listing, base),
        locale: tag,
      }))
    : [];
  const editions = listing.statements.map(({ statement }) => `${statement.address}/${SITEMAP}`);
  return [
    ...feeds,
    { path: LISTS_SITEMAP, content: sitemap([alternatesOf(listing, base)]) },
    { path: SITEMAP, content: sitemapIndex([`${base}/${LISTS_SITEMAP}`, ...editions]) },
  ];
}

function hasFeeds({ statements, base }: Listing): boolean {
  return base !== undefined && feedStatements(statements).length > 0;
}

async function renderList(
  tag: string,
  language: ListLanguage,
  listing: Listing,
  context: ListContext,
): Promise<string> {
  const { strings } = language;
  const locale = language.strings.locale;
  const attributes = (key: string) => foreignAttributes(lenderOf(strings, key));
  const items = Array.from(listing.languages, ([other, { strings: theirs }]) => ({
    href: `../${other}/index.html`,
    lang: other,
    dir: theirs.locale.direction,
    name: theirs.text('language.name'),
    current: other === tag,
  }));
  const view = {
    ...logoOf(listing, language, context, '../'),
    up: '../',
    lang: tag,
    dir: locale.direction,
    script: locale.script,
    title: strings.text('statements'),
    titleAttributes: attributes('statements'),
    kind: strings.text('statements'),
    kindAttributes: attributes('statements'),
    head: headOf(listing, context, {
      up: '../',
      own: `${tag}/`,
      feeds: [[tag, FEED, strings.text('statements')]],
    }),
    languages: items.length > 1 && { items },
    languagesLabel: strings.text('navigation.languages'),
    // The name is an attribute of the menu, and its items stay in the order of the page.
    languagesAttributes: attributes('navigation.languages').replace(/ dir=.*/u, ''),
    statements: listing.statements.map((one) => itemOf(one, tag, language, listing)),
    feed: hasFeeds(listing) && {
      href: FEED,
      label: strings.text('statements.feed'),
      attributes: attributes('statements.feed'),
    },
  } satisfies ViewOf<typeof LIST_VARIABLES>;
  return renderTemplate('list.mustache', view, context);
}

/** One statement as its template sees it. */
function itemOf(
  { path, statement }: CollectedStatement,
  tag: string,
  language: ListLanguage,
  listing: Listing,
) {
  const { strings } = language;
  const page = pageFor(statement, tag);
  const title = page?.title ?? { lang: tag, dir: 'ltr' as const, parts: [] };
  const folder = `../${encodeURIComponent(path)}`;
  const href = (locale: string) => `${folder}/${locale}/index.html`;
  const date = statement.date === null ? undefined : language.date(statement.date);
  const { signatories } = statement;
  return {
    href: href(page?.locale ?? tag),
    lang: title.lang,
    dir: title.dir,
    script: toLocale(title.lang).script,
    heading: textHtml(title),
    date: date && { iso: date.iso, text: date.text, attributes: foreignAttributes(date.lender) },
    kind: kindOf(statement, tag, language, listing),
    signatories: signatories > 0 && {
      text: strings.count('signatories.count', signatories),
      attributes: foreignAttributes(lenderOf(strings, 'signatories.count_other')),
    },
    pages: statement.pages.map(({ locale }) => ({
      href: href(locale),
      lang: locale,
      dir: toLocale(locale).direction,
      name: listing.languages.get(locale)?.strings.text('language.name') ?? locale,
    })),
  };
}

/**
 * What a statement is, in the language of the list: in its own words, or where it has no page in that language and its
 * source page has the usual word, in the word of the list.
 */
function kindOf(
  statement: ListedStatement,
  tag: string,
  { kind: usual }: ListLanguage,
  { languages }: Listing,
) {
  const page = pageFor(statement, tag);
  if (page === undefined) return undefined;
  const { kind } = page;
  const isUsual = page.locale !== tag && wordsOf(kind) === languages.get(page.locale)?.kind;
  if (isUsual && usual !== undefined) return { text: usual, attributes: '' };
  const attributes = kind.lang === tag ? '' : ` lang="${kind.lang}" dir="${kind.dir}"`;
  return { text: wordsOf(kind), attributes };
}

function wordsOf({ parts }: ListedText): string {
  return parts.filter((part) => typeof part === 'string').join('');
}

/** The page that lets a reader choose the language of the list. */
async function renderListChooser(listing: Listing, context: ListContext): Promise<string> {
  const { languages } = listing;
  const [first] = languages.values();
  if (first === undefined) return '';
  const { strings } = first;
  const locale = first.strings.locale;
  const view = {
    ...logoOf(listing, first, context, ''),
    up: '',
    lang: locale.tag,
    dir: locale.direction,
    script: locale.script,
    title: strings.text('statements'),
    head: headOf(listing, context, {
      up: '',
      own: '',
      feeds: Array.from(languages, ([tag, { strings: theirs }]) => [
        tag,
        `${tag}/${FEED}`,
        theirs.text('statements'),
      ]),
    }),
    kind: strings.text('statements'),
    kindAttributes: foreignAttributes(lenderOf(strings, 'statements')),
    embargo: undefined,
    choose: strings.text('chooser.title'),
    chooseAttributes: foreignAttributes(lenderOf(strings, 'chooser.title')),
    editions: Array.from(languages, ([tag, { strings: theirs }]) => ({
      href: `${tag}/index.html`,
      lang: tag,
      dir: theirs.locale.direction,
      script: theirs.locale.script,
      name: theirs.text('language.name'),
      heading: toHtml([{ type: 'text', value: theirs.text('statements') }]),
      attributes: foreignAttributes(lenderOf(theirs, 'statements')),
    })),
  } satisfies ViewOf<typeof CHOOSER_VARIABLES>;
  return renderTemplate('chooser.mustache', view, context);
}

function headOf(
  listing: Listing,
  context: ListContext,
  {
    up,
    own,
    feeds,
  }: {
    readonly up: string;
    /** From the folder of the collection to the page. */
    readonly own: string;
    readonly feeds: readonly (readonly [tag: string, href: string, title: string])[];
  },
): string {
  const { base } = listing;
  const links = base === undefined ? [] : addressLinks(`${base}/${own}`, alternatesOf(listing, base));
  const elements = [
    ...links,
    ...(hasFeeds(listing) ? feeds : []).map(([hrefLang, href, title]) =>
      h('link', { rel: 'alternate', type: FEED_TYPE, hrefLang, title, href }),
    ),
  ];
  return [...elements.map((element) => toHtml([element])), brandHead(context, up)].join('\n').trimEnd();
}

/** The lists in every language, and the page to choose one. */
function alternatesOf({ languages }: Listing, base: string): readonly Alternate[] {
  return [
    ...Array.from(languages.keys(), (tag) => ({ hreflang: tag, href: `${base}/${tag}/` })),
    { hreflang: 'x-default', href: `${base}/` },
  ];
}

function logoOf({ languages }: Listing, language: ListLanguage, context: ListContext, up: string) {
  const [first = language] = languages.values();
  const locales = { locale: language.strings.locale, sourceLocale: first.strings.locale };
  return logoView(locales, surfaceOf(context, up), context);
}
