import type { DocumentMetadata } from '../../model/document-metadata.js';
import type { Direction } from '../../model/locale.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { withDigits } from '../../text/numerals.js';
import { metadataOf } from './metadata-of.js';

/** What every PDF of a document says of it, and what the page has no words for. */
export interface DocumentFacts {
  readonly metadata: DocumentMetadata;
  readonly direction: Direction;
  /** What a link without words of its own is called, for those who hear it. */
  readonly linkText: string;
  /** What a link to each note is called, in the order of the notes: “Note 1”. */
  readonly noteNames: readonly string[];
}

/** What the PDFs of a document say of it. */
export function factsOf(document: LocalizedDocument): DocumentFacts {
  const { locale, strings } = document;
  return {
    metadata: metadataOf(document),
    direction: locale.direction,
    linkText: strings.text('note.back'),
    noteNames: noteNames(document),
  };
}

/** What each note is called, in its language and with its digits. */
function noteNames({ body, strings, numerals }: LocalizedDocument): string[] {
  const notes = body.children.filter(({ type }) => type === 'footnoteDefinition');
  const hasName = 'note.number' in strings.all;
  return notes.map((_, at) => {
    const number = withDigits(String(at + 1), numerals);
    return hasName ? strings.text('note.number', { number }) : `${strings.text('notes')} ${number}`;
  });
}
