import type { Node } from '../../../exchange/docx/read/xml.js';
import type { ListPlace } from '../office/document.js';
import { numeral, type NumeralFormat } from '../office/numeral.js';
import type { OdtLevel, OdtStyles } from './styles.js';

/** How ODF names the formats of numbers (ISO/IEC 26300-1 §19.500). */
const FORMATS: Readonly<Record<string, NumeralFormat>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

/** Numbers of the levels of a list, as far as they are counted. */
type Counted = (number | undefined)[];

/** Counts the items of lists, which may go on in other lists, and headings. */
export class ListCount {
  readonly #byId = new Map<string, Counted>();
  readonly #byStyle = new Map<string, Counted>();
  readonly #headings: Counted = [];

  constructor(readonly styles: OdtStyles) {}

  /** What a list is counted by: of its own, or with the one that it continues (ISO/IEC 26300-1 §5.3.1). */
  begin(list: Node, style: string): Counted {
    const { id, 'continue-list': continued, 'continue-numbering': goesOn } = list.attributes;
    const earlier =
      continued !== undefined
        ? this.#byId.get(continued)
        : goesOn === 'true'
          ? this.#byStyle.get(style)
          : undefined;
    const counted = earlier ?? [];
    if (id !== undefined) this.#byId.set(id, counted);
    this.#byStyle.set(style, counted);
    return counted;
  }

  /** The place of the next item. */
  item(counted: Counted, style: string, level: number, start: number | undefined): ListPlace | undefined {
    const own = this.styles.level(style, level);
    if (own?.format === undefined)
      return { level, isOrdered: false, number: advance(counted, level, 1, start), label: '•' };
    const number = advance(counted, level, own.start, start);
    const label = labelOf(counted, level, own, (at) => this.styles.level(style, at));
    // A list of which nothing is shown is paragraphs that are set in.
    return own.format === '' && label === ''
      ? undefined
      : { level, isOrdered: own.format !== '', number, label };
  }

  /** The number before a heading, where headings are numbered. */
  heading(level: number): ListPlace | undefined {
    const own = this.styles.level(undefined, level);
    if (own?.format === undefined || own.format === '') return undefined;
    const number = advance(this.#headings, level, own.start, undefined);
    const label = labelOf(this.#headings, level, own, (at) => this.styles.level(undefined, at));
    return { level, isOrdered: true, number, label };
  }
}

function advance(counted: Counted, level: number, first: number, start: number | undefined): number {
  const before = counted[level];
  const number = start ?? (before === undefined ? first : before + 1);
  counted[level] = number;
  counted.length = level + 1;
  return number;
}

function labelOf(
  counted: Counted,
  level: number,
  { prefix, suffix, shown }: OdtLevel,
  levelAt: (at: number) => OdtLevel | undefined,
): string {
  const numbers: string[] = [];
  for (let at = Math.max(0, level - shown + 1); at <= level; at += 1) {
    const format = levelAt(at)?.format ?? '';
    if (format !== '') numbers.push(numeral(counted[at] ?? 1, FORMATS[format] ?? 'decimal'));
  }
  return `${prefix}${numbers.join('.')}${suffix}`.trim();
}
