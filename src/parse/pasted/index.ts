import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parseBlocks, type BlockParser } from '../markdown.js';
import { withPlainBlanks } from './blanks.js';
import { commentEdits, commentsIn, takeComments } from './comments.js';
import { edited, type Edit } from './edits.js';
import { typedEntries } from './entries.js';
import { needlessEscapes } from './escapes.js';
import {
  commentFinding,
  entriesFinding,
  escapesFinding,
  indentedFinding,
  quotedFinding,
  separatorFinding,
  typedListFinding,
  type Finding,
} from './findings.js';
import { indentedEdits, indentedText } from './indented.js';
import { placesIn } from './places.js';
import { partSeparators } from './separators.js';
import { mostlyQuoted } from './whole.js';
import { tidyTree } from './tidy-tree.js';
import { typedListEdits, typedListsIn } from './typed-lists.js';

export type { Finding } from './findings.js';
export { wholeProblem } from './whole.js';

/** A statement as its writer sees it, whatever it was pasted from. */
export interface Pasted {
  readonly root: Root;
  /** What the tree was parsed from: as long as the file, so that every place in it is one in the file. */
  readonly text: string;
  /** Remarks of editors, and what is read in another way than Markdown has it. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a statement as people paste it from mails and word processors.
 *
 * @param written the text in the file
 * @param plain what Markdown makes of it
 * @param blocks what has parsed it
 */
export function readPasted(written: string, plain: Root, blocks: BlockParser = parseBlocks): Pasted {
  const blank = withPlainBlanks(written);
  const first = blank === written ? plain : blocks(blank);
  const indented = indentedText(first, blank);
  const edits = [
    ...commentEdits(first, blank),
    ...indentedEdits(indented, blank),
    ...typedListEdits(first, blank),
  ];
  const once = reparsed({ root: first, text: blank }, edits, blocks);
  // Indented lines may be a list.
  const { root, text } =
    indented.length === 0 ? once : reparsed(once, typedListEdits(once.root, once.text), blocks);
  const place = placesIn(written);
  const offsetOf = (node: Root['children'][number]) => node.position?.start.offset ?? 0;
  const findings: (Finding | undefined)[] = [
    ...commentsIn(first).map((one) => commentFinding(one, place(one.offset))),
    ...indented.map(({ code, isRead }) => indentedFinding(code.value, isRead, place(offsetOf(code)))),
  ];
  const quoted = mostlyQuoted(first);
  if (quoted !== undefined) findings.push(quotedFinding(place(offsetOf(quoted))));
  for (const { heading, line } of partSeparators(root, text)) {
    findings.push(separatorFinding(line, toString(heading), place(offsetOf(heading))));
  }
  takeComments(root);
  tidyTree(root, text);
  return { root, text, findings: findings.filter((one) => one !== undefined) };
}

/** A tree and its text after some edits of the text. */
function reparsed(
  tree: { root: Root; text: string },
  edits: readonly Edit[],
  blocks: BlockParser,
): { root: Root; text: string } {
  if (edits.length === 0) return tree;
  const text = withPlainBlanks(edited(tree.text, edits));
  return { root: blocks(text), text };
}

/**
 * What conversion has left in a statement, once names have been taken out of it.
 *
 * @param text what the tree was parsed from
 * @param written the text in the file
 */
export function findLeftovers(root: Root, text: string, written: string): Finding[] {
  const place = placesIn(written);
  return [
    ...typedListsIn(root, written).map(({ sign, offset, count }) =>
      typedListFinding(sign, count, place(offset)),
    ),
    ...typedEntries(root, text).map((one) => entriesFinding(one, place(one.offset))),
    ...needlessEscapes(root, text).map((one) => escapesFinding(one, place(one.offset))),
  ];
}
