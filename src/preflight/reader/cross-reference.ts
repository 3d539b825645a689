import { Keyword, latin1, Lexer, SyntaxFault } from '../../pdf/syntax/lexer.js';
import type { Allowance } from '../../pdf/syntax/limits.js';
import {
  arrayOf,
  dictionaryOf,
  numberOr,
  PdfReference,
  PdfStream,
  type PdfDictionary,
  type PdfObject,
} from '../../pdf/syntax/objects.js';

/** Where an indirect object lies: in the file, or in an object stream (ISO 32000-1 §7.5.4, §7.5.8). */
export type Entry =
  | { readonly offset: number; readonly generation: number }
  | { readonly within: number; readonly index: number };

/** The cross-reference of a file: where every object lies, and the trailer. */
export interface CrossReference {
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDictionary;
  /** Why the objects had to be looked for, where the file’s own table is of no use. */
  readonly fault?: string | undefined;
  /** Whether any of its sections is a stream (PDF 1.5). */
  readonly hasStreams: boolean;
}

/** What reading a cross-reference asks of the file. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly allowance: Allowance;
  /** The object that begins at an offset. */
  objectAt(offset: number): { readonly number: number; readonly object: PdfObject };
  decode(stream: PdfStream): Uint8Array;
}

/** Files with more objects are not inspected (ISO 19005-2 §6.1.13 ends at 8 388 607). */
const MOST_OBJECTS = 2_000_000;

/** Reads the cross-reference; where it is damaged, looks for the objects themselves, as viewers do. */
export function readCrossReference(source: Source): CrossReference {
  try {
    const read = followSections(source);
    const wrong = firstWrong(source, read);
    return { ...read, fault: wrong };
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    return { ...searchObjects(source), fault: error.message };
  }
}

/** The newest section and all that it continues. */
function followSections(source: Source): CrossReference {
  const { bytes } = source;
  const tail = latin1(bytes, Math.max(0, bytes.length - 2048), bytes.length);
  const [, start] = /^[\s\S]*startxref\s+(\d+)/u.exec(tail) ?? [];
  if (start === undefined) throw new SyntaxFault('the file does not say where its cross-reference table is');
  const entries = new Map<number, Entry>();
  const seen = new Set<number>();
  let trailer: PdfDictionary | undefined;
  let hasStreams = false;
  const pending = [Number(start)];
  for (let offset = pending.pop(); offset !== undefined; offset = pending.pop()) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const section = readSection(source, offset);
    for (const [number, entry] of section.entries) if (!entries.has(number)) entries.set(number, entry);
    trailer ??= section.trailer;
    hasStreams ||= section.isStream;
    const previous = section.trailer.get('Prev');
    const hybrid = section.trailer.get('XRefStm');
    if (typeof previous === 'number') pending.push(previous);
    // Read first: a hybrid file's stream comes before the older table (§7.5.8.4).
    if (typeof hybrid === 'number') pending.push(hybrid);
  }
  if (!(trailer?.get('Root') instanceof PdfReference))
    throw new SyntaxFault('the trailer names no catalogue');
  // A free object hides older ones of its number, and is then no object at all.
  const used = new Map([...entries].filter((pair): pair is [number, Entry] => pair[1] !== FREE));
  return { entries: used, trailer, hasStreams };
}

interface Section {
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDictionary;
  readonly isStream: boolean;
}

const FREE: Entry = { offset: -1, generation: 65535 };

function readSection(source: Source, offset: number): Section {
  const { bytes, allowance } = source;
  if (!(offset >= 0 && offset < bytes.length))
    throw new SyntaxFault('a cross-reference lies outside the file');
  const lexer = new Lexer(bytes, offset, { allowance, references: true });
  lexer.skipSpace();
  if (latin1(bytes, lexer.position, lexer.position + 4) === 'xref') return readTable(lexer, offset);
  const { object } = source.objectAt(offset);
  if (object instanceof PdfStream) return readStream(source, object);
  throw new SyntaxFault('there is no cross-reference where the file says');
}

function readTable(lexer: Lexer, offset: number): Section {
  lexer.position = Math.max(offset, lexer.position) + 4;
  const entries = new Map<number, Entry>();
  for (;;) {
    const first = lexer.next();
    if (first instanceof Keyword && first.word === 'trailer') break;
    const count = lexer.next();
    if (typeof first !== 'number' || typeof count !== 'number')
      throw new SyntaxFault('the cross-reference table is damaged');
    for (let number = first; number < first + count; number++) {
      const [at, generation, kind] = [lexer.next(), lexer.next(), lexer.next()];
      if (typeof at !== 'number' || typeof generation !== 'number' || !(kind instanceof Keyword)) {
        throw new SyntaxFault('the cross-reference table is damaged');
      }
      add(entries, number, kind.word === 'n' ? { offset: at, generation } : FREE);
    }
  }
  const trailer = dictionaryOf(lexer.next() as PdfObject);
  if (trailer === undefined) throw new SyntaxFault('there is no trailer');
  return { entries, trailer, isStream: false };
}

/** A cross-reference stream (§7.5.8): three fields of fixed widths for each object. */
function readStream(source: Source, stream: PdfStream): Section {
  const { dictionary } = stream;
  const widths = (arrayOf(dictionary.get('W')) ?? []).map((width) => numberOr(width, -1));
  const [type = -1, second = -1, third = -1] = widths;
  if ([type, second, third].some((width) => width < 0 || width > 7))
    throw new SyntaxFault('a cross-reference stream is damaged');
  const bytes = source.decode(stream);
  const size = numberOr(dictionary.get('Size'), 0);
  const index = (arrayOf(dictionary.get('Index')) ?? [0, size]).map((part) => numberOr(part, 0));
  const entries = new Map<number, Entry>();
  let position = 0;
  const field = (width: number) => {
    let value = 0;
    for (let count = 0; count < width; count++) value = value * 256 + (bytes[position++] ?? 0);
    return value;
  };
  for (let part = 0; part + 1 < index.length; part += 2) {
    const first = index[part] ?? 0;
    for (let count = 0; count < (index[part + 1] ?? 0); count++) {
      if (type + second + third === 0 || position >= bytes.length) break;
      source.allowance.step();
      const kind = type === 0 ? 1 : field(type);
      const [a, b] = [field(second), field(third)];
      if (kind === 1) add(entries, first + count, { offset: a, generation: b });
      else add(entries, first + count, kind === 2 ? { within: a, index: b } : FREE);
    }
  }
  return { entries, trailer: dictionary, isStream: true };
}

function add(entries: Map<number, Entry>, number: number, entry: Entry): void {
  if (entries.size >= MOST_OBJECTS)
    throw new SyntaxFault('the cross-reference lists more objects than a document has');
  if (!entries.has(number)) entries.set(number, entry);
}

/** What the first entry that leads to no object says; such a file opens only in forgiving viewers. */
function firstWrong({ bytes, allowance }: Source, { entries }: CrossReference): string | undefined {
  for (const [number, entry] of entries) {
    if ('within' in entry) continue;
    allowance.step();
    const head = latin1(bytes, entry.offset, entry.offset + 24);
    const [, found, generation] = /^\s*(\d+)\s+(\d+)\s+obj\b/u.exec(head) ?? [];
    if (Number(found) === number && Number(generation) === entry.generation) continue;
    return `the cross-reference table says that object ${number} begins at byte ${entry.offset}, and it does not`;
  }
  return undefined;
}

/** Every `1 0 obj` of the file, the last of each number, and the trailer that names a catalogue. */
export function searchObjects(source: Source): CrossReference {
  const { bytes, allowance } = source;
  const entries = new Map<number, Entry>();
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const streams: number[] = [];
  let trailer: PdfDictionary | undefined;
  for (let at = buffer.indexOf('obj'); at >= 0; at = buffer.indexOf('obj', at + 3)) {
    allowance.step();
    const from = Math.max(0, at - 24);
    const [whole, number, generation] = /(\d{1,10})\s+(\d{1,5})\s+$/u.exec(latin1(bytes, from, at)) ?? [];
    if (whole === undefined || entries.size >= MOST_OBJECTS) continue;
    entries.set(Number(number), { offset: at - whole.length, generation: Number(generation) });
    if (/\/(?:XRef|ObjStm)\b/u.test(latin1(bytes, at, at + 300))) streams.push(at - whole.length);
  }
  for (
    let at = buffer.lastIndexOf('trailer');
    at >= 0;
    at = at === 0 ? -1 : buffer.lastIndexOf('trailer', at - 1)
  ) {
    allowance.step(16);
    const found = quietly(() => new Lexer(bytes, at + 7, { allowance, references: true }).next());
    const dictionary = found instanceof Keyword ? undefined : dictionaryOf(found);
    if (dictionary?.get('Root') instanceof PdfReference) {
      trailer = dictionary;
      break;
    }
  }
  for (const offset of streams) {
    const read = quietly(() => source.objectAt(offset));
    if (!(read?.object instanceof PdfStream)) continue;
    const { dictionary } = read.object;
    if (dictionary.get('Root') instanceof PdfReference) trailer ??= dictionary;
    const count = Math.min(numberOr(dictionary.get('N'), 0), MOST_OBJECTS - entries.size);
    quietly(() => {
      addCompressed(entries, read.number, source.decode(read.object as PdfStream), count, allowance);
    });
  }
  return { entries, trailer: trailer ?? new Map<string, PdfObject>(), hasStreams: streams.length > 0 };
}

/** The numbers at the head of an object stream (§7.5.7). */
function addCompressed(
  entries: Map<number, Entry>,
  within: number,
  bytes: Uint8Array,
  count: number,
  allowance: Allowance,
): void {
  const lexer = new Lexer(bytes, 0, { allowance });
  for (let index = 0; index < count; index++) {
    const [number, offset] = [lexer.next(), lexer.next()];
    if (typeof number !== 'number' || typeof offset !== 'number') return;
    if (!entries.has(number)) entries.set(number, { within, index });
  }
}

/** What a damaged place gives; nothing where it breaks the syntax. */
function quietly<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined;
    throw error;
  }
}
