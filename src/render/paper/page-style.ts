import type { Config, PageSize } from '../../model/config.js';
import { inert } from '../../text/controls.js';
import type { PrintablePage } from '../../model/host.js';
import { lineOf, shortened } from '../../model/inline.js';
import type { Locale } from '../../model/locale.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { sizeOf } from './sheet-size.js';

/** The paper of one file. */
export interface Sheet {
  readonly pageSize: PageSize;
  /** CSS lengths: one to four, as in the `margin` property. */
  readonly margins: string;
  /** Millimetres beyond the trimmed page that are printed too; given for sheets that are bound. */
  readonly bleed?: number | undefined;
}

type Side = 'left' | 'right';

/** Longest running title, in characters; it shares its line with the page number. */
const RUNNING_TITLE = 64;

/** Typefaces of the page margins, by script; margin boxes inherit nothing from the page's own style. */
const FACES: Readonly<Record<string, string>> = {
  Arab: '"Vazirmatn", "Source Serif 4", "Frank Ruhl Libre", "Own"',
  Hebr: '"Frank Ruhl Libre", "Source Serif 4", "Vazirmatn", "Own"',
};
const DEFAULT_FACE = '"Source Serif 4", "Vazirmatn", "Frank Ruhl Libre", "Own"';

/**
 * The `@page` rules of one locale (CSS Paged Media 3 §4–6): paper, margins, running title and page number in
 * the locale's digits. Margin boxes know no logical sides, so the start side is worked out here.
 *
 * Sheets that are bound have facing pages: the page number is at the outer edge, the wider margin of two
 * at the spine. The first page of a right-to-left document is a left one, its spine at the right.
 */
export function pageStyle(
  document: LocalizedDocument,
  sheet: Sheet,
  shortTitles: Config['shortTitle'],
): string {
  const { locale, strings } = document;
  const [start, end]: [Side, Side] = locale.direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const box = (side: Side, name: 'top' | 'bottom', { content, of }: Furniture) =>
    `@${name}-${side}{content:${content};direction:${of.direction};text-align:${side};` +
    `font-family:${FACES[of.script] ?? DEFAULT_FACE};font-size:11px;color:#555;${PLACES[name]}}`;
  const kind = { content: cssString(strings.text('kind')), of: strings.ownerOf('kind').locale };
  const running = { content: cssString(runningTitle(document, shortTitles)), of: locale };
  const pattern = strings.text('page', { page: PAGE, pages: PAGES });
  const { locale: of, numerals } = strings.ownerOf('page');
  const number = { content: folio(pattern, numerals), of };
  // Each page has its head at the inner side and its number at the outer one.
  const furniture = (inner: Side, outer: Side) =>
    box(inner, 'top', kind) + box(inner, 'bottom', running) + box(outer, 'bottom', number);
  const none = (['left', 'right'] as const).map((side) => `@top-${side}{content:none}`).join('');
  const paper = `@page turned{size:${turnedSize(sheet)}}@page{${paperSize(sheet)}`;
  if (sheet.bleed === undefined) return `${paper}${furniture(start, end)}}@page:first{${none}}`;
  return (
    `${paper}}@page:right{${furniture('left', 'right')}}` +
    `@page:left{margin:${margins(sheet, 'mirrored')};${furniture('right', 'left')}}@page:first{${none}}`
  );
}

/** What is in the margin of a page: a CSS `content`, and the locale of its words. */
interface Furniture {
  readonly content: string;
  readonly of: Locale;
}

/** The title at the foot of a page: the configuration’s short one, else as much of the whole as has room. */
function runningTitle({ locale, title }: LocalizedDocument, shortTitles: Config['shortTitle']): string {
  return inert(shortTitles[locale.tag] ?? '').trim() || shortened(lineOf(title.content), RUNNING_TITLE);
}

const PLACES = {
  top: 'vertical-align:bottom;padding-bottom:22px',
  bottom: 'vertical-align:top;padding-top:18px',
} as const;

/** Size and margins; what is bled is paper too. */
function paperSize(sheet: Sheet): string {
  if (sheet.bleed === undefined) return `size:${sheet.pageSize};margin:${sheet.margins};`;
  const { width, height } = sizeOf(sheet.pageSize);
  const [whole, high] = [width, height].map((side) => side + 2 * (sheet.bleed ?? 0));
  return `size:${whole}mm ${high}mm;margin:${margins(sheet)};`;
}

/** The size of a page that a wide table is set on. */
function turnedSize({ pageSize, bleed = 0 }: Sheet): string {
  const { width, height } = sizeOf(pageSize);
  return `${height + 2 * bleed}mm ${width + 2 * bleed}mm`;
}

/** The browser rounds pages to whole pixels, so a page may be this much narrower than computed. */
const ROUNDING = '1px';

/** Widths of the text area as CSS lengths: on an upright page, and on one that is turned for a wide table. */
export function textWidths({ pageSize, margins: given }: Sheet): PrintablePage['textWidth'] {
  const [, right, , left] = sidesOf(given);
  const { width, height } = sizeOf(pageSize);
  const [upright, turned] = [width, height].map(
    (whole) => `calc(${whole}mm - ${left} - ${right} - ${ROUNDING})`,
  ) as [string, string];
  return { upright, turned };
}

/** The four sides of a `margin` property (CSS Box 3 §4.2). */
function sidesOf(given: string): [top: string, right: string, bottom: string, left: string] {
  const [top = '0mm', right = top, bottom = top, left = right] = given.trim().split(/\s+/u);
  return [top, right, bottom, left];
}

/** The four margins, measured from the edge of the bleed. A left-hand page is the mirror of a right-hand one. */
function margins({ margins: given, bleed = 0 }: Sheet, hand?: 'mirrored'): string {
  const [top, right, bottom, left] = sidesOf(given);
  const sides = hand === undefined ? [top, right, bottom, left] : [top, left, bottom, right];
  return sides.map((side) => `calc(${side} + ${bleed}mm)`).join(' ');
}

/** Placeholders for the numbers until CSS counts: the last private-use characters, because controls are removed. */
const PAGE = '\u{10FFFC}';
const PAGES = '\u{10FFFD}';

/** “Page 2 of 3” as CSS content, its numbers counted by the browser. */
function folio(pattern: string, numerals: string): string {
  return pattern
    .split(/([\u{10FFFC}\u{10FFFD}])/u)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === PAGE) return `counter(page,${numerals})`;
      return part === PAGES ? `counter(pages,${numerals})` : cssString(part);
    })
    .join(' ');
}

/** A CSS string (CSS Syntax 3 §4.3.5) that is safe in a `style` element. */
function cssString(text: string): string {
  const escaped = text.replace(/["\\<>&\n\r\f\u0000-\u001F]/gu, (character) => {
    return `\\${(character.codePointAt(0) ?? 0).toString(16)} `;
  });
  return `"${escaped}"`;
}
