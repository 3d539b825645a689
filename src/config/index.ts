import { isMap, LineCounter, parseDocument, type Document as YamlDocument, type Node } from 'yaml';
import { CONFIG_KEYS } from '../model/config-keys.js';
import type { Config } from '../model/config.js';
import type { Position } from '../model/document.js';
import type { Outcome, Problem } from '../model/problem.js';
import { FORMS } from './forms.js';
import { byTag, read, withDefaults, type Reading } from './read.js';
import { writtenKeys } from './written.js';
import { yamlFault } from './yaml-faults.js';

/**
 * Reads a configuration.
 *
 * @param yaml the file's text, YAML 1.2 or JSON; `''` for none
 * @param file its path, for problems
 * @param formats ids of the formats there are
 * @param rules ids of the checks there are
 * @returns the configuration with defaults filled in, or everything that is wrong with it
 */
export function parseConfig(
  yaml: string,
  file: string,
  formats: readonly string[],
  rules: readonly string[],
): Outcome<Config> {
  const lines = new LineCounter();
  // The library compares each key of a map with all others; the shapes find a second one as they go. It quotes the
  // text in each of as many errors as there are open brackets; here the first is enough, and its place.
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false };
  const document = parseDocument(yaml.normalize('NFC'), options);
  const written = yaml.split('\n');
  const problems: Problem[] = [];
  const placeOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: writtenColumn(written[line - 1] ?? '', Math.max(1, col)) };
  };
  const add = (offset: number, message: string, help: string) => {
    const rule = 'configuration';
    problems.push({ rule, severity: 'error', fatal: true, file, ...placeOf(offset), message, help });
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const [what, help] = yamlFault(error);
    add(error.pos[0], `The configuration cannot be read: ${what}.`, help);
    return { problems };
  }
  const report = (node: Node | null | undefined, message: string, help: string) => {
    add(node?.range?.[0] ?? 0, message, help);
  };
  const sourceLocale = sourceLocaleOf(document);
  const reading: Reading = {
    ...{ formats, rules, sourceLocale, report },
    placed(words, node) {
      const { line, col } = lines.linePos(firstCharacter(yaml, node?.range[0] ?? 0));
      return { words, file, line, column: col };
    },
  };
  const keys = { is: 'group', keys: CONFIG_KEYS } as const;
  const given =
    document.contents === null
      ? withDefaults(CONFIG_KEYS, new Map(), reading)
      : read(keys, document.contents, '', reading);
  // The reader makes what the table says; the compiler has that from the same table.
  const config = given as Omit<Config, 'written' | 'localesAt'> | undefined;
  const locales = config?.locales && sourceFirst(config.locales, document, reading);
  if (config === undefined || problems.length > 0) return { problems };
  const localesAt = (document.getIn(['locales'], true) as Node | undefined)?.range?.[0];
  return {
    value: {
      ...config,
      locales,
      translators: byTag(config.translators),
      written: writtenKeys(document, file, placeOf),
      localesAt: localesAt === undefined ? undefined : { file, ...placeOf(localesAt) },
    },
    problems,
  };
}

/** The tag of the source language; what is wrong with it is reported where it is read. */
function sourceLocaleOf({ contents }: YamlDocument.Parsed): string {
  const given: unknown = isMap(contents) ? contents.get('sourceLocale') : undefined;
  const { isRight, normal } = FORMS.tag;
  if (typeof given !== 'string' || isRight?.(given) !== true) return CONFIG_KEYS.sourceLocale.default;
  return normal?.(given) ?? given;
}

/** The locales, the source first; one that is there twice and a list without the source are reported. */
function sourceFirst(
  tags: readonly string[],
  document: YamlDocument.Parsed,
  { sourceLocale, report }: Reading,
): readonly string[] {
  tags.forEach((one, at) => {
    if (tags.indexOf(one) === at) return;
    const node = document.getIn(['locales', at], true) as Node | undefined;
    report(node, `The locale “${one}” appears twice in the list.`, 'Keep one of the two.');
  });
  if (!tags.includes(sourceLocale)) {
    report(
      document.getIn(['locales'], true) as Node | undefined,
      `The list of locales lacks the source locale “${sourceLocale}”.`,
      `Add “${sourceLocale}” to it.`,
    );
  }
  return [sourceLocale, ...tags.filter((one) => one !== sourceLocale)];
}

/** The column in a line as it is written of one in the line composed. */
function writtenColumn(line: string, column: number): number {
  if (line.normalize('NFC') === line) return column;
  let length = column - 1;
  while (length < line.length && line.slice(0, length).normalize('NFC').length < column - 1) length += 1;
  return length + 1;
}

/** Where a scalar's own text begins: behind its quote, or on the line under `|` or `>`. */
function firstCharacter(yaml: string, offset: number): number {
  const sign = yaml[offset] ?? '';
  if (sign === '"' || sign === "'") return offset + 1;
  if (sign !== '|' && sign !== '>') return offset;
  const end = yaml.indexOf('\n', offset);
  return end < 0 ? offset : end + 1 + (/^\s*/u.exec(yaml.slice(end + 1))?.[0].length ?? 0);
}
