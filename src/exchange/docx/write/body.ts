import type { ExportDocument } from '../../../model/exchange.js';
import { originText } from '../mark.js';
import { majorityDirection } from '../../../text/bidi.js';
import { instructions } from './instructions.js';
import type { Links } from './links.js';
import { hiddenRun, textRuns, type Setting } from './runs.js';
import { table, textParagraph } from './table.js';
import { part, RELATIONSHIPS, WORD } from '../../../xml/package.js';
import { x } from '../../../xml/write.js';

/**
 * `word/document.xml`: title, instructions, legend and the table.
 *
 * @param links where the addresses of links are kept
 */
export function body(document: ExportDocument, links: Links): string {
  const { title } = document.brief;
  const setting: Setting = { locale: document.sourceLocale, direction: majorityDirection(title, 'ltr') };
  return part(
    x(
      'w:document',
      { 'xmlns:w': WORD, 'xmlns:r': RELATIONSHIPS },
      x(
        'w:body',
        textParagraph('Title', setting, ...textRuns(title, setting), hiddenRun(originText(document))),
        ...document.wording.flatMap((wording) => instructions(document, wording)),
        table(document, links),
        // Word requires a paragraph between a table and the end.
        x('w:p', x('w:pPr', x('w:pStyle', { 'w:val': 'CommuniqueNote' }))),
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
