import type { Remark } from '../../../model/manuscript.js';

const COMMENT = 'A comment is for those who agree on the text, and is never published. Settle it with them.';
const CHANGE = 'Ask whether it is agreed; tracked changes count as accepted.';
const LEFT = 'If it belongs to the statement, write it into statement.md.';
const FIELD = 'Check that they are right; here they no longer change by themselves.';

/** A remark without its paragraph, its words kept apart so that neighbours can be joined. */
export interface RemarkDraft {
  readonly rule: string;
  readonly severity: Remark['severity'];
  /** What comes before the words. */
  readonly head: string;
  readonly words: string;
  readonly help: string;
  /** Whether the words are not in the statement. */
  readonly isLeft: boolean;
}

/** What was left out. */
export function leftOut(what: string, words: string): RemarkDraft {
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
export function deletion(author: string, words: string): RemarkDraft {
  const head = `${by('Deleted', author)}, and left out here`;
  return { rule: 'init-change', severity: 'warning', head, words, help: CHANGE, isLeft: true };
}

/** A tracked insertion; it is in the statement. */
export function insertion(author: string, words: string): RemarkDraft {
  const head = `${by('Inserted', author)}, and taken`;
  return { rule: 'init-change', severity: 'warning', head, words, help: CHANGE, isLeft: false };
}

/** Words that a program fills in, such as a date; they are taken as they were last shown. */
export function filledIn(kind: string, words: string): RemarkDraft {
  const head = `A field of the word processor${kind === '' ? '' : ` (${kind})`} shows words, which were taken`;
  return { rule: 'init-field', severity: 'info', head, words, help: FIELD, isLeft: false };
}

/** A remark of an editor; `anchor` are the words it is about. */
export function comment(author: string, words: string, anchor: string): RemarkDraft {
  const about = plain(anchor) === '' ? '' : ` on “${plain(anchor)}”`;
  const head = `${by('A comment', author)}${about} was left out`;
  return { rule: 'init-comment', severity: 'warning', head, words, help: COMMENT, isLeft: true };
}

/** The remark of a draft. */
export function toRemark(
  { rule, severity, head, words, help, isLeft }: RemarkDraft,
  paragraph?: number,
): Remark {
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

/** Collects remarks in the order of a file, each with its paragraph. */
export class Remarks {
  readonly #drafts: { draft: RemarkDraft; paragraph: number | undefined }[] = [];
  #paragraphs = 0;
  #isJoined = false;

  /** A paragraph begins. */
  enter(words: string): void {
    if (words.trim() !== '') this.#paragraphs += 1;
    this.#isJoined = false;
  }

  /** Adds a remark about the current paragraph; one without words is dropped. */
  add(draft: RemarkDraft): void {
    const last = this.#drafts.at(-1);
    // One change is cut into many where the look of its letters differs, or a line ends.
    if (this.#isJoined && last?.draft.head === draft.head) {
      last.draft = { ...draft, words: last.draft.words + draft.words };
    } else if (plain(draft.words) !== '')
      this.#drafts.push({ draft, paragraph: Math.max(1, this.#paragraphs) });
  }

  /** A change has ended: another one directly after it is its continuation. */
  join(): void {
    this.#isJoined = true;
  }

  /** Text is between two changes. */
  part(): void {
    this.#isJoined = false;
  }

  /** Adds a remark on what is on every page, or nowhere in particular. */
  aside(draft: RemarkDraft): void {
    if (plain(draft.words) !== '') this.#drafts.push({ draft, paragraph: undefined });
  }

  all(): readonly Remark[] {
    return this.#drafts.map(({ draft, paragraph }) => toRemark(draft, paragraph));
  }
}

function by(what: string, author: string): string {
  return plain(author) === '' ? what : `${what} by ${plain(author)}`;
}

/** A text on one line. */
export function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
