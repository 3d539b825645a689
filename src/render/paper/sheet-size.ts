import type { PageSize } from '../../model/config.js';

/** Width and height in millimetres, upright: ISO 216, and ANSI/ASME Y14.1 size A. */
const SIZES: Readonly<Record<PageSize, { readonly width: number; readonly height: number }>> = {
  A4: { width: 210, height: 297 },
  Letter: { width: 215.9, height: 279.4 },
};

/** The trimmed size of a paper, in millimetres. */
export function sizeOf(pageSize: PageSize) {
  return SIZES[pageSize];
}
