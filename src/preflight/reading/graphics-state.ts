import { BLACK, type Colour } from './colour.js';
import type { Font } from './fonts.js';
import { IDENTITY, type Matrix } from './geometry.js';

/** The parameters that `q` keeps and `Q` brings back (ISO 32000-1 §8.4.1), as far as the checks ask for them. */
export interface GraphicsState {
  matrix: Matrix;
  fill: Colour | undefined;
  stroke: Colour | undefined;
  lineWidth: number;
  fillOpacity: number;
  overprintsFill: boolean;
  overprintsStroke: boolean;
  /** 1: a colour of 0 leaves what is under it (§8.6.7). */
  overprintMode: number;
  font: Font | undefined;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  /** 1 is normal. */
  horizontalScale: number;
  leading: number;
  rise: number;
  /** 0 fill, 1 stroke, 2 both, 3 neither; 4 to 7 the same and clip (§9.3.6). */
  renderingMode: number;
}

/** The state a page begins with (§8.4.1, table 52). */
export function initialState(): GraphicsState {
  return {
    matrix: IDENTITY,
    fill: BLACK,
    stroke: BLACK,
    lineWidth: 1,
    fillOpacity: 1,
    overprintsFill: false,
    overprintsStroke: false,
    overprintMode: 0,
    font: undefined,
    fontSize: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderingMode: 0,
  };
}
