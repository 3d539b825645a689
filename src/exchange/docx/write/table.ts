import { majorityDirection } from '../../../text/bidi.js';
import type { ExportDocument, ExportUnit } from '../../../model/exchange.js';
import { unitBookmark, unitTag, unitText } from '../mark.js';
import { EARLIER, HEADER_FILL, headers, ROLE, STATUS } from '../words.js';
import { hiddenRun, properties, runs } from './runs.js';
import type { Setting } from './runs.js';
import { x, type XmlElement } from '../../../xml/write.js';

/** Twentieths of a point; two columns fill an A4 page within its margins. */
const COLUMN = 4960;

/** The table of a translation: source beside target, a row for each unit. */
export function table(document: ExportDocument): XmlElement {
  const border = { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'A6A6A6' };
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  return x(
    'w:tbl',
    x(
      'w:tblPr',
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
    ...document.units.map((unit, at) => row(unit, at + 1, document)),
  );
}

function headerRow(document: ExportDocument): XmlElement {
  const cells = headers(document).map((words, column) => {
    const run = x('w:r', x('w:t', { 'xml:space': 'preserve' }, words));
    // The words are English; they go where the lines of their column begin.
    const isRight = column === 1 && document.direction === 'rtl';
    const look = x(
      'w:pPr',
      x('w:pStyle', { 'w:val': 'CommuniqueHeader' }),
      isRight ? x('w:jc', { 'w:val': 'right' }) : undefined,
    );
    return cell(HEADER_FILL, x('w:p', look, run));
  });
  return x('w:tr', x('w:trPr', x('w:cantSplit'), x('w:tblHeader')), ...cells);
}

function row(unit: ExportUnit, number: number, document: ExportDocument): XmlElement {
  return x(
    'w:tr',
    cell('FFFFFF', ...sourceParagraphs(unit, number, document)),
    cell(STATUS[unit.status].fill, targetParagraph(unit, number, document)),
  );
}

function cell(fill: string, ...paragraphs: XmlElement[]): XmlElement {
  return x(
    'w:tc',
    x(
      'w:tcPr',
      x('w:tcW', { 'w:w': COLUMN, 'w:type': 'dxa' }),
      x('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill }),
    ),
    ...paragraphs,
  );
}

/** The source in a locked content control with the mark, and notes below it. */
function sourceParagraphs(unit: ExportUnit, number: number, document: ExportDocument): XmlElement[] {
  const setting: Setting = {
    locale: document.sourceLocale,
    direction: majorityDirection(unit.source, 'ltr'),
  };
  const control = x(
    'w:sdt',
    x(
      'w:sdtPr',
      x('w:tag', { 'w:val': unitTag(unit) }),
      x('w:id', { 'w:val': number }),
      x('w:lock', { 'w:val': 'contentLocked' }),
    ),
    x('w:sdtContent', ...runs(unit.source, setting), hiddenRun(unitText(unit))),
  );
  const note = (words: string) => {
    const plain: Setting = { locale: 'en', direction: 'ltr' };
    return paragraph('CommuniqueNote', ...runs(words, plain));
  };
  const earlier = unit.status === 'outdated' ? unit.madeFor : undefined;
  return [
    textParagraph('CommuniqueSource', setting, control),
    note(`${ROLE[unit.role]} · ${STATUS[unit.status].label}`),
    ...(earlier === undefined ? [] : [note(EARLIER + earlier)]),
    ...(unit.notes ?? []).map((words) => note(words)),
  ];
}

/** The target, open to editing, within a bookmark that bears the mark. */
function targetParagraph(unit: ExportUnit, number: number, document: ExportDocument): XmlElement {
  return textParagraph(
    'CommuniqueTarget',
    document,
    x('w:bookmarkStart', { 'w:id': number, 'w:name': unitBookmark(unit) }),
    ...runs(unit.target, document),
    x('w:bookmarkEnd', { 'w:id': number }),
  );
}

function textParagraph(style: string, setting: Setting, ...content: XmlElement[]): XmlElement {
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

function paragraph(style: string, ...content: XmlElement[]): XmlElement {
  return x('w:p', x('w:pPr', x('w:pStyle', { 'w:val': style })), ...content);
}
