import fc from 'fast-check';
import { readTaggedText } from '../../src/preflight/tagged-text.js';
import type { Direction } from '../../src/model/locale.js';
import { layOut } from '../bidi.js';
import { fromLeft, read } from './intended.js';
import { LANGUAGES, meantIn, paragraphs, statementOf, type Language, type Paragraph } from './paragraphs.js';
import { paragraphsOf } from '../word.js';
import type { Press } from './press.js';
import { inMail, inPage, inPdf } from './shown.js';

/** A paragraph that a format does not show as it is meant. */
export interface Difference {
  readonly format: string;
  readonly text: string;
  readonly meant: string;
  readonly shown: string | undefined;
}

/** Publishes random paragraphs of a language and compares every format with what is meant. */
export async function differencesIn(
  press: Press,
  tag: string,
  count: number,
  seed: number,
): Promise<Difference[]> {
  const some = fc.sample(paragraphs(tag), { numRuns: count, seed });
  const statement = `---\ntitle: '-'\ndate: 2026-03-12\nslug: mixed\n---\n\n${statementOf(some)}\n`;
  const { page, text, narrowText, pdf, word, mail } = await press.publish(tag, statement);
  const language = LANGUAGES[tag];
  if (language === undefined) throw new RangeError(`no language ${tag}`);
  const { direction, digits } = language;
  return [
    ...inWhole('html', some, language, inPage(page, direction)),
    ...inWhole('eml', some, language, inMail(mail.html ?? '', direction)),
    ...inLines('txt', some, language, laidOut(text)),
    ...inLines('txt', some, language, laidOut(mail.text ?? '')),
    ...inLines('txt', some, language, laidOut(narrowText)),
    ...inLines('pdf', some, language, await inPdf(pdf)),
    ...inLines('docx', some, language, inWord(word, digits, direction)),
    ...inTags(some, language, readTaggedText(pdf)?.text ?? ''),
  ];
}

/** The lines of a text, each as a paragraph of its own: so does a viewer of text files. */
function laidOut(text: string): string[] {
  return text.split('\n').map((line) => layOut(line).visual);
}

/** The paragraphs of a Word file as UAX #9 lays them out, each in its own direction. */
function inWord(file: Uint8Array, digits: string, base: Direction): string[] {
  // Word counts the notes itself, and draws a number in the direction of its run.
  const number = (id: string) =>
    `${base === 'rtl' ? '\u2067' : '\u2066'}${id.replace(/\d/gu, (digit) => digits[Number(digit)] ?? digit)}\u2069`;
  return paragraphsOf(file, number).map(({ text, direction }) => layOut(text, direction).visual);
}

/** Compares paragraphs that stand on one line each. */
function inWhole(
  format: 'html' | 'eml',
  some: readonly Paragraph[],
  language: Language,
  shown: readonly string[],
): Difference[] {
  return meantIn(format, some, language).flatMap((one, at) => {
    const meant = fromLeft(one, 'ltr')
      .map(({ character }) => character)
      .join('');
    return shown[at] === meant ? [] : [{ format, text: read(one), meant, shown: shown[at] }];
  });
}

/** Compares paragraphs with what a screen reader gets of a PDF: the same characters in reading order. */
function inTags(some: readonly Paragraph[], language: Language, text: string): Difference[] {
  const lines = text.split('\n').map(heard);
  let next = 0;
  return meantIn('pdf', some, language).flatMap((one) => {
    const meant = heard(read(one));
    const at = lines.indexOf(meant, next);
    if (at < 0) return [{ format: 'tags', text: read(one), meant, shown: lines[next] }];
    next = at + 1;
    return [];
  });
}

/** What is heard of a text: no marks of direction, and white space of one kind. */
function heard(text: string): string {
  return text
    .replace(/[\u200E\u200F\u061C]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Compares paragraphs with lines, each of which has the next part of one. Spaces count for nothing, for a line end takes
 * one; nor do the sides of brackets and of signs that are mirrored, which PDFium changes, and what has no width.
 */
function inLines(
  format: 'txt' | 'pdf' | 'docx',
  some: readonly Paragraph[],
  language: Language,
  lines: readonly string[],
): Difference[] {
  const differences: Difference[] = [];
  let next = 0;
  for (const one of meantIn(format, some, language)) {
    const placed = fromLeft(one, 'ltr').filter(({ character }) => seen(character) !== '');
    const order = placed.map(({ at }) => at).sort((a, b) => a - b);
    const letters = placed
      .slice()
      .sort((a, b) => a.at - b.at)
      .map(({ character }) => seen(character));
    const began = next;
    for (let from = 0; from < letters.length;) {
      const line = Array.from(lines[next] ?? '', seen).join('');
      const to = from + line.length;
      const isNext = line !== '' && sorted(line) === sorted(letters.slice(from, to).join(''));
      if (!isNext) {
        // A title, a page’s number: something else than the paragraphs.
        next += 1;
        if (next < lines.length) continue;
        differences.push({ format, text: read(one), meant: letters.slice(from).join(''), shown: undefined });
        next = began;
        break;
      }
      const places = new Set(order.slice(from, to));
      const meant = placed
        .filter(({ at }) => places.has(at))
        .map(({ character }) => seen(character))
        .join('');
      if (meant !== line) differences.push({ format, text: read(one), meant, shown: line });
      from = to;
      next += 1;
    }
  }
  return differences;
}

/** How a character counts in the comparison of lines. */
function seen(character: string): string {
  // Joiners and controls are not seen.
  if (/[\s\p{Cf}]/u.test(character)) return '';
  return character.replace(/[()[\]«»‹›“”≤≥]/u, '|');
}

function sorted(text: string): string {
  return Array.from(text).sort().join('');
}
