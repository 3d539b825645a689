import { XmlFault } from '../../xml/read.js';
import { Locked, TooLarge, Unsupported } from './zip-faults.js';

/** What messages about files of one format call them. */
export interface FileWords {
  /** As in “a Word file”. */
  readonly format: string;
  /** What a file that is too large is compared with, as in “more content than any statement”. */
  readonly content: string;
  /** What a file that is nested too deep is compared with, as in “deeper than that of any Word file”. */
  readonly deepest: string;
}

const FAULTS: Readonly<Partial<Record<XmlFault['reason'], (words: FileWords) => string>>> = {
  doctype: ({ format }) =>
    `This file declares a document type, which no ${format} file does; it may be an attack.`,
  depth: ({ deepest }) => `The content of this file is nested deeper than that of any ${deepest}.`,
  encoding: ({ format }) => `The content of this ${format} file is not UTF-8 and cannot be read.`,
  malformed: ({ format }) => `The content of this ${format} file is damaged: it is not well-formed XML.`,
};

/** Why an archive of XML cannot be read, by what was thrown while it was read. */
export function faultOf(error: unknown, words: FileWords): string {
  if (error instanceof TooLarge) return `Unpacked, this file would be far larger than any ${words.content}.`;
  if (error instanceof Locked)
    return `This ${words.format} file is locked with a password, or encrypted; its text cannot be read.`;
  if (error instanceof Unsupported)
    return `This ${words.format} file is packed in a way that cannot be read.`;
  if (error instanceof XmlFault)
    return FAULTS[error.reason]?.(words) ?? `This file has more content than any ${words.content}.`;
  // Whatever else a library throws on bytes is their fault, too.
  return `This ${words.format} file is damaged and cannot be read.`;
}
