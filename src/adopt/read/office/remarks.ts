import type { Remark } from '../../../model/manuscript.js';

const COMMENT = 'A comment is for those who agree on the text, and is never published. Settle it with them.';
const CHANGE = 'Ask whether it is agreed; tracked changes count as accepted.';
const LEFT = 'If it belongs to the statement, write it into statement.md.';
const FIELD = 'Check that they are right; here they no longer change by themselves.';

/** What is to be told, the words it is about apart. */
export interface Told {
  readonly rule: string;
  readonly severity: Remark['severity'];
  /** What stands before the words. */
  readonly head: string;
  readonly words: string;
  readonly help: string;
  /** Whether the words are not in the statement. */
  readonly isLeft: boolean;
}

/** What was left out. */
export function leftOut(what: string, words: string): Told {
  return {
    rule: 'init-left-out',
    severity: 'warning',
    head: `${what} was left out`,
    words,
    help: LEFT,
    isLeft: true,
  };
}

/** A tracked deletion; it is not in the statement. */
export function deletion(author: string, words: string): Told {
  const head = `${by('Deleted', author)}, and left out here`;
  return { rule: 'init-change', severity: 'warning', head, words, help: CHANGE, isLeft: true };
}

/** A tracked insertion; it is in the statement. */
export function insertion(author: string, words: string): Told {
  const head = `${by('Inserted', author)}, and taken`;
  return { rule: 'init-change', severity: 'warning', head, words, help: CHANGE, isLeft: false };
}

/** Words that a program fills in, such as a date; they are taken as they were last shown. */
export function filledIn(kind: string, words: string): Told {
  const head = `A field of the word processor${kind === '' ? '' : ` (${kind})`} shows words, which were taken`;
  return { rule: 'init-field', severity: 'info', head, words, help: FIELD, isLeft: false };
}

/** A remark of an editor; `anchor` are the words it is about. */
export function comment(author: string, words: string, anchor: string): Told {
  const about = plain(anchor) === '' ? '' : ` on “${plain(anchor)}”`;
  const head = `${by('A comment', author)}${about} was left out`;
  return { rule: 'init-comment', severity: 'warning', head, words, help: COMMENT, isLeft: true };
}

/** What is told, as a remark. */
export function toRemark({ rule, severity, head, words, help, isLeft }: Told, paragraph?: number): Remark {
  const message = `${head}: “${plain(words)}”`;
  return {
    rule,
    severity,
    message,
    help,
    ...(isLeft && { words }),
    ...(paragraph !== undefined && { paragraph }),
  };
}

/** Collects what is told in the order of a file, each with its paragraph. */
export class Remarks {
  readonly #told: { told: Told; paragraph: number | undefined }[] = [];
  #paragraphs = 0;
  #isJoined = false;

  /** A paragraph begins. */
  enter(words: string): void {
    if (words.trim() !== '') this.#paragraphs += 1;
    this.#isJoined = false;
  }

  /** Adds what is told of the present paragraph; without words there is nothing to tell. */
  add(told: Told): void {
    const last = this.#told.at(-1);
    // One change is cut into many where the look of its letters differs, or a line ends.
    if (this.#isJoined && last?.told.head === told.head) {
      last.told = { ...told, words: last.told.words + told.words };
    } else if (plain(told.words) !== '') this.#told.push({ told, paragraph: Math.max(1, this.#paragraphs) });
  }

  /** A change has ended: another one directly behind it is its continuation. */
  join(): void {
    this.#isJoined = true;
  }

  /** Text stands between two changes. */
  part(): void {
    this.#isJoined = false;
  }

  /** What stands on every page, or nowhere in particular. */
  aside(told: Told): void {
    if (plain(told.words) !== '') this.#told.push({ told, paragraph: undefined });
  }

  all(): readonly Remark[] {
    return this.#told.map(({ told, paragraph }) => toRemark(told, paragraph));
  }
}

function by(what: string, author: string): string {
  return plain(author) === '' ? what : `${what} by ${plain(author)}`;
}

/** A text on one line. */
export function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
