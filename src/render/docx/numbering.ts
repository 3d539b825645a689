import type { Direction } from '../../model/locale.js';
import { withDigits } from '../../text/numerals.js';
import { part, WORD } from '../../xml/package.js';
import { x, type XmlElement } from '../../xml/write.js';
import { levelStyle, STEP } from './styles.js';

/** Levels that a list of Word has. */
const DEEPEST = 8;
const ORDERED = 0;
const BULLETS = 1;

/** Digits that Word can count in by itself (ISO/IEC 29500-1 §17.18.59). */
const FORMATS: Readonly<Record<string, string>> = {
  decimal: 'decimal',
  devanagari: 'hindiNumbers',
  thai: 'thaiNumbers',
};

/** Word’s name for a set of digits, where it has one. */
export function numberFormat(numerals: string): string | undefined {
  return FORMATS[numerals];
}

/** One list: what each of its items says of its number. */
export interface Numbered {
  properties(position: number): XmlElement;
}

/**
 * The lists of a file. Word counts in few digits: where a locale has others, each item has its number in words of its
 * own, so that it reads in those digits everywhere.
 */
export class Numbering {
  readonly #lists: XmlElement[] = [num(BULLETS + 1, BULLETS)];

  constructor(
    private readonly numerals: string,
    private readonly direction: Direction,
  ) {}

  /** A list of bullets at a level. */
  bullets(level: number): Numbered {
    return { properties: () => reference(level, BULLETS + 1) };
  }

  /** A list of numbers at a level, which begins with a number. */
  numbers(level: number, start: number): Numbered {
    if (numberFormat(this.numerals) !== undefined) {
      const id = this.#add(level, x('w:startOverride', { 'w:val': start }));
      return { properties: () => reference(level, id) };
    }
    return {
      properties: (position) => {
        const label = `${withDigits(String(start + position), this.numerals)}.`;
        return reference(
          level,
          this.#add(level, this.#level(Math.min(level, DEEPEST), label, start + position)),
        );
      },
    };
  }

  /** `word/numbering.xml`. */
  get xml(): string {
    const levels = Array.from({ length: DEEPEST + 1 }, (_, level) => level);
    const abstract = (id: number, each: (level: number) => XmlElement) =>
      x(
        'w:abstractNum',
        { 'w:abstractNumId': id },
        x('w:multiLevelType', { 'w:val': 'hybridMultilevel' }),
        ...levels.map(each),
      );
    return part(
      x(
        'w:numbering',
        { 'xmlns:w': WORD },
        abstract(ORDERED, (level) => this.#level(level, `%${level + 1}.`, 1)),
        abstract(BULLETS, (level) => this.#level(level, '•')),
        ...this.#lists,
      ),
    );
  }

  #add(level: number, override: XmlElement): number {
    const id = this.#lists.length + BULLETS + 1;
    const at = { 'w:ilvl': Math.min(level, DEEPEST) };
    this.#lists.push(num(id, ORDERED, x('w:lvlOverride', at, override)));
    return id;
  }

  /** A level; of bullets where it has no number to start with. */
  #level(level: number, text: string, start?: number): XmlElement {
    const isCounted = start !== undefined;
    const format = isCounted ? (numberFormat(this.numerals) ?? 'decimal') : 'bullet';
    return x(
      'w:lvl',
      { 'w:ilvl': level },
      x('w:start', { 'w:val': start ?? 1 }),
      x('w:numFmt', { 'w:val': format }),
      x('w:lvlText', { 'w:val': text }),
      x('w:lvlJc', { 'w:val': 'left' }),
      x(
        'w:pPr',
        x('w:ind', {
          'w:left': STEP * (level + 1) + (isCounted ? 100 : 0),
          'w:hanging': STEP + (isCounted ? 100 : 0),
        }),
      ),
      this.direction === 'rtl' ? x('w:rPr', x('w:rtl')) : undefined,
    );
  }
}

/** The style of the items of a list. */
export function itemStyle(isOrdered: boolean, level: number): string {
  return levelStyle(isOrdered ? 'ListNumber' : 'ListBullet', level);
}

function reference(level: number, id: number): XmlElement {
  return x('w:numPr', x('w:ilvl', { 'w:val': Math.min(level, DEEPEST) }), x('w:numId', { 'w:val': id }));
}

function num(id: number, abstract: number, ...overrides: XmlElement[]): XmlElement {
  return x('w:num', { 'w:numId': id }, x('w:abstractNumId', { 'w:val': abstract }), ...overrides);
}
