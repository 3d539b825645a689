import type { ExportDocument } from '../../../model/exchange.js';
import { originText } from '../mark.js';
import { INSTRUCTIONS, STATUS } from '../words.js';
import { hiddenRun, runs } from './runs.js';
import { table } from './table.js';
import { part } from './xml.js';
import { x, type XmlElement } from '../../../xml/write.js';

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** `word/document.xml`: title, instructions, legend and the table. */
export function body(document: ExportDocument): string {
  const words = (text: string) => runs(text, { locale: 'en', direction: 'ltr' });
  return part(
    x(
      'w:document',
      { 'xmlns:w': WORD },
      x(
        'w:body',
        paragraph('Title', ...words(document.title), hiddenRun(originText(document))),
        ...INSTRUCTIONS.map((text) => paragraph('Normal', ...words(text))),
        legend(),
        table(document),
        // Word requires a paragraph between a table and the end.
        paragraph('CommuniqueNote'),
        x(
          'w:sectPr',
          x('w:pgSz', { 'w:w': 11906, 'w:h': 16838 }),
          x('w:pgMar', {
            'w:top': 1000,
            'w:right': 990,
            'w:bottom': 1000,
            'w:left': 990,
            'w:header': 500,
            'w:footer': 500,
            'w:gutter': 0,
          }),
        ),
      ),
    ),
  );
}

/** What the colours mean: a word on each, in its colour. It is not a table, so that the file has just one. */
function legend(): XmlElement {
  const labels = Object.values(STATUS).flatMap(({ fill, label }) => [
    x(
      'w:r',
      x('w:rPr', x('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill })),
      x('w:t', { 'xml:space': 'preserve' }, `\u00A0${label.replaceAll(' ', '\u00A0')}\u00A0`),
    ),
    x('w:r', x('w:t', { 'xml:space': 'preserve' }, '  ')),
  ]);
  return paragraph('Normal', ...labels);
}

function paragraph(style: string, ...content: XmlElement[]): XmlElement {
  return x('w:p', x('w:pPr', x('w:pStyle', { 'w:val': style })), ...content);
}
