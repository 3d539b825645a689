/** A colour in CIE 1976 L*a*b*, under D50. */
export type Lab = readonly [l: number, a: number, b: number];

/** A colour in CIE XYZ, under D50, white at Y = 1. */
export type Xyz = readonly [x: number, y: number, z: number];

/** A colour in sRGB (IEC 61966-2-1), each from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The illuminant of the connection space of profiles (ICC.1:2001-04 §A.1). */
const D50: Xyz = [0.9642, 1, 0.8249];

/** sRGB to XYZ, adapted from D65 to D50 as profiles of sRGB have it. */
const SRGB: readonly Xyz[] = [
  [0.43607, 0.38515, 0.14307],
  [0.22249, 0.71687, 0.06061],
  [0.01392, 0.09708, 0.7141],
];

/** The colour of sRGB values. */
export function xyzOf(rgb: Rgb): Xyz {
  const [red, green, blue] = rgb.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  return SRGB.map(([r, g, b]) => r * red + g * green + b * blue) as unknown as Xyz;
}

/** XYZ as Lab (CIE 15 §8.2.1). */
export function labOf(xyz: Xyz): Lab {
  const [x, y, z] = xyz.map((value, at) => {
    const share = value / (D50[at] ?? 1);
    return share > (6 / 29) ** 3 ? Math.cbrt(share) : share / (3 * (6 / 29) ** 2) + 4 / 29;
  }) as unknown as Xyz;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The Y of a lightness. */
function luminance(l: number): number {
  const root = (l + 16) / 116;
  return root > 6 / 29 ? root ** 3 : 3 * (6 / 29) ** 2 * (root - 4 / 29);
}

/**
 * Compresses colours so that black becomes the darkest a press can print (ISO 18619).
 *
 * @param blackest its lightness
 */
export function compensateBlack(xyz: Xyz, blackest: number): Xyz {
  const black = luminance(blackest);
  return xyz.map((value, at) => value * (1 - black) + black * (D50[at] ?? 1)) as unknown as Xyz;
}
