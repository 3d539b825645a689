import { createScanner } from 'jsonc-parser';
import type { Position } from '../model/document.js';
import { placeFinder } from '../text/place-finder.js';
import type { Outcome, Problem } from '../model/problem.js';
import { conflictAt } from './conflict.js';
import { findSlip } from './json-slip.js';
import { SyntaxKind } from './json-tokens.js';

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
  } catch {
    const { offset, reason, help } = findSlip(text);
    return problem(offset, `The file is not JSON: ${reason}.`, help);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return problem(0, 'The file is not a JSON object.', 'It must be one object: { "key": "text", … }.');
  }
  const members = scanMembers(text).filter((member) => !isSchema(member));
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
            message: `The key “${key}” appears twice.`,
            help: 'Keep one of the two. If they come from two branches, rename one of them in every locale.',
          },
        ],
      };
    }
    seen.add(key);
  }
  return { value: members, problems: [] };
}

/** By it an editor knows the schema of the file; nothing else reads it. */
function isSchema({ key, value }: JsonMember): boolean {
  return key === '$schema' && typeof value === 'string';
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
        // In the order of the text, because places are found in one pass over it.
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
  const scanner = createScanner(text, true);
  for (let kind: number = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    const index = scanner.getTokenOffset();
    yield { token: text.slice(index, index + scanner.getTokenLength()), index };
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
