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

/**
 * The parts of CSS that can load something, and those within which nothing can: comments and strings are read as
 * browsers read them, so that neither hides what comes after it (CSS Syntax 3 §4).
 */
const PART =
  /\/\*[^]*?(?:\*\/|$)|"[^"\n\r\f]*["\n\r\f]?|'[^'\n\r\f]*['\n\r\f]?|(?<![-\w\u{80}-\u{10ffff}])url\(\s*(?:"(?<double>[^"\n\r\f]*)"|'(?<single>[^'\n\r\f]*)'|(?<bare>[^)"'(]*))|@(?<rule>[-\w]*)|(?<![-\w\u{80}-\u{10ffff}])(?<name>[-\w\u{80}-\u{10ffff}]+)\(/giu;

/** Addresses in a style sheet or a value of one, or `undefined` where it may load something in another way. */
export function stylesAddresses(css: string): string[] | undefined {
  // An escape can spell any of it.
  if (css.includes('\\')) return undefined;
  const addresses: string[] = [];
  for (const { groups = {} } of css.matchAll(PART)) {
    const address = groups.double ?? groups.single ?? groups.bare;
    if (address !== undefined) addresses.push(address.trim());
    if (groups.rule !== undefined && !AT_RULES.has(groups.rule.toLowerCase())) return undefined;
    if (groups.name !== undefined && !FUNCTIONS.has(groups.name.toLowerCase())) return undefined;
  }
  return addresses;
}
