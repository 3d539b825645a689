import type { PDFDocument } from '@cantoo/pdf-lib';
import { name } from '../objects.js';
import { structureRoot, typeOf, walkStructure } from './tree.js';

/** The standard structure types of PDF 1.7 (ISO 32000-1 §14.8.4). */
const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu ' +
    'WT WP Figure Formula Form'
  ).split(' '),
);

/** The nearest standard type of those that the browser takes from PDF 2.0. */
const NEAREST: Readonly<Record<string, string>> = {
  Strong: 'Span',
  Em: 'Span',
  Sub: 'Span',
  Title: 'H1',
  Aside: 'Sect',
  FENote: 'Note',
  DocumentFragment: 'Part',
};

/** Maps every structure type that PDF 1.7 does not define to one that it does (§14.7.3; ISO 14289-1 §7.1). */
export function mapRoles(document: PDFDocument): void {
  const root = structureRoot(document);
  if (root === undefined) return;
  const foreign = new Set<string>();
  for (const { element } of walkStructure(document)) {
    const type = typeOf(element);
    if (!STANDARD.has(type)) foreign.add(type);
  }
  if (foreign.size === 0) return;
  const roles = [...foreign].sort().map((type) => [type, NEAREST[type] ?? 'Span'] as const);
  root.set(name('RoleMap'), document.context.obj(Object.fromEntries(roles)));
}
