import { printable } from '../../model/output.js';
import type { Problem } from '../../model/problem.js';
import type { TextFault } from './text-gate.js';

/** Faults of one file that are reported one by one. */
const MOST = 10;
/** Characters of a text that a message shows. */
const SHOWN = 60;
/** Characters before a difference that a message shows. */
const LED_BY = 12;

const STYLE =
  'A style of your own may do that: look in templates/paper.css. Without one, run it again with --debug and report the fault with the raw file in publish-debug/.';
const FACE =
  'No font has these letters in that weight or style. A font of your own needs a face for each, or the family “Own” in templates/own-fonts.css, which serves them all.';
const ROOM =
  'The table is wider than the page: fewer columns, shorter words, or smaller pdf.margins make room for it.';

/** Faults of a PDF’s text as problems at the places of the words. */
export function faultProblems(faults: readonly TextFault[], tag: string): Problem[] {
  const problems = faults.slice(0, MOST).map((fault): Problem => {
    const { block } = fault;
    const [message, help] = words(fault, tag);
    return {
      rule: 'pdf-text',
      severity: 'error',
      fatal: true,
      locale: tag,
      ...block?.place,
      ...(block?.key !== undefined && { key: block.key }),
      message,
      help,
    };
  });
  const more = faults.length - problems.length;
  const [last] = problems.slice(-1);
  if (more === 0 || last === undefined) return problems;
  return [
    ...problems.slice(0, -1),
    { ...last, message: `${last.message} There are ${more} more such places.` },
  ];
}

function words({ kind, block, expected, came }: TextFault, tag: string): [message: string, help: string] {
  const skipped = kind === 'changed' || kind === 'joined' ? lengthInCommon(expected, came) : 0;
  const [before, after] = [shown(expected, skipped), shown(came, skipped)];
  const pdf = `The PDF of “${tag}”`;
  switch (kind) {
    case 'left-out':
      return [
        `${pdf} leaves out “${before}”: it is not on its page.`,
        'A template of your own may leave it out: compare templates/paper.mustache with the one of the package.',
      ];
    case 'hidden':
      return [`${pdf} does not show “${before}”.`, block?.isCell === true ? ROOM : STYLE];
    case 'changed':
      return [
        `${pdf} has “${after}” where the text has “${before}”.`,
        isWithoutGlyph(expected, came) ? FACE : block?.isCell === true ? ROOM : STYLE,
      ];
    case 'joined':
      return [
        `${pdf} separates words differently: “${after}” instead of “${before}”.`,
        `Anyone who copies or hears it gets other words. ${STYLE}`,
      ];
    case 'unread':
      return [
        `${pdf} cannot be read by every program: “${before}” is lost${block === undefined ? '' : ` in “${shown(block.text)}”`}.`,
        'The font has no proper text for these letters: choose another one in templates/own-fonts.css, or write the words with other letters.',
      ];
    case 'cut-off':
      return [
        `${pdf} cuts off “${before}” at the edge of the page.`,
        block?.isCell === true
          ? ROOM
          : 'It is wider than the page: divide its longest word, or set smaller pdf.margins.',
      ];
  }
}

/** Whether a glyph that stands for nothing came in the place of a letter. */
function isWithoutGlyph(expected: string, came: string): boolean {
  return /[\u200D\u2060]/u.test(came) && !/[\u200D\u2060]/u.test(expected);
}

/** Characters that two texts begin with alike, less those that show where it is. */
function lengthInCommon(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at <= SHOWN / 2 ? 0 : at - LED_BY;
}

/** @param skipped characters at its beginning that are left out */
function shown(text: string, skipped = 0): string {
  const line = printable(text.slice(skipped).normalize('NFC').replace(/\s+/gu, ' ').trim());
  const characters = Array.from(skipped === 0 ? line : `…${line}`);
  return characters.length <= SHOWN ? characters.join('') : `${characters.slice(0, SHOWN - 1).join('')}…`;
}
