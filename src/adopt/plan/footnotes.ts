import { visit } from 'unist-util-visit';
import { visitParents } from 'unist-util-visit-parents';
import type { Document, Segment } from '../../model/document.js';
import type { WholeTranslation } from '../../model/whole.js';
import { addTo } from '../../model/grouping.js';

const MARK = /(?<!\\)\[\^([^\]\s]+)\]/gu;

/** Segments of footnotes, by the name of the footnote. */
export function footnoteSegments(document: Document): Map<string, Segment[]> {
  const notes = new Map<string, Segment[]>();
  visitParents(document.body, (node, ancestors) => {
    const note = ancestors.find((ancestor) => ancestor.type === 'footnoteDefinition');
    const segment = document.segments[node.data?.segment ?? -1];
    if (note === undefined || segment === undefined) return;
    addTo(notes, note.identifier, segment);
  });
  return notes;
}

/**
 * What each footnote of a translation is called in the statement: a name that the statement has is itself; else
 * the first footnote that is referred to is the first one there, and so on.
 */
export function footnoteNames(document: Document, whole: WholeTranslation): Map<string, string> {
  const ours: string[] = [];
  for (const { content } of document.segments) {
    visit({ type: 'paragraph', children: [...content] }, 'footnoteReference', ({ identifier }) => {
      if (!ours.includes(identifier)) ours.push(identifier);
    });
  }
  const theirs = [
    ...new Set(
      [...whole.blocks, ...whole.footnotes].flatMap(({ markdown }) =>
        Array.from(markdown.matchAll(MARK), ([, name = '']) => name.toLowerCase()),
      ),
    ),
  ];
  if (theirs.every((name) => ours.includes(name))) return new Map(theirs.map((name) => [name, name]));
  return new Map(theirs.map((name, at) => [name, ours[at] ?? name]));
}

/** Inline Markdown with its footnote marks named as the statement names them. */
export function withNames(markdown: string, names: ReadonlyMap<string, string>): string {
  return markdown.replace(MARK, (mark, name: string) => {
    const ours = names.get(name.toLowerCase());
    return ours === undefined || ours === name.toLowerCase() ? mark : `[^${ours}]`;
  });
}
