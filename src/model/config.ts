import { CONFIG_KEYS, type BIDI_MODES, type Effect } from './config-keys.js';
import type { ValuesOf } from './config-shape.js';
import type { Place } from './problem.js';
import type { WrittenKey } from './written-key.js';

/** Names that the configuration of a publication may have. */
export const CONFIGURATIONS = ['publish.config.yaml', 'publish.config.yml', 'publish.config.json'] as const;

type ConfigKeys = typeof CONFIG_KEYS;

/** The configuration of a publication, checked, with defaults filled in. */
export type Config = ValuesOf<ConfigKeys> & {
  /** Its keys that name something of the publication, with their places. */
  readonly written: readonly WrittenKey[];
  /** Where its list of languages is; absent without one. */
  readonly localesAt?: Place | undefined;
};

export type BidiMode = (typeof BIDI_MODES)[number];

/** Paper sizes, by their CSS names (CSS Paged Media 3 §7.1). */
export type PageSize = Config['pdf']['pageSize'];

/** What the configuration says about the PDF for the print shop. */
export type PrintSettings = Config['print'];

/** What the configuration says about the release around the statement. */
export type ReleaseSettings = Config['release'];

/** The end of the embargo, ISO 8601: the configuration wins over the statement’s own release line. */
export function embargoOf(
  document: { readonly embargo?: string | undefined },
  { embargo }: Pick<ReleaseSettings, 'embargo'>,
): string | undefined {
  return embargo ?? document.embargo;
}

/** What the configuration says of a name whose language or direction cannot be inferred. */
export type NameSettings = Config['names'][string];

type FormatKey = {
  [Name in keyof ConfigKeys]: ConfigKeys[Name]['effect'] extends 'format' ? Name : never;
}[keyof ConfigKeys];

/** What formats know of the configuration; it is part of the cache key of their files. */
export type FormatSettings = Pick<Config, FormatKey>;

/** The part of a configuration that formats read themselves. */
export function formatSettings(config: Config): FormatSettings {
  const effects: Readonly<Record<string, Partial<Effect>>> = CONFIG_KEYS;
  const read = Object.entries(config).filter(([name]) => effects[name]?.effect === 'format');
  return Object.fromEntries(read) as FormatSettings;
}
