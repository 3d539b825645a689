import { majorityDirection } from '../../../text/bidi.js';
import type { ExportDocument, ExportUnit } from '../../../model/exchange.js';
import { unitBookmark, unitTag, unitText } from '../mark.js';
import { wordsPrint } from '../../../text/fit.js';
import { fingerprint } from '../../../model/fingerprint.js';
import { asReadAlone, piecesOfMarkdown, plainText } from '../cell.js';
import { FILLS, HEADER_FILL, HEADER_MARK, headers } from '../words.js';
import type { Links } from './links.js';
import { hiddenRun, pieceRuns, properties, textRuns } from './runs.js';
import type { Setting } from './runs.js';
import { shownSource } from './source.js';
import { x, type XmlElement } from '../../../xml/write.js';
import { shade } from './xml.js';

/** Twentieths of a point; two columns fill an A4 page within its margins. */
const COLUMN = 4960;

/** The table of a translation: source beside target, a row for each unit. */
export function table(document: ExportDocument, links: Links): XmlElement {
  const border = { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'A6A6A6' };
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  return x(
    'w:tbl',
    x(
      'w:tblPr',
      // The original is on the left, whatever the direction of the first cell.
      x('w:bidiVisual', { 'w:val': 0 }),
      x('w:tblW', { 'w:w': 2 * COLUMN, 'w:type': 'dxa' }),
      x('w:tblBorders', ...sides.map((side) => x(`w:${side}`, border))),
      x('w:tblLayout', { 'w:type': 'fixed' }),
      x(
        'w:tblCellMar',
        ...['top', 'left', 'bottom', 'right'].map((side) =>
          x(`w:${side}`, { 'w:w': side === 'left' || side === 'right' ? 110 : 60, 'w:type': 'dxa' }),
        ),
      ),
    ),
    x('w:tblGrid', x('w:gridCol', { 'w:w': COLUMN }), x('w:gridCol', { 'w:w': COLUMN })),
    headerRow(document),
    ...document.units.map((unit, at) => row(unit, at + 1, document, links)),
  );
}

function headerRow(document: ExportDocument): XmlElement {
  const cells = [0, 1].map((column) => {
    const paragraphs = document.wording.map((wording, at) => {
      const { tag, direction } = wording.strings.locale;
      const setting: Setting = { locale: tag, direction };
      const words = textRuns(headers(document, wording)[column] ?? '', setting);
      return textParagraph(
        'CommuniqueHeader',
        setting,
        ...words,
        ...(at === 0 ? [hiddenRun(HEADER_MARK)] : []),
      );
    });
    return cell(HEADER_FILL, ...paragraphs);
  });
  return x('w:tr', x('w:trPr', x('w:cantSplit'), x('w:tblHeader')), ...cells);
}

function row(unit: ExportUnit, number: number, document: ExportDocument, links: Links): XmlElement {
  return x(
    'w:tr',
    cell('FFFFFF', ...sourceParagraphs(unit, number, document, links)),
    cell(FILLS[unit.status], targetParagraph(unit, number, document, links)),
  );
}

function cell(fill: string, ...paragraphs: XmlElement[]): XmlElement {
  return x('w:tc', x('w:tcPr', x('w:tcW', { 'w:w': COLUMN, 'w:type': 'dxa' }), shade(fill)), ...paragraphs);
}

/** The source in a locked content control with the mark, and notes below it. */
function sourceParagraphs(
  unit: ExportUnit,
  number: number,
  { sourceLocale, definitions, wording }: ExportDocument,
  links: Links,
): XmlElement[] {
  const setting: Setting = { locale: sourceLocale, direction: majorityDirection(unit.source, 'ltr') };
  const { pieces, hasSameWords } = shownSource(unit, definitions);
  const words = wordsPrint(plainText(piecesOfMarkdown(unit.source, definitions)));
  const set = fingerprint(asReadAlone(unit.target, definitions));
  const control = x(
    'w:sdt',
    x(
      'w:sdtPr',
      x('w:tag', { 'w:val': unitTag(unit) }),
      x('w:id', { 'w:val': number }),
      x('w:lock', { 'w:val': 'contentLocked' }),
    ),
    x('w:sdtContent', ...pieceRuns(pieces, setting, links), hiddenRun(unitText(unit, words, set))),
  );
  const labels = wording.map(({ strings }) => {
    const { tag, direction } = strings.locale;
    const texts = [`role.${unit.role}`, `status.${unit.status}`, ...(hasSameWords ? ['changed.look'] : [])];
    return note(texts.map((key) => strings.text(key)).join(' · '), { locale: tag, direction });
  });
  const english: Setting = { locale: 'en', direction: 'ltr' };
  return [
    textParagraph('CommuniqueSource', setting, control),
    ...labels,
    ...(unit.notes ?? []).map((text) => note(text, english)),
    ...remarkParagraphs(unit, wording),
  ];
}

/** Open remarks, under the word for them in the first language of the file. */
function remarkParagraphs({ remarks = [] }: ExportUnit, [wording]: ExportDocument['wording']): XmlElement[] {
  if (remarks.length === 0 || wording === undefined) return [];
  const { strings } = wording;
  const { tag, direction } = strings.locale;
  const label = note(strings.text('sheet.remarks'), { locale: tag, direction });
  const texts = remarks.map(({ by, text }) => {
    const words = `${by}: ${text.replace(/\s+/gu, ' ')}`;
    return note(words, { locale: tag, direction: majorityDirection(text, direction) });
  });
  return [label, ...texts];
}

function note(words: string, setting: Setting): XmlElement {
  return textParagraph('CommuniqueNote', setting, ...textRuns(words, setting));
}

/** The target, open to editing, within a bookmark that bears the mark. */
function targetParagraph(
  unit: ExportUnit,
  number: number,
  document: ExportDocument,
  links: Links,
): XmlElement {
  return textParagraph(
    'CommuniqueTarget',
    document,
    x('w:bookmarkStart', { 'w:id': number, 'w:name': unitBookmark(unit) }),
    ...pieceRuns(piecesOfMarkdown(unit.target, document.definitions), document, links),
    x('w:bookmarkEnd', { 'w:id': number }),
  );
}

/** A paragraph in the direction of its text. */
export function textParagraph(style: string, setting: Setting, ...content: XmlElement[]): XmlElement {
  return x(
    'w:p',
    x(
      'w:pPr',
      x('w:pStyle', { 'w:val': style }),
      setting.direction === 'rtl' ? x('w:bidi') : undefined,
      properties(setting, setting.direction),
    ),
    ...content,
  );
}
