import { PDFName, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { PAINTS_PATH, type Instruction } from '../syntax/content.js';
import { artifact, END_OF_MARK, markOf, opensMark } from '../marked-content.js';
import { pageContent, setPageContent } from '../page-content.js';
import { contentKey, kidsOf, ParentTree, setKids, typeOf, walkStructure } from './tree.js';

const BEGINS_PATH = new Set(['m', 're']);
const PAINTS_OTHERWISE = new Set(['Do', 'sh', 'BI']);
const SHOWS = new Set(['Tj', 'TJ', "'", '"', ...PAINTS_OTHERWISE]);
/** Drawings within these are content. */
const DRAWINGS = new Set(['Figure', 'Formula']);

const ALT = PDFName.of('Alt');

/**
 * Marks everything that is painted and is not content of the structure tree as an artifact (ISO 32000-1
 * §14.8.2.2; ISO 14289-1 §7.1): page numbers and running heads, rules, backgrounds; and sequences that the
 * browser tags although they show nothing but lines, or nothing at all.
 */
export function markArtifacts(document: PDFDocument): void {
  const shown = new Map<string, ReadonlySet<number>>();
  for (const page of document.getPages()) {
    const { instructions, resources } = pageContent(page);
    shown.set(page.ref.toString(), mcidsWithContent(instructions, resources));
  }
  const dropped = dropDecorations(document, shown);
  for (const page of document.getPages()) {
    const { instructions, resources } = pageContent(page);
    const isDropped = (mcid: number) => dropped.has(contentKey(page.ref, mcid));
    setPageContent(page, marked(instructions, resources, isDropped));
  }
}

/** The sequences that show text, an image or a shading. */
function mcidsWithContent(
  instructions: readonly Instruction[],
  resources: PDFDict | undefined,
): ReadonlySet<number> {
  const found = new Set<number>();
  const open: (number | undefined)[] = [];
  for (const one of instructions) {
    if (opensMark(one)) open.push(markOf(one, resources).mcid);
    else if (one.operator === 'EMC') open.pop();
    else if (SHOWS.has(one.operator)) for (const mcid of open) if (mcid !== undefined) found.add(mcid);
  }
  return found;
}

/** Takes sequences without content out of the structure tree; gives their keys. */
function dropDecorations(
  document: PDFDocument,
  shown: ReadonlyMap<string, ReadonlySet<number>>,
): ReadonlySet<string> {
  const dropped = new Set<string>();
  const parents = new ParentTree(document);
  for (const { element, ancestors, kids } of walkStructure(document)) {
    if ([element, ...ancestors].some((one) => DRAWINGS.has(typeOf(one)))) continue;
    const kept = kids.filter((kid) => {
      if (kid.kind !== 'content' || shown.get(kid.page?.toString() ?? '')?.has(kid.mcid) === true)
        return true;
      dropped.add(contentKey(kid.page, kid.mcid));
      parents.setParent(kid, undefined);
      return false;
    });
    if (kept.length < kids.length) setKids(element, kept);
  }
  dropEmptyElements(document);
  return dropped;
}

/** Elements that lost all they had; cells and items stay, because their place counts. */
function dropEmptyElements(document: PDFDocument): void {
  const visits = [...walkStructure(document)].reverse();
  for (const { element, type, kids, ancestors } of visits) {
    const parent = ancestors.at(-1);
    const isKept = kids.length > 0 || parent === undefined || KEPT_EMPTY.has(type) || element.has(ALT);
    if (isKept || kidsOf(element).length > 0) continue;
    setKids(
      parent,
      kidsOf(parent).filter((kid) => kid.kind !== 'element' || kid.element !== element),
    );
  }
}

const KEPT_EMPTY = new Set(['TD', 'TH', 'Figure', 'Formula', 'Link']);

function marked(
  instructions: readonly Instruction[],
  resources: PDFDict | undefined,
  isDropped: (mcid: number) => boolean,
): Instruction[] {
  const result: Instruction[] = [];
  const open: boolean[] = [];
  let depth = 0;
  let path = -1;
  let text = -1;
  const wrap = (start: number, type: 'Layout' | 'Pagination') => {
    result.splice(start, 0, artifact(type));
    result.push(END_OF_MARK);
  };
  for (const one of instructions) {
    if (opensMark(one)) {
      const { tag, mcid } = markOf(one, resources);
      const becomesArtifact = mcid !== undefined && isDropped(mcid);
      const counts = tag === 'Artifact' || mcid !== undefined;
      open.push(counts);
      if (counts) depth += 1;
      result.push(becomesArtifact ? artifact('Layout') : one);
      continue;
    }
    if (one.operator === 'EMC' && open.pop() === true) depth -= 1;
    const start = result.length;
    result.push(one);
    if (depth > 0) {
      path = -1;
    } else if (one.operator === 'BT') text = start;
    else if (one.operator === 'ET' && text >= 0) {
      wrap(text, 'Pagination');
      text = -1;
    } else if (text >= 0) continue;
    else if (BEGINS_PATH.has(one.operator) && path < 0) path = start;
    else if (one.operator === 'n') path = -1;
    else if (PAINTS_PATH.has(one.operator) && path >= 0) {
      wrap(path, 'Layout');
      path = -1;
    } else if (PAINTS_OTHERWISE.has(one.operator)) wrap(start, 'Layout');
  }
  return result;
}
