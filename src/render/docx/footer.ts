import { part, RELATIONSHIPS, WORD } from '../../xml/package.js';
import { x, type XmlElement } from '../../xml/write.js';
import type { Look } from './inline.js';
import type { PartWriter } from './part-writer.js';
import { properties, textRuns } from './runs.js';

/** Placeholders for the numbers: private use, because controls are removed. */
const PAGE = '\u{10FFFC}';
const PAGES = '\u{10FFFD}';

/** `word/footer1.xml`: “Page 2 of 3” in the words of the locale. */
export function footer(writer: PartWriter): string {
  const { strings, locale } = writer.file.document;
  const owner = strings.ownerOf('page');
  const look: Look = { lang: owner.locale.tag, direction: owner.locale.direction };
  const runs = strings
    .text('page', { page: PAGE, pages: PAGES })
    .split(/([\u{10FFFC}\u{10FFFD}])/u)
    .flatMap((piece) => {
      if (piece === PAGE) return field('PAGE', look, locale.tag, writer.digits(1));
      return piece === PAGES
        ? field('NUMPAGES', look, locale.tag, writer.digits(1))
        : textRuns(piece, look, locale.tag);
    });
  return part(
    x(
      'w:ftr',
      { 'xmlns:w': WORD, 'xmlns:r': RELATIONSHIPS },
      writer.paragraph(runs, { style: 'Footer' }, owner.locale.direction),
    ),
  );
}

/** A number that Word counts (ISO/IEC 29500-1 §17.16.18), with what it shows until then. */
function field(name: string, look: Look, lang: string, shown: string): XmlElement[] {
  const run = (...content: XmlElement[]) => x('w:r', properties(look, lang), ...content);
  const character = (type: string) => run(x('w:fldChar', { 'w:fldCharType': type }));
  return [
    character('begin'),
    run(x('w:instrText', { 'xml:space': 'preserve' }, ` ${name} `)),
    character('separate'),
    run(x('w:t', shown)),
    character('end'),
  ];
}
