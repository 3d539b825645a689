import type { List, Paragraph, RootContent, Table } from 'mdast';
import { readList } from './list.js';
import { readLines } from './one-a-line.js';
import { readProse } from './prose.js';
import type { NameSense, NamesReading } from './reading.js';
import { readTable } from './table.js';

/** Commas that a name may have: “Amina Sorel, Director, Harbour Readers”. */
const MOST_COMMAS = 2;

/** Reads blocks as names, each but once. */
export class NamesReader {
  readonly #known = new Map<RootContent, NamesReading | undefined>();

  constructor(readonly sense: NameSense) {}

  /** A block as names; undefined where it has none. */
  read(node: RootContent): NamesReading | undefined {
    if (node.type !== 'list' && node.type !== 'table' && node.type !== 'paragraph') return undefined;
    if (!this.#known.has(node)) this.#known.set(node, this.#read(node));
    return this.#known.get(node);
  }

  /** A paragraph as one of several of the same kind: it is one name, whatever few commas it has. */
  readOneOfSeveral(node: Paragraph): NamesReading | undefined {
    const reading = this.read(node);
    const count = reading?.groups[0]?.names.length ?? 0;
    const isOne = reading?.form.endsWith('commas') === true && count <= MOST_COMMAS + 1;
    return isOne ? readLines(node, this.sense) : reading;
  }

  #read(node: List | Table | Paragraph): NamesReading | undefined {
    if (node.type === 'list') return readList(node, this.sense);
    return node.type === 'table' ? readTable(node, this.sense) : readProse(node, this.sense);
  }
}
