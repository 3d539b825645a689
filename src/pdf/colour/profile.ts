import { ProfileFault, readLookupTable } from './lookup-table.js';
import type { Lab } from './lab.js';

/** The shares of the four inks, each from 0 to 1. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** An ICC profile of a printing condition (ICC.1:2001-04): of an output device with four inks. */
export interface PrintProfile {
  readonly bytes: Uint8Array;
  readonly description: string;
  /** The inks for a colour, relative to the white of the paper. */
  toInks(lab: Lab): Inks;
  /** The colour that inks give, relative to the white of the paper. */
  toLab(inks: Inks): Lab;
}

const HEADER = 128;

/**
 * Reads a profile of class `prtr` from CMYK to Lab.
 *
 * @throws ProfileFault if it is not a profile, or its tables cannot be used
 */
export function readPrintProfile(bytes: Uint8Array): PrintProfile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (at: number) => file.toString('latin1', at, at + 4);
  if (file.length < HEADER + 4 || word(36) !== 'acsp') throw new ProfileFault('It is not an ICC profile.');
  const [deviceClass, space, connection] = [word(12), word(16), word(20)];
  if (deviceClass !== 'prtr') {
    throw new ProfileFault(`It is of the class “${deviceClass.trim()}”, not “prtr”, an output device.`);
  }
  if (space !== 'CMYK') throw new ProfileFault(`Its colours are ${space.trim()}, not CMYK.`);
  if (connection !== 'Lab ')
    throw new ProfileFault(`It describes colours in ${connection.trim()}, not in Lab.`);
  const tags = readTags(file);
  const table = (intent: string, inputs: number, outputs: number) => {
    // Relative colorimetric; a profile with one table has it under the perceptual intent (§6.3.2).
    const tag = tags.get(`${intent}1`) ?? tags.get(`${intent}0`);
    if (tag === undefined) throw new ProfileFault(`It has no table ${intent}.`);
    const read = readLookupTable(tag);
    if (read.inputs !== inputs || read.outputs !== outputs)
      throw new ProfileFault('One of its tables is broken.');
    return read;
  };
  const fromLab = table('B2A', 3, 4);
  const toLab = table('A2B', 4, 3);
  return {
    bytes,
    description: descriptionOf(tags.get('desc')),
    toInks: (lab) => fromLab.evaluate(encodeLab(lab, fromLab.bits)) as unknown as Inks,
    toLab: (inks) => decodeLab(toLab.evaluate(inks), toLab.bits),
  };
}

function readTags(file: Buffer): Map<string, Buffer> {
  const tags = new Map<string, Buffer>();
  const count = Math.min(file.readUInt32BE(HEADER), 200);
  for (let at = HEADER + 4; at < HEADER + 4 + 12 * count; at += 12) {
    if (at + 12 > file.length) throw new ProfileFault('It is cut short.');
    const start = file.readUInt32BE(at + 4);
    const end = start + file.readUInt32BE(at + 8);
    if (end > file.length || end - start < 12) throw new ProfileFault('It is cut short.');
    tags.set(file.toString('latin1', at, at + 4), file.subarray(start, end));
  }
  return tags;
}

/** The name of the profile: `desc` of version 2 in ASCII, `mluc` of version 4 in UTF-16. */
function descriptionOf(tag: Buffer | undefined): string {
  const type = tag?.toString('latin1', 0, 4);
  if (tag !== undefined && type === 'desc') {
    const text = tag.toString('latin1', 12, 12 + Math.min(tag.readUInt32BE(8), tag.length - 12));
    return text.replace(/[^\x20-\x7E]/gu, '');
  }
  if (tag !== undefined && type === 'mluc' && tag.length >= 28) {
    const start = tag.readUInt32BE(24);
    const text = Buffer.from(tag.subarray(start, start + (tag.readUInt32BE(20) & ~1)));
    return text.length % 2 === 0 ? text.swap16().toString('utf16le').replace(/\p{C}/gu, '') : '';
  }
  return '';
}

/** Lab in the encodings of version 2: 8 bits with 100 % at 255, 16 bits with 100 % at FF00 (§6.5.8). */
function encodeLab([l, a, b]: Lab, bits: 8 | 16): number[] {
  if (bits === 8) return [l / 100, (a + 128) / 255, (b + 128) / 255];
  return [(l * 652.8) / 65535, ((a + 128) * 256) / 65535, ((b + 128) * 256) / 65535];
}

function decodeLab([l = 0, a = 0, b = 0]: readonly number[], bits: 8 | 16): Lab {
  if (bits === 8) return [l * 100, a * 255 - 128, b * 255 - 128];
  return [(l * 65535) / 652.8, (a * 65535) / 256 - 128, (b * 65535) / 256 - 128];
}
