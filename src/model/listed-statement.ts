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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';
const isPart = (value: unknown): boolean =>
  typeof value === 'string' ||
  (isObject(value) &&
    (value.dir === 'ltr' || value.dir === 'rtl') &&
    (value.lang === undefined || typeof value.lang === 'string') &&
    Array.isArray(value.parts) &&
    value.parts.every(isPart));
const isText = (value: unknown) => isObject(value) && isPart(value) && typeof value.lang === 'string';
const isPage = (value: unknown) =>
  isObject(value) &&
  typeof value.locale === 'string' &&
  [value.title, value.kind, value.description].every(isText);

/** Whether a file that was read says this of a statement. */
export function isListedStatement(value: unknown): value is ListedStatement {
  return (
    isObject(value) &&
    [value.date, value.corrected, value.embargo, value.address].every(isTextOrNull) &&
    typeof value.signatories === 'number' &&
    Array.isArray(value.pages) &&
    value.pages.every(isPage)
  );
}
