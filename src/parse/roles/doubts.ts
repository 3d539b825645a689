import type { RoleAnswer, RoleDoubt } from './answers.js';
import { countWords, endsInColon, firstWords, type Block } from './block.js';
import { endsNames } from './boundary.js';
import { isSentence } from './likeness.js';
import { readOpening } from './opening.js';
import { isDateLine, type Scene } from './scan.js';
import { tellingWords, type Settled } from './settled.js';
import { CERTAIN_FROM, DOUBT_FROM, NAMES_FROM, type SignatoriesReading } from './signatories.js';

/** A paragraph of more words behind the names is text. */
const NAME_WORDS = 10;

/** What the names could be otherwise, each with the line that settles it. */
export function namesDoubts(
  scene: Scene,
  readings: readonly SignatoriesReading[],
  chosen: readonly SignatoriesReading[],
  settled: Settled,
): RoleDoubt[] {
  if (settled.signatories !== undefined) return [];
  return [
    ...chosen.flatMap((reading) => chosenDoubts(scene, reading, chosen)),
    ...behindDoubts(scene, chosen),
    ...textDoubts(scene, readings, chosen),
    ...openingDoubts(scene, readings, chosen),
  ];
}

/** Names that could be text, and names that could be read otherwise. */
function chosenDoubts(
  { blocks }: Scene,
  reading: SignatoriesReading,
  chosen: readonly SignatoriesReading[],
): RoleDoubt[] {
  const [first = '', ...more] = namesOf(reading);
  const doubts: RoleDoubt[] = [];
  const keep = signatoriesAt(blocks, chosen);
  if (reading.score < CERTAIN_FROM) {
    const others = chosen.filter((one) => one !== reading);
    const at = reading.parts.find((part) => 'reading' in part)?.at ?? reading.from;
    doubts.push({
      line: lineOf(blocks, at),
      message: `“${firstWords(first, 40)}” and ${more.length} more are read as names of signatories, which are not translated. If they are text, say so.`,
      answer: others.length === 0 ? { signatories: 'none' } : signatoriesAt(blocks, others),
      confirmed: keep,
    });
  }
  if (reading.doubt !== undefined) doubts.push({ ...reading.doubt, answer: keep });
  return doubts;
}

/** Lists directly behind the names that do not look like more of them. */
function behindDoubts(scene: Scene, chosen: readonly SignatoriesReading[]): RoleDoubt[] {
  const { blocks, lexicon, locale, names } = scene;
  return chosen.flatMap(({ to }) => {
    const [block, next] = [blocks[to], blocks[to + 1]];
    if (block === undefined || endsNames(block, lexicon) || isDateLine(scene, block)) return [];
    if (chosen.some(({ from }) => from === to)) return [];
    const isList = block.node.type === 'list' || block.node.type === 'table';
    const isGroup = readOpening(block, lexicon, locale)?.kind === 'group' && next !== undefined;
    const isName =
      block.node.type === 'paragraph' &&
      countWords(block.text) <= NAME_WORDS &&
      !isSentence(block.text) &&
      !endsInColon(block.text) &&
      (names.read(block.node)?.likeness ?? -1) > -0.5;
    if (!isList && !isGroup && !isName) return [];
    return {
      line: lineOf(blocks, to),
      message: `“${firstWords(block.text, 50)}” after the names is read as text and is translated. If it names more signatories, say so.`,
      answer: signatoriesAt(blocks, [...chosen, { from: to }]),
    };
  });
}

/** Lists that could be names and are read as text. */
function textDoubts(
  { blocks }: Scene,
  readings: readonly SignatoriesReading[],
  chosen: readonly SignatoriesReading[],
): RoleDoubt[] {
  const least = chosen.length > 0 ? NAMES_FROM : DOUBT_FROM;
  return readings
    .filter(({ from, to, score }) => score >= least && !chosen.some((one) => one.from < to && from < one.to))
    .map((reading) => {
      const at = reading.opening ?? reading.from;
      const where = reading.opening === undefined ? 'The list that begins with' : 'The list under';
      return {
        line: lineOf(blocks, at),
        message: `${where} “${firstWords(blocks[at]?.text ?? '', 50)}” is read as text and is translated. If it names signatories, say so.`,
        answer: signatoriesAt(blocks, [...chosen, reading]),
      };
    });
}

/** What says that signatories follow, and no names do. */
function openingDoubts(
  { blocks, lexicon, locale, first }: Scene,
  readings: readonly SignatoriesReading[],
  chosen: readonly SignatoriesReading[],
): RoleDoubt[] {
  const isRead = (at: number) => [...chosen, ...readings].some(({ from, to }) => from - 1 <= at && at < to);
  return blocks.flatMap((block, at) => {
    const opening = at < first || isRead(at) ? undefined : readOpening(block, lexicon, locale);
    if (opening?.kind !== 'signing' || !opening.isBare || at === blocks.length - 1) return [];
    return {
      line: lineOf(blocks, at),
      message: `No names are recognised under “${firstWords(block.text, 50)}”: what follows is read as text. If it names signatories, say so.`,
      answer: signatoriesAt(blocks, [...chosen, { opening: at, from: at }]),
    };
  });
}

function namesOf({ parts }: SignatoriesReading): string[] {
  return parts.flatMap((part) =>
    'reading' in part ? part.reading.groups.flatMap(({ names }) => names.map(({ name }) => name)) : [],
  );
}

/** Which blocks the signatories are under. */
function signatoriesAt(
  blocks: readonly Block[],
  readings: readonly { readonly opening?: number | undefined; readonly from: number }[],
): RoleAnswer {
  const ordinals = readings.map(({ opening, from }) => opening ?? from).sort((a, b) => a - b);
  return { signatories: ordinals.map((at) => tellingWords(blocks, at)) };
}

function lineOf(blocks: readonly Block[], at: number): number {
  return blocks[at]?.node.position?.start.line ?? 1;
}
