import { count, defined, either, listOf, object, oneOf, orNull, text, type Shape } from './json-shape.js';
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

const direction = oneOf('Its direction.', ['ltr', 'rtl'] as const);
const part = defined('part', () => anyPart);
const parts = listOf('Its words, with stretches of another language or direction.', part);
const stretch = object(
  'A stretch of another language or direction.',
  { dir: direction, parts },
  { lang: text('Its language (BCP 47), if it is another.') },
);
const anyPart: Shape<ListedPart> = either(stretch, text('Words.'), (value) => typeof value === 'object');
const line = (description: string) =>
  object(description, { lang: text('Its language (BCP 47).'), dir: direction, parts }, {});

/** The shapes that {@link listedStatement} refers to by name. */
export const LISTED_PARTS = { part: anyPart };

/** What a list of statements says of one of them. */
export const listedStatement: Shape<ListedStatement> = object(
  'What lists say of its statement.',
  {
    date: orNull(text('Its date (ISO 8601).')),
    corrected: orNull(text('The day of the last correction (ISO 8601).')),
    embargo: orNull(text('When the embargo ends (ISO 8601 instant).')),
    signatories: count('How many have signed.'),
    address: orNull(text('The edition’s address on the web.')),
    pages: listOf(
      'Its pages, that in the source language first; none in an edition without web pages.',
      object(
        'A page.',
        {
          locale: text('Its language (BCP 47).'),
          title: line('The title.'),
          kind: line('The kind of document.'),
          description: line('The beginning of the text.'),
        },
        {},
      ),
    ),
  },
  {},
);
