import { cssParts } from '../../text/css.js';

/** At-rules that load nothing. */
const AT_RULES = new Set(['media', 'supports', 'keyframes', '-webkit-keyframes', 'font-face', 'charset']);

/** Functions of values, transformations and selectors that load nothing (CSS Values 4, Color 4, Selectors 4). */
const FUNCTIONS = new Set(
  `rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix icc-color calc min max clamp var env
  matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d
  rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  circle ellipse inset polygon path rect cubic-bezier steps linear local format
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  not is where has lang dir nth-child nth-last-child nth-of-type nth-last-of-type`.split(/\s+/u),
);

/** Addresses in a style sheet or a value of one, or `undefined` where it may load something in another way. */
export function stylesAddresses(css: string): string[] | undefined {
  // `drawn.ts` reads ids and selectors as they are written, so it would not count an escaped one.
  if (css.includes('\\')) return undefined;
  const addresses: string[] = [];
  for (const { kind, value } of cssParts(css)) {
    if (kind === 'address') addresses.push(value.trim());
    else if (!(kind === 'rule' ? AT_RULES : FUNCTIONS).has(value)) return undefined;
  }
  return addresses;
}
