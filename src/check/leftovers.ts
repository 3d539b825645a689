import type { Severity } from '../model/problem.js';

/** What a program leaves in a text that it converts or sends. */
export interface Leftover {
  /** What to look for in Markdown without its code; global, and its time grows only with the text. */
  readonly pattern: RegExp;
  /** Whether one that was found is right where it is. */
  readonly isMeant?: (found: string) => boolean;
  /** Severity, if not an error: a warning may be wrong or does little harm, a note does not harm readers. */
  readonly severity?: Severity;
  /** What it is; “%s” is replaced by what was found. */
  readonly what: string;
  readonly help: string;
}

const ATTRIBUTE = String.raw`(?::?[.#][\p{L}\p{N}_:.-]+|:?[\w:-]{1,40}=(?:"[^"]{0,300}"|[^\s"{}]{1,300}))`;
/** Comments and tracked changes are reported while reading. */
const REMARK = String.raw`[^{}]{0,500}\.(?:comment-|insertion|deletion|paragraph-)`;
const AGAIN = 'Convert the document again with `publish init --from`, or';
const READER = 'readers would see it';

/** Left over by converters of documents. */
const converters: readonly Leftover[] = [
  {
    pattern: new RegExp(String.raw`\\?\{(?!${REMARK}):?\s*${ATTRIBUTE}(?:\s+${ATTRIBUTE})*\s*\\?\}`, 'gu'),
    what: `“%s” is left over from a conversion; ${READER}.`,
    help: 'Delete it with its braces, and the square brackets around the words before it. For emphasis write **word** or *word*.',
  },
  {
    pattern: /\{=\w{1,20}\}|(?<=\n|^):{3,}[^\n]{0,80}/gu,
    what: `“%s” is pandoc markup; ${READER}.`,
    help: 'Delete it, and keep the words.',
  },
  {
    pattern: /\^\[/gu,
    what: `“%s” begins a footnote only in pandoc’s Markdown; ${READER}.`,
    help: 'Write [^1] here, and “[^1]: ” with its text in a paragraph of its own.',
  },
  {
    pattern: /(?<=[\p{L}\p{N}).,])\^[^\s^[\]]{1,20}\^/gu,
    severity: 'warning',
    what: `“%s” is superscript in pandoc’s Markdown; ${READER}.`,
    help: 'For a footnote write [^1]; for a number the raised digits themselves (m²).',
  },
  {
    // Alone between two blank lines, dashes are a divider.
    pattern:
      /(?<=\n|^)[ \t]*\+(?:[-=:]{3,}\+)+[ \t]*(?=\n|$)|(?<=\S[ \t]*\n)[ \t]*-{2,}(?: +-{2,})+[ \t]*(?=\n|$)|(?<=\n|^)[ \t]*-{2,}(?: +-{2,})+[ \t]*(?=\n[ \t]*\S)/gu,
    severity: 'warning',
    what: 'This line belongs to a pandoc table; its cells run together.',
    help: `${AGAIN} write the table as | cell | cell |, with | --- | --- | under its first row.`,
  },
  {
    // Its label is a number or a sign; other links within a document are `unsafe-link`.
    pattern:
      /\[(?:\\?\[)?[\^*]{0,2}(?:\d{1,3}|[ivx]{1,6}|[↑↩*†])\uFE0E?[\^*]{0,2}(?:\\?\])?\]\(<?#[^\s()<>]{1,80}>?\)/gu,
    severity: 'warning',
    what: '“%s” is a footnote of a word processor; its link leads nowhere.',
    help: 'Write [^1] for the mark in the text, and “[^1]: ” before the note itself.',
  },
  {
    pattern: /\]\(<?#(?:_(?:Toc|Ref|Hlk|Hlt|GoBack)|h\.|heading=h\.|bookmark)[\w.]{0,40}>?\)/gu,
    severity: 'warning',
    what: '“%s” leads to a bookmark of a word processor, which is not here.',
    help: 'Delete the link, or the line of the table of contents it is in.',
  },
  {
    pattern:
      /Error! (?:Bookmark not defined|Reference source not found|Hyperlink reference not valid)\.|\bHYPERLINK "|\\\* MERGEFORMAT|\bPAGEREF _Toc\d+/gu,
    what: '“%s” is a field of Word.',
    help: 'Write the words it would show, or delete it.',
  },
  {
    pattern:
      /\[\[?_?TOC_?\]\]?|\\(?:newpage|pagebreak|clearpage)\b|\{%[^%\n]{0,80}%\}|\{\{[<%][^\n]{0,80}[>%]\}\}/gu,
    what: `“%s” is an instruction for another program; ${READER}.`,
    help: 'Delete it.',
  },
  {
    pattern: /(?<=\n|^)\\#{1,6}(?= )/gu,
    severity: 'warning',
    what: '“%s” does not begin a heading; readers would see the sign.',
    help: 'Delete the backslash. If this is not a heading, delete the sign too.',
  },
  {
    pattern: /(?<!\\)\\(?=[ \p{L}\p{N}])(?!(?:newpage|pagebreak|clearpage)\b)/gu,
    severity: 'warning',
    what: 'Readers would see this backslash.',
    help: 'Delete it. For a no-break space type the character (U+00A0).',
  },
  {
    pattern: /(?<![=\w])==(?=[^\s=])[^=\n]{1,200}(?<=[^\s=])==(?![=\w])/gu,
    severity: 'warning',
    what: `“%s” was highlighted in a word processor; ${READER} between equals signs.`,
    help: 'Find out why it was highlighted, then delete the signs.',
  },
];

const QUOTES = 'ldquo|rdquo|bdquo|lsquo|rsquo|sbquo|laquo|raquo|lsaquo|rsaquo|quot|apos';
const SIGNS =
  'ndash|mdash|hellip|nbsp|bull|middot|sect|para|copy|reg|trade|deg|euro|pound|times|frac\\d\\d|szlig';
const LETTERS = '[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash|macr)|[ao]elig|AElig|OElig';
const NAMED = `(?:${QUOTES}|${SIGNS}|${LETTERS})`;

/** Left over by programs that mistook one way of writing characters for another. */
const characters: readonly Leftover[] = [
  {
    pattern: new RegExp(String.raw`&amp;(?:${NAMED}|#\d{2,6}|#[xX][\da-fA-F]{2,5});`, 'gu'),
    what: `“%s” is a character escaped twice for HTML; ${READER} as code.`,
    help: 'Type the character itself.',
  },
  {
    pattern: new RegExp(String.raw`(?<!\\)&(?:${NAMED}|#\d{2,6}|#[xX][\da-fA-F]{2,5});`, 'gu'),
    isMeant: standsForSyntax,
    severity: 'info',
    what: '“%s” is a character escaped for HTML; readers see the character, translators see the code.',
    help: 'Type the character itself.',
  },
  {
    pattern:
      /(?:Ã[\u00A0-\u00BF]|Â[\u00A1-\u00BF]|â(?:€[\u0080-\u00BF™œ“”¦˜š¢ž\u009D]|„¢)|(?:[ØÙÚÛÐÑ×][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2,})+/gu,
    what: '“%s” was read in the wrong encoding; readers would see it like this.',
    help: 'Open the original as UTF-8 and copy the text again.',
  },
  {
    pattern: /(?:=[89A-F][0-9A-F]){2,}|(?<=[\p{L},.;:!?])(?<![?&]\w{0,40})=(?:20)?(?=\n)/gu,
    severity: 'warning',
    what: `“%s” is left over from the source of a mail; ${READER}.`,
    help: 'Open the mail in a mail program and copy the text from there.',
  },
];

/** Left over by mail programs. */
const mails: readonly Leftover[] = [
  {
    pattern: /\[(?:image: [^\]\n]{1,100}|cid:[^\]\n]{1,100})\]/gu,
    severity: 'warning',
    what: `“%s” marks the place of a picture in a mail; ${READER}.`,
    help: 'Delete it, or put the picture beside the statement: ![description](picture.png).',
  },
  {
    pattern:
      /https:\/\/(?:[\w-]{1,40}\.safelinks\.protection\.outlook\.com|urldefense(?:\.proofpoint)?\.com|www\.google\.com\/url\?)[^\s)>\]]{0,40}/gu,
    severity: 'warning',
    what: '“%s…” is an address that a mail filter has put before the real one; it may reveal who received the mail.',
    help: 'Open the link and copy the address of the page it leads to.',
  },
  {
    pattern:
      /([\w.+-]{1,64}@[\w.-]{1,80}) ?<mailto:\1>|((?:https?:\/\/|www\.)[^\s<>]{1,200}) ?<(?:https?:\/\/)?\2\/?>|(?<=[\p{L}\p{N}])<(?:mailto:|https?:\/\/)[^\s<>]{1,200}>/gu,
    severity: 'warning',
    what: '“%s” is a link as mail programs copy it; readers would see its address beside its words.',
    help: 'Write [words](address), or keep only the address.',
  },
  {
    pattern:
      /(?<=\n|^)(?:-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,}|(?:From|Von|De): [^\n]{1,200}\n(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado)[^\n]{0,3}: [^\n]{0,200}|Sent from my \w{1,20}|Get Outlook for \w{1,20})/gu,
    severity: 'warning',
    what: '“%s” belongs to a mail, not to the statement.',
    help: 'Delete what a mail program has added.',
  },
];

/** Whether a character reference is needed: for a sign of Markdown, or to show what cannot be seen. */
function standsForSyntax(reference: string): boolean {
  const [, hex, decimal] = /^&#(?:[xX]([\da-fA-F]+)|(\d+));$/u.exec(reference) ?? [];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return !Number.isNaN(code) && (code < 0x80 || /[\p{C}\p{Z}]/u.test(String.fromCodePoint(code)));
}

/** Everything that programs leave in texts (docs/checks.md#conversion-leftover). */
export const leftovers: readonly Leftover[] = [...converters, ...characters, ...mails];

/** Whether a link is the mark of a footnote or leads to a bookmark, so that a leftover says what to do. */
export function isLeftover(words: string, url: string): boolean {
  const link = `[${words}](${url})`;
  return url.startsWith('#') && leftovers.some(({ pattern }) => new RegExp(pattern, 'u').test(link));
}
