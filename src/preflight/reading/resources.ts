import type { PdfFile } from '../reader/file.js';
import {
  dictionaryOf,
  nameOf,
  numberOr,
  PdfName,
  PdfReference,
  type PdfDictionary,
  type PdfObject,
} from '../../pdf/syntax/objects.js';
import { initialColour, readColourSpace, type Colour, type ColourSpace } from './colour.js';
import type { Font } from './fonts.js';

/** What reads the resources of content: the file, its fonts, and where faults go. */
export interface ResourceScope {
  readonly file: PdfFile;
  /** The font of a resource. */
  font(object: PdfObject | undefined): Font | undefined;
  fault(fault: string): void;
}

/** The resources that content names (ISO 32000-1 §7.8.3): those of a page, or of a form while it is painted. */
export class Resources {
  readonly #fonts = new Map<PdfObject, Font | undefined>();
  dictionary: PdfDictionary = new Map<string, PdfObject>();

  constructor(private readonly scope: ResourceScope) {}

  /** A resource by its name; a fault if it is missing. */
  find(category: string, operand: PdfObject | undefined): PdfObject {
    const name = nameOf(operand);
    const entry = name === undefined ? undefined : this.entry(category, name);
    const object = this.scope.file.resolve(entry);
    if (object === null) this.scope.fault(`There is no ${category} “${name ?? ''}” among the resources.`);
    return object;
  }

  entry(category: string, name: string): PdfObject | undefined {
    return this.scope.file.dictionary(this.dictionary.get(category))?.get(name);
  }

  /** Object number of a resource that is an object of its own. */
  numberOf(category: string, operand: PdfObject | undefined): number | undefined {
    const entry = this.entry(category, nameOf(operand) ?? '');
    return entry instanceof PdfReference ? entry.number : undefined;
  }

  font(operand: PdfObject | undefined): Font | undefined {
    const entry = this.entry('Font', nameOf(operand) ?? '');
    if (entry === undefined) {
      this.scope.fault(`There is no Font “${nameOf(operand) ?? ''}” among the resources.`);
      return undefined;
    }
    if (!this.#fonts.has(entry)) this.#fonts.set(entry, this.scope.font(entry));
    return this.#fonts.get(entry);
  }

  space(object: PdfObject | undefined): ColourSpace | undefined {
    const { file } = this.scope;
    const spaces = file.dictionary(this.dictionary.get('ColorSpace')) ?? new Map<string, PdfObject>();
    return readColourSpace(file, object, spaces);
  }

  /** The colour of `g`, `rg` and `k`. */
  deviceColour(numbers: readonly (number | undefined)[]): Colour | undefined {
    const name = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[numbers.length];
    if (name === undefined) this.scope.fault('A colour has too many or too few components.');
    const space = name === undefined ? undefined : this.space(new PdfName(name));
    return space && { space, values: numbers.map((number) => number ?? 0) };
  }

  /** The colour that a colour space begins with (§8.6.8). */
  initial(operand: PdfObject | undefined): Colour | undefined {
    const space = this.space(operand);
    if (space === undefined) this.scope.fault(`There is no colour space “${nameOf(operand) ?? ''}”.`);
    return space && initialColour(space);
  }

  /** The colour of `sc` and `scn`. */
  colour(space: ColourSpace | undefined, operands: readonly PdfObject[]): Colour | undefined {
    if (space === undefined) return undefined;
    if (space.family !== 'Pattern') {
      return { space, values: operands.slice(0, 32).map((operand) => numberOr(operand, 0)) };
    }
    const pattern = dictionaryOf(this.find('Pattern', operands.at(-1)));
    const shading = this.scope.file.dictionary(pattern?.get('Shading'));
    const base = shading === undefined ? space.base : this.space(shading.get('ColorSpace'));
    return { space: { family: 'Pattern', components: 0, base }, values: [] };
  }
}
