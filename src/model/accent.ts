import {
  clampChroma,
  converter,
  formatHex,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeRgb,
  useMode,
  wcagContrast,
} from 'culori/fn';

for (const mode of [modeRgb, modeLrgb, modeOklab, modeOklch]) useMode(mode as typeof modeRgb);
const toOklch = converter('oklch');

/** What the accent is read on: `--paper` and `--tint` of templates/page.css, by day and by night. */
export const GROUNDS = { day: ['#fcfcfb', '#f2f2f0'], night: ['#141618', '#1e2124'] } as const;

/** Contrast that text needs at level AA (WCAG 2.2, success criterion 1.4.3). */
const LEAST = 4.5;

/** Contrast of a colour that is computed: that of the package’s own colours, level AAA (1.4.6). */
const COMPUTED = 7;

/** The accent of a publication as the pages use it. */
export interface Accent {
  /** On light pages and on paper. */
  readonly day: string;
  /** On dark pages: the same hue, as light as it has to be. */
  readonly night: string;
}

/** @param day a colour as `#rrggbb` */
export function accentOf(day: string): Accent {
  return { day, night: moved(day, GROUNDS.night, COMPUTED, 'lighter') };
}

/**
 * Why a colour cannot be the accent: it is too pale to be read on light pages. Any colour has a lighter variant for
 * dark pages.
 *
 * @param colour as `#rrggbb`
 * @returns its contrast, that which it needs, and the nearest colour that has it; nothing where it can be
 */
export function paleAccent(colour: string): { contrast: number; least: number; nearest: string } | undefined {
  const contrast = leastContrast(colour, GROUNDS.day);
  if (contrast >= LEAST) return undefined;
  return { contrast, least: LEAST, nearest: moved(colour, GROUNDS.day, LEAST, 'darker') };
}

/** The contrast of a colour with the ground on which it is least visible. */
function leastContrast(colour: string, grounds: readonly string[]): number {
  return Math.min(...grounds.map((ground) => wcagContrast(colour, ground)));
}

/** The lightness is found to less than a step of `#rrggbb`. */
const HALVINGS = 16;

/** The nearest colour of the same hue with enough contrast: its lightness in OKLCH is moved, and no more than needed. */
function moved(
  colour: string,
  grounds: readonly string[],
  contrast: number,
  where: 'lighter' | 'darker',
): string {
  if (leastContrast(colour, grounds) >= contrast) return colour;
  const start = toOklch(colour) ?? { mode: 'oklch', l: 0, c: 0 };
  let [tooNear, enough, best] = where === 'darker' ? [start.l, 0, '#000000'] : [start.l, 1, '#ffffff'];
  for (let step = 0; step < HALVINGS; step += 1) {
    const l = (tooNear + enough) / 2;
    // Most hues have fewer colours the lighter or darker they are.
    const hex = formatHex(clampChroma({ ...start, l }, 'oklch'));
    if (leastContrast(hex, grounds) < contrast) tooNear = l;
    else [enough, best] = [l, hex];
  }
  return best;
}
