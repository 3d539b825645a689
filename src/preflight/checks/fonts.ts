import type { InspectedDocument } from '../reading/document.js';
import type { Font } from '../reading/fonts.js';
import { ALWAYS_ERROR, READING_FIRST, type Check, type Sighting } from './check.js';

/** No character: U+0000, byte order marks, the replacement character, private use (ISO 19005-2 §6.2.11.7.2). */
const NO_CHARACTER = /[\0\uFEFF\uFFFE\uFFFD\uE000-\uF8FF\u{F0000}-\u{10FFFD}]/u;
/** Shapes of Arabic letters, which search and copying do not take for the letters (Unicode, chapter 9.2). */
const PRESENTATION_FORM = /[\uFB50-\uFD3D\uFE70-\uFEFC]/u;
/** How far a stated width may lie from the font’s own, in thousandths of an em (ISO 19005-2 §6.2.11.5). */
const SLACK = 1;

const EMBED = 'Embed the font whole or as a subset.';

/** The fonts that text is shown in. */
export const fontChecks: readonly Check[] = [
  {
    id: 'font.embedded',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.2.11.4.1, ISO 14289-1 §7.21.4.1, ISO 15930-7 §6.4',
    description: 'Every font is embedded.',
    confirmedBy: '`pdffonts` (emb)',
    help: EMBED,
    run: (document) =>
      document.fonts
        .filter(({ isEmbedded }) => !isEmbedded)
        .flatMap((font) => onPagesOf(font, font.used.keys(), 'A font is not embedded.')),
  },
  {
    id: 'font.type3',
    severity: { reading: 'warning', print: 'error' },
    clause: 'none: ISO 32000-1 §9.6.5 allows it',
    description:
      'There is no Type 3 font, which browsers make of emoji and stroked text: it is painted, not set.',
    confirmedBy: '`pdffonts` (type)',
    help: 'Set the text in a font that has its characters, without stroke and without emoji.',
    run: (document) =>
      document.fonts
        .filter(({ subtype }) => subtype === 'Type3')
        .flatMap((font) => onPagesOf(font, font.used.keys(), 'Text is painted with a Type 3 font.')),
  },
  {
    id: 'font.cidmap',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.2.11.3.2, ISO 14289-1 §7.21.3.2',
    description: 'An embedded composite TrueType font says which glyph each of its codes is.',
    confirmedBy: 'veraPDF 6.2.11.3.2',
    help: 'Write a CIDToGIDMap into the font.',
    run: (document) =>
      document.fonts
        .filter(({ lacksGlyphMap }) => lacksGlyphMap)
        .map(({ name }) => ({ message: 'A font has no CIDToGIDMap.', about: name })),
  },
  {
    id: 'font.notdef',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.2.11.8, ISO 14289-1 §7.21.8',
    description: 'No text shows the .notdef glyph, the empty box.',
    confirmedBy: 'veraPDF 7.21.8-1; look at the page',
    help: 'Set the text in a font that has its characters.',
    run: (document) =>
      onCodes(document, (font, code) => font.glyph(code) === 0, 'Text shows the .notdef glyph.'),
  },
  {
    id: 'font.glyph',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.2.11.4.1, ISO 14289-1 §7.21.4.1',
    description: 'Every glyph that is shown is in the embedded font.',
    confirmedBy: 'veraPDF 7.21.4.1-2',
    help: EMBED,
    run: (document) =>
      onCodes(
        document,
        (font, code) => font.program !== undefined && (font.glyph(code) ?? 0) >= font.program.glyphCount,
        'Text shows a glyph that the embedded font does not have.',
      ),
  },
  {
    id: 'font.widths',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.2.11.5, ISO 14289-1 §7.21.5',
    description:
      'Stated widths are those of the embedded font (`hmtx`), to a thousandth of an em. TrueType in composite fonts only.',
    confirmedBy: 'veraPDF 6.2.11.5, 7.21.5-1',
    help: 'Write the W array of the font from its hmtx table.',
    run: (document) => onCodes(document, hasWrongWidth, 'The stated width of a glyph is not the font’s.'),
  },
  {
    id: 'font.tounicode',
    severity: READING_FIRST,
    clause: 'ISO 19005-2 §6.2.11.7.2, ISO 14289-1 §7.21.7',
    description: 'Every code says which character it stands for.',
    confirmedBy: '`pdffonts` (uni), veraPDF 7.21.7-1',
    help: 'Write a ToUnicode map for all codes of the font.',
    run: (document) =>
      onCodes(
        document,
        (font, code) => (font.text(code) ?? '') === '',
        'Text has no Unicode value: it cannot be copied.',
      ),
  },
  {
    id: 'font.unicode',
    severity: READING_FIRST,
    clause: 'ISO 19005-2 §6.2.11.7.2, ISO 14289-1 §7.21.7',
    description: 'No code stands for U+0000, U+FEFF, U+FFFD, U+FFFE or the private use area.',
    confirmedBy: 'veraPDF 7.21.7-2; `pdftotext`',
    help: 'Correct the ToUnicode map of the font.',
    run: (document) =>
      onCodes(
        document,
        (font, code) => NO_CHARACTER.test(font.text(code) ?? ''),
        'The code of a glyph stands for no real character.',
      ),
  },
  {
    id: 'font.presentation',
    severity: READING_FIRST,
    clause: 'Unicode §9.2: presentation forms are for compatibility only',
    description: 'No code stands for an Arabic presentation form.',
    confirmedBy: '`pdftotext file.pdf - | grep -P "[\\x{FB50}-\\x{FD3D}\\x{FE70}-\\x{FEFC}]"`',
    help: 'Write the letters themselves into the ToUnicode map.',
    run: (document) =>
      onCodes(
        document,
        (font, code) => PRESENTATION_FORM.test(font.text(code) ?? ''),
        'Text is coded as Arabic presentation forms: a search does not find it.',
      ),
  },
  {
    id: 'font.allowed',
    severity: ALWAYS_ERROR,
    clause: 'none: the publication’s own fonts',
    description: 'A file of the publication uses only its fonts: no fallback of the machine has crept in.',
    confirmedBy: '`pdffonts` (name)',
    help: 'Bring a font that has these characters into the publication.',
    run(document, { fonts }) {
      if (fonts === undefined) return [];
      const allowed = fonts.map((family) => family.replaceAll(/[\s-]/gu, '').toLowerCase());
      return document.fonts
        .filter(
          ({ name }) => !allowed.some((family) => name.replaceAll('-', '').toLowerCase().startsWith(family)),
        )
        .flatMap((font) => onPagesOf(font, font.used.keys(), 'A font is not one of the publication’s.'));
    },
  },
];

function hasWrongWidth(font: Font, code: number): boolean {
  const glyph = font.glyph(code);
  if (font.program === undefined || glyph === undefined || glyph >= font.program.glyphCount) return false;
  const own = (font.program.advance(glyph) * 1000) / font.program.unitsPerEm;
  return Math.abs(own - font.width(code)) > SLACK;
}

/** One sighting a font and page for the codes that are wrong. */
function onCodes(
  { fonts }: InspectedDocument,
  isWrong: (font: Font, code: number) => boolean,
  message: string,
): Sighting[] {
  return fonts.flatMap((font) =>
    onPagesOf(
      font,
      [...font.used.keys()].filter((code) => isWrong(font, code)),
      message,
    ),
  );
}

function onPagesOf(font: Font, codes: Iterable<number>, message: string): Sighting[] {
  const pages = new Set<number>();
  for (const code of codes) for (const page of font.used.get(code) ?? []) pages.add(page);
  return [...pages].map((page) => ({ message, page, about: font.name }));
}
