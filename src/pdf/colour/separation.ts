import { compensateBlack, labOf, xyzOf, type Rgb } from './lab.js';
import { onCurve } from './lookup-table.js';
import type { Inks, PrintProfile } from './profile.js';

/** Values of red, green and blue that differ less are a grey; the browser rounds to four decimals. */
const SAME = 0.004;
/** Samples of the tone ramp. */
const STEPS = 100;

/** Turns colours of the screen into inks: greys into black alone, others through a profile. */
export class Separation {
  /** Share of black ink by lightness, which runs from that of full ink to that of paper, evenly. */
  private readonly ramp: Float64Array;
  private readonly blackest: number;

  constructor(private readonly profile: PrintProfile) {
    this.ramp = toneRamp(profile);
    const [darkest] = profile.toLab(profile.toInks([0, 0, 0]));
    this.blackest = Math.min(50, Math.max(0, darkest));
  }

  /** The inks of a colour: black 0/0/0/1, greys black alone, others relative colorimetric with black point compensation. */
  inks(rgb: Rgb): Inks {
    const [red, green, blue] = rgb;
    if (Math.abs(red - green) < SAME && Math.abs(green - blue) < SAME) return [0, 0, 0, this.black(green)];
    const inks = this.profile.toInks(labOf(compensateBlack(xyzOf(rgb), this.blackest)));
    return inks.map((ink) => Number(ink.toFixed(3))) as unknown as Inks;
  }

  /** How much black ink looks like a grey, the darkest grey being full ink. */
  private black(grey: number): number {
    if (grey < SAME) return 1;
    if (grey > 1 - SAME) return 0;
    const [l] = labOf(xyzOf([grey, grey, grey]));
    return Number(onCurve(this.ramp, l / 100).toFixed(3));
  }
}

/** The tone ramp of black ink as the profile measured it, the other way round: lightness to share of ink. */
function toneRamp(profile: PrintProfile): Float64Array {
  const lightness = Array.from({ length: STEPS + 1 }, (_, at) => profile.toLab([0, 0, 0, at / STEPS])[0]);
  const paper = lightness[0] ?? 100;
  const solid = lightness[STEPS] ?? 0;
  return Float64Array.from({ length: STEPS + 1 }, (_, at) => {
    const wanted = solid + ((paper - solid) * at) / STEPS;
    const darker = lightness.findIndex((l) => l <= wanted);
    if (darker <= 0) return darker === 0 ? 0 : 1;
    const [above, below] = [lightness[darker - 1] ?? wanted, lightness[darker] ?? wanted];
    const share = above === below ? 0 : (above - wanted) / (above - below);
    return (darker - 1 + share) / STEPS;
  });
}

/** All plates together, in percent. */
export function totalInk(inks: readonly number[]): number {
  return 100 * inks.reduce((sum, ink) => sum + ink, 0);
}
