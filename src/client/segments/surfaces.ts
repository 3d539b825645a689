import type { SheetFinding } from '../../model/sheet.js';
import type { Surface } from '../editor/surface.js';

/** The editors that are on the page, by the number of their segment, counted from 0. */
export class Surfaces {
  readonly #surfaces = new Map<number, Surface>();

  /** Takes the editor of a segment, or forgets it when it goes. */
  readonly set = (at: number, surface: Surface | undefined): void => {
    if (surface === undefined) this.#surfaces.delete(at);
    else this.#surfaces.set(at, surface);
  };

  /** Puts the caret into a segment, at the words of a finding if it has any. */
  go(at: number, finding?: SheetFinding): void {
    const surface = this.#surfaces.get(at);
    const range = finding?.range;
    surface?.root.closest('article')?.removeAttribute('hidden');
    surface?.root.scrollIntoView({ block: 'center' });
    surface?.focus(range && { from: range[0], to: range[1] });
  }
}
