import { PDFArray, PDFStream, type PDFDict } from '@cantoo/pdf-lib';
import { arrayAt, dictionaryAt, name, nameAt, valueOf } from './objects.js';
import { flateStream, streamBytes } from './streams.js';
import { readToUnicode } from './syntax/cmap.js';
import { PdfString } from './syntax/objects.js';
import { writeToUnicode } from './to-unicode.js';
import { addGlyphs, type AddedGlyph } from './added-glyphs.js';
import { readTrueType, type TrueType } from './true-type.js';
import { readWidths, widthOf, writeWidths, type CidWidths } from './widths.js';

/** Width of a space, in em, in a font that was embedded without one. */
const SPACE_WIDTH = 0.25;

/** Character codes have two bytes: no CID is larger. */
const LARGEST_CID = 0xffff;

/**
 * A composite font whose codes are CIDs and, at first, the glyphs of an embedded TrueType font: `Type0` with
 * `Identity-H` over a `CIDFontType2` (ISO 32000-1 §9.7). Texts and CIDs can be added, and written back.
 */
export class CompositeFont {
  /** Text by CID, as it will be written. */
  readonly texts: Map<number, string>;
  /** CIDs that are shown; no other is written a text. */
  readonly used = new Set<number>();
  /** Widths as they were read; see `roundWidths`. */
  private readonly read: CidWidths;
  private written: CidWidths;
  /** Glyph by added CID. */
  private readonly glyphs = new Map<number, number>();
  private readonly added = new Map<string, number>();
  /** Glyphs that the font program is given. */
  private readonly newGlyphs: AddedGlyph[] = [];
  private blank: number | undefined;
  /** Text that a CID has before its own. */
  private readonly overridden = new Map<number, string>();

  private constructor(
    private readonly font: PDFDict,
    private readonly cidFont: PDFDict,
    private readonly trueType: TrueType,
    private readonly program: PDFStream,
  ) {
    const toUnicode = valueOf(font, 'ToUnicode');
    this.texts =
      toUnicode instanceof PDFStream ? readToUnicode(streamBytes(toUnicode)) : new Map<number, string>();
    this.read = readWidths(cidFont);
    this.written = { widths: new Map(this.read.widths), defaultWidth: this.read.defaultWidth };
  }

  /** Reads a font; nothing if it is of another kind. */
  static read(font: PDFDict): CompositeFont | undefined {
    if (nameAt(font, 'Subtype') !== 'Type0' || nameAt(font, 'Encoding') !== 'Identity-H') return undefined;
    const cidFont = arrayAt(font, 'DescendantFonts')?.lookup(0);
    const descendant = cidFont instanceof PDFArray ? undefined : (cidFont as PDFDict | undefined);
    if (descendant === undefined || nameAt(descendant, 'Subtype') !== 'CIDFontType2') return undefined;
    // A map of an earlier repair: its CIDs are not glyphs any more.
    if (valueOf(descendant, 'CIDToGIDMap') instanceof PDFStream) return undefined;
    const file = valueOf(dictionaryAt(descendant, 'FontDescriptor'), 'FontFile2');
    if (!(file instanceof PDFStream)) return undefined;
    const trueType = readTrueType(streamBytes(file));
    return trueType && new CompositeFont(font, descendant, trueType, file);
  }

  /** A glyph that paints nothing and takes no room; the font is given one if it has none. */
  get invisibleGlyph(): number {
    this.blank ??= this.trueType.invisibleGlyph ?? this.newGlyph({ advance: 0 });
    return this.blank;
  }

  /** A code that shows a space; the font is given one if it has none. */
  get space(): number {
    for (const [cid, text] of this.texts) if (text === ' ') return cid;
    for (const [cid, text] of this.texts) if (text.endsWith(' ')) return this.withText(cid, ' ');
    return this.cidFor('space', ' ', () => {
      const advance = Math.round(this.trueType.unitsPerEm * SPACE_WIDTH);
      return {
        glyph: this.newGlyph({ advance }),
        width: Math.round((advance * 1000) / this.trueType.unitsPerEm),
      };
    });
  }

  /** Width in thousandths of an em, as the file had it. */
  originalWidth(cid: number): number {
    return widthOf(this.read, cid);
  }

  /** Width in thousandths of an em, as it will be written. */
  width(cid: number): number {
    return widthOf(this.written, cid);
  }

  /**
   * Another CID for a glyph, for a text that the glyph's own does not stand for; the same for the same text.
   *
   * @param variant distinguishes several CIDs for the same glyph and text; `first` is a text that the code has
   *   before its own, which overrides it
   * @throws RangeError if the font has no CID left
   */
  addCid(glyph: number, text: string, { at = 0, first }: { at?: number; first?: string } = {}): number {
    const cid = this.cidFor(`${glyph} ${text} ${at} ${first ?? ''}`, text, () => ({
      glyph,
      width: glyph === this.invisibleGlyph ? 0 : this.width(glyph),
    }));
    if (first !== undefined) this.overridden.set(cid, first);
    return cid;
  }

  /** A CID that paints what another paints, with a text of its own. */
  withText(cid: number, text: string): number {
    if (this.texts.get(cid) === text) return cid;
    const glyph = this.glyphs.get(cid) ?? cid;
    return this.cidFor(`${cid} as ${text}`, text, () => ({ glyph, width: this.width(cid) }));
  }

  /**
   * A CID that paints what another paints in another place, and has no width: for marks above and below a
   * line, which readers would take for a line of their own.
   *
   * @param dx thousandths of an em to the right
   * @param dy thousandths of an em upwards
   * @throws RangeError if the font has no CID left
   */
  addShiftedCid(cid: number, dx: number, dy: number): number {
    const text = this.texts.get(cid) ?? '';
    const units = (thousandths: number) => Math.round((thousandths * this.trueType.unitsPerEm) / 1000);
    const shifted = { glyph: this.glyphs.get(cid) ?? cid, dx: units(dx), dy: units(dy) };
    return this.cidFor(`${shifted.glyph} ${shifted.dx} ${shifted.dy} ${text}`, text, () => {
      return { glyph: this.newGlyph(shifted), width: 0 };
    });
  }

  private newGlyph(glyph: AddedGlyph): number {
    this.newGlyphs.push(glyph);
    return this.trueType.glyphCount + this.newGlyphs.length - 1;
  }

  private cidFor(key: string, text: string, create: () => { glyph: number; width: number }): number {
    const known = this.added.get(key);
    if (known !== undefined) return known;
    const cid = this.trueType.glyphCount + this.added.size;
    if (cid > LARGEST_CID) throw new RangeError('The font has no character code left.');
    const { glyph, width } = create();
    this.added.set(key, cid);
    this.glyphs.set(cid, glyph);
    this.texts.set(cid, text);
    this.written.widths.set(cid, width);
    return cid;
  }

  /** Makes all widths whole numbers, within what ISO 19005-2 §6.2.11.5 allows: some readers cut fractions off. */
  roundWidths(): void {
    this.written = {
      widths: new Map(Array.from(this.written.widths, ([cid, width]) => [cid, Math.round(width)])),
      defaultWidth: Math.round(this.written.defaultWidth),
    };
  }

  /** Writes texts, widths and the map of added CIDs (§9.7.4.2) into the file. */
  write(): void {
    const { context } = this.font;
    const texts = new Map([...this.texts].filter(([cid]) => this.used.has(cid) || this.glyphs.has(cid)));
    this.font.set(
      name('ToUnicode'),
      context.register(flateStream(context, writeToUnicode(texts, this.overridden))),
    );
    writeWidths(this.cidFont, this.written);
    if (this.newGlyphs.length > 0) {
      const program = addGlyphs(streamBytes(this.program), this.newGlyphs);
      const stream = flateStream(context, program, { Length1: program.length });
      dictionaryAt(this.cidFont, 'FontDescriptor')?.set(name('FontFile2'), context.register(stream));
    }
    if (this.added.size === 0) return;
    const map = Buffer.alloc(2 * (this.trueType.glyphCount + this.added.size));
    for (let glyph = 0; glyph < this.trueType.glyphCount; glyph += 1) map.writeUInt16BE(glyph, 2 * glyph);
    for (const [cid, glyph] of this.glyphs) map.writeUInt16BE(glyph, 2 * cid);
    this.cidFont.set(name('CIDToGIDMap'), context.register(flateStream(context, map)));
  }
}

/** The CIDs of a string: two bytes each. */
export function cidsOf({ bytes }: PdfString): number[] {
  const cids: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2)
    cids.push(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1));
  return cids;
}

/** The string of CIDs. */
export function stringOfCids(cids: readonly number[]): PdfString {
  return new PdfString(cids.map((cid) => String.fromCharCode(cid >> 8, cid & 0xff)).join(''));
}
