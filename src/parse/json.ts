import type { Position } from '../model/document.js';
import { placeFinder } from '../text/place-finder.js';
import type { Outcome, Problem } from '../model/problem.js';
import { conflictAt } from './conflict.js';

/** One member of a JSON object, with its places in the file. */
export interface JsonMember {
  readonly key: string;
  readonly value: unknown;
  /** Place of the value; of a text, its first character after the quote. */
  readonly position: Position;
  readonly keyPosition: Position;
  /** A text as it is written in the file, without its quotes and with its escapes. */
  readonly raw?: string;
}

const TOKEN = /["{}[\],:]|[^\s"{}[\],:]+/gu;

/**
 * Reads a file that holds one JSON object (RFC 8259), keeping the place of every member.
 *
 * @param text the file
 * @param file its path, for problems
 * @param locale the locale it belongs to
 * @returns the members in file order, or the one problem that keeps the file from being read
 */
export function readJsonObject(text: string, file: string, locale?: string): Outcome<JsonMember[]> {
  const problem = (offset: number, message: string, help: string): Outcome<never> => ({
    problems: [
      {
        rule: 'invalid-json',
        severity: 'error',
        fatal: true,
        locale,
        file,
        message,
        help,
        ...placeAt(text, offset),
      },
    ],
  });
  const conflict = conflictAt(text);
  if (conflict !== undefined) {
    return problem(
      conflict,
      'The file has an unresolved merge conflict.',
      'Choose one of the two sides in each conflict.',
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const at = /position (\d+)/u.exec(reason)?.[1];
    const what = reason
      .replace(/,? ?(?:in JSON)? at position.*$/u, '')
      .replace(/^Unexpected end.*$/u, 'it ends too early');
    return problem(
      at === undefined ? text.trimEnd().length : Number(at),
      `The file is not JSON: ${what}.`,
      'Check quotes and commas at this place.',
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return problem(0, 'The file is not a JSON object.', 'It must be one object: { "key": "text", … }.');
  }
  const members = scanMembers(text);
  const seen = new Set<string>();
  for (const { key, keyPosition } of members) {
    if (seen.has(key)) {
      const { line, column } = keyPosition;
      return {
        problems: [
          {
            rule: 'duplicate-key',
            severity: 'error',
            fatal: true,
            locale,
            key,
            file,
            line,
            column,
            message: `The key “${key}” stands twice.`,
            help: 'Keep one of the two; where two branches brought them, give one another key, in every locale.',
          },
        ],
      };
    }
    seen.add(key);
  }
  return { value: members, problems: [] };
}

/** Members of the outermost object of a text that is known to be JSON. */
function scanMembers(text: string): JsonMember[] {
  const members: JsonMember[] = [];
  const place = placeFinder(text);
  let depth = 0;
  let key: { name: string; offset: number } | undefined;
  let value: { start: number } | undefined;
  let end = 0;
  const close = () => {
    if (key !== undefined && value !== undefined) {
      const raw = text.slice(value.start, end);
      const isText = raw.startsWith('"');
      members.push({
        key: key.name,
        value: JSON.parse(raw),
        // In the order of the text, for places are found in one pass over it.
        keyPosition: place(key.offset),
        position: place(value.start + (isText ? 1 : 0)),
        ...(isText && { raw: raw.slice(1, -1) }),
      });
    }
    key = undefined;
    value = undefined;
  };
  for (const { token, index } of tokens(text)) {
    if (token === '}' || token === ']') depth -= 1;
    if (depth === 0 && token === '}') close();
    else if (depth === 1 && token === ',') close();
    else if (depth >= 1 && !(depth === 1 && token === ':')) {
      if (depth === 1 && key === undefined) key = { name: JSON.parse(token) as string, offset: index };
      else value ??= { start: index };
    }
    if (token === '{' || token === '[') depth += 1;
    end = index + token.length;
  }
  return members;
}

/** The tokens of a text that is known to be JSON. */
function* tokens(text: string): Generator<{ readonly token: string; readonly index: number }> {
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { 0: token, index } = match;
    if (token !== '"') yield { token, index };
    else {
      pattern.lastIndex = textEnd(text, index);
      yield { token: text.slice(index, pattern.lastIndex), index };
    }
  }
}

/** Where a text that begins with the quote at `start` ends; a regular expression runs out of stack on a long one. */
function textEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); ; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
  }
}

/** Line and column of an offset. */
function placeAt(text: string, offset: number): Position {
  return placeFinder(text)(offset);
}

/** A problem with one member of a file. */
export function memberProblem(
  member: JsonMember,
  file: string,
  locale: string,
  rule: string,
  message: string,
  help: string,
): Problem {
  const { line, column } = member.position;
  return { rule, severity: 'error', fatal: true, locale, key: member.key, file, line, column, message, help };
}
