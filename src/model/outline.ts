/** What a block of the canonical statement is. */
export type BlockRole = (typeof BLOCK_ROLES)[number];

/** Every one, in the order in which a statement has them. */
export const BLOCK_ROLES = [
  'release-line',
  'date',
  'title',
  'subtitle',
  'body',
  'signatories',
  'group',
  'names',
  'end',
  'notes',
  'contact',
] as const;

/** One block of the statement with its role; `publish outline` shows these. */
export interface OutlineBlock {
  readonly role: BlockRole;
  /** Lines of the file, counted from 1, both included. */
  readonly line: number;
  readonly endLine: number;
  /** Its first words. */
  readonly text: string;
  /** The evidence for the role, as a phrase for people. */
  readonly why: string;
}

/** A name of the statement; `rest` holds a table's other columns. */
interface OutlineName {
  readonly name: string;
  readonly line: number;
  readonly rest: readonly string[];
  /** The file that has the name, where it is not the statement. */
  readonly file?: string | undefined;
}

/** Names that came by form. */
interface LateNames {
  readonly file: string;
  readonly total: number;
}

/** The names under one heading; the heading is null where the names have no groups. */
export interface OutlineGroup {
  readonly heading: string | null;
  readonly names: readonly OutlineName[];
}

/** A reading that could be another one: where, both readings, and the configuration that settles it. */
export interface Doubt {
  readonly line: number;
  readonly message: string;
  /** A line for publish.config.yaml. */
  readonly settle: string;
  /** A line that confirms what was read, where there is one. */
  readonly confirm?: string | undefined;
}

/** What the last sync recognised, kept beside the source catalogue so that a change is noticed. */
export interface KnownOutline {
  readonly title: string;
  readonly signatories: readonly string[];
}

/** Path of the outline as the last sync knew it. */
export function outlinePath(sourceLocale: string): string {
  return `locales/${sourceLocale}/outline.json`;
}

/** What was recognised in a statement. */
export interface Outline {
  readonly file: string;
  /** ISO 8601 calendar date. */
  readonly date?: string | undefined;
  readonly title: string;
  readonly blocks: readonly OutlineBlock[];
  readonly signatories: {
    /** Those who came later included. */
    readonly total: number;
    readonly late?: LateNames | undefined;
    readonly groups: readonly OutlineGroup[];
  };
  readonly doubts: readonly Doubt[];
}
