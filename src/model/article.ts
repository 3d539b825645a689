import type { Direction } from './locale.js';
import type { LocaleStatus } from './localized.js';

/** Where the schema of these files is on the web; nothing loads it but editors that a person opens them with. */
export const ARTICLE_SCHEMA = 'https://unpkg.com/communique/schema/article.schema.json';

/** Language and direction, each only where it differs from that of what is around. */
export interface Foreign {
  readonly lang?: string | undefined;
  readonly dir?: Direction | undefined;
}

/** A word of the page, such as a label. */
export interface ArticleWord extends Foreign {
  readonly text: string;
}

/** Inline content: a tree, because a stretch of one direction may hold one of the other. */
export type ArticleInline =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'strong' | 'emphasis' | 'deleted';
      readonly content: readonly ArticleInline[];
    }
  | { readonly type: 'code'; readonly text: string; readonly dir: 'ltr' }
  | {
      readonly type: 'link';
      /** Absent if it is not known yet; the page shows the words. */
      readonly href?: string | undefined;
      readonly title?: string | undefined;
      readonly content: readonly ArticleInline[];
    }
  | {
      readonly type: 'run';
      readonly lang?: string | undefined;
      readonly dir: Direction;
      /** No line may end in it. */
      readonly unbroken?: boolean | undefined;
      readonly content: readonly ArticleInline[];
    }
  | ({
      readonly type: 'image';
      /** Its address: from this file, or on the web where the edition’s address is known. */
      readonly src: string;
      /** Its path in the edition. */
      readonly path: string;
      readonly alt: string;
      readonly title?: string | undefined;
      readonly width?: number | undefined;
      readonly height?: number | undefined;
      readonly status?: UnfinishedStatus | undefined;
    } & Foreign)
  | { readonly type: 'break' }
  | { readonly type: 'note'; readonly number: number; readonly text: string };

/** Why a text is not a current translation. */
type UnfinishedStatus = 'missing' | 'outdated';

/** The words of one block. */
export interface ArticleText extends Foreign {
  readonly content: readonly ArticleInline[];
  readonly status?: UnfinishedStatus | undefined;
}

/** A name of a signatory. */
export interface ArticleName {
  /** As it is in the statement. */
  readonly name: string;
  /** As readers of this language see it. */
  readonly shown: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly url?: string | undefined;
  /** What is beside it, column by column. */
  readonly beside?: readonly Omit<ArticleName, 'url' | 'beside'>[] | undefined;
}

/** Names under one heading. */
export interface ArticleGroup {
  readonly heading?: ArticleText | undefined;
  /** Labels of the columns, that of the names first. */
  readonly columns?: readonly ArticleText[] | undefined;
  /** Number of the first name; names are counted through all groups. */
  readonly first: number;
  readonly names: readonly ArticleName[];
}

/** How the cells of a column are aligned, along the reading direction. */
export type ArticleAlignment = 'start' | 'center' | 'end' | null;

/** A part after the text. */
type ArticleSectionKind = 'notes' | 'contact' | 'about' | 'corrections';

/** What a paragraph is to its neighbour. */
type Companion = 'picture' | 'caption' | 'attribution';

/** A block of the article. */
export type ArticleBlock =
  | ({ readonly type: 'heading'; readonly level: number; readonly id?: string | undefined } & ArticleText)
  | ({ readonly type: 'paragraph'; readonly as?: Companion | undefined } & ArticleText)
  | {
      readonly type: 'list';
      /** Number of the first item; absent where items have bullets. */
      readonly start?: number | undefined;
      readonly items: readonly ArticleItem[];
    }
  | { readonly type: 'quote'; readonly blocks: readonly ArticleBlock[] }
  | {
      readonly type: 'table';
      readonly align: readonly ArticleAlignment[];
      readonly header: readonly ArticleText[];
      readonly rows: readonly (readonly ArticleText[])[];
    }
  | {
      readonly type: 'code';
      readonly text: string;
      readonly language?: string | undefined;
      readonly dir: 'ltr';
    }
  | { readonly type: 'rule' }
  | ({ readonly type: 'end' } & ArticleWord)
  | {
      readonly type: 'signatories';
      readonly heading?: ArticleText | undefined;
      readonly groups: readonly ArticleGroup[];
    }
  | {
      readonly type: 'section';
      readonly kind: ArticleSectionKind;
      /** The language’s word for it; a part of the statement has a heading of its own among its blocks. */
      readonly heading?: ArticleWord | undefined;
      readonly blocks: readonly ArticleBlock[];
    };

/** An item of a list. */
export interface ArticleItem {
  /** Whether its paragraphs are apart; in a tight item the words are in the item itself. */
  readonly loose: boolean;
  readonly blocks: readonly ArticleBlock[];
}

/** A footnote. */
export interface ArticleNote {
  readonly number: number;
  /** The number in the digits of the language. */
  readonly text: string;
  readonly blocks: readonly ArticleBlock[];
}

/** A date: for machines, and as readers of the language read it. */
export interface ArticleDate extends ArticleWord {
  readonly iso: string;
}

/** What was published, in one language: the part of the file that is read back. */
export interface Article {
  readonly title: ArticleText;
  readonly subtitle?: ArticleText | undefined;
  readonly date?: ArticleDate | undefined;
  readonly place?: ArticleText | undefined;
  /** When the embargo ends, ISO 8601. */
  readonly embargo?: string | undefined;
  readonly blocks: readonly ArticleBlock[];
  readonly notes: readonly ArticleNote[];
  readonly corrections: readonly { readonly date: ArticleDate; readonly note: ArticleText }[];
}

/** Labels of the page, by their names. */
export const ARTICLE_LABELS = {
  notes: 'notes',
  noteBack: 'note.back',
  missing: 'segment.missing',
  outdated: 'segment.outdated',
  image: 'image',
  table: 'table',
  revision: 'revision',
  languages: 'navigation.languages',
  downloads: 'downloads',
} as const;

/** A file of the format `json`: an article as data. */
export interface ArticleFile {
  readonly $schema?: string | undefined;
  readonly version: 1;
  readonly locale: string;
  readonly direction: Direction;
  /** ISO 15924. */
  readonly script: string;
  readonly sourceLocale: string;
  readonly slug: string;
  /** The title as one line without markup. */
  readonly title: string;
  /** SHA-256 of the canonical file. */
  readonly revision: string;
  /** SHA-256 of `article` as JSON without white space, in UTF-8. */
  readonly hash: string;
  readonly status: {
    readonly status: LocaleStatus;
    readonly total: number;
    readonly missing: number;
    readonly outdated: number;
    readonly translated: number;
    readonly reviewed: number;
    readonly percent: number;
  };
  readonly article: Article;
  /** What the page says around the article. */
  readonly around: {
    readonly kind: ArticleWord;
    readonly release: readonly ArticleInline[];
    readonly embargo?: readonly ArticleInline[] | undefined;
    readonly notices: readonly (readonly ArticleInline[])[];
    readonly original?: readonly ArticleInline[] | undefined;
  };
  readonly labels: Readonly<Record<keyof typeof ARTICLE_LABELS, ArticleWord>>;
  /** The other languages of the edition. */
  readonly alternates: readonly {
    readonly locale: string;
    readonly direction: Direction;
    readonly name: string;
    readonly title: string;
    /** Path of its data in the edition. */
    readonly path: string;
    /** Address of its page on the web, where it is known. */
    readonly url?: string | undefined;
  }[];
  /** The files of this language in other formats, by their paths in the edition. */
  readonly files: readonly {
    readonly format: string;
    readonly path: string;
    readonly mediaType: string;
  }[];
}
