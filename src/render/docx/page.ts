import type { Config, PageSize } from '../../model/config.js';
import { x, type XmlElement } from '../../xml/write.js';

/** Twentieths of a point in a CSS length of each unit (CSS Values 4 §6.2). */
const TWIPS: Readonly<Record<string, number>> = {
  mm: 1440 / 25.4,
  cm: 1440 / 2.54,
  in: 1440,
  pt: 20,
  px: 15,
};

/** Width and height in twentieths of a point, upright. */
const SIZES: Readonly<Record<PageSize, readonly [width: number, height: number]>> = {
  A4: [11906, 16838],
  Letter: [12240, 15840],
};

/** The page of a file. */
export interface Page {
  readonly size: readonly [width: number, height: number];
  readonly margins: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>;
  /** The width of its lines. */
  readonly textWidth: number;
}

/** The page that the configuration asks PDFs for, in twentieths of a point. */
export function pageOf({ pageSize, margins: given }: Config['pdf']): Page {
  const [top = 1440, right = top, bottom = top, left = right] = given.trim().split(/\s+/u).map(twips);
  const size = SIZES[pageSize];
  return { size, margins: { top, right, bottom, left }, textWidth: Math.max(1440, size[0] - left - right) };
}

function twips(length: string): number {
  const [, value = '0', unit = ''] = /^(-?[\d.]+)([a-z]*)$/iu.exec(length) ?? [];
  return Math.max(0, Math.round(Number(value) * (TWIPS[unit.toLowerCase()] ?? 0)));
}

/**
 * The last properties of the body: page, margins and footer (ISO/IEC 29500-1 §17.6.17).
 *
 * @param footer id of the relationship to it
 * @param format Word’s name for the digits of the locale, where it has one
 */
export function section(
  { size: [width, height], margins }: Page,
  footer: string,
  format: string | undefined,
  isRight: boolean,
): XmlElement {
  const edge = (margin: number) => Math.min(708, Math.round(margin / 2));
  return x(
    'w:sectPr',
    x('w:footerReference', { 'w:type': 'default', 'r:id': footer }),
    format === undefined ? undefined : x('w:footnotePr', x('w:numFmt', { 'w:val': format })),
    x('w:pgSz', { 'w:w': width, 'w:h': height }),
    x('w:pgMar', {
      'w:top': margins.top,
      'w:right': margins.right,
      'w:bottom': margins.bottom,
      'w:left': margins.left,
      'w:header': edge(margins.top),
      'w:footer': edge(margins.bottom),
      'w:gutter': 0,
    }),
    format === undefined ? undefined : x('w:pgNumType', { 'w:fmt': format }),
    isRight ? x('w:bidi') : undefined,
  );
}
