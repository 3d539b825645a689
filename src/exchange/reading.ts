import { canonicalTag } from '../model/locale.js';
import type { Outcome, Problem, Severity } from '../model/problem.js';

/** Bytes a file from outside may have; a long book in PO has less than a tenth of it. */
const MAX_BYTES = 20 * 1024 * 1024;
/** Segments a file from outside may have. */
const MAX_UNITS = 50_000;
/** Problems shown for one file; more would help nobody. */
const MAX_PROBLEMS = 50;

/** What is said about one place of a file from outside. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly help: string;
  readonly line?: number | undefined;
  readonly key?: string | undefined;
}

/** A file that cannot be read at all, as the one problem to report. */
export class Refusal extends Error {
  constructor(readonly finding: Finding) {
    super(finding.message);
  }
}

/** Collects what is wrong in one file, up to a number that a person can read. */
export class Findings {
  readonly problems: Problem[] = [];
  #left = 0;

  constructor(readonly file: string) {}

  add(severity: Severity, finding: Finding): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(toProblem(this.file, severity, finding));
    else this.#left += 1;
  }

  /** All problems, with a last one that counts those left out. */
  all(): readonly Problem[] {
    if (this.#left === 0) return this.problems;
    const message = `${this.#left} more problems like these were found in the file.`;
    const help = 'Fix the ones shown and import the file again.';
    return [...this.problems, toProblem(this.file, 'error', { rule: 'exchange-unit', message, help })];
  }
}

/**
 * Runs a reader, so that a refusal becomes the one problem of the file.
 *
 * @param file its path, for problems
 * @param read the reader; whatever it throws is about the file’s content
 */
export function reading<Value>(file: string, read: () => Outcome<Value>): Outcome<Value> {
  try {
    return read();
  } catch (error) {
    const finding =
      error instanceof Refusal
        ? error.finding
        : {
            rule: 'exchange-syntax',
            message: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
            help: 'Export it again from the translation tool.',
          };
    return { problems: [{ ...toProblem(file, 'error', finding), fatal: true }] };
  }
}

/** Refuses files larger than any statement. */
export function refuseLarge(bytes: Uint8Array): void {
  if (bytes.length <= MAX_BYTES) return;
  throw new Refusal({
    rule: 'exchange-too-large',
    message: `The file is larger than ${MAX_BYTES / 1024 / 1024} MB.`,
    help: 'Check that it is the file that `publish export` wrote and a translator filled in.',
  });
}

/** Refuses one segment too many. */
export function refuseMany(units: number, line?: number): void {
  if (units <= MAX_UNITS) return;
  throw new Refusal({
    rule: 'exchange-too-large',
    message: `The file has more than ${MAX_UNITS.toLocaleString('en')} segments.`,
    help: 'Check that it belongs to this publication.',
    line,
  });
}

/**
 * Decodes text by its byte order mark or its declared character set (WHATWG Encoding).
 *
 * @param bytes the file
 * @param declared the character set its header names
 * @returns the text, without byte order mark
 */
export function decode(bytes: Uint8Array, declared: string | undefined): string {
  const label = markedCharset(bytes) ?? declared ?? 'utf-8';
  const decoder = decoderOf(label);
  try {
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? text.replace(CONTROLS, windowsCharacter) : text;
  } catch {
    throw new Refusal({
      rule: 'exchange-charset',
      message: `The file is not valid ${decoder.encoding.toUpperCase()}: a byte that belongs to no character.`,
      help: 'Save the file as UTF-8.',
    });
  }
}

const CONTROLS = /[\u0080-\u009F]/gu;
/** What the bytes 0x80 to 0x9F are in windows-1252; some versions of Node read them as controls of ISO 8859-1. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function windowsCharacter(control: string): string {
  return WINDOWS[control.charCodeAt(0) - 0x80] ?? control;
}

function decoderOf(label: string) {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new Refusal({
      rule: 'exchange-charset',
      message: `The character set “${label.slice(0, 40)}” is not known.`,
      help: 'Save the file as UTF-8.',
    });
  }
}

function markedCharset(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Scripts as gettext names them after an `@` (GNU gettext, “Locale Names”). */
const MODIFIERS: Readonly<Record<string, string>> = {
  arabic: 'Arab',
  cyrillic: 'Cyrl',
  devanagari: 'Deva',
  latin: 'Latn',
};

/** The language tag that a tool meant, `sr@latin` and `fa_AF` included. */
export function readTag(written: string | undefined): string | undefined {
  const [, name = '', modifier = ''] = /^\s*([^@.\s]{1,40})[^@\s]*(?:@(\w+))?/u.exec(written ?? '') ?? [];
  const script = Object.hasOwn(MODIFIERS, modifier) ? MODIFIERS[modifier] : undefined;
  if (script === undefined) return canonicalTag(name);
  const [language = '', ...rest] = name.split(/[-_]/u);
  return canonicalTag([language, script, ...rest].join('-'));
}

function toProblem(file: string, severity: Severity, { rule, key, line, message, help }: Finding): Problem {
  return {
    rule,
    severity,
    ...(key === undefined ? {} : { key }),
    file,
    ...(line === undefined ? {} : { line }),
    message,
    help,
  };
}
