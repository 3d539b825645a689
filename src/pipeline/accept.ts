import { acceptedPath } from '../model/catalogue.js';
import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import type { Problem } from '../model/problem.js';
import { decodeText } from '../parse/encoding.js';
import { acceptedFile } from '../sync/accepted-file.js';
import { firstLiveInLine } from '../text/controls.js';
import { withUnixLines } from '../text/line-ends.js';
import { checkLocales } from './check.js';
import type { Publication } from './publication.js';
import { finalRules } from './rules.js';

/** Characters that a reason may have. */
const LONGEST_REASON = 1_000;

/** A finding that a person accepts, and why. */
export interface AcceptedFinding {
  readonly rule: string;
  readonly key: string;
  readonly reason: string;
}

/** Whether a person can accept a finding: some must be corrected, and some have no segment to be accepted in. */
export function isAcceptable({ rule, key, fatal }: Problem): boolean {
  return fatal !== 'build' && key !== undefined && !finalRules.has(rule);
}

/**
 * The file of accepted findings of a locale with one more.
 *
 * @returns its path and text
 * @throws {Failure} code 1 if no check reports it, if it must be corrected, or if the reason is not one
 */
export async function planAccepted(
  host: Host,
  publication: Publication,
  tag: string,
  { rule, key, reason }: AcceptedFinding,
): Promise<readonly [path: string, text: string]> {
  const words = reason.trim();
  const live = firstLiveInLine(words);
  if (words === '' || words.length > LONGEST_REASON || live !== undefined) {
    const what =
      live === undefined
        ? `has ${words === '' ? 'no words' : `more than ${LONGEST_REASON} characters`}`
        : `has a character that cannot be seen (${live.code})`;
    throw new Failure(1, `The reason ${what}.`, 'Write on one line why the text is right as it is.');
  }
  const { problems } = await checkLocales(host, publication, publication.tags);
  const found = problems.find((one) => one.locale === tag && one.rule === rule && one.key === key);
  if (found === undefined) {
    const message = `No check reports this of this segment in “${tag}” now.`;
    throw new Failure(
      1,
      message,
      'Look at the findings again: the text has changed, or somebody was faster.',
    );
  }
  if (!isAcceptable(found)) {
    throw new Failure(1, `A finding of “${rule}” cannot be accepted.`, found.help ?? 'Correct the text.');
  }
  const path = acceptedPath(tag);
  const bytes = await host.read(path);
  const before = bytes === undefined ? undefined : decodeText(bytes, path, tag).value;
  return [path, acceptedFile(before && withUnixLines(before), `${rule}/${key}`, words)];
}
