import { namesIn } from '../check/names-in.js';
import { termsIn } from '../check/terms.js';
import { addressPlaces } from '../check/tokens.js';
import { localizeDate } from '../localize/dates.js';
import { createI18n, stringsOf } from '../localize/strings.js';
import type { Brief, BriefTerm } from '../model/brief.js';
import type { ExportUnit, Wording } from '../model/exchange.js';
import type { Host } from '../model/host.js';
import { plainLineOf } from '../model/inline.js';
import type { LocalizedSignatory } from '../model/document.js';
import { parseInline } from '../parse/markdown.js';
import type { Publication } from './publication.js';
import { exchangeStrings } from './strings.js';

/**
 * What a translator is asked to do: title, counts, terms, and what the configuration says of the translator.
 *
 * @param tag the translator’s language
 * @param units what goes to the translator
 */
export function briefFor(
  { config, plan, glossaries }: Publication,
  tag: string,
  units: readonly ExportUnit[],
): Brief {
  const { segments, title, definitions } = plan.document;
  const glossary = glossaries.get(tag) ?? new Map<string, readonly string[]>();
  const counts = { missing: 0, outdated: 0, translated: 0, reviewed: 0 };
  const found = new Set<string>();
  let words = 0;
  for (const { source, status } of units) {
    const text = plainLineOf(parseInline(source, definitions));
    counts[status] += 1;
    if (status === 'missing' || status === 'outdated') words += wordCount(text, config.sourceLocale);
    for (const { term } of termsIn(text, glossary)) found.add(term);
  }
  const terms = Array.from(glossary, ([term, forms]): BriefTerm => ({ term, forms }));
  return {
    title: plainLineOf(segments[title]?.content ?? []),
    translator: config.translators[tag] ?? {},
    counts,
    words,
    terms: terms.filter(({ term }) => found.has(term)),
  };
}

/** The words of a text that stay as they are: addresses, symbols of documents, names of signatories. */
export function keptWords(
  markdown: string,
  definitions: string,
  signatories: readonly LocalizedSignatory[],
): string[] {
  const text = plainLineOf(parseInline(markdown, definitions));
  const names = namesIn(text, signatories).map(({ name }) => name);
  return [...new Set([...addressPlaces(text).keys(), ...names])];
}

/**
 * The words around a translator’s units: in the translator’s language, where the package has them, and in English.
 *
 * @param due ISO 8601 day by which the translation is wanted
 */
export async function wordingFor(host: Host, tag: string, due: string | undefined): Promise<Wording[]> {
  const tables = new Map<string, Awaited<ReturnType<typeof exchangeStrings>>>();
  for (const one of new Set([tag, 'en'])) {
    const table = await exchangeStrings(host, one);
    if (table.size > 0) tables.set(one, table);
  }
  const i18n = createI18n(tables);
  return Array.from(tables.keys(), (one) => {
    const strings = stringsOf(i18n, one, ['en']);
    return { strings, due: due && localizeDate(due, strings).text };
  });
}

/** Scripts that part words by no spaces. */
const WITHOUT_SPACES = /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Words as word processors count them: what is between spaces; without spaces, by UAX #29. */
function wordCount(text: string, locale: string): number {
  const pieces = text.split(/\s+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  if (!WITHOUT_SPACES.test(text)) return pieces.length;
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  const segments = pieces.flatMap((piece) => Array.from(segmenter.segment(piece)));
  return segments.filter(({ isWordLike }) => isWordLike === true).length;
}
