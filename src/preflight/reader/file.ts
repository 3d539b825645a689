import {
  readCrossReference,
  searchObjects,
  type CrossReference,
  type Entry,
  type Source,
} from './cross-reference.js';
import { applyFilters, FilterFault } from '../../pdf/syntax/filters.js';
import { isSpace, Keyword, latin1, Lexer, SyntaxFault } from '../../pdf/syntax/lexer.js';
import { Allowance } from '../../pdf/syntax/limits.js';
import {
  arrayOf,
  dictionaryOf,
  nameOf,
  numberOr,
  PdfReference,
  PdfStream,
  type PdfArray,
  type PdfDictionary,
  type PdfObject,
} from '../../pdf/syntax/objects.js';

/** References to references are followed this far; no writer makes any. */
const MOST_HOPS = 32;

/** Decoded streams that are kept; content and fonts are read once, object streams over and over. */
const MOST_KEPT = 64;

const NO_OBJECTS: CrossReference = {
  entries: new Map(),
  trailer: new Map<string, PdfObject>(),
  hasStreams: false,
};

/**
 * A PDF file, read object by object as they are asked for.
 *
 * It shares the syntax (`pdf/syntax/`) with what repairs PDFs here, and nothing that judges: what preflight says of a
 * file must not rest on the same mistake as the file itself.
 */
export class PdfFile {
  readonly allowance = new Allowance();
  /** What could not be read, by the object it is about. */
  readonly faults: string[] = [];
  /** Names of the filters that streams have been found to use. */
  readonly usedFilters = new Set<string>();
  /** Set once the file has been opened; until then no object can be referred to. */
  readonly crossReference: CrossReference = NO_OBJECTS;
  readonly #objects = new Map<number, PdfObject>();
  readonly #reading = new Set<number>();
  readonly #decoded = new Map<PdfStream, Uint8Array>();
  readonly #offsets = new Map<number, readonly number[]>();

  /**
   * @throws {SyntaxFault} if there is no catalogue to begin with
   * @throws {LimitExceeded} if the file costs more than it may
   */
  constructor(readonly bytes: Uint8Array) {
    const source: Source = {
      bytes,
      allowance: this.allowance,
      objectAt: (offset) => this.objectAt(offset),
      decode: (stream) => this.decode(stream) ?? new Uint8Array(0),
    };
    const read = readCrossReference(source);
    this.crossReference = read;
    if (read.fault !== undefined && this.catalogue.get('Pages') === undefined) {
      this.#objects.clear();
      this.crossReference = { ...searchObjects(source), fault: read.fault };
    }
  }

  get trailer(): PdfDictionary {
    return this.crossReference.trailer;
  }

  /** The document catalogue (§7.7.2); empty if it is missing. */
  get catalogue(): PdfDictionary {
    return this.dictionary(this.trailer.get('Root')) ?? new Map<string, PdfObject>();
  }

  /** What an object is, references followed; `null` where there is nothing. */
  resolve(object: PdfObject | undefined): PdfObject {
    let found = object;
    for (let hops = 0; found instanceof PdfReference; hops++) {
      if (hops >= MOST_HOPS) return null;
      found = this.indirect(found);
    }
    return found ?? null;
  }

  dictionary(object: PdfObject | undefined): PdfDictionary | undefined {
    return dictionaryOf(this.resolve(object));
  }

  array(object: PdfObject | undefined): PdfArray | undefined {
    return arrayOf(this.resolve(object));
  }

  stream(object: PdfObject | undefined): PdfStream | undefined {
    const found = this.resolve(object);
    return found instanceof PdfStream ? found : undefined;
  }

  name(object: PdfObject | undefined): string | undefined {
    return nameOf(this.resolve(object));
  }

  number(object: PdfObject | undefined): number | undefined {
    return numberOr(this.resolve(object), undefined);
  }

  /** The numbers of an array; `undefined` where it holds anything else. */
  numbers(object: PdfObject | undefined): readonly number[] | undefined {
    const numbers = this.array(object)?.map((element) => this.number(element));
    return numbers?.every((number) => number !== undefined) === true ? numbers : undefined;
  }

  /**
   * The decoded bytes of a stream; nothing, and a fault, where they cannot be had.
   *
   * @throws {LimitExceeded} if they are more than a stream may have
   */
  decode(stream: PdfStream): Uint8Array | undefined {
    const kept = this.#decoded.get(stream);
    if (kept !== undefined) return kept;
    const { dictionary } = stream;
    const filters = this.filters(stream);
    const parameters = listOf(this.resolve(dictionary.get('DecodeParms'))).map((one) => {
      const entries = this.dictionary(one);
      return entries === undefined ? null : this.resolved(entries);
    });
    try {
      const room = this.allowance.roomForStream();
      const decoded = applyFilters(stream.encoded, filters, parameters, room);
      if (filters.length > 0) this.allowance.decode(decoded.length);
      if (this.#decoded.size >= MOST_KEPT) this.#decoded.clear();
      this.#decoded.set(stream, decoded);
      return decoded;
    } catch (error) {
      if (!(error instanceof FilterFault)) throw error;
      this.faults.push(`A stream cannot be decoded: ${error.message}.`);
      return undefined;
    }
  }

  /** The names of a stream’s filters. */
  filters({ dictionary }: PdfStream): readonly string[] {
    const names = listOf(this.resolve(dictionary.get('Filter'))).map((filter) => this.name(filter) ?? '');
    for (const name of names) this.usedFilters.add(name);
    return names;
  }

  private resolved(dictionary: PdfDictionary): PdfDictionary {
    return new Map(Array.from(dictionary, ([key, value]) => [key, this.resolve(value)]));
  }

  private indirect({ number, generation }: PdfReference): PdfObject {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    const entry = this.crossReference.entries.get(number);
    // While the object is being read, its own stream length may ask for it again.
    if (entry === undefined || this.#reading.has(number) || this.#reading.size > MOST_HOPS) return null;
    if ('generation' in entry && entry.generation !== generation) return null;
    this.#reading.add(number);
    try {
      const object = this.read(number, entry);
      this.#objects.set(number, object);
      return object;
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      this.faults.push(`Object ${number} cannot be read: ${error.message}.`);
      this.#objects.set(number, null);
      return null;
    } finally {
      this.#reading.delete(number);
    }
  }

  private read(number: number, entry: Entry): PdfObject {
    if ('within' in entry) return this.compressed(entry.within, entry.index);
    const read = this.objectAt(entry.offset);
    if (read.number !== number) throw new SyntaxFault('another object is in its place');
    return read.object;
  }

  /** The object that begins at a byte (§7.3.10). */
  private objectAt(offset: number): { readonly number: number; readonly object: PdfObject } {
    const lexer = new Lexer(this.bytes, offset, { allowance: this.allowance, references: true });
    // The two numbers are not a reference, as `obj` follows them.
    const [number, generation, keyword] = [lexer.next(), lexer.next(), lexer.next()];
    if (typeof number !== 'number' || typeof generation !== 'number')
      throw new SyntaxFault('no object begins there');
    if (!(keyword instanceof Keyword) || keyword.word !== 'obj')
      throw new SyntaxFault('no object begins there');
    const object = lexer.next();
    if (object === undefined || object instanceof Keyword) return { number, object: null };
    const dictionary = object instanceof Map ? (object as PdfDictionary) : undefined;
    if (dictionary === undefined) return { number, object };
    lexer.skipSpace();
    if (latin1(this.bytes, lexer.position, lexer.position + 6) !== 'stream') return { number, object };
    return { number, object: this.streamAt(dictionary, lexer.position + 6) };
  }

  /** The stream whose bytes follow the keyword; its length where that is wrong, found by its end (§7.3.8). */
  private streamAt(dictionary: PdfDictionary, afterKeyword: number): PdfStream {
    const { bytes } = this;
    let start = afterKeyword;
    if (bytes[start] === 0x0d) start++;
    if (bytes[start] === 0x0a) start++;
    const length = this.number(dictionary.get('Length')) ?? -1;
    if (length >= 0 && Number.isInteger(length) && this.endsAt(start + length)) {
      return new PdfStream(dictionary, bytes.subarray(start, start + length));
    }
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const found = buffer.indexOf('endstream', start);
    const end = found < 0 ? bytes.length : found;
    this.allowance.search(end - start);
    this.faults.push('The length that a stream states is not the length it has.');
    return new PdfStream(dictionary, bytes.subarray(start, end));
  }

  private endsAt(offset: number): boolean {
    let at = offset;
    while (at < offset + 2 && isSpace(this.bytes[at])) at++;
    return latin1(this.bytes, at, at + 9) === 'endstream';
  }

  /** An object of an object stream (§7.5.7). */
  private compressed(within: number, index: number): PdfObject {
    const entry = this.crossReference.entries.get(within);
    const stream =
      entry !== undefined && 'offset' in entry
        ? this.stream(new PdfReference(within, entry.generation))
        : undefined;
    const bytes = stream && this.decode(stream);
    if (stream === undefined || bytes === undefined)
      throw new SyntaxFault('its object stream cannot be read');
    const offset = this.offsets(within, stream, bytes)[index];
    if (offset === undefined) throw new SyntaxFault('its object stream does not hold it');
    const object = new Lexer(bytes, offset, { allowance: this.allowance, references: true }).next();
    return object === undefined || object instanceof Keyword ? null : object;
  }

  /** Where the objects of an object stream begin in it. */
  private offsets(within: number, stream: PdfStream, bytes: Uint8Array): readonly number[] {
    const known = this.#offsets.get(within);
    if (known !== undefined) return known;
    const first = this.number(stream.dictionary.get('First')) ?? 0;
    const lexer = new Lexer(bytes, 0, { allowance: this.allowance });
    const offsets: number[] = [];
    const count = this.number(stream.dictionary.get('N')) ?? 0;
    while (offsets.length < count && lexer.position < first) {
      const [number, offset] = [lexer.next(), lexer.next()];
      if (typeof number !== 'number' || typeof offset !== 'number') break;
      offsets.push(first + offset);
    }
    this.#offsets.set(within, offsets);
    return offsets;
  }
}

function listOf(object: PdfObject): PdfArray {
  if (object === null) return [];
  return arrayOf(object) ?? [object];
}
