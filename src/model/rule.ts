import type { FindingSeverity, PreflightProfile } from './preflight.js';
import type { Severity } from './problem.js';

/** What people read about a rule, of `check` or of preflight: in the docs, in SARIF and in `publish explain`. */
interface RuleText {
  /** Stable identifier. */
  readonly id: string;
  /** What it is about, in whole sentences of plain Markdown without links. */
  readonly description: string;
}

/** A rule that a command reports under its id. */
export interface ReportedRule extends RuleText {
  /** How bad a finding is unless it says otherwise. */
  readonly severity: Severity;
  /** What a sentence cannot say, as Markdown: a table of cases. */
  readonly details?: string;
  /** A page of the docs that says more, with its anchor: `translations.md#status`. */
  readonly page?: string;
  /** Whether its findings cannot be accepted. An error of this kind cannot be silenced either. */
  readonly isFinal?: boolean;
}

/** A rule about what a publication holds. */
export interface Rule extends ReportedRule {
  /** Texts that are wrong and texts that are right, the clearest first. Tests run each of them. */
  readonly samples: readonly Sample[];
  /** Characters of the samples that are shown as `<U+…>`, because nobody can see them; global. */
  readonly spelled?: RegExp;
}

/** A wrong and a right text. */
export type Sample = TranslationSample | StatementSample | FilesSample;

/** A translation of one paragraph, or one each of several. */
export interface TranslationSample {
  readonly locale: string;
  /** How bad the wrong text is, where that is not the rule’s own severity. */
  readonly severity?: Severity;
  /** What was translated, in English. */
  readonly source: string | readonly string[];
  readonly wrong: string | readonly string[];
  readonly right: string | readonly string[];
}

/** The body of a statement in its own language. */
export interface StatementSample extends Omit<TranslationSample, 'source' | 'wrong' | 'right'> {
  readonly wrong: string;
  readonly right: string;
}

/** Two publications, where one text is not enough. */
export interface FilesSample {
  readonly severity?: Severity;
  /** What is wrong and what is right, in words or as inline code. */
  readonly wrong: string;
  readonly right: string;
  /** Files that differ from those of a small publication in English and Persian. */
  readonly files: { readonly wrong: SampleFiles; readonly right: SampleFiles };
}

/** Path → text or bytes; `null` where there is no such file. */
export type SampleFiles = Readonly<Record<string, string | Uint8Array | null>>;

/** A row of the preflight checklist. */
export interface PreflightRule extends RuleText {
  /** How bad it is in each profile; a profile that is absent is not checked. */
  readonly severity: Readonly<Partial<Record<PreflightProfile, FindingSeverity>>>;
  /** The clause that requires it. */
  readonly clause: string;
  /** A tool of other makers that shows the same. */
  readonly confirmedBy: string;
  /** What to do where it is not so. */
  readonly help: string;
}
