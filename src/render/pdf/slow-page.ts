import { toString } from 'mdast-util-to-string';
import { Failure } from '../../model/failure.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { PrintTimeout } from '../../model/print-timeout.js';
import type { Problem } from '../../model/problem.js';

/** More of these than any statement has: the browser’s time for a page grows with their square. */
const MANY_NOTES = 1_000;
const LONG_PARAGRAPH = 20_000;
const LONG_TEXT = 300_000;

/**
 * Why a page was not printed: where it took too long and there is too much on it, its content is at fault, and the
 * place is named.
 *
 * @param error what the printer has to say
 * @param file of the statement
 */
export function blamed(error: unknown, document: LocalizedDocument, file: string): unknown {
  if (!(error instanceof PrintTimeout)) return error;
  const weight = heaviest(document, file);
  if (weight === undefined) return error;
  const help = 'Split the text into several publications, or allow more time with --timeout.';
  return new Failure(1, error.message, help, [weight], { cause: error });
}

function heaviest({ body, segments, locale }: LocalizedDocument, file: string): Problem | undefined {
  const problem = { rule: 'slow-page', severity: 'error', locale: locale.tag, file } as const;
  const notes = body.children.filter(({ type }) => type === 'footnoteDefinition');
  if (notes.length > MANY_NOTES) {
    const { line, column } = notes[0]?.position?.start ?? {};
    const message = `The statement has ${counted(notes.length)} notes, and it takes long to place them at the foot of pages.`;
    return { ...problem, line, column, message, help: 'Join some notes, or move them into the text.' };
  }
  const lengths = segments.map(({ segment, content }) => ({
    segment,
    length: toString({ type: 'paragraph', children: [...content] }).length,
  }));
  const all = lengths.reduce((sum, { length }) => sum + length, 0);
  const longest = lengths.reduce<(typeof lengths)[number] | undefined>(
    (most, one) => (most === undefined || one.length > most.length ? one : most),
    undefined,
  );
  if (longest === undefined || (longest.length <= LONG_PARAGRAPH && all <= LONG_TEXT)) return undefined;
  const { key, position, file: own = file } = longest.segment;
  return {
    ...{ ...problem, key, file: own, ...position },
    message: `The page has ${counted(all)} characters, and ${counted(longest.length)} of them are in this paragraph.`,
    help: 'Split it into several.',
  };
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
