import { countLines, countWords, endsInColon, isEmphasised, isTextBlock, type Block } from './block.js';
import { isAddressee } from './boundary.js';
import type { DateReader } from './dates/index.js';
import { readDate, type FoundDate } from './head.js';
import type { Lexicon } from './lexicon.js';
import { isProse } from './likeness.js';

/** What is above the text of a letter: date, address, subject and salutation, in any order. */
export interface LetterHead {
  /** Ordinal of “Dear …”, where it has one. */
  readonly salutation?: number | undefined;
  /** The subject that a label says is one, and the label. */
  readonly subject?: { readonly at: number; readonly label: number } | undefined;
  /** Ordinals of the lines that say whom it is for. */
  readonly address: ReadonlySet<number>;
  readonly dates: readonly FoundDate[];
  /** Ordinal of the first block behind it. */
  readonly end: number;
}

/** Date, address, subject and salutation have no more blocks than this, each line of the address its own. */
const MOST_BLOCKS = 24;
const SALUTATION_WORDS = 12;
/** “Dear Minister” without a comma. */
const BARE_SALUTATION_WORDS = 6;
const SUBJECT_WORDS = 40;
const DELIVERY_WORDS = 8;

/**
 * Reads the head of a letter: its blocks from the first on, up to one block behind the salutation.
 *
 * @param before ordinal of the first block that cannot belong to it
 * @returns undefined where nothing says that the statement is a letter
 */
export function readLetter(
  blocks: readonly Block[],
  lexicon: Lexicon,
  dates: DateReader,
  before: number,
): LetterHead | undefined {
  const most = Math.min(before, MOST_BLOCKS, blocks.length);
  const prose = blocks.findIndex((block, at) => at < most && endsHead(block));
  const end = prose < 0 ? most : prose;
  const head = blocks.slice(0, end);
  const salutation = findSalutation(blocks, end, lexicon);
  const label = head.findIndex((block, at) => isSubjectLabel(block, blocks[at + 1], lexicon));
  const addressee = head.some(({ text }) => isAddressee(text, lexicon));
  if (salutation === undefined && (label < 0 || !addressee)) return undefined;
  return {
    salutation,
    subject: label < 0 ? undefined : { at: label + 1, label },
    address: addressOf(head, lexicon, salutation ?? (label < 0 ? end : label)),
    dates: head.flatMap((block, at) => {
      const reading = readDate(block, dates);
      return reading === undefined ? [] : [{ at, reading }];
    }),
    end,
  };
}

/** Text of the letter itself, or what is neither a paragraph nor a heading. */
function endsHead({ node, text }: Block): boolean {
  if (node.type === 'thematicBreak' || text === '') return false;
  if (!isTextBlock(node)) return node.type !== 'list' || node.children.length > 1;
  return countWords(text) > SUBJECT_WORDS || isProse(text);
}

function findSalutation(blocks: readonly Block[], end: number, lexicon: Lexicon): number | undefined {
  const at = blocks.findIndex((block, at) => at < end && isSalutation(block.text, lexicon));
  if (at >= 0) return at;
  // “Dear Minister” above the text, or above the subject; “Friends of the Earth” at the top is a name.
  return [end - 1, end - 2, end - 3].find((bare) => bare > 0 && isBareSalutation(blocks[bare], lexicon));
}

function isBareSalutation(block: Block | undefined, lexicon: Lexicon): boolean {
  if (block?.node.type !== 'paragraph' || isEmphasised(block.node)) return false;
  if (countWords(block.text) > BARE_SALUTATION_WORDS || countLines(block.node) > 1) return false;
  return lexicon.begins('salutations', block.text) !== undefined;
}

/** “Dear Minister,”: how a letter begins; in Persian the word of respect follows: “وزیر محترم،”. */
export function isSalutation(text: string, lexicon: Lexicon): boolean {
  if (!/[,،:：!！]$/u.test(text) || countWords(text) > SALUTATION_WORDS) return false;
  return (['begins', 'ends'] as const).some((where) => lexicon[where]('salutations', text) !== undefined);
}

/** “Subject:” before the words of the subject, which it was parted from or which are the next block. */
export function isSubjectLabel(
  label: Block | undefined,
  subject: Block | undefined,
  lexicon: Lexicon,
): boolean {
  if (label === undefined || subject === undefined || !isTextBlock(label.node) || !isTextBlock(subject.node))
    return false;
  if (subject.text === '' || countWords(subject.text) > SUBJECT_WORDS) return false;
  const isParted = label.origin !== undefined && label.origin === subject.origin;
  if (!lexicon.is('subjects', label.text)) return false;
  return isParted || (endsInColon(label.text) && !isSalutation(subject.text, lexicon));
}

/** Several lines above the salutation or the subject, lines that begin with “To:”, and how the letter is sent. */
function addressOf(head: readonly Block[], lexicon: Lexicon, until: number): Set<number> {
  const lines = head.flatMap(({ node, text }, at) => {
    if (isAddressee(text, lexicon) || isDelivery(text, lexicon)) return [at];
    const isAddress = at < until && node.type === 'paragraph' && countLines(node) > 1 && !isEmphasised(node);
    return isAddress ? [at] : [];
  });
  return new Set(lines);
}

/** “By e-mail: minister@example.org”: how the letter is sent, and a line that is nothing but where to. */
function isDelivery(text: string, lexicon: Lexicon): boolean {
  if (countWords(text) === 1 && text.includes('@')) return true;
  return countWords(text) <= DELIVERY_WORDS && lexicon.begins('deliveries', text) !== undefined;
}
