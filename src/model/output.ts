/**
 * What a command prints for people, a line each. A line break within one can only come from a value in it, so it is
 * shown, not obeyed.
 */
export type Lines = string | readonly string[];

/** What a command prints for a program: one document, in a form that can write any character. */
export interface MachineText {
  readonly form: keyof typeof FORMS;
  readonly text: string;
}

/** Anything that a command prints. */
export type Output = Lines | MachineText;

/** Controls (ECMA-48), line and paragraph separators, and what reorders a line (UAX #9 §2.1–2.4). */
const LIVE = /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/gu;

/** The same without the line feeds that a document is laid out with. */
const LIVE_IN_LINES = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/gu;

/** The weights and colours that reports use (ECMA-48 §8.3.117, SGR): none of them can hide a word. */
const PAINT = /(\u001B\[(?:[12]|22|3[1-4]|39)m)/u;

/**
 * What the runner of a CI system takes for a command: `::` where a line begins (GitHub Actions), `##[`, `##vso[`,
 * `##teamcity[` anywhere in one (GitHub Actions, Azure Pipelines, TeamCity). Some of them compare as people read:
 * white space before it and characters that nobody sees between do not count.
 */
const COLONS = /^((?:[^\S\n\r\u2028\u2029]|\p{DI}|\u001B\[\d+m)*):(?=\p{DI}*:)/gmu;
const HASHES = /#(\p{DI}*#)(?=[\p{L}\p{DI}]*\[)/gu;

/** How each form writes a character without doing what it does; who reads the form gets the character. */
const FORMS = {
  json: (text: string) => text.replace(LIVE_IN_LINES, spelled).replace(HASHES, '\\u0023$1'),
  xml: (text: string) =>
    text.replace(LIVE_IN_LINES, reference).replace(COLONS, '$1&#58;').replace(HASHES, '&#35;$1'),
  annotations: (text: string) => text.split('\n').map(annotation).join('\n'),
} as const;

/** An annotation of GitHub Actions (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). */
const ANNOTATION = /^::(?:error|warning|notice) [^:]*::/u;

/** A value as the JSON document of a command. */
export function jsonText(value: unknown): MachineText {
  return { form: 'json', text: JSON.stringify(value, undefined, 2) };
}

/** A stranger’s text as a person may see it, on one line: what would drive a terminal is spelt out as in JSON. */
export function printable(text: string): string {
  return text.replace(LIVE, spelled);
}

/**
 * All that is written to a terminal, a pipe or a file for some output.
 *
 * @param hasPaint whether the colours in it are ours
 */
export function shown(output: Output, hasPaint: boolean): string {
  if (typeof output === 'string') return `${shownLine(output, hasPaint)}\n`;
  if (!isMachineText(output)) return output.map((line) => `${shownLine(line, hasPaint)}\n`).join('');
  const text = FORMS[output.form](output.text);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** One line of output for people. */
export function shownLine(line: string, hasPaint: boolean): string {
  const safe = hasPaint ? line.split(PAINT).map(pieceOf).join('') : printable(line);
  return withoutCommands(safe);
}

function isMachineText(output: Output): output is MachineText {
  return typeof output === 'object' && 'form' in output;
}

/** Every second piece is paint; the others are made printable, wherever they came from. */
function pieceOf(piece: string, at: number): string {
  return at % 2 === 1 ? piece : printable(piece);
}

function withoutCommands(line: string): string {
  return line.replace(COLONS, '$1: ').replace(HASHES, '#$1 ');
}

/** A line of annotations may begin as a command; what is in it may not be another one. */
function annotation(line: string): string {
  const text = printable(line);
  return ANNOTATION.test(text) ? text.replace(HASHES, '#$1 ') : withoutCommands(text);
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t' };

function spelled(character: string): string {
  return SHORT[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** XML 1.0 §2.2 has no way to write most controls of ASCII. */
function reference(character: string): string {
  if (character !== '\t' && character !== '\r' && character < ' ') return '\uFFFD';
  return `&#${character.codePointAt(0) ?? 0};`;
}
