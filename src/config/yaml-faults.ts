import type { ErrorCode } from 'yaml';

/** What is wrong with the form of a file, and what to do. */
type Fault = readonly [what: string, help: string];

const QUOTES = 'Put the text into quotes: key: "text".';
const SIGN: Fault = ['YAML reads a character here as a sign of its own', QUOTES];
const REFERENCE: Fault = ['YAML reads a text that begins with & or * as a name for other text', QUOTES];
const TAG: Fault = ['YAML reads a text that begins with ! as the name of a type', QUOTES];
const TOO_DEEP: Fault = ['it is nested too deep', 'Remove brackets or indentation here.'];

/** The faults of YAML 1.2 that its parser reports, in the words of somebody who writes a configuration. */
const FAULTS: Readonly<Record<ErrorCode, Fault>> = {
  ALIAS_PROPS: REFERENCE,
  BAD_ALIAS: REFERENCE,
  BAD_COLLECTION_TYPE: TAG,
  BAD_DIRECTIVE: SIGN,
  BAD_DQ_ESCAPE: [
    'between double quotes, a backslash begins a special character, and this one is not known',
    "Write the text between single quotes ('…'), or the backslash twice.",
  ],
  BAD_INDENT: [
    'the line is indented differently from the lines it belongs to, or a bracket above it was never closed',
    'Give all lines of one group the same number of spaces, and close each [ and {.',
  ],
  BAD_PROP_ORDER: SIGN,
  BAD_SCALAR_START: ['a text cannot begin with this character', QUOTES],
  BLOCK_AS_IMPLICIT_KEY: [
    'the line has two keys',
    'Write one key a line. If the second colon is part of a text, put the text into quotes: key: "a: b".',
  ],
  BLOCK_IN_FLOW: [
    'there are lines with hyphens or keys between brackets',
    'Between brackets, separate entries by commas: [first, second].',
  ],
  DUPLICATE_KEY: ['a key appears twice', 'Keep one of the two.'],
  IMPOSSIBLE: SIGN,
  KEY_OVER_1024_CHARS: ['a key is longer than 1,024 characters', 'Check for a missing quote before it.'],
  MISSING_CHAR: [
    'a quote, a bracket, a comma or the space after a colon is missing here or just before',
    'Close each quote and bracket, separate entries by commas, and write a space after the colon of a key.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'a key goes over more than one line',
    'Write `key: value`; the line above may lack its colon.',
  ],
  MULTIPLE_ANCHORS: REFERENCE,
  MULTIPLE_DOCS: ['a second document begins here', 'Remove the line “---”.'],
  MULTIPLE_TAGS: TAG,
  NON_STRING_KEY: ['a key is a list or a group', 'Write the key as plain text before its colon.'],
  RESOURCE_EXHAUSTION: TOO_DEEP,
  TAB_AS_INDENT: ['a tab is used as indentation', 'Indent with spaces.'],
  TAG_RESOLVE_FAILED: TAG,
  UNEXPECTED_TOKEN: [
    'this does not belong here',
    'Check for a bracket, comma, colon or quote too many, here or just before.',
  ],
};

/** What is wrong, in plain words. */
export function yamlFault({ code, message }: { readonly code: ErrorCode; readonly message: string }): Fault {
  // The parser has no code for what it could not follow.
  return message.includes('call stack') ? TOO_DEEP : FAULTS[code];
}
