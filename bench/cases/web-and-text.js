import { join } from 'node:path';
import { installed } from '../installed.js';
import { markdownOf, REAL_TAGS, theReal } from '../inputs.js';
import { inTurn, node, publish, time } from '../measure.js';

/** HTML and text of four locales, beside Node copying as much, and beside pandoc's eight runs. */
export default async function webAndText(scratch) {
  const folder = await theReal(scratch);
  const build = publish('-C', folder, 'build', '--no-cache', '--format', 'html', 'txt');
  await time(build);
  const copy = node(
    join(import.meta.dirname, '../floor/copy.js'),
    join(folder, 'locales'),
    join(folder, 'dist'),
    join(scratch, 'copy'),
  );
  const { ours, floor } = await inTurn({ ours: build, floor: copy });
  const rows = [
    { what: 'HTML and text, 4 locales', floor: 'Node reading and writing the files', ratio: ours / floor },
  ];

  const what = 'HTML and text, 4 locales';
  if (!installed('pandoc', '--version'))
    return [...rows, { what, floor: 'pandoc', note: 'pandoc is not installed' }];
  const texts = await markdownOf(folder, join(scratch, 'markdown'));
  const runs = REAL_TAGS.flatMap((tag) =>
    ['html', 'plain'].map(
      (to) => `pandoc -s --metadata title=x -f gfm -t ${to} -o ${texts}/${tag}.${to} ${texts}/${tag}.md`,
    ),
  );
  const turn = await inTurn({ ours: build, pandoc: { file: '/bin/sh', args: ['-c', runs.join(' && ')] } });
  rows.push({ what, floor: 'pandoc, eight runs', ratio: turn.ours / turn.pandoc, goal: 1 });
  return rows;
}
