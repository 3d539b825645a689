import type { Position } from '../../model/document.js';
import type { Problem } from '../../model/problem.js';
import { firstWords } from '../roles/block.js';
import type { Comment } from './comments.js';
import type { TypedEntries } from './entries.js';
import type { NeedlessEscapes } from './escapes.js';

/** A problem of the statement, whose file and language its reader knows. */
export type Finding = Omit<Problem, 'file' | 'locale'>;

/** A comment of HTML: nobody sees it, and its writer may not know that it is still there. */
export function commentFinding({ words, isRemark, isClosed }: Comment, place: Position): Finding | undefined {
  if (!isClosed) {
    return {
      rule: 'editor-remark',
      severity: 'error',
      fatal: 'build',
      ...place,
      message:
        'A comment begins here and does not end: all that follows would be lost, or published with it.',
      help: 'Put `-->` where it ends, or delete it.',
    };
  }
  if (!isRemark) return undefined;
  return {
    rule: 'editor-remark',
    severity: 'error',
    ...place,
    message: `An editor’s comment is in the file: “${firstWords(words)}”. It is left out of what is published.`,
    help: 'Resolve it and delete it. If it belongs there, accept the finding.',
  };
}

/** Quotations that are most of a text. */
export function quotedFinding(place: Position): Finding {
  return {
    rule: 'mostly-quoted',
    severity: 'warning',
    ...place,
    message: 'Most of the text is a quotation, as in the answer to a mail: its lines begin with “>”.',
    help: 'If it is the statement, delete “>” at the beginning of its lines, and everything else the mail says.',
  };
}

/** A sentence with a line under it, which Markdown takes for a heading. */
export function separatorFinding(line: string, words: string, place: Position): Finding {
  return {
    rule: 'separator-line',
    severity: 'warning',
    ...place,
    message: `“${firstWords(line)}” under “${firstWords(words)}” makes it a heading in Markdown; it is read as a text and a separator.`,
    help: `Put a blank line above “${firstWords(line)}”. For a heading write “## ” before the words.`,
  };
}

/** Lines with white space before them, which Markdown takes for code. */
export function indentedFinding(words: string, isRead: boolean, place: Position): Finding {
  return {
    rule: 'indented-text',
    severity: 'warning',
    ...place,
    message:
      `White space before “${firstWords(words)}” makes it code in Markdown; ` +
      (isRead ? 'it is read as text.' : 'it is not translated, and is shown as code.'),
    help: isRead
      ? 'Delete the white space at the beginning of these lines.'
      : 'If it is text, delete the white space at the beginning of these lines; code goes between two lines of ```.',
  };
}

/** Lines that begin with a bullet, which Markdown runs together. */
export function typedListFinding(sign: string, count: number, place: Position): Finding {
  return {
    rule: 'typed-list',
    severity: 'warning',
    ...place,
    message: `“${sign}” does not begin a list in Markdown; ${lines(count)} read as one.`,
    help: `Write “- ” in place of “${sign}”, with a blank line before the first.`,
  };
}

function lines(count: number): string {
  return count === 1 ? 'this line is' : `these ${count} lines are`;
}

/** Entries of a list that were typed as text. */
export function entriesFinding({ sign, count, isJoined }: TypedEntries, place: Position): Finding {
  return {
    rule: 'typed-list',
    severity: 'warning',
    ...place,
    message: isJoined
      ? `${count} lines that begin like “${sign}” run together into one paragraph in Markdown.`
      : `“${sign}” is text and does not begin a list; ${count} paragraphs begin like this.`,
    help: isJoined
      ? 'For a list, begin each with “1. ” or “- ”, with a blank line before the first. Otherwise separate them with blank lines.'
      : `Delete the backslash: “${sign.replaceAll('\\', '')}” begins a list, which each page formats in its own way.`,
  };
}

/** Backslashes without effect. */
export function escapesFinding({ written, count }: NeedlessEscapes, place: Position): Finding {
  const shown = written.slice(0, 5).map((escape) => `“${escape}”`);
  return {
    rule: 'needless-escape',
    severity: 'info',
    ...place,
    message: `${count === 1 ? 'A backslash has' : `${count} backslashes have`} no effect here: ${shown.join(', ')}.`,
    help: 'Delete it; readers do not see it, but translators do.',
  };
}
