import { Broken, Bytes, type Size } from './bytes.js';
import { Bits, Codes } from './huffman.js';
import { Blocks, type Component, type Scan } from './scan.js';

/** Markers (ITU-T T.81, table B.1). */
const START = 0xd8;
const END = 0xd9;
const RESTART = 0xd0;
const RESTARTS = 8;
const CODES = 0xc4;
const SCAN = 0xda;
const INTERVAL = 0xdd;
const ARITHMETIC_CONDITIONING = 0xcc;
const PROGRESSIVE = 0xc2;
/** Baseline, extended, progressive: the frames that browsers show. The others are lossless, hierarchical, arithmetic. */
const SHOWN = [0xc0, 0xc1, PROGRESSIVE];
/** JPG is reserved for what comes after this standard. */
const RESERVED = 0xc8;

const BLOCK = 8;
const MAX_FACTOR = 4;

/** What has been read of a picture that later segments refer to. */
interface State {
  readonly codes: Map<number, Codes>;
  readonly components: Component[];
  /** Components whose blocks a scan has begun. */
  readonly begun: Set<Component>;
  size: Size | undefined;
  units: Size;
  isProgressive: boolean;
  /** Units between two restarts; none at zero. */
  interval: number;
}

/**
 * Checks that a JPEG is complete: all segments, all blocks of every scan, the end. What cameras put after the end is
 * ignored.
 *
 * @throws {Broken}
 */
export function readJpeg(bytes: Uint8Array, requireSize: (size: Size) => void): void {
  const input = new Bytes(bytes);
  const state: State = {
    codes: new Map(),
    components: [],
    begun: new Set(),
    size: undefined,
    units: { width: 0, height: 0 },
    isProgressive: false,
    interval: 0,
  };
  input.take(2);
  for (let marker = readMarker(input); marker !== END; marker = readMarker(input)) {
    if (marker === 0 || marker === START || isRestart(marker)) throw new Broken(STRAY);
    const segment = new Bytes(input.take(Math.max(input.u16() - 2, 0)));
    if (marker === CODES) readCodes(segment, state);
    else if (marker === INTERVAL) state.interval = segment.u16();
    else if (isFrame(marker)) readFrame(segment, marker, state, requireSize);
    else if (marker === SCAN) input.at = readScan(bytes, input.at, readScanHeader(segment, state), state);
  }
  if (state.size === undefined || state.begun.size < state.components.length)
    throw new Broken('is broken: there is no whole picture in it');
}

const STRAY = 'is broken: between its parts is something that does not belong in a JPEG';

function readMarker(input: Bytes): number {
  if (input.u8() !== 0xff) throw new Broken(STRAY);
  let marker = input.u8();
  while (marker === 0xff) marker = input.u8();
  return marker;
}

function isRestart(marker: number): boolean {
  return marker >= RESTART && marker < RESTART + RESTARTS;
}

function isFrame(marker: number): boolean {
  if (marker === CODES || marker === RESERVED || marker === ARITHMETIC_CONDITIONING) return false;
  return marker >= 0xc0 && marker <= 0xcf;
}

function readCodes(segment: Bytes, { codes }: State): void {
  while (segment.left > 0) {
    const id = segment.u8();
    codes.set(id, new Codes(segment));
  }
}

function readFrame(segment: Bytes, marker: number, state: State, requireSize: (size: Size) => void): void {
  if (!SHOWN.includes(marker) || segment.u8() !== 8)
    throw new Broken('is a JPEG of a kind that browsers do not show');
  if (state.size !== undefined) throw new Broken('is broken: it has two headers');
  const [height, width] = [segment.u16(), segment.u16()];
  state.size = { width, height };
  state.isProgressive = marker === PROGRESSIVE;
  requireSize(state.size);
  const found = Array.from({ length: segment.u8() }, () => {
    const [id = 0, factors = 0] = segment.take(3);
    return { id, across: factors >>> 4, down: factors & 0xf };
  });
  const isFactor = (factor: number) => factor >= 1 && factor <= MAX_FACTOR;
  if (![1, 3, 4].includes(found.length) || !found.every((one) => isFactor(one.across) && isFactor(one.down)))
    throw new Broken('is broken: its header is wrong');
  const [across, down] = (['across', 'down'] as const).map((side) =>
    Math.max(...found.map((one) => one[side])),
  ) as [number, number];
  state.units = { width: Math.ceil(width / (BLOCK * across)), height: Math.ceil(height / (BLOCK * down)) };
  for (const one of found) {
    const stride = state.units.width * one.across;
    const blocks = stride * state.units.height * one.down;
    state.components.push({
      ...one,
      columns: Math.ceil(Math.ceil((width * one.across) / across) / BLOCK),
      rows: Math.ceil(Math.ceil((height * one.down) / down) / BLOCK),
      stride,
      known: state.isProgressive ? new Uint32Array(2 * blocks) : undefined,
    });
  }
}

function readScanHeader(segment: Bytes, { components, codes, begun, isProgressive }: State): Scan {
  const parts = Array.from({ length: segment.u8() }, () => {
    const [id = 0, tables = 0] = segment.take(2);
    const component = components.find((one) => one.id === id);
    if (component === undefined) throw new Broken('is broken: a part of it has no header');
    const [direct, alternating] = [codes.get(tables >>> 4), codes.get(0x10 | (tables & 0xf))];
    return { component, direct, alternating };
  });
  const [first = 0, last = 0, bits = 0] = segment.take(3);
  const isMixed = first === 0 ? last !== 0 : parts.length !== 1;
  if (parts.length === 0 || last > 63 || first > last || (isProgressive && isMixed))
    throw new Broken('is broken: the header of a part is wrong');
  if (first === 0) for (const { component } of parts) begun.add(component);
  // A sequential scan has all coefficients, whatever it says.
  if (!isProgressive) return { components: parts, first: 0, last: 63, isRefinement: false };
  return { components: parts, first, last, isRefinement: bits >>> 4 > 0 };
}

/** Reads all blocks of a scan; returns where the marker after it is. */
function readScan(bytes: Uint8Array, start: number, scan: Scan, { units, interval }: State): number {
  const blocks = new Blocks(scan);
  let bits = new Bits(bytes, start);
  let restarts = 0;
  // A scan of one component has its blocks alone; one of several has them in units (§A.2).
  const only = scan.components.length === 1 ? scan.components[0] : undefined;
  const total =
    only === undefined ? units.width * units.height : only.component.columns * only.component.rows;
  for (let unit = 0; unit < total; unit += 1) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      const at = bits.marker();
      if (bytes[at + 1] !== RESTART + (restarts % RESTARTS))
        throw new Broken('is broken: a part of it is missing');
      restarts += 1;
      bits = new Bits(bytes, at + 2);
      blocks.restart();
    }
    if (only === undefined) readUnit(bits, blocks, scan, units, unit);
    else readBlock(bits, blocks, only, unit);
  }
  return bits.marker();
}

function readBlock(bits: Bits, blocks: Blocks, only: Scan['components'][number], at: number): void {
  const { columns, stride } = only.component;
  blocks.read(bits, only, Math.floor(at / columns) * stride + (at % columns));
}

function readUnit(bits: Bits, blocks: Blocks, { components }: Scan, units: Size, unit: number): void {
  const [column, row] = [unit % units.width, Math.floor(unit / units.width)];
  for (const part of components) {
    const { across, down, stride } = part.component;
    for (let y = 0; y < down; y += 1)
      for (let x = 0; x < across; x += 1)
        blocks.read(bits, part, (row * down + y) * stride + column * across + x);
  }
}
