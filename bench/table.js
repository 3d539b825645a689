/**
 * The table of all cases.
 *
 * @param {{ id: string, what: string, floor?: string, ratio?: number, goal?: number, note?: string }[]} rows
 *   `ratio` is ours to the floor, `goal` the most it may be
 */
export function table(rows) {
  const cells = rows.map(({ id, what, floor = '', ratio, goal, note = '' }) => [
    id,
    what,
    floor,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    goal === undefined ? '' : `≤ ${goal} ×`,
    goal === undefined || ratio === undefined ? '' : ratio <= goal ? 'met' : 'missed',
    note,
  ]);
  const all = [['case', 'measured', 'beside', 'ratio', 'goal', '', ''], ...cells];
  const widths = all[0].map((_, at) => Math.max(...all.map((row) => row[at].length)));
  const line = (row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}
