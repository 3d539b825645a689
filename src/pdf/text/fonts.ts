import { PDFDict } from '@cantoo/pdf-lib';
import { CompositeFont } from '../composite-font.js';
import { nameAt } from '../objects.js';
import { resourceDictionary } from '../page-content.js';
import { UnknownShape } from '../unknown-shape.js';

/** The fonts of a document, each read once. */
export class Fonts {
  private readonly fonts = new Map<PDFDict, CompositeFont>();

  /** Every font that was asked for. */
  get all(): Iterable<CompositeFont> {
    return this.fonts.values();
  }

  /**
   * A font by its name in a resource dictionary.
   *
   * @throws UnknownShape if it is of a kind that the browser does not write for outline fonts
   */
  find(resources: PDFDict | undefined, key: string): CompositeFont {
    const dictionary = resourceDictionary(resources, 'Font', key);
    if (dictionary === undefined)
      throw new UnknownShape(`A page uses the font “${key}” and does not have it.`);
    const known = this.fonts.get(dictionary);
    if (known !== undefined) return known;
    const font = CompositeFont.read(dictionary);
    if (font === undefined) {
      const kind = nameAt(dictionary, 'Subtype') ?? 'of no type';
      const face = nameAt(dictionary, 'BaseFont')?.replace(/^[A-Z]{6}\+/u, '') ?? key;
      throw new UnknownShape(
        `The font “${face}” (${kind}) is not an embedded TrueType font with Identity-H.`,
      );
    }
    this.fonts.set(dictionary, font);
    return font;
  }
}
