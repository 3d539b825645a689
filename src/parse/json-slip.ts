import { createScanner } from 'jsonc-parser';
import { codePoint } from '../text/code-point.js';
import { ScanError, SyntaxKind } from './json-tokens.js';

/** Why a text is not JSON: the first thing that is wrong, its place, and what to do. */
export interface JsonSlip {
  readonly offset: number;
  /** What is wrong, to be written behind a colon. */
  readonly reason: string;
  readonly help: string;
}

/** What may come next in JSON (RFC 8259 §2). */
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

interface Token {
  readonly kind: number;
  readonly text: string;
  readonly offset: number;
}

const VALUES = new Set<number>([
  ...[SyntaxKind.StringLiteral, SyntaxKind.NumericLiteral],
  ...[SyntaxKind.TrueKeyword, SyntaxKind.FalseKeyword, SyntaxKind.NullKeyword],
]);
const OPENING = new Set<number>([SyntaxKind.OpenBraceToken, SyntaxKind.OpenBracketToken]);
const CLOSING: Readonly<Partial<Record<number, number>>> = {
  [SyntaxKind.CloseBraceToken]: SyntaxKind.OpenBraceToken,
  [SyntaxKind.CloseBracketToken]: SyntaxKind.OpenBracketToken,
};
const TRIVIA = new Set<number>([SyntaxKind.Trivia, SyntaxKind.LineBreakTrivia]);
const COMMENTS = new Set<number>([SyntaxKind.LineCommentTrivia, SyntaxKind.BlockCommentTrivia]);

/** Marks that people or word processors put where JSON has `"`. */
const OTHER_QUOTES = /^['‘’“”„«»`´]/u;
/** Begins with a character that cannot be seen. */
const UNSEEN = /^[\p{Cf}\p{Zs}\p{Cc}]/u;

/**
 * Finds the first slip in a text that is not JSON. It keeps a stack of its own because a file may be nested deeper
 * than the call stack allows.
 */
export function findSlip(text: string): JsonSlip {
  const scanner = createScanner(text);
  const open: number[] = [];
  let expected: Expected = 'value';
  let before: Token | undefined;
  for (;;) {
    const kind: number = scanner.scan();
    if (TRIVIA.has(kind)) continue;
    const offset = scanner.getTokenOffset();
    const token = { kind, text: text.slice(offset, offset + scanner.getTokenLength()), offset };
    const slip =
      slipWithin(token, scanner.getTokenError()) ?? slipBetween(before, token, expected, open.at(-1), text);
    if (slip !== undefined) return slip;
    if (kind === SyntaxKind.EOF)
      return { offset: 0, reason: 'it cannot be read', help: 'Check it with an editor that knows JSON.' };
    if (OPENING.has(kind)) open.push(kind);
    else if (CLOSING[kind] !== undefined) open.pop();
    expected = next(kind, expected, open);
    before = token;
  }
}

/** What follows a token that was in its place. */
function next(kind: number, expected: Expected, open: readonly number[]): Expected {
  if (kind === SyntaxKind.OpenBraceToken) return 'key or end';
  if (kind === SyntaxKind.OpenBracketToken) return 'value or end';
  if (kind === SyntaxKind.ColonToken) return 'value';
  if (kind === SyntaxKind.CommaToken) return open.at(-1) === SyntaxKind.OpenBraceToken ? 'key' : 'value';
  if (expected === 'key' || expected === 'key or end')
    return CLOSING[kind] === undefined ? 'colon' : open.length === 0 ? 'nothing' : 'comma or end';
  return open.length === 0 ? 'nothing' : 'comma or end';
}

/** What is wrong with a token wherever it is. */
function slipWithin({ kind, text, offset }: Token, fault: number): JsonSlip | undefined {
  if (COMMENTS.has(kind))
    return { offset, reason: 'it has a comment', help: 'Delete the comment; JSON has none.' };
  switch (fault) {
    case ScanError.None:
      return undefined;
    case ScanError.UnexpectedEndOfString:
      return {
        offset,
        reason: 'the text that begins here has no quotation mark at its end',
        help: 'Put " at its end, on the same line; write a line break within it as \\n.',
      };
    case ScanError.InvalidCharacter: {
      const within = /[\u0000-\u001F]/u.exec(text);
      return {
        offset: offset + (within?.index ?? 0),
        reason: `a text has a character that JSON does not allow (${codePoint(within?.[0] ?? text)})`,
        help: 'Write a tab as \\t, and delete other characters that cannot be seen.',
      };
    }
    case ScanError.InvalidEscapeCharacter:
    case ScanError.InvalidUnicode: {
      const within = /(?<!\\)(?:\\\\)*\\(?!["\\/bfnrt]|u[\dA-Fa-f]{4})/u.exec(text);
      const at = within === null ? 0 : within.index + within[0].length - 1;
      return {
        offset: offset + at,
        reason: 'there is a backslash before a character that does not need one',
        help: 'Write a backslash within a text as \\\\, or delete it.',
      };
    }
    default:
      return { offset, reason: `“${text}” is not a number`, help: 'Put it between quotation marks: "…".' };
  }
}

/** What is wrong with a token where it is. */
function slipBetween(
  before: Token | undefined,
  token: Token,
  expected: Expected,
  container: number | undefined,
  text: string,
): JsonSlip | undefined {
  const { kind, offset } = token;
  const isValue = VALUES.has(kind) || OPENING.has(kind);
  const isEnd = CLOSING[kind] !== undefined;
  const here = (reason: string, help: string, at = offset) => ({ offset: at, reason, help });
  if (kind === SyntaxKind.EOF) {
    if (expected === 'nothing') return undefined;
    return before === undefined
      ? here('it is empty', 'It must be one object: { "key": "text", … }.')
      : here(
          `it ends too early: a ${container === SyntaxKind.OpenBracketToken ? ']' : '}'} is missing`,
          'Put it at the end of the file, or restore what is missing there.',
          text.trimEnd().length,
        );
  }
  if (expected === 'nothing')
    return here(
      'something follows the end of the object',
      'A file holds one object: join the two, or delete what follows the last brace.',
    );
  if (isEnd && container !== undefined && CLOSING[kind] !== container)
    return here(
      `“${token.text}” closes what was opened with “${container === SyntaxKind.OpenBraceToken ? '{' : '['}”`,
      'Use the bracket that belongs to it, or add the one that is missing.',
    );
  if (isEnd && before?.kind === SyntaxKind.CommaToken)
    return here(
      `there is a comma before this “${token.text}”`,
      'Delete that comma: the last entry has no comma after it.',
    );
  if (expected === 'comma or end')
    return kind === SyntaxKind.CommaToken || isEnd ? undefined : slipAfterValue(before, token);
  if (kind === SyntaxKind.Unknown) return bareWords(token, before);
  switch (expected) {
    case 'colon':
      return kind === SyntaxKind.ColonToken
        ? undefined
        : here('a colon is missing between a key and its value', 'Write "key": "text".');
    case 'key':
    case 'key or end':
      if (kind === SyntaxKind.StringLiteral || (isEnd && expected === 'key or end')) return undefined;
      return kind === SyntaxKind.CommaToken
        ? here('there is one comma too many', 'Delete it.')
        : here('a key is not between quotation marks', 'Write "key": "text".');
    default:
      if (isValue || (isEnd && expected === 'value or end')) return undefined;
      return here('a value is missing', 'Write "key": "text"; an empty text is "".');
  }
}

/** What follows a whole value and is neither a comma nor an end. */
function slipAfterValue(before: Token | undefined, token: Token): JsonSlip {
  if (UNSEEN.test(token.text)) return bareWords(token, undefined);
  const end = before === undefined ? token.offset : before.offset + before.text.length;
  const isText = before?.kind === SyntaxKind.StringLiteral;
  if (isText && (token.kind === SyntaxKind.Unknown || end === token.offset))
    return {
      offset: end - 1,
      reason: 'a text ends at this quotation mark, and more follows',
      help: 'Write a quotation mark within a text as \\", or use “ and ”.',
    };
  return {
    offset: token.offset,
    reason: 'a comma is missing before this entry',
    help: 'Put it at the end of the entry before.',
  };
}

/** Words outside of quotation marks. */
function bareWords({ text, offset }: Token, before: Token | undefined): JsonSlip {
  const sign = String.fromCodePoint(text.codePointAt(0) ?? 0);
  if (before?.kind === SyntaxKind.StringLiteral && before.offset + before.text.length === offset)
    return {
      offset: offset - 1,
      reason: 'a quotation mark is missing here, or there is one too many',
      help: 'Write "key": "text", each between two quotation marks.',
    };
  if (OTHER_QUOTES.test(text))
    return {
      offset,
      reason: `${sign} is not the quotation mark of JSON`,
      help: 'Put keys and texts between ": "key": "text".',
    };
  if (UNSEEN.test(text))
    return {
      offset,
      reason: `it has a character that cannot be seen (${codePoint(sign)})`,
      help: 'Delete it; at the beginning of a file it is a byte order mark.',
    };
  return {
    offset,
    reason: 'words are not between quotation marks',
    help: 'Put keys and texts between ": "key": "text".',
  };
}
