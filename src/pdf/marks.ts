import type { PDFDocument } from '@cantoo/pdf-lib';
import { MILLIMETRE, type PageBoxes } from './boxes.js';
import { dictionaryOperand, instruction, type Instruction } from './syntax/content.js';
import { PdfName } from './syntax/objects.js';
import { dictionaryAt, name } from './objects.js';

/** Millimetres beyond the bleed that the marks need. */
const MARK_ROOM = 8;

/** Millimetres that marks keep from the trim at least, where the bleed is less: a cut is never exact. */
const LEAST_DISTANCE = 3;
/** Millimetres between the bleed and a mark. */
const GAP = 0.5;
/** Length of a crop mark, size of a registration mark, and of a patch of the colour bar, in millimetres. */
const LENGTH = 5;
const PATCH = 4;
/** Thickness of the lines, in points. */
const LINE = 0.25;

/** The patches of the colour bar: each ink alone, and black in half tone. */
const PATCHES = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [0, 0, 0, 0.5],
] as const;

/** A control point that makes four Bézier curves a circle of radius 1. */
const CIRCLE = 0.5523;

/** The colour space of registration marks: on all plates (ISO 32000-1 §8.6.6.4). */
const REGISTRATION = 'RegistrationMarks';

/** Millimetres of room that marks need beyond a bleed. */
export function roomForMarks(bleed: number): number {
  return MARK_ROOM + Math.max(0, LEAST_DISTANCE - bleed);
}

/**
 * Crop marks at the corners, a registration mark at the middle of each side, and a colour bar (ISO 32000-1
 * §14.11.3), as an artifact. None touches the bleed.
 */
export function printMarks({ trim, bleed }: PageBoxes): Instruction[] {
  const [left, bottom, right, top] = trim;
  const distance = Math.max(left - bleed[0], LEAST_DISTANCE * MILLIMETRE) + GAP * MILLIMETRE;
  const length = LENGTH * MILLIMETRE;
  const crops = [left, right].flatMap((x) => [
    ...line(x, bottom - distance, x, bottom - distance - length),
    ...line(x, top + distance, x, top + distance + length),
  ]);
  const sideCrops = [bottom, top].flatMap((y) => [
    ...line(left - distance, y, left - distance - length, y),
    ...line(right + distance, y, right + distance + length, y),
  ]);
  const away = distance + length / 2;
  const middles = [
    [(left + right) / 2, bottom - away],
    [(left + right) / 2, top + away],
    [left - away, (bottom + top) / 2],
    [right + away, (bottom + top) / 2],
  ] as const;
  return [
    instruction('BDC', new PdfName('Artifact'), dictionaryOperand({ Type: new PdfName('Page') })),
    instruction('q'),
    instruction('CS', new PdfName(REGISTRATION)),
    instruction('SCN', 1),
    instruction('w', LINE),
    instruction('d', [], 0),
    ...crops,
    ...sideCrops,
    ...middles.flatMap(([x, y]) => registrationMark(x, y, length / 2)),
    ...colourBar(left + 12 * MILLIMETRE, top + distance),
    instruction('Q'),
    instruction('EMC'),
  ];
}

/** Names the colour space of the marks in every page. */
export function nameRegistrationColour(document: PDFDocument): void {
  const { context } = document;
  const tint = context.obj({
    FunctionType: 2,
    Domain: [0, 1],
    C0: [0, 0, 0, 0],
    C1: [1, 1, 1, 1],
    N: 1,
  });
  const space = context.register(context.obj(['Separation', 'All', 'DeviceCMYK', context.register(tint)]));
  for (const { node } of document.getPages()) {
    const resources = node.Resources() ?? context.obj({});
    const spaces = dictionaryAt(resources, 'ColorSpace') ?? context.obj({});
    spaces.set(name(REGISTRATION), space);
    resources.set(name('ColorSpace'), spaces);
    node.set(name('Resources'), resources);
  }
}

function line(x: number, y: number, toX: number, toY: number): Instruction[] {
  return [instruction('m', short(x), short(y)), instruction('l', short(toX), short(toY)), instruction('S')];
}

/** A cross in a circle. */
function registrationMark(x: number, y: number, size: number): Instruction[] {
  const radius = size * 0.6;
  const curve = (...points: readonly (readonly [number, number])[]) =>
    instruction('c', ...points.flatMap(([dx, dy]) => [short(x + dx * radius), short(y + dy * radius)]));
  return [
    ...line(x - size, y, x + size, y),
    ...line(x, y - size, x, y + size),
    instruction('m', short(x - radius), short(y)),
    curve([-1, CIRCLE], [-CIRCLE, 1], [0, 1]),
    curve([CIRCLE, 1], [1, CIRCLE], [1, 0]),
    curve([1, -CIRCLE], [CIRCLE, -1], [0, -1]),
    curve([-CIRCLE, -1], [-1, -CIRCLE], [-1, 0]),
    instruction('S'),
  ];
}

function colourBar(x: number, y: number): Instruction[] {
  const size = short(PATCH * MILLIMETRE);
  return PATCHES.flatMap((inks, at) => [
    instruction('k', ...inks),
    instruction('re', short(x + at * size), short(y), size, size),
    instruction('f'),
  ]);
}

function short(points: number): number {
  return Number(points.toFixed(4));
}
