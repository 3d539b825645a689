import { LOOKS } from '../looks.js';
import type { Node } from './xml.js';
import { child } from './xml.js';

/** Colours that a cell has by default. */
const PLAIN = new Set(['', 'AUTO', 'FFFFFF', 'NONE', 'WHITE']);

/** How far apart the channels of a colour are that somebody chose to be seen; pasted text is often nearly grey. */
const VIVID = 0x30;
const TINTED = 0x18;

/**
 * The colour of a cell, as six hexadecimal digits.
 *
 * @returns `undefined` if it has none, or white
 */
export function fillOf(cell: Node): string | undefined {
  return shade(child(cell, 'tcPr'));
}

/** Whether words of a cell are highlighted, shaded or coloured, as people mark what they have not finished. */
export function hasMarkedWords(cell: Node): boolean {
  return runsIn(cell).some((run) => {
    const properties = child(run, 'rPr');
    const highlight = child(properties, 'highlight')?.attributes.val ?? '';
    if (!PLAIN.has(highlight.toUpperCase())) return true;
    const colour = child(properties, 'color')?.attributes.val;
    // Programs without styles write the looks of this file into every run.
    if (shade(properties) === LOOKS.added.fill) return false;
    return spread(shade(properties)) >= TINTED || spread(colour) >= VIVID;
  });
}

/** Runs that have words; those of a link have the colour of links. */
function runsIn(node: Node): Node[] {
  if (node.name === 'hyperlink') return [];
  if (node.name === 'r') return node.children.some(({ name }) => name === 't') ? [node] : [];
  return node.children.flatMap(runsIn);
}

function shade(properties: Node | undefined): string | undefined {
  const fill = (child(properties, 'shd')?.attributes.fill ?? '').toUpperCase();
  return PLAIN.has(fill) ? undefined : fill;
}

function spread(colour: string | undefined): number {
  if (!/^[\da-f]{6}$/iu.test(colour ?? '')) return 0;
  const channels = (colour?.match(/../gu) ?? []).map((one) => parseInt(one, 16));
  return Math.max(...channels) - Math.min(...channels);
}
