import { Failure } from '../model/failure.js';
import { nearest } from '../text/nearest.js';
import { nameFault } from '../text/person.js';
import { changedFiles, planReviewOf } from '../pipeline/changes.js';
import { counted } from '../text/counts.js';
import { nextCommand } from '../text/next-command.js';
import { chooseLocales } from '../pipeline/choices.js';
import type { CommonOptions } from '../cli/open-context.js';
import { openPublication } from '../cli/open-publication.js';
import { writeChanged } from '../cli/write-files.js';

export interface ReviewOptions extends CommonOptions {
  readonly tag: string;
  readonly keys: readonly string[];
  readonly all?: boolean | undefined;
  readonly by?: string | undefined;
}

/** `publish review`: marks translations as reviewed by a named person. */
export async function review(options: ReviewOptions): Promise<number> {
  const by = options.by?.trim() ?? '';
  if (by === '') throw new Failure(2, 'A review needs the name of the reviewer.', 'Add --by "First Last".');
  const fault = nameFault(options.by ?? '');
  if (fault !== undefined)
    throw new Failure(2, `The name after --by ${fault}.`, 'Type it again, on one line.');
  if (options.all !== true && options.keys.length === 0) {
    throw new Failure(2, 'Which segments have been reviewed?', 'Name their keys, or give --all.');
  }
  const { context, publication } = await openPublication(options, { isWriting: true });
  const [tag = ''] = chooseLocales(publication.tags, [options.tag]);
  const { plan } = publication;
  const catalogue = plan.catalogues.find(({ locale }) => locale === tag);
  if (catalogue === undefined) {
    throw new Failure(2, `“${tag}” is the language of the original; there is nothing to review.`);
  }
  const keys = plan.document.segments.map(({ key }) => key);
  for (const key of options.keys) {
    if (keys.includes(key)) continue;
    const near = nearest(key, keys);
    throw new Failure(
      2,
      `There is no segment “${key}”.`,
      near === undefined ? undefined : `Did you mean “${near}”?`,
    );
  }
  const reviewed = planReviewOf(publication, catalogue, options.all === true ? 'all' : options.keys, by);
  if (options.all !== true && reviewed.refused.length > 0) {
    throw new Failure(
      1,
      `Not translated, or translated from an earlier text: ${reviewed.refused.join(', ')}. Nothing was marked.`,
      'Bring them up to date first; `publish check` says what has changed.',
    );
  }
  await writeChanged(context, publication, changedFiles(publication, { catalogue: reviewed.catalogue }));
  if (options.quiet !== true) {
    const parts = [`${counted(reviewed.marked.length, 'segment')} of ${tag} marked as reviewed by ${by}`];
    if (reviewed.already.length > 0) parts.push(`${reviewed.already.length} were already`);
    if (reviewed.refused.length > 0) parts.push(`${reviewed.refused.length} missing or outdated, not marked`);
    if (reviewed.doubtful.length > 0) {
      const names = reviewed.doubtful.join(', ');
      parts.push(
        `${reviewed.doubtful.length} edited together with the original; name each of them to review it: ${names}`,
      );
    }
    context.terminal.print(parts.join('; '));
    if (reviewed.refused.length > 0) {
      const next = nextCommand(`check --locale ${tag}`, options);
      context.terminal.print(`Next: ${next} shows what they lack.`);
    }
  }
  return reviewed.refused.length + reviewed.doubtful.length > 0 ? 1 : 0;
}
