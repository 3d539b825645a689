/** A transformation of the plane (ISO 32000-1 §8.3.3): `x' = ax + cy + e`, `y' = bx + dy + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A rectangle in points: left, bottom, right, top. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `a`, then `b`. */
export function multiplied(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

/** Where a point comes to lie. */
export function applied(matrix: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** How much a length grows, on the average of both directions. */
export function scaleOf(matrix: Matrix): number {
  return Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
}

/** The matrix of six numbers; the identity if they are anything else. */
export function matrixOf(numbers: readonly (number | undefined)[] | undefined): Matrix {
  const six = numbers?.slice(0, 6) ?? [];
  return six.length === 6 && six.every((number) => number !== undefined)
    ? (six as unknown as Matrix)
    : IDENTITY;
}

/** The box of four numbers, its corners put in order (§7.9.5). */
export function boxOf(numbers: readonly number[] | undefined): Box | undefined {
  const [x0, y0, x1, y1] = numbers ?? [];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

/** Whether the outer box holds the inner one, but for a hundredth of a point. */
export function holds(outer: Box, inner: Box): boolean {
  const slack = 0.01;
  return (
    inner[0] >= outer[0] - slack &&
    inner[1] >= outer[1] - slack &&
    inner[2] <= outer[2] + slack &&
    inner[3] <= outer[3] + slack
  );
}

/** Points as millimetres. */
export function millimetres(points: number): number {
  return (points * 25.4) / 72;
}
