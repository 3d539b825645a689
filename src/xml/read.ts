import { SaxesParser } from 'saxes';

/** A name with its namespace, prefixes resolved. */
interface XmlName {
  /** The namespace; `''` without one. */
  readonly uri: string;
  readonly local: string;
  /** As written, with its prefix. */
  readonly name: string;
}

/** An attribute. */
export interface XmlAttribute extends XmlName {
  readonly value: string;
}

/** The beginning of an element. */
export interface XmlTag extends XmlName {
  readonly attributes: readonly XmlAttribute[];
}

/** What takes a file piece by piece; what one of them throws ends the reading and goes on to the caller. */
export interface XmlHandlers {
  open?(tag: XmlTag, line: number): void;
  close?(tag: XmlName, line: number): void;
  /** Characters, those of CDATA sections among them; a text may come in several pieces. */
  text?(text: string): void;
  instruction?(line: number): void;
  /** Takes a document type declaration. Without it, such a file is refused. */
  doctype?(declaration: string, line: number): void;
}

/** What a file may cost. */
export interface XmlLimits {
  /** Elements inside one another. */
  readonly depth: number;
  readonly elements: number;
  readonly attributes: number;
  /** Attributes of one element. */
  readonly ownAttributes: number;
  /** UTF-16 code units of the file. */
  readonly characters: number;
}

/** Beyond any document that people write. */
export const XML_LIMITS: XmlLimits = {
  depth: 128,
  elements: 1_500_000,
  attributes: 3_000_000,
  ownAttributes: 1_000,
  characters: 256_000_000,
};

/** Why a file was not read to its end. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';

  /**
   * @param reason what is wrong; a limit by its name
   * @param line where, counted from 1
   * @param detail what the parser says of XML that is not well-formed, without the end of a sentence
   */
  constructor(
    readonly reason: 'malformed' | 'doctype' | 'encoding' | keyof XmlLimits,
    readonly line = 1,
    readonly detail = '',
  ) {
    super(detail === '' ? reason : detail);
  }
}

/** What the parser is given at a time, so that it stops soon after the first fault. */
const CHUNK = 64 * 1024;

/**
 * Reads XML 1.0 with namespaces, front to back. Nothing is expanded and nothing is fetched: the only entities are the
 * five of XML itself.
 *
 * @param text the file
 * @param limits those that are not the usual ones
 * @throws {XmlFault}
 */
export function readXml(text: string, handlers: XmlHandlers, limits: Partial<XmlLimits> = {}): void {
  const most = { ...XML_LIMITS, ...limits };
  const parser = new SaxesParser({ xmlns: true });
  const count = { depth: 0, elements: 0, attributes: 0, ownAttributes: 0 };
  const add = (what: keyof typeof count) => {
    if ((count[what] += 1) > most[what]) throw new XmlFault(what, parser.line);
  };
  if (text.length > most.characters) throw new XmlFault('characters');
  parser.on('error', ({ message }) => {
    const detail = message.replace(/^\d+:\d+:\s*/u, '').replace(/\.$/u, '');
    throw new XmlFault('malformed', parser.line, detail);
  });
  parser.on('doctype', (declaration) => {
    if (handlers.doctype === undefined) throw new XmlFault('doctype', parser.line);
    handlers.doctype(declaration, parser.line);
  });
  parser.on('processinginstruction', () => handlers.instruction?.(parser.line));
  parser.on('opentagstart', () => {
    add('depth');
    add('elements');
    count.ownAttributes = 0;
  });
  parser.on('attribute', () => {
    add('attributes');
    add('ownAttributes');
  });
  parser.on('opentag', ({ uri, local, name, attributes }) =>
    handlers.open?.({ uri, local, name, attributes: Object.values(attributes) }, parser.line),
  );
  parser.on('closetag', (tag) => {
    count.depth -= 1;
    handlers.close?.(tag, parser.line);
  });
  if (handlers.text !== undefined) {
    const take = handlers.text.bind(handlers);
    parser.on('text', take);
    parser.on('cdata', take);
  }
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
}

/**
 * The characters of a file: UTF-16 after its little-endian mark, else UTF-8.
 *
 * @throws {XmlFault} if a byte belongs to no character
 */
export function decodeXml(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlFault('encoding');
  }
}
