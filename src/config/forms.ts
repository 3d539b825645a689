import { accentOf, paleAccent } from '../model/accent.js';
import type { FormName } from '../model/config-shape.js';
import { isSafe } from '../model/link.js';
import { MAILBOX, mailboxOf } from '../model/mailbox.js';
import { canonicalTag } from '../model/locale.js';
import { isShortName, slugify, MOST_CHARACTERS, SHORT_NAME } from '../text/slug.js';
import { isKnownLanguage, tagOfLanguage } from './known-language.js';

/** What a text of one form has to be. */
interface Form {
  /** What it is, for messages. */
  readonly expected: string;
  /** What JSON Schema can say of it. It refuses nothing that is right, and lets some pass that is not. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly isRight?: (text: string) => boolean;
  /** What a text that is right otherwise has that is wrong, and what to do; the text is not repeated. */
  readonly fault?: (text: string) => readonly [fault: string, help: string] | undefined;
  /** What was probably meant by a text that is not right. */
  readonly near?: (text: string) => string | undefined;
  /** The form in which it is used. */
  readonly normal?: (text: string) => string;
}

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;
const MAIL = /^[^\s@<>]+@[^\s@<>]+$/u;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/u;
const MARGINS = /^(?:\d+(?:\.\d+)?(?:mm|cm|in|pt|px)(?:\s+|$)){1,4}$/u;
const COLOUR = /^#(?:[\dA-Fa-f]{3}){1,2}$/u;
const INSIDE = /^(?![\\/]|[A-Za-z]:)(?!(?:.*[\\/])?\.\.(?:[\\/]|$))/u;
const ICON = new RegExp(String.raw`${INSIDE.source}.*\.(?:[sS][vV][gG]|[pP][nN][gG])$`, 'u');

const CARD = new RegExp(String.raw`${INSIDE.source}.*\.(?:[pP][nN][gG]|[jJ][pP][eE]?[gG])$`, 'u');

const EARLIER_NAME = /^(?!\.{1,2}\/?$)[^\\/]+\/?$/u;

const inside = (expected: string): Form => ({
  expected,
  schema: { pattern: INSIDE.source },
  isRight: (text) => INSIDE.test(text),
});

/** The forms of texts: a table. */
export const FORMS: Readonly<Record<FormName, Form>> = {
  text: { expected: 'a text' },
  tag: {
    expected: 'a language tag of the IANA registry such as fa-AF, ps or ku',
    schema: { pattern: String.raw`^\s*[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*\s*$` },
    isRight: (text) => {
      const canonical = canonicalTag(text);
      return canonical !== undefined && isKnownLanguage(canonical);
    },
    near: tagOfLanguage,
    normal: (text) => canonicalTag(text) ?? text,
  },
  path: inside('a path inside the publication'),
  'output path': inside('a path inside the publication; --out-dir may name any'),
  'folder path': inside('a path of a folder inside the publication'),
  'CSV path': inside('a path of a CSV file inside the publication'),
  'profile path': inside('a path of an ICC profile inside the publication'),
  'CSS path': inside('a path of a CSS file inside the publication'),
  'icon path': {
    expected: 'a path of an SVG or PNG file inside the publication',
    schema: { pattern: ICON.source },
    isRight: (text) => ICON.test(text),
  },
  'card path': {
    expected: 'a path of a PNG or JPEG file inside the publication',
    schema: { pattern: CARD.source },
    isRight: (text) => CARD.test(text),
  },
  'short name': { expected: SHORT_NAME, schema: { maxLength: MOST_CHARACTERS }, isRight: isShortName },
  'earlier name': {
    expected: 'an earlier name of the files, or of the publication’s folder with “/” at its end',
    schema: { pattern: EARLIER_NAME.source },
    isRight: (text) =>
      EARLIER_NAME.test(text) && isShortName(text) && (text.endsWith('/') || slugify(text) !== ''),
    normal: (text) => (text.endsWith('/') ? text : slugify(text)),
  },
  date: {
    expected: 'a date such as 2025-08-12',
    schema: { pattern: DATE.source },
    // February has no thirtieth.
    isRight: (text) => DATE.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text),
  },
  'mail address': {
    expected: 'a mail address such as press@example.org',
    schema: { pattern: MAIL.source },
    isRight: (text) => MAIL.test(text),
  },
  mailbox: {
    expected: 'a mail address such as press@example.org, or with a name: The Alliance <press@example.org>',
    schema: { pattern: MAILBOX.source },
    isRight: (text) => MAILBOX.test(text) && mailboxOf(text) !== undefined,
  },
  'date format': {
    expected: 'a date format such as dd/MM/yyyy',
    // Not every editor knows the letters of Unicode.
    schema: {
      pattern: '^(?=.*d)(?=.*M)(?=.*y)[^A-Za-z0-9]*(?:(?:d{1,2}|M{1,4}|yyyy)[^A-Za-z0-9]*){3}$',
    },
    isRight: (text) =>
      /^(?:[^\p{L}\d]*(?:d{1,2}|M{1,4}|yyyy)){3}[^\p{L}\d]*$/u.test(text) &&
      ['d', 'M', 'y'].every((part) => text.includes(part)),
  },
  time: {
    expected: 'a time with its zone such as 2025-08-12T09:00:00+04:30',
    schema: { pattern: TIME.source },
    isRight: (text) => TIME.test(text) && !Number.isNaN(Date.parse(text)),
  },
  'base address': {
    expected: 'a web address',
    // No user name, no query, no fragment.
    schema: { pattern: String.raw`^https?:\/\/[\\/]*:?@?[^\\/?#@]+(?:[\\/][^?#]*)?$` },
    isRight: (text) => /^https?:\/\//u.test(text) && URL.canParse(text),
    fault: addressFault,
    normal: (text) => text.replace(/(?<!\/)\/+$/u, ''),
  },
  'link address': {
    expected: 'an address with https:, http:, mailto: or tel:',
    schema: { pattern: '^(?:[Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:)' },
    isRight: (text) => isSafe(text) && URL.canParse(text),
  },
  margins: {
    expected: 'one to four CSS lengths such as 25mm 20mm',
    schema: { pattern: MARGINS.source },
    isRight: (text) => MARGINS.test(text),
  },
  accent: {
    // Without quotation marks, YAML reads “#” and what follows as a comment.
    expected: "a colour in quotation marks such as '#8a1538'",
    schema: { pattern: COLOUR.source },
    isRight: (text) => COLOUR.test(text),
    near: (text) => (COLOUR.test(`#${text}`) ? `'#${text}'` : undefined),
    fault: accentFault,
    normal: sixDigits,
  },
};

/** What the address of an edition must not have: paths of pages are written behind it, and it is on every page. */
function addressFault(text: string): readonly [string, string] | undefined {
  const { username, password } = new URL(text);
  if (username !== '' || password !== '')
    return [
      'a user name or a password in its address',
      'Remove the part between “//” and the host, with its “@”: every page would show it.',
    ];
  const [sign, name] = text.includes('#') ? ['#', 'fragment'] : text.includes('?') ? ['?', 'query'] : [];
  if (sign === undefined) return undefined;
  return [
    `a ${name} in its address`,
    `Remove the “${sign}” and everything after it: each page adds its own path there.`,
  ];
}

/** A colour as `#rrggbb`. */
function sixDigits(colour: string): string {
  const digits = colour.slice(1).toLowerCase();
  return `#${digits.length === 3 ? digits.replace(/./gu, '$&$&') : digits}`;
}

/** What an accent must not be: too pale to be read. */
function accentFault(text: string): readonly [string, string] | undefined {
  const pale = paleAccent(sixDigits(text));
  if (pale === undefined) return undefined;
  const { contrast, least, nearest } = pale;
  return [
    // Rounded, 4.496 would be as much as is needed.
    `a contrast of ${Math.floor(contrast * 100) / 100}:1 with light pages; text needs ${least}:1 (WCAG 2.2, level AA)`,
    `Use '${nearest}', the nearest colour of the same hue that can be read. Dark pages then use ${accentOf(nearest).night}, computed from it.`,
  ];
}
