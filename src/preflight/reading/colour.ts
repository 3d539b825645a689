import type { PdfFile } from '../reader/file.js';
import { nameOf, type PdfDictionary, type PdfObject } from '../../pdf/syntax/objects.js';

/** The families of colour spaces (ISO 32000-1 §8.6.3), an ICC profile’s counted by what it describes. */
export type Family =
  | 'DeviceGray'
  | 'DeviceRGB'
  | 'DeviceCMYK'
  | 'CalGray'
  | 'CalRGB'
  | 'Lab'
  | 'ICCBased'
  | 'Indexed'
  | 'Separation'
  | 'DeviceN'
  | 'Pattern';

export interface ColourSpace {
  readonly family: Family;
  readonly components: number;
  /** Colorants of Separation and DeviceN. */
  readonly colorants?: readonly string[] | undefined;
  /** What an indexed space looks up, what an uncoloured pattern is painted in, what a spot colour is shown in. */
  readonly base?: ColourSpace | undefined;
}

export interface Colour {
  readonly space: ColourSpace;
  readonly values: readonly number[];
}

const DEVICE: Readonly<Record<string, ColourSpace>> = {
  DeviceGray: { family: 'DeviceGray', components: 1 },
  DeviceRGB: { family: 'DeviceRGB', components: 3 },
  DeviceCMYK: { family: 'DeviceCMYK', components: 4 },
  Pattern: { family: 'Pattern', components: 0 },
};

/** Short names in inline images (§8.9.7, table 93). */
const SHORT: Readonly<Record<string, string>> = {
  G: 'DeviceGray',
  RGB: 'DeviceRGB',
  CMYK: 'DeviceCMYK',
  I: 'Indexed',
};

/** Colour spaces in which device colours are to be taken (§8.6.5.6). */
const DEFAULTS: Readonly<Record<string, string>> = {
  DeviceGray: 'DefaultGray',
  DeviceRGB: 'DefaultRGB',
  DeviceCMYK: 'DefaultCMYK',
};

/** Spaces inside spaces are followed this far. */
const DEEPEST = 4;

/** Black, the colour that every page begins with (§8.6.3). */
export const BLACK: Colour = { space: gray(), values: [0] };

function gray(): ColourSpace {
  return DEVICE.DeviceGray ?? { family: 'DeviceGray', components: 1 };
}

/**
 * The colour space that an object names or describes.
 *
 * @param object a name or an array
 * @param named the ColorSpace resources in force
 */
export function readColourSpace(
  file: PdfFile,
  object: PdfObject | undefined,
  named: PdfDictionary,
  depth = 0,
): ColourSpace | undefined {
  if (depth > DEEPEST) return undefined;
  const found = file.resolve(object);
  const name = nameOf(found);
  if (name !== undefined) {
    const long = SHORT[name] ?? name;
    const replacement = named.get(DEFAULTS[long] ?? '');
    if (replacement !== undefined)
      return readColourSpace(file, replacement, new Map<string, PdfObject>(), depth + 1);
    if (Object.hasOwn(DEVICE, long)) return DEVICE[long];
    const resource = named.get(name);
    return resource === undefined ? undefined : readColourSpace(file, resource, named, depth + 1);
  }
  const [family, first, second] = file.array(found) ?? [];
  const kind = file.name(family) ?? '';
  const inner = (base: PdfObject | undefined) => readColourSpace(file, base, named, depth + 1);
  switch (SHORT[kind] ?? kind) {
    case 'DeviceGray':
    case 'DeviceRGB':
    case 'DeviceCMYK':
      return inner(family);
    case 'CalGray':
      return { family: 'CalGray', components: 1 };
    case 'CalRGB':
      return { family: 'CalRGB', components: 3 };
    case 'Lab':
      return { family: 'Lab', components: 3 };
    case 'ICCBased':
      return { family: 'ICCBased', components: file.number(file.dictionary(first)?.get('N')) ?? 3 };
    case 'Indexed':
      return { family: 'Indexed', components: 1, base: inner(first) };
    case 'Separation':
      return {
        family: 'Separation',
        components: 1,
        colorants: [file.name(first) ?? ''],
        base: inner(second),
      };
    case 'DeviceN': {
      const colorants = (file.array(first) ?? []).map((colorant) => file.name(colorant) ?? '');
      return { family: 'DeviceN', components: colorants.length, colorants, base: inner(second) };
    }
    case 'Pattern':
      return { family: 'Pattern', components: 0, base: first === undefined ? undefined : inner(first) };
    default:
      return undefined;
  }
}

/** The colour a space begins with (§8.6.5 to §8.6.6): black, or full tint. */
export function initialColour(space: ColourSpace): Colour {
  const { family, components } = space;
  if (family === 'DeviceCMYK') return { space, values: [0, 0, 0, 1] };
  const value = family === 'Separation' || family === 'DeviceN' ? 1 : 0;
  return { space, values: new Array<number>(Math.min(components, 32)).fill(value) };
}

/** Whether a space or its base is red, green and blue of no particular device (§8.6.4.3). */
export function isDeviceRgb({ family, base }: ColourSpace): boolean {
  return family === 'DeviceRGB' || (base !== undefined && isDeviceRgb(base));
}

/** Whether a space or its base is defined by a measurement or a profile (§8.6.5). */
export function isDeviceIndependent({ family, base }: ColourSpace): boolean {
  return (
    ['CalGray', 'CalRGB', 'Lab', 'ICCBased'].includes(family) ||
    (base !== undefined && isDeviceIndependent(base))
  );
}

/** The amounts of cyan, magenta, yellow and black, 0 to 1, and of spot colours after them; nothing where they depend on a conversion. */
export function inksOf({ space, values }: Colour): readonly number[] | undefined {
  const { family, components, colorants = [] } = space;
  if (family === 'DeviceCMYK' || (family === 'ICCBased' && components === 4)) return values;
  if (family === 'DeviceGray') return [0, 0, 0, 1 - (values[0] ?? 0)];
  if (family !== 'Separation' && family !== 'DeviceN') return undefined;
  const process = [0, 0, 0, 0];
  const spots: number[] = [];
  colorants.forEach((colorant, index) => {
    const plate = ['Cyan', 'Magenta', 'Yellow', 'Black'].indexOf(colorant);
    const tint = values[index] ?? 0;
    if (plate >= 0) process[plate] = tint;
    else if (colorant !== 'None') spots.push(tint);
  });
  return [...process, ...spots];
}

/** Whether it prints on every plate, as marks for the printer do (§8.6.6.4). */
export function isRegistration({ space }: Colour): boolean {
  return space.family === 'Separation' && space.colorants?.[0] === 'All';
}

/** Red, green and blue, 0 to 1, as a screen would show the colour; nothing where that depends on a profile. */
export function rgbOf({ space, values }: Colour): readonly [number, number, number] | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = values;
  switch (space.family) {
    case 'DeviceGray':
    case 'CalGray':
      return [a, a, a];
    case 'DeviceRGB':
    case 'CalRGB':
      return [a, b, c];
    case 'DeviceCMYK':
      return [(1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d)];
    case 'ICCBased':
      if (space.components === 1) return [a, a, a];
      return space.components === 3 ? [a, b, c] : [(1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d)];
    default:
      return undefined;
  }
}

/** A colour for people: `RGB 0.54 0.08 0.22`. */
export function describeColour({ space, values }: Colour): string {
  const name = space.colorants?.join('+') ?? space.family.replace('Device', '');
  return [name, ...values.map((value) => String(Number(value.toFixed(2))))].join(' ');
}
