import type { PDFDocument } from '@cantoo/pdf-lib';
import { UnknownShape } from '../unknown-shape.js';
import { markArtifacts } from './artifacts.js';
import { renumberElements } from './element-ids.js';
import { nameLanguages } from './languages.js';
import { tagLinks } from './links.js';
import { tagLists } from './lists.js';
import { tagNotes } from './notes.js';
import { matchOutline } from './outline.js';
import { readMarkedTexts } from './marked-texts.js';
import { tagParagraphs } from './paragraphs.js';
import { mapRoles } from './roles.js';
import { structureRoot } from './tree.js';
import { nameWritingModes } from './writing-modes.js';

/** What the tags cannot know by themselves. */
export interface StructureOptions {
  /** Language of the document. */
  readonly language: string;
  /** Languages to assume for a script that the language in force does not use. */
  readonly ofScript: { readonly Latn: string; readonly Arab: string };
  /** Description of a link without any text. */
  readonly link: string;
  /** What each note is called, in their order. */
  readonly notes: readonly string[];
}

/**
 * Completes the tags of a PDF that the browser printed (ISO 14289-1 §7): artifacts, the outline, notes, lists, links, paragraphs, languages,
 * directions, roles and identifiers. Its text must be repaired before.
 *
 * @throws UnknownShape if it has no tags
 */
export function tagStructure(document: PDFDocument, options: StructureOptions): void {
  if (structureRoot(document) === undefined) throw new UnknownShape('The PDF has no tags.');
  markArtifacts(document);
  const texts = readMarkedTexts(document);
  matchOutline(document, texts);
  tagNotes(document, options.notes);
  tagLists(document, texts);
  tagLinks(document, texts, options.link);
  tagParagraphs(document);
  nameLanguages(document, texts, options.language, options.ofScript);
  nameWritingModes(document, options.language);
  mapRoles(document);
  renumberElements(document);
}
