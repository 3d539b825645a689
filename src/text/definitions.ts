import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { addTo } from '../model/grouping.js';

/** Definitions by their identifiers, in the order of the document. */
type DefinitionIndex = ReadonlyMap<string, readonly string[]>;

const LABEL = /\[((?:\\[^]|[^[\]\\])+)\]/gu;

/**
 * The definitions that a text may refer to. Setting all of them beside every translation would make a long
 * document cost the square of its length.
 *
 * @param markdown inline Markdown
 * @param definitions link and footnote definitions of the document, parted by blank lines
 */
export function referredDefinitions(markdown: string, definitions: string): string {
  const index = indexOf(definitions);
  const labels = new Set(
    Array.from(markdown.matchAll(LABEL), ([, label = '']) => normalizeIdentifier(label)),
  );
  return [...labels].flatMap((label) => index.get(label) ?? []).join('\n\n');
}

/** The definitions of one document are asked for once for each of its translations. */
let last: { readonly definitions: string; readonly index: DefinitionIndex } | undefined;

function indexOf(definitions: string): DefinitionIndex {
  if (last?.definitions === definitions) return last.index;
  const index = new Map<string, string[]>();
  for (const definition of definitions.split('\n\n')) {
    const label = normalizeIdentifier(/^\[((?:\\[^]|[^[\]\\])+)\]:/u.exec(definition)?.[1] ?? '');
    addTo(index, label, definition);
  }
  last = { definitions, index };
  return index;
}
