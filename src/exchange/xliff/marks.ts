import type { Findings } from '../reading.js';
import type { ReadContent } from './content.js';
import { inlineParts, marks } from './inline.js';

/** Beyond these a text is not a segment of a statement, and reading it as Markdown would take long. */
const MAX_LENGTH = 20_000;
const MAX_MARKS = 500;

/**
 * Reports markup that was lost: codes the file no longer explains, and codes moved to where
 * Markdown does not take them for markup (`**` between a letter and a quotation mark).
 *
 * @param content a target as it came back
 * @param key of its segment
 * @param line its line in the file, where it has lines
 */
export function checkMarks(
  content: ReadContent,
  key: string,
  line: number | undefined,
  findings: Findings,
): void {
  if (content.lost > 0) {
    findings.add('error', {
      rule: 'exchange-markup',
      message: `The translation of “${key}” has codes that the file does not explain.`,
      help: 'Put in the codes of the source text again; this translation is left out.',
      line,
      key,
    });
  } else if (content.marks.length > 0 && isSegment(content.markdown) && !isRead(content)) {
    findings.add('warning', {
      rule: 'exchange-markup',
      message: `Markup in the translation of “${key}” will not be read as meant.`,
      help: 'Move the codes next to the words, with spaces and punctuation outside.',
      line,
      key,
    });
  }
}

function isSegment(markdown: string): boolean {
  return markdown.length <= MAX_LENGTH && (markdown.match(/[*_`~[\]<]/gu)?.length ?? 0) <= MAX_MARKS;
}

/** Whether each mark that came from a code is one when the text is read as Markdown. */
function isRead({ markdown, marks: meant }: ReadContent): boolean {
  const found = marks(inlineParts(markdown));
  let at = 0;
  for (const mark of found) if (mark === meant[at]) at += 1;
  return at === meant.length;
}
