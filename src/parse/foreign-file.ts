import type { Problem } from '../model/problem.js';
import { shellWord } from '../text/shell-word.js';

/** A kind of file that people put where a text belongs. */
interface Kind {
  /** What to call it, with its article. */
  readonly what: string;
  /** How its name ends. */
  readonly ending: string;
  /** What to do first, where `publish init` does not read it. */
  readonly first?: string;
}

const SAVE_AS_WORD = 'Open it in a word processor and save it as a Word document (.docx).';

const KINDS = {
  docx: { what: 'a Word document', ending: 'docx' },
  odt: { what: 'an OpenDocument text', ending: 'odt' },
  html: { what: 'an HTML page', ending: 'html' },
  utf16: { what: 'a text in UTF-16', ending: 'txt' },
  doc: { what: 'a document of an old Office program (.doc)', ending: 'doc', first: SAVE_AS_WORD },
  rtf: { what: 'a rich text (.rtf)', ending: 'rtf', first: SAVE_AS_WORD },
  pages: { what: 'a document of Pages', ending: 'pages', first: 'Export it from Pages as Word (.docx).' },
  pdf: {
    what: 'a PDF',
    ending: 'pdf',
    first: 'Ask for the document that the PDF was made of; a PDF does not say what is a title or a list.',
  },
  sheet: { what: 'a spreadsheet', ending: 'xlsx', first: 'Copy its text into a Word document.' },
  zip: { what: 'an archive (.zip)', ending: 'zip', first: 'Unpack it and look for the document in it.' },
  image: { what: 'a picture', ending: 'png', first: 'Ask for the document that the picture was made of.' },
  mail: {
    what: 'a saved mail',
    ending: 'eml',
    first: 'Open it in a mail program and save its attachment or text.',
  },
} as const satisfies Readonly<Record<string, Kind>>;

type KindName = keyof typeof KINDS;

/** Signatures at the very beginning of a file, as Latin-1. */
const BEGINNINGS: readonly (readonly [beginning: RegExp, kind: KindName])[] = [
  [/^%PDF-/u, 'pdf'],
  [/^\{\\rtf/u, 'rtf'],
  [/^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/u, 'doc'],
  [/^(?:.PNG\r\n\x1A|\xFF\xD8\xFF|GIF8|II\*\0|MM\0\*|RIFF....WEBP)/su, 'image'],
  [/^(?:\xFF\xFE|\xFE\xFF)/u, 'utf16'],
];

/** Names of parts by which archives (APPNOTE §4.3.7) are distinguished. */
const PARTS: readonly (readonly [part: string, kind: KindName])[] = [
  ['mimetypeapplication/vnd.oasis.opendocument.text', 'odt'],
  ['mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'sheet'],
  ['word/document', 'docx'],
  ['xl/workbook', 'sheet'],
  ['Index/Document.iwa', 'pages'],
];

const HEAD = 4096;

/** A page begins with its document type or one of its outer elements; comments and an XML declaration may come before. */
const HTML_PAGE = /^\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu;

/** The first field of a mail (RFC 5322 §3.6), and one that only mails have, before the first blank line. */
const MAIL = /^(?:From |[A-Z][\w-]+: )(?:[^\r\n]*\r?\n(?!\r?\n))*?(?:message-id|mime-version|received): /iu;

/** Why a file cannot be read as a text in UTF-8. */
export function foreignText(bytes: Uint8Array): Problem | undefined {
  const kind = binaryKind(bytes);
  if (kind === undefined) return undefined;
  const { what } = KINDS[kind];
  const help = kind === 'utf16' ? 'Save it as UTF-8.' : 'Put a text in UTF-8 in its place.';
  return problem(`The file is ${what}${kind === 'utf16' ? ', not in UTF-8' : ', not text'}.`, help);
}

/**
 * Why the statement cannot be read as Markdown: it is a file of another kind, to be converted first.
 *
 * @param bytes the file
 * @param file its path
 */
export function foreignStatement(bytes: Uint8Array, file: string): Problem | undefined {
  const kind = binaryKind(bytes) ?? textKind(bytes);
  return kind === undefined ? undefined : foreignProblem(kind, file);
}

/** The statement’s text is a page of HTML, whole or copied out of one. */
export function htmlStatement(file: string): Problem {
  return foreignProblem('html', file);
}

/** Endings of documents of word processors that a statement may be begun from, those that need no other program first. */
export const DOCUMENTS = ['docx', 'odt', 'doc', 'rtf', 'pages', 'pdf'];
/** Endings of texts that it may be begun from; a folder may have others, for other reasons. */
export const TEXTS = ['html', 'htm', 'txt', 'md', 'markdown'];

/** What a document is by its content; nothing where it may be any text. */
export interface DocumentKind {
  /** How the name of such a file ends. */
  readonly ending?: string;
  /** The character set of a text that is not in UTF-8. */
  readonly charset?: string;
  /** Why nothing can begin with it. */
  readonly problem?: Problem;
}

/** What a file that a publication is to begin with is by its content, whatever its name says. */
export function documentKind(bytes: Uint8Array): DocumentKind {
  if (bytes.length === 0)
    return { problem: problem('The file is empty.', 'Name the file that has the text.') };
  const name = binaryKind(bytes) ?? textKind(bytes);
  if (name === 'utf16') return { charset: utf16Of(bytes) };
  if (name === undefined) return {};
  const kind: Kind = KINDS[name];
  if (kind.first === undefined) return { ending: kind.ending };
  const begin = `${kind.first} Then begin with that file: ${command('<file>')}.`;
  return { problem: problem(`The file is ${kind.what}, which \`publish\` cannot read.`, begin) };
}

/**
 * What to do where there is no statement but a document that may hold it.
 *
 * @param document its path
 */
export function beginWith(document: string): string {
  const ending = endingOf(document);
  const kind = Object.values<Kind>(KINDS).find((one) => one.ending === ending);
  return kind?.first === undefined
    ? `Begin with it: ${command(shellWord(document))}.`
    : `${kind.first} Then begin with that file: ${command(shellWord(withEnding(document, 'docx')))}.`;
}

function foreignProblem(name: KindName, file: string): Problem {
  const kind: Kind = KINDS[name];
  const message = `The statement is ${kind.what}, not Markdown${name === 'utf16' ? ' in UTF-8' : ''}.`;
  if (kind.first !== undefined) {
    return problem(message, `${kind.first} Then begin with that file: ${command('<file>')}.`, file);
  }
  const named = withEnding(file, kind.ending);
  const begin =
    named === file
      ? `Begin with it: ${command(shellWord(file))}; \`source\` in the configuration names the Markdown.`
      : `Rename it to ${named} and begin with that file: ${command(shellWord(named))}.`;
  const lower = begin.charAt(0).toLowerCase() + begin.slice(1);
  return problem(message, name === 'utf16' ? `Save it as UTF-8; or ${lower}` : begin, file);
}

function problem(message: string, help: string, file?: string): Problem {
  const place = file !== undefined && { file, line: 1, column: 1 };
  return { rule: 'other-format', severity: 'error', fatal: true, ...place, message, help };
}

/** @param file as a word of a shell, or a place for one */
function command(file: string): string {
  return `\`publish init --from ${file}\``;
}

function endingOf(file: string): string {
  return /\.(\w+)$/u.exec(file)?.[1]?.toLowerCase() ?? '';
}

function withEnding(file: string, ending: string): string {
  if (endingOf(file) === ending) return file;
  return `${file.replace(/\.\w+$/u, '')}.${ending}`;
}

function binaryKind(bytes: Uint8Array): KindName | undefined {
  const head = latin1(bytes.subarray(0, HEAD));
  const found = BEGINNINGS.find(([beginning]) => beginning.test(head))?.[1];
  if (found !== undefined) return found;
  if (head.startsWith('PK\x03\x04')) {
    const whole = latin1(bytes);
    return PARTS.find(([part]) => whole.includes(part))?.[1] ?? 'zip';
  }
  return isUnmarkedUtf16(head) ? 'utf16' : undefined;
}

function textKind(bytes: Uint8Array): KindName | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD));
  if (HTML_PAGE.test(head)) return 'html';
  return MAIL.test(head) ? 'mail' : undefined;
}

/** The order of the bytes by the mark or, without one, by the side on which most zeros are. */
function utf16Of(bytes: Uint8Array): string {
  const head = latin1(bytes.subarray(0, HEAD));
  if (head.startsWith('\xFF\xFE')) return 'utf-16le';
  if (head.startsWith('\xFE\xFF')) return 'utf-16be';
  const [even = 0, odd = 0] = zerosBySide(head);
  return even > odd ? 'utf-16be' : 'utf-16le';
}

/** Without a mark, the spaces and line ends of UTF-16 show it: every second byte of theirs is zero, on one side. */
function isUnmarkedUtf16(head: string): boolean {
  const [even = 0, odd = 0] = zerosBySide(head);
  return Math.max(even, odd) * 20 > head.length && Math.max(even, odd) > 9 * Math.min(even, odd);
}

/** How many zeros are at even and at odd places. */
function zerosBySide(head: string): readonly number[] {
  const sides = [0, 0];
  for (let at = head.indexOf('\0'); at >= 0; at = head.indexOf('\0', at + 1)) {
    sides[at % 2] = (sides[at % 2] ?? 0) + 1;
  }
  return sides;
}

/** Every byte as one character; of those from 0x80 to 0x9F as Windows has them (WHATWG Encoding §4.2). */
function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
