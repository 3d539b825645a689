/**
 * How the desk’s page and its server speak. Types only: the page imports them.
 *
 * - `GET /made/<path in the edition>` makes a file and answers {@link Made}, or {@link Refused} with status 200 if it
 *   cannot be made; 404 if no format has a file there. `GET /edition/<path>` is the file, `GET /mail/<path>` the page of
 *   a mail.
 * - `GET /work/:tag` → {@link DeskWork}; 404 for the language of the original.
 * - The feed’s event `work` ({@link WorkEvent}) says that this answer has changed.
 * - `POST /work/:tag` with a `Sheet` of the changed segments → {@link Saved}, or 409 with {@link Conflicts}.
 *   `?force=<key,key>` takes the page’s text for those keys, after the person has seen both texts: a key counts only if a
 *   409 of this desk has shown the text that is on the disk now.
 * - `POST /work/:tag/accept` with {@link Acceptance} → 200 `{}`.
 * - `POST /work/:tag/remarks` with a {@link RemarkPost} → 200 `{}`.
 * - `POST /import?name=<file name>` with the bytes of an exchange file → {@link Imported}, or 409. `?force=` as above.
 * - `GET /export/:tag/:format` → the file of `publish export`.
 *
 * Every `POST` has a body of `application/json` (`application/octet-stream` for an import). What is not done is answered
 * with {@link Refused}: 403 on a desk for showing only, 404 for a language that there is not, 413 and 415 for a body that
 * is too large or of another type, 422 for what cannot be read or would make the publication unreadable, 503 where the
 * machine refuses. Nothing is written then.
 */
import type { OpenedMail } from '../model/opened-mail.js';
import type { Problem, WordsAt } from '../model/problem.js';
import type { NewRemark, Remark } from '../model/remarks.js';
import type { Sheet, SheetView } from '../model/sheet.js';

/** A file that was made when a person asked for it. */
export interface Made {
  /** The version of its language that it was made from. */
  readonly version?: number | undefined;
  readonly title: string;
  readonly bytes: number;
  /** What a build reports of it; of a PDF, what preflight found. */
  readonly problems: readonly Problem[];
  /** Everything that it says, of a picture. */
  readonly words?: string | undefined;
  readonly mail?: Omit<OpenedMail, 'page'> | undefined;
}

/** A finding of `check`. */
export interface WorkProblem extends Problem {
  /** Whether a person can accept it with a reason. */
  readonly isAcceptable: boolean;
  /** The words it is at, in the translation that is on the disk. */
  readonly at?: WordsAt | undefined;
}

/** What there is to translate and to review in one language. */
export interface DeskWork {
  readonly sheet: Sheet;
  readonly view: SheetView;
  /** What people have said, open and settled, by the key of the segment; the oldest first. */
  readonly remarks: Readonly<Record<string, readonly Remark[]>>;
  /** What `check` reports of this language. */
  readonly problems: readonly WorkProblem[];
  /** What each rule means, by its id: plain Markdown, in English. */
  readonly rules: Readonly<Record<string, string>>;
  /** Who has reviewed or remarked last in this desk. */
  readonly reviewer?: string | undefined;
}

/** What `GET /work/:tag` answers has changed. */
export interface WorkEvent {
  readonly tag: string;
  readonly version: number;
}

/** What a save has done. */
export interface Saved {
  /** Keys whose translation or status has changed. */
  readonly saved: readonly string[];
  /** Keys that are reviewed now and were not before. */
  readonly reviewed: readonly string[];
  /** Keys that were left as they are on the disk, and why. */
  readonly left: readonly LeftOut[];
}

/**
 * Why a segment of a save is not on the disk as the page has it. `same`: it changes nothing. `empty`: an empty translation
 * replaces none. `kept-beside`: it is unfinished and waits beside the current translation, which stays. `unfinished` and
 * `earlier`: a text beside the statement is unfinished or belongs to earlier words, and nothing keeps it. `not-reviewed`:
 * it is approved, but the original or the translation on the disk is another one.
 */
export interface LeftOut {
  readonly key: string;
  readonly reason: 'same' | 'empty' | 'kept-beside' | 'unfinished' | 'earlier' | 'not-reviewed';
}

/**
 * Two texts of one segment, of which a person chooses. `changed`: the translation on the disk is not the one that the page
 * had. `current`: the one on the disk is of the present original, the page’s of an earlier one. `twice`: the file has two.
 * `copy`: it is the original itself; force takes it as it is. `gone`: the statement has no such segment any more, so `here`
 * is empty and no force helps; the person keeps the text elsewhere or drops it.
 */
export interface Conflict {
  readonly key: string;
  readonly reason: 'changed' | 'current' | 'twice' | 'copy' | 'gone';
  /** What is on the disk, as Markdown. */
  readonly here: string;
  /** What the page has sent, as Markdown. */
  readonly there: string;
}

/** The answer with status 409. */
export interface Conflicts {
  readonly conflicts: readonly Conflict[];
}

/** The answer to what is not done: what is wrong, and what to do. */
export interface Refused {
  readonly message: string;
  readonly help?: string | undefined;
  readonly problems: readonly Problem[];
}

/** What a person does with a remark. */
export type RemarkPost =
  | { readonly add: NewRemark }
  | { readonly settle: { readonly key: string; readonly id: string; readonly by: string } }
  | { readonly reopen: { readonly key: string; readonly id: string } };

/** A finding that a person accepts. */
export interface Acceptance {
  readonly rule: string;
  readonly key: string;
  readonly reason: string;
}

/** What an import has done, as `publish import` prints it. */
export interface Imported {
  readonly lines: readonly string[];
}
