import type { Definition, FootnoteDefinition, Image, Link, Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Replaces link and image references by the links and images they stand for and drops the definitions, so
 * that every later stage knows one kind of link only.
 */
export function resolveReferences(root: Root): void {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(root, (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    if (node.type === 'definition') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const resolved = resolve(node, definitions);
    if (resolved !== undefined) parent.children[index] = resolved;
    return;
  });
}

function resolve(node: Nodes, definitions: ReadonlyMap<string, Definition>): Link | Image | undefined {
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return undefined;
  const definition = definitions.get(node.identifier);
  const { url = '', title = null } = definition ?? {};
  const position = node.position === undefined ? {} : { position: node.position };
  return node.type === 'linkReference'
    ? { type: 'link', url, title, children: node.children, ...position }
    : { type: 'image', url, title, alt: node.alt ?? '', ...position };
}

/** The link definitions of a document as Markdown, to be set beside a translation. */
export function linkDefinitionsMarkdown(root: Root, text: string): string[] {
  const lines: string[] = [];
  visit(root, 'definition', ({ position }) => {
    lines.push(text.slice(position?.start.offset, position?.end.offset));
  });
  return lines;
}

/** A substitute for each footnote of a document, so that a translation’s marks are read as such. */
export function footnoteDefinitionsMarkdown(root: Root): string[] {
  return root.children.flatMap((node) =>
    node.type === 'footnoteDefinition' ? [`[^${node.label ?? node.identifier}]: .`] : [],
  );
}

/**
 * Removes footnotes from a tree that no reader would reach: nothing refers to them, or only other such footnotes
 * do, or another one has the name already. The others move to its end, wherever they were.
 *
 * @returns the footnotes taken out, for reporting
 */
export function takeUnusedFootnotes(root: Root): FootnoteDefinition[] {
  const found: FootnoteDefinition[] = [];
  visit(root, 'footnoteDefinition', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    found.push(node);
    parent.children.splice(index, 1);
    // What followed it is in its place now; footnotes within it are looked for below.
    return [SKIP, index];
  });
  // A footnote can hold another; found while the list is walked, it is part of the list.
  for (const note of found) {
    visit(note as Nodes, 'footnoteDefinition', (node, index, parent) => {
      if (parent === undefined || index === undefined) return;
      found.push(node);
      parent.children.splice(index, 1);
      return [SKIP, index];
    });
  }
  const byName = new Map<string, FootnoteDefinition>();
  for (const note of found) if (!byName.has(note.identifier)) byName.set(note.identifier, note);
  const used = new Set<FootnoteDefinition>();
  const follow = (tree: Nodes) => {
    visit(tree, 'footnoteReference', ({ identifier }) => {
      const note = byName.get(identifier);
      if (note === undefined || used.has(note)) return;
      used.add(note);
      open.push(note);
    });
  };
  const open: FootnoteDefinition[] = [];
  follow(root);
  for (let note = open.pop(); note !== undefined; note = open.pop()) follow(note);
  root.children.push(...found.filter((note) => used.has(note)));
  return found.filter((note) => !used.has(note));
}
