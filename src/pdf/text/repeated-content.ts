import type { PDFDocument } from '@cantoo/pdf-lib';
import { contentKey, ParentTree, setKids, typeOf, walkStructure } from '../structure/tree.js';
import type { ContentKid, PlacedRun } from './text-nodes.js';

/**
 * The heads of tables that the browser paints again on every further page: a reader who hears the table would hear
 * them twice (ISO 32000-1 §14.8.2.2: what is repeated for the page's sake is an artifact).
 *
 * @param runs of the marked content, by its key
 * @returns the keys of what is repeated
 */
export function repeatedHeads(
  document: PDFDocument,
  runs: ReadonlyMap<string, readonly PlacedRun[]>,
): Set<string> {
  const keys = new Set<string>();
  for (const { element, ancestors, kids } of walkStructure(document)) {
    if (![element, ...ancestors].some((one) => typeOf(one) === 'TH')) continue;
    const content = kids.filter((kid) => kid.kind === 'content');
    for (const { page, mcid } of repeated(content, runs)) keys.add(contentKey(page, mcid));
  }
  return keys;
}

/**
 * Takes marked content out of the tags.
 *
 * @param keys of the content
 */
export function dropContent(document: PDFDocument, keys: ReadonlySet<string>): void {
  if (keys.size === 0) return;
  const parents = new ParentTree(document);
  for (const { element, kids } of walkStructure(document)) {
    const kept = kids.filter((kid) => {
      if (kid.kind !== 'content' || !keys.has(contentKey(kid.page, kid.mcid))) return true;
      parents.setParent(kid, undefined);
      return false;
    });
    if (kept.length < kids.length) setKids(element, kept);
  }
}

/** The content on further pages, where each of them has the text of the first. */
function repeated(
  content: readonly ContentKid[],
  runs: ReadonlyMap<string, readonly PlacedRun[]>,
): ReadonlySet<ContentKid> {
  const byPage = new Map<string, { text: string; kids: ContentKid[] }>();
  for (const kid of content) {
    const key = kid.page?.toString() ?? '';
    const page = byPage.get(key) ?? { text: '', kids: [] };
    page.text += (runs.get(contentKey(kid.page, kid.mcid)) ?? []).map(({ text }) => text).join('');
    page.kids.push(kid);
    byPage.set(key, page);
  }
  const [first, ...others] = byPage.values();
  if (first === undefined || others.some(({ text }) => text !== first.text)) return new Set();
  return new Set(others.flatMap(({ kids }) => kids));
}
