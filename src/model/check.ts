import type { Catalogue, Glossary } from './catalogue.js';
import type { Config } from './config.js';
import type { Document } from './document.js';
import type { LocalizedDocument } from './localized.js';
import type { Problem, Severity } from './problem.js';
import type { Remarks } from './remarks.js';
import type { Rule } from './rule.js';
import type { OwnTemplate, TemplateVariables } from './template.js';
import type { WrittenKey } from './written-key.js';

/** The fonts of a format that shows no character they lack. */
export interface FormatFonts {
  /** Id of the format. */
  readonly format: string;
  /** Finds every character that none of its fonts has; global. */
  readonly lacking: RegExp;
}

/** What there is to check: the canonical text, and translations of it. */
export type CheckedPart = 'source' | 'translations';

/** The part that texts in a language belong to. */
export function partOf(tag: string, { sourceLocale }: Pick<Config, 'sourceLocale'>): CheckedPart {
  return tag === sourceLocale ? 'source' : 'translations';
}

/** What a check looks at. */
export interface CheckSubject {
  /** The parts to look at. Languages are checked one by one, and the canonical text once. */
  readonly about: ReadonlySet<CheckedPart>;
  readonly document: Document;
  /** The canonical text as it is in the file. */
  readonly text: string;
  readonly config: Config;
  /** The statement in every locale asked for. */
  readonly documents: readonly LocalizedDocument[];
  /** Translations by locale. */
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  /** Accepted forms of terms, by locale; a locale without a glossary has none. */
  readonly glossaries: ReadonlyMap<string, Glossary>;
  /** What people say about the translations, by locale; a locale without remarks may be absent. */
  readonly remarks: ReadonlyMap<string, Remarks>;
  /** Fonts of the formats to be published that have to have every character. */
  readonly fonts: readonly FormatFonts[];
  /** Keys and texts that people have written beside the statement, of all locales. */
  readonly written: readonly WrittenKey[];
  /** What there is to match them with: the whole publication, whatever locales are asked for. */
  readonly whole: WholePublication;
}

/** What the keys of a publication can name. */
interface WholePublication {
  readonly tags: readonly string[];
  readonly catalogues: readonly Catalogue[];
  /** Keys of segments that the last sync knew and that are gone. */
  readonly removed: readonly string[];
  /** Keys of the interface strings that the program has. */
  readonly strings: readonly string[];
  /** The publication’s own templates and styles. */
  readonly templates: readonly OwnTemplate[];
  /** The style that `brand` names, by its path. */
  readonly stylesheet?: OwnTemplate | undefined;
  /** The templates and styles that it can have, by name, with their variables. */
  readonly knownTemplates: Readonly<Record<string, TemplateVariables>>;
}

/** Characters of a translation, and what certainly belongs in their place; offsets are those of its Markdown. */
export interface Correction {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What a check found; the runner adds the rule, and the severity where the finding has none of its own. */
export type Finding = Omit<Problem, 'rule' | 'severity'> & {
  readonly severity?: Severity;
  /** What settles the whole finding, in order, where there is no doubt about it: a person takes it with one click. */
  readonly corrections?: readonly Correction[] | undefined;
};

/** A rule with the code that finds it. To add one: a file in `check/rules/`, a line in the table of `check/index.ts`. */
export interface Check extends Rule {
  /** What it looks at, where that is the canonical text alone, or translations alone. */
  readonly of?: CheckedPart;
  /** Whether it is made only where the configuration gives it a severity. */
  readonly isOptional?: boolean;
  run(subject: CheckSubject): Iterable<Finding>;
}
