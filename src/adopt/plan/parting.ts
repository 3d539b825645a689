import type { Document, Segment, SegmentRole } from '../../model/document.js';
import type { Problem } from '../../model/problem.js';
import { isPlaced, type BlockKind, type WholeBlock, type WholeTranslation } from '../../model/whole.js';
import { firstUneven } from './lengths.js';
import type { Parting } from './walk.js';
import { firstWords, placeOf, typed } from './words.js';

const ROLES: Readonly<Record<SegmentRole, string>> = {
  title: 'the title',
  heading: 'a heading',
  paragraph: 'a paragraph',
  item: 'an item of a list',
  cell: 'a cell of a table',
  quote: 'a quotation',
  footnote: 'a footnote',
  alt: 'the description of an image',
  signatories: 'the opening of the signatories',
  subtitle: 'the subtitle',
  place: 'the place of the date line',
  group: 'a heading among the signatories',
};

/** How a block is made what it has to be, by the ending of the file. */
const MAKE: Readonly<Record<'md' | 'docx' | 'txt', Readonly<Record<BlockKind, string>>>> = {
  md: {
    heading: 'begin its line with “## ”',
    paragraph: 'write it as a paragraph, without a sign before it',
    item: 'begin its line with “- ” or “1. ”',
    cell: 'write the table with “|” between its cells',
    quote: 'begin its lines with “> ”',
    footnote: 'write it as “[^name]: …”',
    alt: 'write it as “![description](image.png)”',
  },
  docx: {
    heading: 'give it the style Heading, or set the whole of it in bold',
    paragraph: 'give it the style Normal, without a number or bullet',
    item: 'make it an item of a list, or type a number or a bullet before it',
    cell: 'put the table there as a table of Word',
    quote: 'give it the style Quote',
    footnote: 'insert it as a footnote of Word',
    alt: 'insert the image and describe it in its alternative text',
  },
  txt: {
    heading: 'put it on a line of its own, with a blank line before and after it',
    paragraph:
      'put it on lines of its own, with a blank line before and after it, without a number or bullet',
    item: 'begin its line with a number or with “- ”',
    cell: 'write each row of the table on a line, with “ | ” between its cells',
    quote: 'begin its lines with “> ”',
    footnote: 'write it at the end, as “[1] …”, and put [1] where it belongs',
    alt: 'leave it out',
  },
};

/** One stretch of both texts that does not match. */
export interface PartedStretch {
  readonly segments: readonly Segment[];
  readonly blocks: readonly WholeBlock[];
  readonly parting: Parting;
  /** What follows the stretch, in words, for a text that ended too early. */
  readonly next: string;
}

/** The first place where a translation is not built as the statement is: both places, and what to do. */
export function partingProblem(
  document: Document,
  whole: WholeTranslation,
  { segments, blocks, parting, next }: PartedStretch,
): Problem {
  const { segment, block } = parting;
  const last = blocks.at(-1);
  const here =
    segment === undefined
      ? `${document.file}  (nothing more before ${next})`
      : `${placeOf(document.file, segment.position)}  ${ROLES[segment.role]}: ${firstWords(segment.source)}`;
  const there =
    block === undefined
      ? `${last === undefined ? whole.file : placeOf(whole.file, last)}  (nothing more before ${next})`
      : `${placeOf(whole.file, block)}  ${kindOf(block)}: ${firstWords(typed(block))}`;
  const hint = lengthHint(document, whole, segments, blocks, parting);
  const { line, column } = block ?? last ?? {};
  return {
    rule: 'adopt-structure',
    severity: 'error',
    file: whole.file,
    line,
    column,
    ...(segment !== undefined && { key: segment.key }),
    message: messageOf(parting, next),
    help: [
      `statement:    ${here}`,
      `translation:  ${there}`,
      ...hint,
      adviceOf(whole.file, parting, hint.length > 0),
    ].join(`\n${' '.repeat(11)}`),
  };
}

function messageOf({ segment, block }: Parting, next: string): string {
  if (block === undefined && segment !== undefined)
    return `The translation lacks ${ROLES[segment.role]} that the statement has before ${next}.`;
  if (segment === undefined && block !== undefined)
    return `The translation has ${kindOf(block)} more than the statement before ${next}.`;
  if (segment === undefined || block === undefined)
    return 'The translation does not have the structure of the statement.';
  return `Here the statement has ${ROLES[segment.role]}, the translation ${kindOf(block)}.`;
}

function adviceOf(file: string, { segment, block }: Parting, hasHint: boolean): string {
  const earlier = hasHint ? '' : ' It may also have been split or joined with its neighbour further up.';
  if (segment === undefined) return `Take it out, or join it with the text it belongs to.${earlier}`;
  if (block === undefined) {
    return `Add its translation, or split the text that holds it: the translation is adopted whole or not at all.${earlier}`;
  }
  const ending = /\.(md|docx)$/iu.exec(file)?.[1]?.toLowerCase();
  const make = MAKE[ending === 'md' || ending === 'docx' ? ending : 'txt'];
  const { role } = segment;
  const kind: BlockKind = role === 'title' ? 'heading' : isPlaced(role) ? 'paragraph' : role;
  return `If the two belong together, ${make[kind]}; if not, add what is missing before it, or take out what is too much.`;
}

function kindOf({ kinds }: WholeBlock): string {
  return ROLES[kinds[0] ?? 'paragraph'];
}

/** Where the lengths of the texts show a split or a join, which is often above the place where the difference shows. */
function lengthHint(
  document: Document,
  whole: WholeTranslation,
  segments: readonly Segment[],
  blocks: readonly WholeBlock[],
  parting: Parting,
): string[] {
  const ours = segments.filter(({ role }) => role !== 'alt');
  const theirs = blocks.filter(({ kinds }) => kinds[0] !== 'alt');
  const uneven = firstUneven(
    ours.map(({ source }) => source.length),
    theirs.map(({ text }) => text.length),
  );
  if (uneven === undefined) return [];
  const [ourFirst, ourSecond] = uneven.source.map((at) => ours[at]);
  const [theirFirst, theirSecond] = uneven.target.map((at) => theirs[at]);
  const isReported = [...uneven.source.map((at) => ours[at]), ...uneven.target.map((at) => theirs[at])].every(
    (one) => one === parting.segment || one === parting.block,
  );
  if (isReported) return [];
  const our = (one: Segment) => `${firstWords(one.source)} (${placeOf(document.file, one.position)})`;
  const their = (one: WholeBlock) => `${firstWords(one.text)} (${placeOf(whole.file, one)})`;
  const lengths = 'The lengths of the texts suggest:';
  if (ourFirst !== undefined && theirFirst !== undefined && theirSecond !== undefined)
    return [`${lengths} ${their(theirFirst)} and the text after it translate ${our(ourFirst)}; join them.`];
  if (ourFirst !== undefined && ourSecond !== undefined && theirFirst !== undefined)
    return [`${lengths} ${their(theirFirst)} translates ${our(ourFirst)} and the text after it; split it.`];
  if (ourFirst !== undefined) return [`${lengths} ${our(ourFirst)} is not translated; add it.`];
  return theirFirst === undefined
    ? []
    : [`${lengths} ${their(theirFirst)} is not in the statement; take it out.`];
}
