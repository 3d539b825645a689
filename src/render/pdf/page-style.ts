import type { Config } from '../../model/config.js';
import { cutAtWord, isolatedText } from '../../model/inline.js';
import type { LocalizedDocument } from '../../model/localized.js';

/** Longest running title, in characters; it shares its line with the page number. */
const RUNNING_TITLE = 64;

/** Typefaces of the page margins, by script; margin boxes inherit nothing from the page's own style. */
const FACES: Readonly<Record<string, string>> = {
  Arab: '"Vazirmatn"',
  Hebr: '"Frank Ruhl Libre", "Source Serif 4"',
};
const DEFAULT_FACE = '"Source Serif 4", "Vazirmatn"';

/**
 * The `@page` rules of one locale (CSS Paged Media 3 §4–6): paper, margins, running title and page number in
 * the locale's digits. Margin boxes know no logical sides, so the start side is worked out here.
 */
export function pageStyle(document: LocalizedDocument, pdf: Config['pdf']): string {
  const { locale, strings, title, numerals } = document;
  const [start, end] = locale.direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const box = (side: string, name: string, content: string, rest: string) =>
    `@${name}-${side}{content:${content};direction:${locale.direction};text-align:${side};` +
    `font-family:${FACES[locale.script] ?? DEFAULT_FACE};font-size:11px;color:#555;${rest}}`;
  const running = cssString(cutAtWord(isolatedText(title.content), RUNNING_TITLE));
  const top = 'vertical-align:bottom;padding-bottom:22px';
  const bottom = 'vertical-align:top;padding-top:18px';
  return (
    `@page{size:${pdf.pageSize};margin:${pdf.margins};` +
    box(start, 'top', cssString(strings.text('kind')), top) +
    box(start, 'bottom', running, bottom) +
    box(end, 'bottom', folio(strings.text('page', { page: '\u0001', pages: '\u0002' }), numerals), bottom) +
    `}@page:first{@top-${start}{content:none}}`
  );
}

/** “Page 2 of 3” as CSS content, its numbers counted by the browser. */
function folio(pattern: string, numerals: string): string {
  return pattern
    .split(/([\u0001\u0002])/u)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '\u0001') return `counter(page,${numerals})`;
      return part === '\u0002' ? `counter(pages,${numerals})` : cssString(part);
    })
    .join(' ');
}

/** A CSS string (CSS Syntax 3 §4.3.5) that can stand in a `style` element. */
function cssString(text: string): string {
  const escaped = text.replace(/["\\<>&\n\r\f\u0000-\u001F]/gu, (character) => {
    return `\\${(character.codePointAt(0) ?? 0).toString(16)} `;
  });
  return `"${escaped}"`;
}
