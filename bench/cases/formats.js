import { join } from 'node:path';
import { installed } from '../installed.js';
import { markdownOf, REAL_TAGS, theReal } from '../inputs.js';
import { inTurn, publish, time } from '../measure.js';

/** Each format that is made on request, in four locales, beside the text alone; Word and fragment beside pandoc. */
export default async function formats(scratch) {
  const folder = await theReal(scratch);
  const build = (format) =>
    publish('-C', folder, 'build', '--no-cache', '--replace', '--format', ...[format].flat());
  await time(build('card'));
  const ids = ['docx', 'eml', 'fragment', 'json', 'card'];
  const programs = Object.fromEntries(ids.map((id) => [id, build(id)]));
  const times = await inTurn({ txt: build('txt'), ...programs }, 5);
  const rows = ids.map((id) => ({
    what: `${id}, 4 locales`,
    floor: 'the text files alone',
    ratio: times[id] / times.txt,
    note: `${Math.round(times[id])} ms`,
  }));

  const what = 'docx and fragment, 4 locales';
  if (!installed('pandoc', '--version'))
    return [...rows, { what, floor: 'pandoc', note: 'pandoc is not installed' }];
  const texts = await markdownOf(folder, join(scratch, 'markdown'));
  const runs = REAL_TAGS.flatMap((tag) =>
    ['docx', 'html'].map((to) => `pandoc -f gfm -t ${to} -o ${texts}/${tag}.${to} ${texts}/${tag}.md`),
  );
  const turn = await inTurn({
    ours: build(['docx', 'fragment']),
    pandoc: { file: '/bin/sh', args: ['-c', runs.join(' && ')] },
  });
  return [...rows, { what, floor: 'pandoc, eight runs', ratio: turn.ours / turn.pandoc }];
}
