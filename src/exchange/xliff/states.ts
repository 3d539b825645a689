import type { SegmentStatus } from '../../model/catalogue.js';
import { isPrintOf } from '../../text/fit.js';

/** Marks states that `publish` wrote itself; they hold as long as nobody touched the target. */
const OWN_2 = 'communique:';
const OWN_1 = 'x-communique-';

/** XLIFF 2.1 §4.3.1.25 and §4.3.1.28: state and subState of a segment. */
export function states2(status: SegmentStatus): { state: string; subState?: string } {
  if (status === 'translated' || status === 'reviewed') return { state: status };
  return { state: 'initial', subState: OWN_2 + status };
}

/** XLIFF 1.2 §2.3: state and state-qualifier of a target. */
export function states1(status: SegmentStatus): { state: string; 'state-qualifier'?: string } {
  if (status === 'translated') return { state: 'translated' };
  if (status === 'reviewed') return { state: 'signed-off' };
  const state = status === 'outdated' ? 'needs-review-translation' : 'needs-translation';
  return { state, 'state-qualifier': OWN_1 + status };
}

const UNFINISHED = /^(?:initial|new|needs-.*)$/u;
const FINISHED = /^(?:translated|reviewed|final|signed-off)$/u;

/** Where a target comes from that nobody has looked at (XLIFF 1.2 §2.3, `state-qualifier`). */
const UNSEEN = /^(?:fuzzy-match|mt-suggestion|leveraged-mt|leveraged-repository|rejected-.*)$/u;

/**
 * Whether the file says that a target is not finished. Many tools fill a target and leave the state that the
 * export had; so a state that `publish` wrote counts only where the target is still the exported one.
 *
 * @param state of the segment or target
 * @param detail its subState or state-qualifier
 */
export function isUnfinished(
  state: string | undefined,
  detail: string | undefined,
  target: string,
  exported: string | undefined,
): boolean {
  if (detail !== undefined && UNSEEN.test(detail)) return state === undefined || !FINISHED.test(state);
  if (state === undefined || !UNFINISHED.test(state)) return false;
  const own = detail?.startsWith(OWN_2) === true || detail?.startsWith(OWN_1) === true;
  return own && exported !== undefined ? isPrintOf(exported, target) : true;
}
