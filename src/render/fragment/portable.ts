import type { Element, ElementContent, Properties, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import type { Direction } from '../../model/locale.js';
import { toHtml } from '../html/blocks.js';
import { KEPT, sayOnBlocks } from '../html/outside.js';

/** Attributes that only the page’s own style and script use. */
const UNUSED: ReadonlySet<string> = new Set([
  ...['dataFootnoteBackref', 'dataFootnoteRef', 'dataFootnotes', 'dateTime', 'tabIndex'],
]);

/** On a page, a wide table scrolls in a region with a name; here no style makes it one. */
const UNUSED_OF_TABLES: ReadonlySet<string> = new Set(['ariaLabel', 'lang']);

export interface Fitting {
  /** What comes before every id: it must be another one for each statement and language. */
  readonly prefix: string;
  /** Level of the title’s heading, from 1 to 6; those below it follow, and none is lower than 6. */
  readonly level: number;
  /** Language and base direction of the article. */
  readonly lang: string;
  readonly dir: Direction;
}

/**
 * Makes the article of a page fit to be pasted into another site’s page.
 *
 * @param html the article
 * @returns the same words with the same languages and directions
 */
export function portable(html: string, { prefix, level, lang, dir }: Fitting): string {
  const tree = fromHtml(html, { fragment: true });
  sayOnBlocks(tree, lang, dir);
  const ids = idsIn(tree);
  visit(tree, 'element', (element) => {
    element.properties = withPrefix(keptOf(element), prefix, ids);
    element.tagName = KEPT[element.tagName] ?? shifted(element.tagName, level);
  });
  return toHtml(tree.children as ElementContent[]);
}

function keptOf({ tagName, properties }: Element): Properties {
  const isTable = tagName === 'section' && [properties.className].flat().includes('table');
  const kept = Object.entries(properties).filter(
    ([name]) => !UNUSED.has(name) && !(isTable && UNUSED_OF_TABLES.has(name)),
  );
  return Object.fromEntries(kept);
}

/** Ids and what refers to them. What refers to nothing in the article is left as it is. */
function withPrefix(properties: Properties, prefix: string, ids: ReadonlySet<string>): Properties {
  const { id, href, ariaDescribedBy, ariaLabelledBy } = properties;
  const refersTo = typeof href === 'string' && href.startsWith('#') ? href.slice(1) : undefined;
  return {
    ...properties,
    ...(typeof id === 'string' && { id: prefix + id }),
    ...(Array.isArray(ariaDescribedBy) && {
      ariaDescribedBy: ariaDescribedBy.map((one) => `${prefix}${one}`),
    }),
    ...(Array.isArray(ariaLabelledBy) && { ariaLabelledBy: ariaLabelledBy.map((one) => `${prefix}${one}`) }),
    ...(refersTo !== undefined && ids.has(decoded(refersTo)) && { href: `#${prefix}${refersTo}` }),
  };
}

/** What a person has written may be no percent-encoding at all. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function idsIn(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(tree, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string') ids.add(id);
  });
  return ids;
}

function shifted(tagName: string, level: number): string {
  const own = /^h([1-6])$/u.exec(tagName)?.[1];
  return own === undefined ? tagName : `h${Math.min(6, Number(own) + level - 1)}`;
}
