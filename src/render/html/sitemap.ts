import { x, xmlFile, type XmlElement } from '../../xml/write.js';
import type { Alternate } from './addresses.js';

/** Name of the file in which search engines look for pages. */
export const SITEMAP = 'sitemap.xml';

/** Namespace of sitemaps (https://www.sitemaps.org/protocol.html). */
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const LAYOUT = { exact: new Set(['loc']) };

/** Pages that say the same in several languages. */
export type PageGroup = readonly Alternate[];

/**
 * A sitemap: every page with all of its alternates, itself among them
 * (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap).
 */
export function sitemap(groups: readonly PageGroup[]): string {
  const pages = groups.flatMap((group) => group.map(({ href }) => pageOf(href, group)));
  const namespaces = { xmlns: NAMESPACE, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' };
  return xmlFile(x('urlset', namespaces, pages), LAYOUT);
}

/** A sitemap that leads to others. */
export function sitemapIndex(addresses: readonly string[]): string {
  const maps = addresses.map((address) => x('sitemap', x('loc', address)));
  return xmlFile(x('sitemapindex', { xmlns: NAMESPACE }, maps), LAYOUT);
}

function pageOf(address: string, group: PageGroup): XmlElement {
  const alternates = group.map(({ hreflang, href }) => x('xhtml:link', { rel: 'alternate', hreflang, href }));
  return x('url', x('loc', address), alternates);
}
