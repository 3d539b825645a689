import { PDFArray, PDFName, PDFStream, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { dictionaryAt, name, nameAt, numberAt, valueOf } from '../objects.js';
import { filtersOf, flateStream, streamBytes } from '../streams.js';
import type { Separation } from './separation.js';

/** A picture that cannot be printed with four inks, named by its size in pixels. */
export interface ImageFault {
  readonly kind: 'image-ink' | 'image-photograph' | 'image-unknown';
  readonly width: number;
  readonly height: number;
  /** All plates together on its darkest place, in percent. */
  readonly total?: number;
}

/** What becomes of photographs (JPEG), whose samples are not unpacked here. */
export type Photographs = 'keep' | 'refuse';

/** Half a percent an ink: 255 steps are coarser than a profile. */
const ROUNDING = 2;

/**
 * Turns the samples of pictures into inks, laid on white where they were see-through. Photographs keep their
 * RGB and its profile (ISO 15930-7 §6.2.3 allows it) or are refused.
 *
 * @param maxInk most ink on one place, in percent
 */
export function separateImages(
  document: PDFDocument,
  separation: Separation,
  maxInk: number,
  photographs: Photographs,
): ImageFault[] {
  const { context } = document;
  const faults: ImageFault[] = [];
  const masks = new Set<PDFStream>();
  const images = context.enumerateIndirectObjects().flatMap(([reference, object]) => {
    if (!(object instanceof PDFStream) || nameAt(object.dict, 'Subtype') !== 'Image') return [];
    const mask = valueOf(object.dict, 'SMask');
    if (mask instanceof PDFStream) masks.add(mask);
    return [{ reference, image: object }];
  });
  for (const { reference, image } of images) {
    const { dict } = image;
    const components = componentsOf(dict);
    if (masks.has(image) || components === 'black' || numberAt(dict, 'ImageMask') !== undefined) continue;
    const [width = 0, height = 0] = ['Width', 'Height'].map((key) => numberAt(dict, key));
    const fault = (kind: ImageFault['kind']) => faults.push({ kind, width, height });
    if (filtersOf(image).includes('DCTDecode')) {
      if (photographs === 'refuse') fault('image-photograph');
      continue;
    }
    const samples = streamBytes(image);
    if (
      components === undefined ||
      numberAt(dict, 'BitsPerComponent') !== 8 ||
      samples.length < width * height * components
    ) {
      fault('image-unknown');
      continue;
    }
    const alpha = alphaOf(dict, width * height);
    if (alpha === undefined) {
      fault('image-unknown');
      continue;
    }
    const { inks, most } = separated(samples, components, alpha, width * height, separation);
    const total = Math.round(most);
    if (total > maxInk + ROUNDING) faults.push({ kind: 'image-ink', width, height, total });
    const entries = { Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceCMYK', BitsPerComponent: 8 };
    context.assign(reference, flateStream(context, inks, { ...entries, Width: width, Height: height }));
  }
  return faults;
}

/** How many samples a pixel has; `black` for those that print in black alone already. */
function componentsOf(image: PDFDict): 1 | 3 | 'black' | undefined {
  const space = valueOf(image, 'ColorSpace');
  if (space === name('DeviceRGB')) return 3;
  if (space === name('DeviceGray')) return 'black';
  if (!(space instanceof PDFArray) || space.lookup(0) !== PDFName.of('ICCBased')) return undefined;
  const profile = space.lookup(1);
  const count = profile instanceof PDFStream ? numberAt(profile.dict, 'N') : undefined;
  return count === 1 || count === 3 ? count : undefined;
}

/** How opaque each pixel is; all of it without a mask, nothing for a mask of another size. */
function alphaOf(image: PDFDict, pixels: number): Uint8Array | undefined {
  if (dictionaryAt(image, 'SMask') === undefined) return new Uint8Array(pixels).fill(255);
  const mask = valueOf(image, 'SMask');
  if (!(mask instanceof PDFStream) || filtersOf(mask).includes('DCTDecode')) return undefined;
  const samples = streamBytes(mask);
  return samples.length >= pixels ? samples : undefined;
}

function separated(
  samples: Uint8Array,
  components: 1 | 3,
  alpha: Uint8Array,
  pixels: number,
  separation: Separation,
): { inks: Uint8Array; most: number } {
  const inks = new Uint8Array(4 * pixels);
  const known = new Map<number, readonly number[]>();
  let most = 0;
  for (let at = 0; at < pixels; at += 1) {
    const opacity = alpha[at] ?? 255;
    const onWhite = (component: number) => {
      const sample = samples[at * components + (components === 1 ? 0 : component)] ?? 0;
      return Math.round(255 - ((255 - sample) * opacity) / 255);
    };
    const [red, green, blue] = [onWhite(0), onWhite(1), onWhite(2)];
    const key = (red << 16) | (green << 8) | blue;
    let bytes = known.get(key);
    if (bytes === undefined) {
      bytes = separation.inks([red / 255, green / 255, blue / 255]).map((ink) => Math.round(255 * ink));
      known.set(key, bytes);
      most = Math.max(most, bytes.reduce((sum, byte) => sum + byte, 0) / 2.55);
    }
    inks.set(bytes, 4 * at);
  }
  return { inks, most };
}
