import { dictionaryOf, type PdfObject } from '../../pdf/syntax/objects.js';
import type { PdfFile } from '../reader/file.js';
import type { Font } from './fonts.js';
import type { GraphicsState } from './graphics-state.js';

/** What parameters of the graphics state are reported for. */
export interface ParameterNotes {
  readonly transparency: Set<string>;
  readonly forbidden: Set<string>;
}

/**
 * Sets the parameters of a graphics state dictionary (ISO 32000-1 §8.4.5), the operator `gs`.
 *
 * @param state changed in place
 * @param font the font of a resource
 */
export function setParameters(
  state: GraphicsState,
  object: PdfObject,
  file: PdfFile,
  font: (object: PdfObject | undefined) => Font | undefined,
  { transparency, forbidden }: ParameterNotes,
): void {
  const parameters = dictionaryOf(object);
  if (parameters === undefined) return;
  for (const [key, value] of parameters) {
    const number = file.number(value);
    const name = file.name(value);
    const flag = file.resolve(value) === true;
    if (key === 'LW') state.lineWidth = number ?? state.lineWidth;
    else if (key === 'OP') {
      state.overprintsStroke = flag;
      // `OP` alone sets both (§8.4.5, table 58).
      if (!parameters.has('op')) state.overprintsFill = flag;
    } else if (key === 'op') state.overprintsFill = flag;
    else if (key === 'OPM') state.overprintMode = number ?? 0;
    else if (key === 'ca') state.fillOpacity = number ?? 1;
    else if (key === 'Font') {
      const [own, size] = file.array(value) ?? [];
      state.font = font(own);
      state.fontSize = file.number(size) ?? 0;
    } else if (key === 'TR' || (key === 'TR2' && name !== 'Default')) forbidden.add('a transfer function');
    if ((key === 'ca' || key === 'CA') && (number ?? 1) < 1) transparency.add(`opacity ${number ?? ''}`);
    if (key === 'SMask' && name !== 'None') transparency.add('a soft mask');
    if (key === 'BM' && !['Normal', 'Compatible'].includes(name ?? file.name(file.array(value)?.[0]) ?? '')) {
      transparency.add(`the blend mode ${name ?? ''}`);
    }
  }
}
