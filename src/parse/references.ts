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

/** The definitions of a document as Markdown, links and footnotes, to be set beside a translation. */
export function definitionsMarkdown(root: Root, text: string): string {
  const lines: string[] = [];
  visit(root, (node) => {
    if (node.type === 'definition') {
      const { start, end } = node.position ?? {};
      lines.push(text.slice(start?.offset, end?.offset));
    } else if (node.type === 'footnoteDefinition') {
      lines.push(`[^${node.label ?? node.identifier}]: .`);
    }
  });
  return lines.join('\n\n');
}

/**
 * Takes footnotes that nothing refers to out of a tree.
 *
 * @returns the footnotes, for reporting
 */
export function takeUnusedFootnotes(root: Root): FootnoteDefinition[] {
  const used = new Set<string>();
  visit(root, 'footnoteReference', (node) => void used.add(node.identifier));
  const unused: FootnoteDefinition[] = [];
  visit(root, 'footnoteDefinition', (node, index, parent) => {
    if (used.has(node.identifier) || parent === undefined || index === undefined) return;
    unused.push(node);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return unused;
}
