/** A colour transform by curves and a grid of samples, all values from 0 to 1 (ICC.1:2001-04 §6.5.7–8). */
export interface LookupTable {
  readonly inputs: number;
  readonly outputs: number;
  /** Bits of its samples: the encoding of Lab depends on them. */
  readonly bits: 8 | 16;
  /** The output values for the given input values. */
  evaluate(values: readonly number[]): number[];
}

/** A profile, or part of one, that cannot be used. */
export class ProfileFault extends Error {
  override readonly name = 'ProfileFault';
}

/** Most samples of a grid: 33 in each of four dimensions, in four inks. */
const MOST_SAMPLES = 4 * 33 ** 4;

/**
 * Reads a tag of type `mft1` or `mft2`.
 *
 * @throws ProfileFault if it is of another type, or cut short
 */
export function readLookupTable(tag: Buffer): LookupTable {
  const type = tag.toString('latin1', 0, 4);
  if (type !== 'mft1' && type !== 'mft2') {
    throw new ProfileFault(`Its tables are of the type “${type.trim()}”, which only ICC version 4 has.`);
  }
  const bits = type === 'mft1' ? 8 : 16;
  const [inputs = 0, outputs = 0, grid = 0] = tag.subarray(8, 11);
  const inputLength = bits === 8 ? 256 : tag.readUInt16BE(48);
  const outputLength = bits === 8 ? 256 : tag.readUInt16BE(50);
  const gridLength = outputs * grid ** inputs;
  const start = bits === 8 ? 48 : 52;
  const length = inputs * inputLength + gridLength + outputs * outputLength;
  const isSane =
    inputs > 0 &&
    inputs <= 4 &&
    outputs > 0 &&
    outputs <= 4 &&
    grid > 1 &&
    inputLength > 1 &&
    outputLength > 1;
  if (!isSane || gridLength > MOST_SAMPLES || tag.length < start + (length * bits) / 8) {
    throw new ProfileFault('One of its tables is broken.');
  }
  const most = bits === 8 ? 0xff : 0xffff;
  const samples = Float64Array.from({ length }, (_, at) => {
    return (bits === 8 ? (tag[start + at] ?? 0) : tag.readUInt16BE(start + 2 * at)) / most;
  });
  const curves = (from: number, count: number, size: number) =>
    Array.from({ length: count }, (_, at) => samples.subarray(from + at * size, from + (at + 1) * size));
  const inputCurves = curves(0, inputs, inputLength);
  const points = samples.subarray(inputs * inputLength, inputs * inputLength + gridLength);
  const outputCurves = curves(inputs * inputLength + gridLength, outputs, outputLength);
  return {
    inputs,
    outputs,
    bits,
    evaluate(values) {
      const curved = inputCurves.map((curve, at) => onCurve(curve, values[at] ?? 0));
      const mixed = inGrid(points, grid, outputs, curved);
      return outputCurves.map((curve, at) => onCurve(curve, mixed[at] ?? 0));
    },
  };
}

/** The value of a sampled curve, linear between its samples. */
export function onCurve(curve: ArrayLike<number>, value: number): number {
  const place = Math.min(1, Math.max(0, value)) * (curve.length - 1);
  const at = Math.min(Math.floor(place), curve.length - 2);
  const share = place - at;
  return (curve[at] ?? 0) * (1 - share) + (curve[at + 1] ?? 0) * share;
}

/** The value in a grid, linear along each axis between the corners of a cell. */
function inGrid(points: Float64Array, grid: number, outputs: number, place: readonly number[]): number[] {
  const mixed = new Array<number>(outputs).fill(0);
  const cells = place.map((value) => {
    const along = Math.min(1, Math.max(0, value)) * (grid - 1);
    const at = Math.min(Math.floor(along), grid - 2);
    return { at, share: along - at };
  });
  for (let corner = 0; corner < 1 << cells.length; corner += 1) {
    let weight = 1;
    let index = 0;
    cells.forEach(({ at, share }, axis) => {
      const far = (corner >> axis) & 1;
      weight *= far === 1 ? share : 1 - share;
      index = index * grid + at + far;
    });
    if (weight === 0) continue;
    for (let at = 0; at < outputs; at += 1) {
      mixed[at] = (mixed[at] ?? 0) + weight * (points[index * outputs + at] ?? 0);
    }
  }
  return mixed;
}
