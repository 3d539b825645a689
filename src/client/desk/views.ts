import type { Overview, OverviewLanguage } from '../../desk/overview.js';

/** Formats that are looked at before an edition has them. */
const ALWAYS: ReadonlySet<string> = new Set(['pdf', 'print', 'txt']);

/** What can be seen of one language: `page`, `work`, or the id of a format. */
interface Views {
  /** What is always at hand. */
  readonly main: readonly string[];
  /** Formats that this edition does not have. */
  readonly more: readonly string[];
}

/** The page, the translation of it, and the file in every other format. */
export function viewsOf(overview: Overview | undefined, language: OverviewLanguage | undefined): Views {
  const files = overview?.formats.filter(({ id }) => id !== 'html') ?? [];
  const main = files.filter(({ id, isBuilt }) => isBuilt || ALWAYS.has(id));
  const work = language?.status === 'source' ? [] : ['work'];
  return {
    main: ['page', ...work, ...main.map(({ id }) => id)],
    more: files.filter((one) => !main.includes(one)).map(({ id }) => id),
  };
}

/** What is shown where a person has chosen a view: the page where the language has no such view. */
export function shownView(overview: Overview, language: OverviewLanguage, view: string): string {
  const { main, more } = viewsOf(overview, language);
  return [...main, ...more].includes(view) ? view : 'page';
}
