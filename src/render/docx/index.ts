import type { Format, RenderContext } from '../../model/format.js';
import { plainLineOf } from '../../model/inline.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { Problem } from '../../model/problem.js';
import { uuidOf } from '../../pdf/metadata/uuid.js';
import {
  contentTypes,
  CORE_TYPE,
  coreProperties,
  pack,
  part,
  relationships,
  WORD,
  WORD_TYPE,
  type Parts,
  type Relationship,
} from '../../xml/package.js';
import { x } from '../../xml/write.js';
import { fontTable } from './fonts.js';
import { footer } from './footer.js';
import { footnotes, SEPARATORS } from './footnotes.js';
import { Links } from './links.js';
import { pressLook, unLook } from './looks.js';
import { main } from './main.js';
import { Notes } from '../html/notes.js';
import { Numbering } from './numbering.js';
import { pageOf } from './page.js';
import { PartWriter, type WordFile } from './part-writer.js';
import { Pictures } from './pictures.js';
import { styles } from './styles.js';

/** The statement as a Word file (ISO/IEC 29500), to be pasted from and handed in. */
export const docx: Format = {
  id: 'docx',
  label: { key: 'download.docx', fallback: 'Word file' },
  strings: ['embargo.document'],
  purpose: { key: 'kit.docx', fallback: 'Word file to edit and quote from' },
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  onRequest: true,
  path: ({ locale, slug }) => `${locale.tag}/${slug}.${locale.tag}.docx`,
  render(document, context) {
    const { parts, unshown } = wordParts(document, context);
    const artifact = {
      path: docx.path(document),
      content: pack(parts),
      locale: document.locale.tag,
      format: docx.id,
    };
    return { artifacts: [artifact], problems: Array.from(unshown, (url) => unshownPicture(url, document)) };
  },
};

const FOOTER = 'rId6';

/** What the main part leads to, whatever is in it. */
const FIXED: readonly Relationship[] = [
  { id: 'rId1', type: 'styles', target: 'styles.xml' },
  { id: 'rId2', type: 'numbering', target: 'numbering.xml' },
  { id: 'rId3', type: 'settings', target: 'settings.xml' },
  { id: 'rId4', type: 'fontTable', target: 'fontTable.xml' },
  { id: 'rId5', type: 'footnotes', target: 'footnotes.xml' },
  { id: FOOTER, type: 'footer', target: 'footer1.xml' },
];

const TYPES = {
  'word/document.xml': `${WORD_TYPE}.document.main+xml`,
  'word/styles.xml': `${WORD_TYPE}.styles+xml`,
  'word/numbering.xml': `${WORD_TYPE}.numbering+xml`,
  'word/settings.xml': `${WORD_TYPE}.settings+xml`,
  'word/fontTable.xml': `${WORD_TYPE}.fontTable+xml`,
  'word/footnotes.xml': `${WORD_TYPE}.footnotes+xml`,
  'word/footer1.xml': `${WORD_TYPE}.footer+xml`,
  'docProps/core.xml': CORE_TYPE,
};

const PICTURES = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif' };

/** The parts of a file, and the pictures that it cannot show. */
function wordParts(
  document: LocalizedDocument,
  context: RenderContext,
): { parts: Parts; unshown: ReadonlySet<string> } {
  const { config, brand } = context;
  const page = pageOf(config.pdf);
  const look = config.docx.style === 'un' ? unLook(document) : pressLook(document, brand.accent?.day);
  const file: WordFile = {
    document,
    notes: new Notes(document.body),
    numbering: new Numbering(document.numerals, document.locale.direction),
    pictures: new Pictures(context.images, page.textWidth),
    unshown: new Set(),
  };
  const text = new PartWriter(file, new Links(FIXED), 'text');
  const notes = new PartWriter(file, new Links(), 'notes');
  // The text first: it decides which notes there are, and both which lists.
  const body = main(text, { page, context, footer: FOOTER });
  const ofNotes = footnotes(notes);
  const parts = {
    '[Content_Types].xml': contentTypes(TYPES, PICTURES),
    '_rels/.rels': relationships([
      { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
      { id: 'rId2', type: 'core', target: 'docProps/core.xml' },
    ]),
    'word/document.xml': body,
    'word/_rels/document.xml.rels': relationships(text.links.all),
    'word/styles.xml': styles(document, look),
    'word/numbering.xml': file.numbering.xml,
    'word/settings.xml': settings(),
    'word/fontTable.xml': fontTable(look),
    'word/footnotes.xml': ofNotes,
    ...(notes.links.all.length > 0 && { 'word/_rels/footnotes.xml.rels': relationships(notes.links.all) }),
    'word/footer1.xml': footer(text),
    ...Object.fromEntries(file.pictures.files),
    'docProps/core.xml': properties(document),
  };
  return { parts, unshown: file.unshown };
}

function settings(): string {
  const uri = 'http://schemas.microsoft.com/office/word';
  return part(
    x(
      'w:settings',
      { 'xmlns:w': WORD },
      x('w:defaultTabStop', { 'w:val': 720 }),
      x('w:footnotePr', ...SEPARATORS.map(([, id]) => x('w:footnote', { 'w:id': id }))),
      x('w:compat', x('w:compatSetting', { 'w:name': 'compatibilityMode', 'w:uri': uri, 'w:val': 15 })),
    ),
  );
}

/** The day a file without a date of its own is dated with, as its PDF is. */
const NO_DATE = '1970-01-01';

function properties({ locale, title, date, revision, strings }: LocalizedDocument): string {
  return coreProperties({
    title: plainLineOf(title.content),
    creator: 'Communiqué',
    description: strings.text('kind'),
    identifier: `urn:uuid:${uuidOf(`${revision} ${locale.tag}`)}`,
    language: locale.tag,
    date: date?.iso ?? NO_DATE,
  });
}

function unshownPicture(url: string, { locale }: LocalizedDocument): Problem {
  return {
    rule: 'word-picture',
    severity: 'warning',
    locale: locale.tag,
    message: `The Word file of “${locale.tag}” shows words in place of the picture ${url}: Word needs PNG, JPEG or GIF.`,
    help: 'Save the picture as PNG as well, and name that file.',
  };
}
