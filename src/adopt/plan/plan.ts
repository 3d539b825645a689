import type { PhrasingContent } from 'mdast';
import type { Catalogue } from '../../model/catalogue.js';
import type { Document, Segment } from '../../model/document.js';
import { haveSameWords, wordsPrint } from '../../text/fit.js';
import type { Problem } from '../../model/problem.js';
import { DIRECTION_MARKS, type WholeBlock, type WholeTranslation } from '../../model/whole.js';
import { footnoteNames, footnoteSegments, withNames } from './footnotes.js';
import { takeApart, type Frame, type Remark, type Surroundings } from './frame.js';
import { hasParts, readSigned } from './signed.js';
import { readNames, type NamesReading } from './names.js';
import { withPlaceholders } from './placeholders.js';
import { partingProblem } from './parting.js';
import { walk, type AdoptedPair, type Parting, type Walked } from './walk.js';

/**
 * What adopting a pair does: the translation is new, says what is there, says it in another spelling, or says
 * something else; or a build has marked it as not translated, and it is left out.
 */
type AdoptedChange = 'new' | 'unchanged' | 'confirmed' | 'spelling' | 'differs' | 'left out';

/** One segment and what the translation has for it. */
export interface AdoptedTranslation extends AdoptedPair {
  readonly change: AdoptedChange;
  /** The translation in the catalogue, if there is one. */
  readonly here?: string | undefined;
}

/** What adopting a whole translation would change. */
export interface AdoptionPlan {
  /** The catalogue afterwards; absent if the two texts do not match. */
  readonly catalogue?: Catalogue | undefined;
  /** The catalogue as it would be with everything taken over, for the checks to look at. */
  readonly proposed: Catalogue;
  /** In the order of the statement, as far as the texts match. */
  readonly translations: readonly AdoptedTranslation[];
  /** The first place where they differ, and nothing else. */
  readonly problem?: Problem | undefined;
  readonly names: NamesReading;
  readonly hasNames: boolean;
  /** Descriptions of images that the translation does not bring. */
  readonly left: readonly Segment[];
  readonly remarks: readonly Remark[];
}

export interface AdoptionOptions extends Surroundings {
  /** Canonical name → name to show, as the locale has it. */
  readonly shown: ReadonlyMap<string, string>;
  /** Use the file’s translation where the catalogue has another one. */
  readonly force: boolean;
  readonly parseInline: (markdown: string) => PhrasingContent[];
  /** Addresses that the configuration has for links without one, by their words. */
  readonly links: Readonly<Record<string, string>>;
}

/**
 * Aligns a whole translation to the statement by structure, as data. Block is paired with block; where one of them
 * is missing or another kind of block, the alignment ends there, and nothing is adopted.
 *
 * @param document the statement, its segments with the keys they have
 * @param catalogue the locale’s translations
 * @param whole the translation as it was read
 */
export function planAdoption(
  document: Document,
  catalogue: Catalogue,
  whole: WholeTranslation,
  options: AdoptionOptions,
): AdoptionPlan {
  const notes = footnoteSegments(document);
  const { frame, stretches, names, left } = bodyStretches(document, notes, whole, options);
  const labels = footnoteNames(document, whole);
  const { walks, parted } = walkAll([...stretches, ...noteStretches(notes, whole, labels)]);
  const pairs = walks.flatMap((one) => one.pairs);
  const translations = inOrder(pairs, document).map((pair) =>
    compared(
      { ...pair, markdown: withPlaceholders(withNames(pair.markdown, labels), pair.segment, options.links) },
      catalogue,
      whole,
      options,
    ),
  );
  return {
    translations,
    proposed: withTranslations(catalogue, translations, { ...options, force: true }),
    names: withForms(readNames(document.signatories, names, options.shown), document, whole, options.shown),
    hasNames: names.length > 0,
    left: walks.flatMap((one) => one.left),
    remarks: [...frame.remarks, ...markRemark(whole), ...leftRemark(left), ...walks.flatMap(pictureRemarks)],
    ...(parted === undefined
      ? { catalogue: withTranslations(catalogue, translations, options) }
      : { problem: partingProblem(document, whole, parted) }),
  };
}

/** The names’ forms beside those that a file of data says to be theirs. */
function withForms(
  names: NamesReading,
  { signatories }: Document,
  { origin }: WholeTranslation,
  known: ReadonlyMap<string, string>,
): NamesReading {
  const own = new Set(signatories.flatMap(({ name, rest = [] }) => [name, ...rest]));
  const forms = (origin?.shown ?? []).filter(({ name, shown }) => own.has(name) && known.get(name) !== shown);
  return { ...names, shown: [...names.shown, ...forms] };
}

type Footnotes = ReturnType<typeof footnoteSegments>;

/** The body of the translation beside that of the statement: what is walked together, and the names between. */
interface Body {
  readonly frame: Frame;
  readonly stretches: readonly Stretch[];
  readonly names: readonly WholeBlock[];
  /** Headings and labels among the names that the translation does not bring. */
  readonly left: readonly Segment[];
}

function bodyStretches(
  document: Document,
  notes: Footnotes,
  whole: WholeTranslation,
  options: AdoptionOptions,
): Body {
  const isNote = new Set(Array.from(notes.values()).flat());
  // Place and texts of the configuration are not part of what somebody translates as one document.
  const body = document.segments.filter(
    (segment) => !isNote.has(segment) && segment.file === undefined && segment.role !== 'place',
  );
  const openingAt = body.findIndex(({ role }) => role === 'signatories');
  const after = openingAt < 0 ? [] : body.slice(openingAt + 1);
  const afterCount = after.filter(({ role }) => role !== 'alt').length;
  const frame = takeApart(document, whole.blocks, afterCount, options);
  const framed: Stretch[] =
    frame.names.length === 0
      ? [{ segments: body, blocks: frame.before, next: 'the end' }]
      : [
          { segments: body.slice(0, openingAt), blocks: frame.before, next: 'the signatories' },
          { segments: body.slice(openingAt, openingAt + 1), blocks: openingOf(frame), next: 'the names' },
          { segments: after, blocks: frame.after, next: 'the end' },
        ];
  // Names in one plain list are found from the end, as long as the rest goes together; else from both sides.
  const isFramed = !hasParts(document) && walkAll(framed).parted === undefined;
  const signed = isFramed ? undefined : readSigned(document, body, frame.body, options);
  if (signed === undefined) return { frame, stretches: framed, names: frame.names, left: [] };
  return { frame, ...signed };
}

/**
 * Each footnote beside its own, and those that belong to none.
 *
 * @param notes the statement’s footnotes, by name
 * @param labels label in the translation → label in the statement
 */
function noteStretches(
  notes: Footnotes,
  { footnotes }: WholeTranslation,
  labels: ReadonlyMap<string, string>,
): Stretch[] {
  const labelOf = ({ label = '' }: WholeBlock) => labels.get(label) ?? label;
  const foreign = footnotes.filter((block) => !notes.has(labelOf(block)));
  return [
    ...Array.from(notes, ([label, segments]): Stretch => {
      const blocks = footnotes.filter((block) => labelOf(block) === label);
      return { segments, blocks, next: 'the end of the footnote' };
    }),
    ...(foreign.length === 0 ? [] : [{ segments: [], blocks: foreign, next: 'the end' }]),
  ];
}

function openingOf({ opening }: Frame): WholeBlock[] {
  return opening === undefined ? [] : [opening];
}

interface Stretch {
  readonly segments: readonly Segment[];
  readonly blocks: WholeTranslation['blocks'];
  readonly next: string;
}

/** Walks stretch by stretch, to the first parting. */
function walkAll(stretches: readonly Stretch[]): {
  walks: Walked[];
  parted?: (Stretch & { parting: Parting }) | undefined;
} {
  const walks: Walked[] = [];
  for (const stretch of stretches) {
    const walked = walk(stretch.segments, stretch.blocks);
    walks.push(walked);
    if (walked.parting !== undefined) return { walks, parted: { ...stretch, parting: walked.parting } };
  }
  return { walks };
}

function inOrder(pairs: readonly AdoptedPair[], { segments }: Document): AdoptedPair[] {
  const order = new Map(segments.map((segment, at) => [segment, at]));
  return [...pairs].sort((a, b) => (order.get(a.segment) ?? 0) - (order.get(b.segment) ?? 0));
}

function compared(
  pair: AdoptedPair,
  catalogue: Catalogue,
  { isPlain }: WholeTranslation,
  { labels, parseInline }: AdoptionOptions,
): AdoptedTranslation {
  const { key, hash } = pair.segment;
  const here = catalogue.translations.get(key)?.target;
  const { isUnfinished = labels.some((label) => pair.block.text.startsWith(`[${label}]`)) } = pair.block;
  if (isUnfinished) return { ...pair, change: 'left out', here };
  if (here === undefined) return { ...pair, change: 'new' };
  const isSame =
    here === pair.markdown ||
    (isPlain
      ? plainWords(parseInline(here)) === plainWords(parseInline(pair.markdown))
      : [true, false].some(
          (hasTitles) => shape(parseInline(here), hasTitles) === shape(parseInline(pair.markdown), true),
        ));
  if (!isSame) {
    const words = (markdown: string) => (isPlain ? plainWords(parseInline(markdown)) : markdown);
    const change = haveSameWords(words(here), words(pair.markdown)) ? 'spelling' : 'differs';
    return { ...pair, change, here };
  }
  // What is there has its links and stress, or is written in another way; it stays.
  const isCurrent = catalogue.states.get(key)?.source === hash;
  return { ...pair, markdown: here, change: isCurrent ? 'unchanged' : 'confirmed', here };
}

/** Words as plain text has them. */
function plainWords(content: readonly PhrasingContent[]): string {
  return content
    .map((node): string => {
      if (node.type === 'break') return ' ';
      if ('value' in node) return node.value;
      return 'children' in node ? plainWords(node.children) : '';
    })
    .join('')
    .replace(DIRECTION_MARKS, '')
    .replace(/~~|\s+/gu, (found) => (found === '~~' ? '' : ' '))
    .trim();
}

/**
 * What inline content says, however it is written.
 *
 * @param hasTitles whether the titles of links count; word processors have none
 */
function shape(content: readonly PhrasingContent[], hasTitles: boolean): string {
  const nodes: string[] = [];
  let text = '';
  const flush = () => {
    const words = text.replace(DIRECTION_MARKS, '').replace(/\s+/gu, ' ');
    if (words !== '') nodes.push(JSON.stringify(words));
    text = '';
  };
  for (const node of content) {
    if (node.type === 'text') {
      text += node.value;
      continue;
    }
    flush();
    const { type } = node;
    const own =
      'url' in node
        ? `${node.url} ${hasTitles ? (node.title ?? '') : ''}`
        : 'value' in node
          ? node.value
          : 'identifier' in node
            ? node.identifier
            : '';
    const inner =
      'children' in node ? shape(node.children, hasTitles) : 'alt' in node ? (node.alt ?? '') : '';
    nodes.push(JSON.stringify([type, own, inner]));
  }
  flush();
  return nodes.join();
}

/** What is adopted was made for the current statement; what was reviewed and says the same stays so. */
function withTranslations(
  catalogue: Catalogue,
  adopted: readonly AdoptedTranslation[],
  { force, parseInline }: AdoptionOptions,
): Catalogue {
  const translations = new Map(catalogue.translations);
  const states = new Map(catalogue.states);
  for (const { segment, markdown, change } of adopted) {
    if (change === 'unchanged' || change === 'left out') continue;
    if ((change === 'differs' || change === 'spelling') && !force) continue;
    const { key, hash } = segment;
    translations.set(key, {
      target: markdown,
      content: parseInline(markdown),
      position: { line: 1, column: 1 },
    });
    // Another spelling of the same words says nothing about the text they were made for.
    if (change !== 'spelling') states.set(key, { source: hash, target: wordsPrint(markdown) });
  }
  return { ...catalogue, translations, states };
}

/** Headings and labels among the names that the translation does not bring. */
function leftRemark(left: readonly Segment[]): Remark[] {
  if (left.length === 0) return [];
  return [
    {
      rule: 'adopt-names',
      severity: 'warning',
      message: `The file has no translation of what is around the names: ${left.map(({ key }) => key).join(', ')}. It stays as it is.`,
      help: 'Write it into the catalogue under these keys.',
    },
  ];
}

function markRemark({ directionMarks }: WholeTranslation): Remark[] {
  if (directionMarks === 0) return [];
  return [
    {
      rule: 'adopt-direction-marks',
      severity: 'info',
      message: `Invisible direction marks were left out: ${directionMarks}.`,
      help: 'Nothing to do: every edition gets its directions from the program.',
    },
  ];
}

function pictureRemarks({ extra }: Walked): Remark[] {
  return extra.map((block) => ({
    rule: 'adopt-image',
    severity: 'info',
    block,
    message: `The description “${block.text}” belongs to no image of the statement; it was left out.`,
    help: 'Images come from the statement.',
  }));
}
