import { count, hasShape, listOf, object, oneOf, orNull, text, type Shape } from './json-shape.js';
import type { Direction } from './locale.js';

/** What a list of statements says of one of them; it stays with the edition in the list of a collection. */
export interface ListedStatement {
  /** ISO 8601 day; `null` for a statement without one. */
  readonly date: string | null;
  /** The day of the last correction. */
  readonly corrected: string | null;
  /** ISO 8601 instant of the embargo’s end. */
  readonly embargo: string | null;
  readonly signatories: number;
  /** The edition’s address on the web. */
  readonly address: string | null;
  /** Its pages, that in the source language first; none in an edition without web pages. */
  readonly pages: readonly ListedPage[];
}

/** The page of a statement in one language. */
export interface ListedPage {
  readonly locale: string;
  readonly title: ListedText;
  readonly kind: ListedText;
  /** The beginning of the text. */
  readonly description: ListedText;
}

/** A line of text with its language and direction. */
export interface ListedText {
  readonly lang: string;
  readonly dir: Direction;
  readonly parts: readonly ListedPart[];
}

/** Words, or a stretch of another language or direction in them. */
export type ListedPart = string | (Omit<ListedText, 'lang'> & { readonly lang?: string | undefined });

const direction = oneOf('', ['ltr', 'rtl'] as const);
const part: Shape<ListedPart> = {
  schema: {},
  read: (value, path) => (typeof value === 'string' ? value : stretch.read(value, path)),
};
const parts = listOf('', part);
const stretch = object('', { dir: direction, parts }, { lang: text('') });
const line = object('', { lang: text(''), dir: direction, parts }, {});
const orNone = orNull(text(''));

const listedStatement = object(
  '',
  {
    ...{ date: orNone, corrected: orNone, embargo: orNone, address: orNone, signatories: count('') },
    pages: listOf('', object('', { locale: text(''), title: line, kind: line, description: line }, {})),
  },
  {},
);

/** Whether a file that was read says this of a statement. */
export function isListedStatement(value: unknown): value is ListedStatement {
  return hasShape(listedStatement, value);
}
