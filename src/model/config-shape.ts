import type { PlacedWords } from '../text/placed-words.js';

/** Forms of a text on one line; `config/forms.ts` says what is right for each. */
export type FormName =
  | 'text'
  | 'tag'
  | 'path'
  | 'output path'
  | 'folder path'
  | 'CSV path'
  | 'profile path'
  | 'icon path'
  | 'card path'
  | 'CSS path'
  | 'short name'
  | 'earlier name'
  | 'date'
  | 'date format'
  | 'time'
  | 'base address'
  | 'link address'
  | 'mail address'
  | 'mailbox'
  | 'margins'
  | 'accent';

/** What a value of the configuration may be. `config/read.ts` reads each kind, `config/json-schema.ts` describes it. */
export type Shape =
  | { readonly is: 'text'; readonly form: FormName }
  /** A text with its place: of a form, or of any number of lines. */
  | { readonly is: 'placed text'; readonly form: FormName | 'lines' }
  /** Placed text, once or for each tag; the source language needs one. */
  | { readonly is: 'localized text' }
  /** Text on one line, once or for each tag. */
  | { readonly is: 'text by tag' }
  /** First words of blocks, or `none`. */
  | { readonly is: 'openings' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  /** The id of a format. */
  | { readonly is: 'format' }
  /** The same, with its place. */
  | { readonly is: 'placed format' }
  /** Ids of rules, with a word for each. */
  | { readonly is: 'by rule'; readonly words: readonly string[] }
  | { readonly is: 'whole number'; readonly least: number; readonly most: number }
  /** Millimetres. */
  | { readonly is: 'length'; readonly least: number; readonly most: number }
  | { readonly is: 'true or false' }
  | { readonly is: 'list'; readonly of: Shape }
  /** Names that the publication chooses, with a value for each. */
  | { readonly is: 'map'; readonly of: Shape }
  | {
      readonly is: 'group';
      readonly keys: Keys;
      /** The key that it must have, which may also be written alone, without the group. */
      readonly main?: string;
    };

/** A key: what its value may be, what it is for, and what holds without it. */
export type Key = Shape & {
  /** What it says, in a sentence: for the docs and for editors. */
  readonly about: string;
  /** The value without the key; a function of the source language’s tag where it depends on that. */
  readonly default?: string | number | boolean | ((sourceLocale: string) => string);
  /** What holds without the key, in words, where that is not a value. */
  readonly without?: string;
  /** Whether its group means nothing without it. */
  readonly required?: true;
};

export type Keys = Readonly<Record<string, Key>>;

/** A text of the configuration, and what other locales have for it there. */
export interface ConfiguredText {
  /** In the source language. */
  readonly source: PlacedWords;
  /** In other locales, by tag. */
  readonly own: ReadonlyMap<string, PlacedWords>;
}

interface Simple {
  readonly text: string;
  readonly 'placed text': PlacedWords;
  readonly 'localized text': ConfiguredText;
  readonly 'text by tag': Readonly<Record<string, string>>;
  readonly openings: readonly PlacedWords[] | 'none';
  readonly format: string;
  readonly 'placed format': PlacedWords;
  readonly 'whole number': number;
  readonly length: number;
  readonly 'true or false': boolean;
}

/** What a value of a shape is read as. */
type ValueOf<One> = One extends { readonly is: keyof Simple }
  ? Simple[One['is']]
  : One extends { readonly is: 'word'; readonly words: readonly (infer Word)[] }
    ? Word
    : One extends { readonly is: 'by rule'; readonly words: readonly (infer Word)[] }
      ? Readonly<Record<string, Word>>
      : One extends { readonly is: 'list'; readonly of: infer Member }
        ? readonly ValueOf<Member>[]
        : One extends { readonly is: 'map'; readonly of: infer Member }
          ? Readonly<Record<string, ValueOf<Member>>>
          : One extends { readonly is: 'group'; readonly keys: infer Inner }
            ? ValuesOf<Inner>
            : never;

/** What has a value without being written: a default, or no entries. */
type Filled =
  | { readonly default: unknown }
  | { readonly required: true }
  | { readonly is: 'group' | 'map' | 'by rule' | 'text by tag' };

/** The values of a set of keys, defaults filled in. */
export type ValuesOf<Set> = {
  readonly [Name in keyof Set as Set[Name] extends Filled ? Name : never]: ValueOf<Set[Name]>;
} & {
  readonly [Name in keyof Set as Set[Name] extends Filled ? never : Name]?: ValueOf<Set[Name]> | undefined;
};

/** Dotted names of the keys under which a publication names something. */
export type NamingKey<Set, Prefix extends string = ''> = {
  [Name in keyof Set & string]: Set[Name] extends { readonly is: 'map' | 'text by tag' | 'localized text' }
    ? `${Prefix}${Name}`
    : Set[Name] extends
          | { readonly is: 'group'; readonly keys: infer Inner }
          | { readonly is: 'list'; readonly of: { readonly is: 'group'; readonly keys: infer Inner } }
      ? NamingKey<Inner, `${Prefix}${Name}.`>
      : never;
}[keyof Set & string];
