import type { LocalizedDocument } from '../../model/localized.js';
import { part, WORD } from '../../xml/package.js';
import { x, type XmlElement } from '../../xml/write.js';
import type { Typography } from './looks.js';
import { language } from './runs.js';

/** How deep lists and quotations have styles of their own; Word has five of its own for lists. */
const LEVELS = 5;
/** Twentieths of a point that each level is set in. */
export const STEP = 400;

interface Style {
  readonly name: string;
  readonly based?: string;
  readonly next?: string;
  readonly paragraph?: readonly XmlElement[];
  readonly run?: readonly XmlElement[];
}

/** The id of a style, which Word makes of its name. */
function idOf(name: string): string {
  const id = name.replace(/(?:^|\s)(\S)/gu, (_, letter: string) => letter.toUpperCase());
  return id.replaceAll(' ', '');
}

/** The id of the style of a level: `ListNumber`, `ListNumber2`, … */
export function levelStyle(
  name: 'ListNumber' | 'ListBullet' | 'ListContinue' | 'Quote',
  level: number,
): string {
  const number = Math.min(level + 1, LEVELS);
  return number === 1 ? name : `${name}${number}`;
}

/** `word/styles.xml`. */
export function styles(document: LocalizedDocument, look: Typography): string {
  const face = x('w:rFonts', {
    'w:ascii': look.latin,
    'w:hAnsi': look.latin,
    'w:cs': look.complex,
  });
  return part(
    x(
      'w:styles',
      { 'xmlns:w': WORD },
      x(
        'w:docDefaults',
        x(
          'w:rPrDefault',
          x('w:rPr', face, ...sizes(look.size, look.complexSize), language(document.locale.tag)),
        ),
        x('w:pPrDefault', x('w:pPr', spacing({ after: 140, line: look.leading }))),
      ),
      ...paragraphStyles(look).map((style) => paragraphStyle(style)),
      x(
        'w:style',
        { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
        x('w:name', { 'w:val': 'Default Paragraph Font' }),
        x('w:uiPriority', { 'w:val': 1 }),
        x('w:semiHidden'),
      ),
      ...characterStyles(look).map((style) => characterStyle(style)),
      ...tableStyles(look),
      x(
        'w:style',
        { 'w:type': 'numbering', 'w:default': 1, 'w:styleId': 'NoList' },
        x('w:name', { 'w:val': 'No List' }),
        x('w:uiPriority', { 'w:val': 99 }),
        x('w:semiHidden'),
      ),
    ),
  );
}

const keep = () => [x('w:keepNext'), x('w:keepLines')];

function headingStyles(look: Typography): Style[] {
  return look.headings.map((size, at) => ({
    name: `heading ${at + 1}`,
    next: 'Normal',
    paragraph: [
      ...keep(),
      spacing({ before: 280 - 20 * at, after: 100, line: Math.min(look.leading, 288) }),
      outline(at),
    ],
    run: [...bold(), ...sizes(size, size)],
  }));
}

function paragraphStyles(look: Typography): Style[] {
  const { accent, quiet } = look;
  const small = sizes(look.noteSize, look.noteSize);
  const levels = Array.from({ length: LEVELS }, (_, level) => level);
  const number = (level: number) => (level === 0 ? '' : ` ${level + 1}`);
  const listed = (name: string, level: number, hanging?: number): Style => ({
    name: `${name}${number(level)}`,
    paragraph: [spacing({ after: 80 }), indent(STEP * (level + 1), hanging), x('w:contextualSpacing')].filter(
      (one) => hanging !== undefined || one.name !== 'w:contextualSpacing',
    ),
  });
  return [
    { name: 'Normal', paragraph: look.isJustified ? [x('w:jc', { 'w:val': 'both' })] : [] },
    {
      name: 'Title',
      next: 'Normal',
      paragraph: [...keep(), spacing({ after: 200, line: Math.min(look.leading, 276) }), align('left')],
      run: [...bold(), ...sizes(look.titleSize, look.titleSize)],
    },
    {
      name: 'Subtitle',
      next: 'Normal',
      paragraph: [x('w:keepNext'), spacing({ after: 200 }), align('left')],
      run: sizes(look.size + (quiet === undefined ? 0 : 4), look.complexSize + (quiet === undefined ? 0 : 4)),
    },
    ...headingStyles(look),
    ...levels.flatMap((level) => [
      listed('List Number', level, STEP),
      listed('List Bullet', level, STEP),
      listed('List Continue', level),
    ]),
    ...levels.map((level) => ({
      name: `Quote${number(level)}`,
      paragraph: [indent(STEP * (level + 1), undefined, STEP)],
    })),
    { name: 'caption', paragraph: [spacing({ after: 200 })], run: [...colour(quiet), ...small] },
    { name: 'footnote text', paragraph: [spacing({ after: 40, line: 240 })], run: small },
    {
      name: 'footer',
      paragraph: [spacing({ after: 0 }), align('center')],
      run: [...colour(quiet), ...small],
    },
    { name: 'Date', run: colour(quiet) },
    { name: 'Logo', paragraph: [x('w:keepNext')] },
    { name: 'Kind of Document', paragraph: [x('w:keepNext'), spacing({ after: 280 })], run: bold() },
    { name: 'Release Line', paragraph: [x('w:keepNext')], run: [...bold(), ...colour(accent)] },
    { name: 'Embargo', paragraph: [...keep(), frame(accent)], run: [...bold(), ...colour(accent)] },
    { name: 'Notice', paragraph: [frame(accent)], run: small },
    { name: 'Attribution', paragraph: [indent(STEP)] },
    { name: 'Code', paragraph: [align('left')], run: monospace(look.noteSize) },
    { name: 'Rule', paragraph: [align('center')] },
    {
      name: 'Table Text',
      paragraph: [spacing({ before: 40, after: 40, line: 252 }), align('left')],
      run: small,
    },
    { name: 'Table Heading', based: 'TableText', paragraph: [x('w:keepNext')], run: bold() },
    { name: 'End Mark', paragraph: [spacing({ before: 200, after: 200 }), align('center')], run: bold() },
    { name: 'Colophon', paragraph: [spacing({ after: 40 })], run: [...colour(quiet), ...small] },
  ];
}

function characterStyles(look: Typography): Style[] {
  return [
    { name: 'Hyperlink', run: [...colour(look.accent), x('w:u', { 'w:val': 'single' })] },
    { name: 'footnote reference', run: [x('w:vertAlign', { 'w:val': 'superscript' })] },
    { name: 'Label', run: [...bold(), ...colour(look.accent), ...sizes(look.noteSize, look.noteSize)] },
    { name: 'Code Characters', run: monospace(look.noteSize) },
  ];
}

/** Names that Word has itself; the others are ours. */
const BUILT_IN =
  /^(?:Normal|Title|Subtitle|heading \d|List (?:Number|Bullet|Continue)(?: \d)?|Quote|caption|footnote (?:text|reference)|footer|Date|Hyperlink)$/u;

function paragraphStyle({ name, based, next, paragraph = [], run = [] }: Style): XmlElement {
  const isNormal = name === 'Normal';
  return x(
    'w:style',
    {
      'w:type': 'paragraph',
      'w:default': isNormal ? 1 : undefined,
      'w:customStyle': BUILT_IN.test(name) ? undefined : 1,
      'w:styleId': idOf(name),
    },
    x('w:name', { 'w:val': name }),
    isNormal ? undefined : x('w:basedOn', { 'w:val': based ?? 'Normal' }),
    next === undefined ? undefined : x('w:next', { 'w:val': next }),
    x('w:qFormat'),
    paragraph.length === 0 ? undefined : x('w:pPr', ...paragraph),
    run.length === 0 ? undefined : x('w:rPr', ...run),
  );
}

function characterStyle({ name, run = [] }: Style): XmlElement {
  return x(
    'w:style',
    {
      'w:type': 'character',
      'w:customStyle': BUILT_IN.test(name) ? undefined : 1,
      'w:styleId': idOf(name),
    },
    x('w:name', { 'w:val': name }),
    x('w:basedOn', { 'w:val': 'DefaultParagraphFont' }),
    x('w:rPr', ...run),
  );
}

function tableStyles({ quiet = '000000' }: Typography): XmlElement[] {
  const line = (side: string, size: number) =>
    x(`w:${side}`, { 'w:val': 'single', 'w:sz': size, 'w:space': 0, 'w:color': quiet });
  const margin = (side: string, width: number) => x(`w:${side}`, { 'w:w': width, 'w:type': 'dxa' });
  const margins = x(
    'w:tblCellMar',
    margin('top', 0),
    margin('left', 108),
    margin('bottom', 0),
    margin('right', 108),
  );
  return [
    x(
      'w:style',
      { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
      x('w:name', { 'w:val': 'Normal Table' }),
      x('w:uiPriority', { 'w:val': 99 }),
      x('w:semiHidden'),
      x('w:tblPr', x('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }), margins),
    ),
    x(
      'w:style',
      { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': 'StatementTable' },
      x('w:name', { 'w:val': 'Statement Table' }),
      x('w:basedOn', { 'w:val': 'TableNormal' }),
      x('w:qFormat'),
      x('w:tblPr', x('w:tblBorders', line('top', 8), line('bottom', 8), line('insideH', 4)), margins),
    ),
  ];
}

function bold(): XmlElement[] {
  return [x('w:b'), x('w:bCs')];
}

function colour(value: string | undefined): XmlElement[] {
  return value === undefined ? [] : [x('w:color', { 'w:val': value })];
}

function sizes(size: number, complex: number): XmlElement[] {
  return [x('w:sz', { 'w:val': size }), x('w:szCs', { 'w:val': complex })];
}

function monospace(size: number): XmlElement[] {
  const face = 'Courier New';
  return [x('w:rFonts', { 'w:ascii': face, 'w:hAnsi': face, 'w:cs': face }), ...sizes(size, size)];
}

function spacing({ before, after, line }: { before?: number; after?: number; line?: number }): XmlElement {
  return x('w:spacing', {
    'w:before': before,
    'w:after': after,
    'w:line': line,
    'w:lineRule': line === undefined ? undefined : 'auto',
  });
}

/** In a right-to-left paragraph Word takes left for where lines begin. */
function indent(left: number, hanging?: number, right?: number): XmlElement {
  return x('w:ind', { 'w:left': left, 'w:right': right, 'w:hanging': hanging });
}

function align(to: 'left' | 'center'): XmlElement {
  return x('w:jc', { 'w:val': to });
}

function outline(level: number): XmlElement {
  return x('w:outlineLvl', { 'w:val': level });
}

function frame(accent: string | undefined): XmlElement {
  const line = { 'w:val': 'single', 'w:sz': 4, 'w:space': 4, 'w:color': accent ?? 'auto' };
  return x('w:pBdr', x('w:top', line), x('w:bottom', line));
}
