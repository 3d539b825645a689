import { LTR_LETTER, RTL_LETTER } from '../../../text/bidi.js';
import { allowed } from './xml.js';
import { x, type XmlElement } from '../../../xml/write.js';

/** A stretch of left-to-right words: from letter to letter, as long as none of the other direction comes between. */
const LEFT_TO_RIGHT = new RegExp(`(${LTR_LETTER}(?:[^${RTL_LETTER}]*${LTR_LETTER})?)`, 'v');

/** How the text of a cell is set. */
export interface Setting {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * Inline Markdown as runs: its signs are plain characters, its line breaks are line breaks. In right-to-left
 * text Word requires stretches of letters of the other direction in runs of their own.
 */
export function runs(text: string, setting: Setting): XmlElement[] {
  return allowed(text)
    .split(/\\?\n/u)
    .flatMap((line, at) => [
      ...(at > 0 ? [x('w:r', properties(setting, setting.direction), x('w:br'))] : []),
      ...stretches(line, setting).map(({ words, direction }) =>
        x('w:r', properties(setting, direction), ...characters(words)),
      ),
    ]);
}

/** The properties of a run, for texts and for the mark of a paragraph where typing begins. */
export function properties({ locale, direction: base }: Setting, direction: 'ltr' | 'rtl'): XmlElement {
  if (base === 'ltr') return x('w:rPr', x('w:lang', { 'w:val': locale }));
  const language = x('w:lang', { 'w:bidi': locale });
  return direction === 'rtl' ? x('w:rPr', x('w:rtl'), language) : x('w:rPr', language);
}

/** A run that no one sees: hidden, and where that is not understood, too small and too pale to be read. */
export function hiddenRun(text: string): XmlElement {
  return x(
    'w:r',
    x(
      'w:rPr',
      x('w:noProof'),
      x('w:vanish'),
      x('w:color', { 'w:val': 'FFFFFF' }),
      x('w:sz', { 'w:val': 2 }),
      x('w:szCs', { 'w:val': 2 }),
    ),
    x('w:t', { 'xml:space': 'preserve' }, text),
  );
}

function stretches(line: string, { direction }: Setting): { words: string; direction: 'ltr' | 'rtl' }[] {
  if (direction === 'ltr') return line === '' ? [] : [{ words: line, direction }];
  return line
    .split(new RegExp(LEFT_TO_RIGHT, 'gv'))
    .map((words, at) => ({ words, direction: at % 2 === 1 ? ('ltr' as const) : ('rtl' as const) }))
    .filter(({ words }) => words !== '');
}

function characters(words: string): XmlElement[] {
  return words
    .split(/(\t)/u)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '\t' ? x('w:tab') : x('w:t', { 'xml:space': 'preserve' }, piece)));
}
