import type { ListedText } from '../../model/listed-statement.js';
import { x, xmlFile, type XmlElement } from '../../xml/write.js';
import { plainText } from './listed-text.js';
import { pageFor, type CollectedStatement, type Listing, type ListLanguage } from './listing.js';

/** Name of the feed beside a list. */
export const FEED = 'feed.xml';

export const FEED_TYPE = 'application/atom+xml';

/** Statements of a feed: who asks for it asks often. */
const MOST = 50;

const LAYOUT = { exact: new Set(['id', 'title', 'updated', 'published', 'name', 'uri', 'summary']) };

/** The statements that a feed may hold: an entry has a day (RFC 4287 §4.1.2). */
export function feedStatements(statements: readonly CollectedStatement[]): CollectedStatement[] {
  return statements.filter(({ statement }) => statement.date !== null);
}

/**
 * The Atom feed of a list (RFC 4287): the newest statements, each with its page in the language of the feed, or in its
 * source language.
 *
 * @param base where the collection is on the web
 */
export function renderFeed(
  tag: string,
  language: ListLanguage,
  { statements }: Listing,
  base: string,
): string {
  const { strings } = language;
  const entries = feedStatements(statements).slice(0, MOST);
  const updated = entries.map(updatedOf).sort().at(-1) ?? '';
  const address = `${base}/${tag}/`;
  const title = strings.text('statements');
  const lender = strings.ownerOf('statements').locale.tag;
  return xmlFile(
    x(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': tag },
      x('id', address),
      x('title', { 'xml:lang': lender === tag ? undefined : lender }, title),
      x('updated', updated),
      x('link', { rel: 'self', type: FEED_TYPE, href: `${address}${FEED}` }),
      x('link', { rel: 'alternate', type: 'text/html', hreflang: tag, href: address }),
      x('author', x('name', new URL(base).host), x('uri', `${base}/`)),
      entries.map((entry) => entryOf(entry, tag)),
    ),
    LAYOUT,
  );
}

function entryOf({ statement, path }: CollectedStatement, tag: string): XmlElement[] {
  const page = pageFor(statement, tag);
  if (page === undefined) return [];
  const address = `${statement.address ?? path}/${page.locale}/`;
  const summary = plainText(page.description);
  return [
    x(
      'entry',
      x('id', address),
      x('title', languageOf(page.title, tag), plainText(page.title)),
      x('link', { rel: 'alternate', type: 'text/html', hreflang: page.locale, href: address }),
      x('published', midnight(statement.date ?? '')),
      x('updated', updatedOf({ statement })),
      summary === '' ? undefined : x('summary', languageOf(page.description, tag), summary),
    ),
  ];
}

function languageOf({ lang }: ListedText, tag: string): { 'xml:lang': string | undefined } {
  return { 'xml:lang': lang === tag ? undefined : lang };
}

/** A statement has a day, Atom asks for an instant (RFC 3339): one that depends on no machine. */
function midnight(day: string): string {
  return `${day}T00:00:00Z`;
}

function updatedOf({ statement: { date, corrected } }: Pick<CollectedStatement, 'statement'>): string {
  const days = [date, corrected].filter((day) => day !== null);
  return midnight(days.sort().at(-1) ?? '');
}
