import type { ListedPage, ListedStatement } from '../../model/listed-statement.js';
import type { LocalizedDate } from '../../model/localized.js';
import type { Strings } from '../../model/strings.js';

/** A statement and the folder of its edition. */
export interface CollectedStatement {
  readonly path: string;
  readonly statement: ListedStatement;
}

/** The words of one list, and the language that it is in. */
export interface ListLanguage {
  readonly strings: Strings;
  /** A day as its readers read it. */
  date(iso: string): LocalizedDate;
  /** What a statement is called that says nothing else of itself. */
  readonly kind: string | undefined;
}

/** Everything that lists, feeds and sitemaps are made of. */
export interface Listing {
  /** The newest first. */
  readonly statements: readonly CollectedStatement[];
  /** By tag, that of most readers first. */
  readonly languages: ReadonlyMap<string, ListLanguage>;
  /** Where the collection is on the web. */
  readonly base?: string | undefined;
}

/** The newest first, those without a date last; of one day in the order of their folders. */
export function newestFirst(statements: readonly CollectedStatement[]): CollectedStatement[] {
  const day = ({ statement: { date } }: CollectedStatement) => date ?? '';
  return [...statements].sort((a, b) => {
    if (day(a) !== day(b)) return day(a) > day(b) ? -1 : 1;
    return a.path < b.path ? -1 : 1;
  });
}

/** The languages of all statements: that in which most were written first, then those of most pages. */
export function listLanguages(statements: readonly CollectedStatement[]): string[] {
  const sources = new Map<string, number>();
  const pages = new Map<string, number>();
  const add = (counts: Map<string, number>, tag: string) => counts.set(tag, (counts.get(tag) ?? 0) + 1);
  for (const { statement } of statements) {
    for (const [at, { locale }] of statement.pages.entries()) {
      if (at === 0) add(sources, locale);
      add(pages, locale);
    }
  }
  const order = (a: string, b: string) =>
    (sources.get(b) ?? 0) - (sources.get(a) ?? 0) ||
    (pages.get(b) ?? 0) - (pages.get(a) ?? 0) ||
    (a < b ? -1 : 1);
  return [...pages.keys()].sort(order);
}

/** The page of a statement for readers of a language; that in its source language where it has none in theirs. */
export function pageFor({ pages }: ListedStatement, tag: string): ListedPage | undefined {
  return pages.find(({ locale }) => locale === tag) ?? pages[0];
}
