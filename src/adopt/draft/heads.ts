import type { BlockRole, Outline } from '../../model/outline.js';

/** Blocks that every page sets apart by itself, so that stress around the whole of one says nothing. */
const SET_APART: ReadonlySet<BlockRole> = new Set([
  'release-line',
  'date',
  'title',
  'subtitle',
  'signatories',
  'group',
]);
const STRESSED = /^(\*{1,3}|_{1,3})(?=\S)([^*_]+)(?<=\S)\1$/u;

/**
 * Takes the stress off lines that are set apart by what they are; the title becomes a heading. Where the reading is in
 * doubt, nothing is changed.
 *
 * @param outline what the statement was recognised as
 */
export function plainHeads(markdown: string, { blocks, doubts }: Outline): string {
  const lines = markdown.split('\n');
  for (const { role, line, endLine } of blocks) {
    const isDoubted = doubts.some((doubt) => doubt.line === line);
    if (!SET_APART.has(role) || line !== endLine || isDoubted) continue;
    const words = STRESSED.exec(lines[line - 1] ?? '')?.[2];
    if (words !== undefined) lines[line - 1] = role === 'title' ? `# ${words}` : words;
  }
  return lines.join('\n');
}
