import type { PDFDocument } from '@cantoo/pdf-lib';
import { contentKey, ParentTree, setKids, typeOf, walkStructure } from '../structure/tree.js';
import type { ContentKid, PlacedRun } from './text-nodes.js';

/**
 * Takes the head of a table that the browser paints again on every further page out of the tags: whoever hears
 * the table would hear it twice (ISO 32000-1 §14.8.2.2: what is repeated for the page's sake is an artifact).
 *
 * @param runs of the marked content, by its key
 * @returns the keys of what was taken out
 */
export function dropRepeatedHeads(
  document: PDFDocument,
  runs: ReadonlyMap<string, readonly PlacedRun[]>,
): ReadonlySet<string> {
  const dropped = new Set<string>();
  const parents = new ParentTree(document);
  for (const { element, ancestors, kids } of walkStructure(document)) {
    if (![element, ...ancestors].some((one) => typeOf(one) === 'TH')) continue;
    const again = repeated(
      kids.filter((kid) => kid.kind === 'content'),
      runs,
    );
    if (again.size === 0) continue;
    for (const kid of again) {
      dropped.add(contentKey(kid.page, kid.mcid));
      parents.setParent(kid, undefined);
    }
    setKids(
      element,
      kids.filter((kid) => kid.kind !== 'content' || !again.has(kid)),
    );
  }
  return dropped;
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
