/** How many blocks are remembered to find the reader’s place again: the first of them may be the one that changes. */
const LANDMARKS = 12;

/**
 * Brings a page that is shown up to a newer one. What is the same stays, and the reader’s place with it.
 *
 * @param page the document that is shown
 * @param html the newer page, whole
 */
export function swapPage(page: Document, html: string): void {
  const newer = new DOMParser().parseFromString(html, 'text/html');
  if (page.title !== newer.title) page.title = newer.title;
  const landmarks = landmarksOf(page);
  swapAttributes(page.documentElement, newer.documentElement);
  swapNode(page.body, newer.body);
  const stayed = landmarks.find(({ block }) => block.isConnected);
  if (stayed === undefined) return;
  const moved = stayed.block.getBoundingClientRect().top - stayed.top;
  if (moved !== 0) page.defaultView?.scrollBy({ top: moved, behavior: 'instant' });
}

/** The blocks from the top of the window on, and where each is. */
function landmarksOf(page: Document): { readonly block: Element; readonly top: number }[] {
  const found: { readonly block: Element; readonly top: number }[] = [];
  for (const block of page.querySelectorAll('article > *, article li')) {
    const { top, bottom } = block.getBoundingClientRect();
    if (bottom > 0) found.push({ block, top });
    if (found.length === LANDMARKS) break;
  }
  return found;
}

function swapNode(old: Node, newer: Node): void {
  if (old.isEqualNode(newer)) return;
  if (!(isElement(old) && isElement(newer)) || old.nodeName !== newer.nodeName) {
    old.parentNode?.replaceChild(adopted(old, newer), old);
    return;
  }
  swapAttributes(old, newer);
  swapChildren(old, newer);
}

/** Children that are the same at the beginning and at the end stay; between them, one goes into the place of one. */
function swapChildren(old: Node, newer: Node): void {
  const [olds, newers] = [[...old.childNodes], [...newer.childNodes]];
  const isSame = (one: Node | undefined, other: Node | undefined) =>
    one !== undefined && other !== undefined && one.isEqualNode(other);
  while (isSame(olds[0], newers[0])) {
    olds.shift();
    newers.shift();
  }
  let before: Node | null = null;
  while (isSame(olds.at(-1), newers.at(-1))) {
    before = olds.pop() ?? null;
    newers.pop();
  }
  const pairs = Math.min(olds.length, newers.length);
  for (let at = 0; at < pairs; at += 1) swapNode(olds[at] as Node, newers[at] as Node);
  for (const gone of olds.slice(pairs)) gone.parentNode?.removeChild(gone);
  for (const fresh of newers.slice(pairs)) old.insertBefore(adopted(old, fresh), before);
}

function swapAttributes(old: Element, newer: Element): void {
  for (const { name } of [...old.attributes]) if (!newer.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of [...newer.attributes])
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}

/** Nodes of a frame are of another realm, so `instanceof` does not know them. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** A copy of a node that belongs to the document of another one. */
function adopted(beside: Node, node: Node): Node {
  return (beside.ownerDocument ?? document).importNode(node, true);
}
