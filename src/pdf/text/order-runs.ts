import type { PDFDocument } from '@cantoo/pdf-lib';
import type { SolidText } from '../../text/solid-text.js';
import { toLocale } from '../../model/locale.js';
import { setPageContent } from '../page-content.js';
import { contentKey, ParentTree, setKids } from '../structure/tree.js';
import type { Fonts } from './fonts.js';
import { logicalRuns } from './logical-runs.js';
import { PageRuns } from './page-runs.js';
import { dropContent, repeatedHeads } from './repeated-content.js';
import { textNodes, type ContentKid, type PlacedRun, type TextNode } from './text-nodes.js';
import { TextSetter } from './text-setter.js';
import { addTo } from '../../model/grouping.js';

/**
 * Puts text into logical order (ISO 32000-1 §14.8.2.3.1; ISO 14289-1 §7.2), with white space between words where
 * a line ends (§14.8.2.5). The browser paints the runs of a line from left to right, whatever their direction,
 * and many readers take the order of painting for that of reading. Where runs cannot change their places,
 * because the graphics state does between them, the tags alone have the order. What is painted stays where it was.
 *
 * @param language of the document
 * @param expected the text of the page that was printed, where it is known
 */
export function orderRuns(
  document: PDFDocument,
  language: string,
  fonts: Fonts,
  expected: SolidText | undefined,
): void {
  const pages = document.getPages().map((page) => new PageRuns(page, fonts));
  const byKey = runsByKey(pages);
  const repeated = repeatedHeads(document, byKey);
  dropContent(document, repeated);
  const nodes = textNodes(document, language, byKey);
  const text = logicalRuns(nodes, expected);
  const twice = new Set(
    [...byKey].flatMap(([key, runs]) => (runs.some((run) => text.repeated.has(run)) ? key : [])),
  );
  dropContent(document, twice);
  for (const key of twice) repeated.add(key);
  for (const page of pages) page.order(text.ordinals);
  const marks = orderTags(document, nodes, pages, text.ordinals, repeated);
  const directions = new Map(
    nodes.flatMap(({ lines, direction }) => lines.flat().map((run) => [run, direction] as const)),
  );
  for (const page of pages) {
    const setter = new TextSetter(page, fonts, text, directions, toLocale(language).direction);
    const content = page.write(
      (runs) => setter.write(runs),
      (run) => marks.get(run),
      (mcid) => repeated.has(contentKey(page.page.ref, mcid)),
    );
    setPageContent(page.page, content);
  }
}

function runsByKey(pages: readonly PageRuns[]): Map<string, PlacedRun[]> {
  const byKey = new Map<string, PlacedRun[]>();
  for (const { page, runs } of pages) {
    for (const run of runs) {
      if (run.mcid === undefined) continue;
      addTo(byKey, contentKey(page.ref, run.mcid), run);
    }
  }
  return byKey;
}

/**
 * Puts the marked content of each element into the order of its runs. Content that has runs of two places in it
 * is divided, a sequence for each run.
 *
 * @param repeated keys of content that is no longer in the tags
 * @returns the identifiers of the sequences that are to begin with a run
 */
function orderTags(
  document: PDFDocument,
  nodes: readonly TextNode[],
  pages: readonly PageRuns[],
  ordinals: ReadonlyMap<PlacedRun, number>,
  repeated: ReadonlySet<string>,
): Map<PlacedRun, number> {
  const parents = new ParentTree(document);
  const marks = new Map<PlacedRun, number>();
  const content = new Map<string, readonly PlacedRun[]>();
  for (const { page, sequences } of pages) {
    for (const { mcid, parts } of sequences)
      content.set(
        contentKey(page.ref, mcid),
        parts.flatMap(({ run }) => run ?? []),
      );
  }
  const ordinal = (run: PlacedRun | undefined) => (run && ordinals.get(run)) ?? -1;
  const isRising = (runs: readonly PlacedRun[]) =>
    runs.every((run, at) => at === 0 || ordinal(run) > ordinal(runs[at - 1]));
  for (const { element, kids, isPlain } of nodes) {
    const parts = kids
      .filter((kid) => !repeated.has(contentKey(kid.page, kid.mcid)))
      .map((kid) => ({ kid, runs: content.get(contentKey(kid.page, kid.mcid)) ?? [] }));
    if (!isPlain || isRising(parts.flatMap(({ runs }) => runs))) continue;
    let sorted = parts.toSorted((a, b) => ordinal(a.runs[0]) - ordinal(b.runs[0]));
    if (!isRising(sorted.flatMap(({ runs }) => runs))) {
      const divided = parts.flatMap(({ kid, runs }) =>
        runs.map((run, at): { kid: ContentKid; runs: readonly PlacedRun[] } => {
          const added = at === 0 ? undefined : parents.addContent(run.page.ref, element);
          if (added !== undefined) marks.set(run, added.mcid);
          return { kid: added ?? kid, runs: [run] };
        }),
      );
      const empty = parts.filter(({ runs }) => runs.length === 0);
      sorted = [...empty, ...divided].sort((a, b) => ordinal(a.runs[0]) - ordinal(b.runs[0]));
    }
    setKids(
      element,
      sorted.map(({ kid }) => kid),
    );
  }
  return marks;
}
