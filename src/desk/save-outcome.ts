import type { Catalogue } from '../model/catalogue.js';
import type { ImportUnit } from '../model/exchange.js';
import type { FilePlan } from '../pipeline/exchange.js';
import type { Conflict, LeftOut } from './protocol.js';

/** Keys whose translation or status a plan changes. */
export function savedKeys(plan: FilePlan): readonly string[] {
  const { added, updated, outdated, confirmed, respelled, keptBeside, beside } = plan;
  return [
    ...[added, updated, outdated, confirmed, respelled, keptBeside].flat(),
    ...[beside.added, beside.updated].flat(),
  ];
}

/** Translations that are the original itself: an import leaves them out, a person can say that they are right. */
export function copiesIn({ remarks, beside }: FilePlan, catalogue: Catalogue | undefined): Conflict[] {
  return [...remarks, ...beside.remarks]
    .filter(({ reason }) => reason === 'copy')
    .map(({ key, unit }) => ({
      key,
      reason: 'copy',
      here: catalogue?.translations.get(key)?.target ?? '',
      there: unit.target,
    }));
}

/** Translations of what is not in the publication any more. */
export function goneFrom({ unknown, beside }: FilePlan): Conflict[] {
  return [...unknown, ...beside.unknown]
    .filter(({ target }) => target.trim() !== '')
    .map(({ key, target }) => ({ key, reason: 'gone', here: '', there: target }));
}

const REASONS: Readonly<Record<string, LeftOut['reason']>> = {
  'kept-beside': 'kept-beside',
  'unfinished-text': 'unfinished',
  'earlier-text': 'earlier',
};

/** What is not on the disk as the page has it, and why. */
export function leftOut(
  { remarks, beside, notReviewed, reviewed }: FilePlan,
  units: readonly ImportUnit[],
  saved: readonly string[],
): LeftOut[] {
  const said = [...remarks, ...beside.remarks].flatMap(({ key, reason }): LeftOut[] => {
    const why = REASONS[reason];
    return why === undefined ? [] : [{ key, reason: why }];
  });
  const refused = notReviewed.map((key): LeftOut => ({ key, reason: 'not-reviewed' }));
  const known = new Set([...saved, ...reviewed.flatMap(({ keys }) => keys)]);
  for (const { key } of [...said, ...refused]) known.add(key);
  const same = units
    .filter(({ key }) => !known.has(key))
    .map(({ key, target }): LeftOut => ({ key, reason: target.trim() === '' ? 'empty' : 'same' }));
  return [...said, ...refused, ...same];
}
