import { join } from 'node:path';
import { madeUp } from '../inputs.js';
import { inTurn, publish } from '../measure.js';

const SEGMENTS = 10;

/**
 * The document of ten times and a hundred times the length. What every run costs, however short its text, is
 * taken off by the document of one length.
 */
export default async function length(scratch) {
  const folders = {};
  for (const times of [1, 10, 100]) {
    folders[times] = await madeUp(join(scratch, String(times)), { segments: SEGMENTS * times, locales: 3 });
  }
  const ways = {
    check: (folder) => ({ ...publish('-C', folder, 'check'), codes: [0, 1] }),
    'HTML and text': (folder) => publish('-C', folder, 'build', '--no-cache', '--format', 'html', 'txt'),
    PDF: (folder) => publish('-C', folder, 'build', '--no-cache', '--format', 'pdf'),
  };
  const rows = [];
  for (const [what, command] of Object.entries(ways)) {
    const programs = Object.fromEntries(
      Object.entries(folders).map(([times, folder]) => [`x${times}`, command(folder)]),
    );
    const { x1, x10, x100 } = await inTurn(programs, 3);
    rows.push({
      what: `${what}, a segment of the 100-fold document`,
      floor: 'of the 10-fold one',
      ratio: (x100 - x1) / 99 / ((x10 - x1) / 9),
      goal: 1.2,
    });
  }
  return rows;
}
