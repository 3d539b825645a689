import type { ColourSpace } from './colour.js';
import type { ImageMark, Mark } from './document.js';
import { applied, scaleOf, type Box, type Matrix } from './geometry.js';
import type { GraphicsState } from './graphics-state.js';
import { Grounds } from './grounds.js';
import { MarkedContent } from './marked-content.js';
import type { ShownText } from './text-object.js';

/** Notes what content paints, in which state, on which ground, and to which part of the structure it belongs. */
export class Painter {
  readonly marks: Mark[] = [];
  readonly marked = new MarkedContent();
  readonly #grounds = new Grounds();
  /** Rectangles of the path under construction; `undefined` once it holds anything else. */
  #rectangles: Box[] | undefined = [];

  /** @param page number of the page */
  constructor(private readonly page: number) {}

  addRectangle(matrix: Matrix, x: number, y: number, width: number, height: number): void {
    const isUpright = (matrix[1] === 0 && matrix[2] === 0) || (matrix[0] === 0 && matrix[3] === 0);
    if (isUpright)
      this.#rectangles?.push(boxOf(applied(matrix, x, y), applied(matrix, x + width, y + height)));
    else this.#rectangles = undefined;
  }

  /** Adds anything but a rectangle to the path. */
  addSegment(): void {
    this.#rectangles = undefined;
  }

  endPath(): void {
    this.#rectangles = [];
  }

  paintPath(state: GraphicsState, fills: boolean, strokes: boolean): void {
    const { matrix, lineWidth, overprintsFill, overprintsStroke } = state;
    const fill = fills ? state.fill : undefined;
    if (fills && this.#rectangles !== undefined) {
      for (const box of this.#rectangles)
        this.#grounds.add(box, state.fillOpacity < 1 ? 'mixed' : (fill ?? 'mixed'));
    }
    this.endPath();
    this.marks.push({
      kind: 'path',
      tagging: this.marked.tagging,
      fill,
      stroke: strokes ? state.stroke : undefined,
      width: lineWidth * scaleOf(matrix),
      overprints: fills ? overprintsFill : overprintsStroke,
    });
    this.marked.putOther();
  }

  paintShading(space: ColourSpace | undefined): void {
    this.marks.push({ kind: 'shading', tagging: this.marked.tagging, space });
    this.marked.putOther();
  }

  paintImage({ width, height, filters, space, isMask }: PaintedImage, { matrix }: GraphicsState): void {
    const across = Math.hypot(matrix[0], matrix[1]) / 72;
    const up = Math.hypot(matrix[2], matrix[3]) / 72;
    const mark: ImageMark = {
      kind: 'image',
      tagging: this.marked.tagging,
      // A JPEG 2000 image may bring its colour space itself (§7.4.9).
      space:
        space ??
        (filters.includes('JPXDecode') || isMask ? undefined : { family: 'DeviceRGB', components: 3 }),
      resolution: Math.min(width / (across || 1e-9), height / (up || 1e-9)),
      isMask,
    };
    this.marks.push(mark);
    this.#grounds.add(boxOf(applied(matrix, 0, 0), applied(matrix, 1, 1)), 'mixed');
    this.marked.putOther();
  }

  paintText(state: GraphicsState, { texts, ...shown }: ShownText): void {
    const { renderingMode, fillOpacity, overprintsFill } = state;
    const isVisible = renderingMode % 4 !== 3 && fillOpacity > 0;
    const fills = isVisible && renderingMode % 4 !== 1;
    const strokes = isVisible && (renderingMode % 4 === 1 || renderingMode % 4 === 2);
    const { start, end, size } = shown;
    this.marks.push({
      kind: 'text',
      tagging: this.marked.tagging,
      text: texts.join(''),
      ...shown,
      fill: fills ? state.fill : undefined,
      stroke: strokes ? state.stroke : undefined,
      opacity: fillOpacity,
      // A little above the base line, where the letters are.
      ground: this.#grounds.at(start[0], start[1] + size / 4),
      overprints: overprintsFill,
    });
    const [left, right] = [Math.min(start[0], end[0]), Math.max(start[0], end[0])];
    this.marked.put(texts, { page: this.page, left, right, y: start[1], size });
  }
}

/** What is known of an image. */
interface PaintedImage {
  /** In samples. */
  readonly width: number;
  readonly height: number;
  readonly filters: readonly string[];
  /** The colour space that its dictionary names. */
  readonly space: ColourSpace | undefined;
  readonly isMask: boolean;
}

function boxOf([x0, y0]: readonly [x: number, y: number], [x1, y1]: readonly [x: number, y: number]): Box {
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}
