import type { Problem } from '../../model/problem.js';
import type { WholeTranslation } from '../../model/whole.js';
import { firstUneven } from './lengths.js';
import type { AdoptedTranslation } from './plan.js';
import { firstWords, placeOf } from './words.js';
import { addTo } from '../../model/grouping.js';

/** Checks whose findings speak against a pair, whatever the structure says. */
const EVIDENCE: ReadonlySet<string> = new Set([
  'numbers',
  'dates',
  'links',
  'length-ratio',
  'protected-tokens',
  'acronyms',
  'footnotes',
  'emphasis',
  'code-spans',
  'same-as-source',
  'wrong-language',
]);

const MOST = 12;

/** Plain text cannot have these; the words alone are compared. */
const MARKUP: ReadonlySet<string> = new Set(['links', 'emphasis', 'code-spans']);
/** Findings that two texts which belong together seldom have. */
const STRONG: ReadonlySet<string> = new Set([
  'numbers',
  'dates',
  'length-ratio',
  'protected-tokens',
  'acronyms',
]);

/**
 * What speaks against pairs that the structure has put together: findings of the checks, with their places in the
 * translator’s file; and a warning where several pairs in a row look as if the texts had slipped by one.
 *
 * @param adopted the pairs
 * @param findings what the checks find in the adopted translations
 */
export function doubts(
  whole: WholeTranslation,
  adopted: readonly AdoptedTranslation[],
  findings: readonly Problem[],
): Problem[] {
  const byKey = new Map(adopted.map((one) => [one.segment.key, one]));
  const shown = oncePerPair(findings).flatMap((finding): Problem[] => {
    const one = byKey.get(finding.key ?? '');
    const isEvidence = one !== undefined && EVIDENCE.has(finding.rule) && finding.severity !== 'info';
    if (
      !isEvidence ||
      one.change === 'unchanged' ||
      one.change === 'spelling' ||
      one.change === 'left out' ||
      (whole.isPlain && MARKUP.has(finding.rule))
    )
      return [];
    const { line, column } = one.block;
    const place = line === undefined ? `${placeOf('', one.block).replace(/^, /u, '')}: ` : '';
    return [
      {
        ...finding,
        severity: 'warning',
        file: whole.file,
        line,
        column,
        message: `${place}${finding.message}`,
      },
    ];
  });
  return [...slipped(whole, adopted, shown), ...capped(whole, shown), ...lostMarkup(whole, adopted)];
}

/** More of them would hide what they say together. */
function capped({ file }: WholeTranslation, shown: readonly Problem[]): Problem[] {
  if (shown.length <= MOST) return [...shown];
  const message = `${shown.length - MOST} more findings suggest that pairs are wrong.`;
  const help = 'Compare the pairs that --dry-run shows.';
  return [...shown.slice(0, MOST), { rule: 'adopt-doubtful', severity: 'warning', file, message, help }];
}

/** One finding of each check for each pair; it also says how many more there are. */
function oncePerPair(findings: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const finding of findings) {
    const name = `${finding.rule} ${finding.key ?? ''}`;
    addTo(groups, name, finding);
  }
  return [...groups.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    return rest.length === 0
      ? [first]
      : [{ ...first, message: `${first.message} ${rest.length} more like it.` }];
  });
}

/**
 * The one message where most of a file is in another language than the one it is adopted into.
 *
 * @param findings what the checks find in the adopted translations
 */
export function wrongLanguage(
  whole: WholeTranslation,
  adopted: readonly AdoptedTranslation[],
  findings: readonly Problem[],
): Problem | undefined {
  const changed = new Set(
    adopted
      .filter(({ change }) => change === 'new' || change === 'differs')
      .map(({ segment }) => segment.key),
  );
  const foreign = findings.filter(({ rule, key }) => rule === 'wrong-language' && changed.has(key ?? ''));
  const [first] = foreign;
  if (first === undefined || foreign.length < 2 || foreign.length * 2 < changed.size) return undefined;
  return {
    ...first,
    severity: 'error',
    file: whole.file,
    line: undefined,
    column: undefined,
    key: undefined,
  };
}

function slipped(
  whole: WholeTranslation,
  adopted: readonly AdoptedTranslation[],
  shown: readonly Problem[],
): Problem[] {
  const doubtful = new Set(shown.filter(({ rule }) => STRONG.has(rule)).map(({ key }) => key));
  const isDoubtful = (at: number) => doubtful.has(adopted[at]?.segment.key);
  const inARow = adopted.findIndex((_, at) => isDoubtful(at) && isDoubtful(at + 1));
  const uneven = firstUneven(
    adopted.map(({ segment }) => segment.source.length),
    adopted.map(({ block }) => block.text.length),
  );
  const byLength = Math.min(...(uneven?.source ?? []), ...(uneven?.target ?? []));
  const isUneven = uneven !== undefined && adopted.some((_, at) => at >= byLength && isDoubtful(at));
  const from = isUneven ? byLength : inARow;
  const first = adopted[from];
  if (first === undefined || (inARow < 0 && !isUneven)) return [];
  const { block, segment } = first;
  return [
    {
      rule: 'adopt-slipped',
      severity: 'warning',
      file: whole.file,
      line: block.line,
      column: block.column,
      key: segment.key,
      message: `From ${placeOf(whole.file, block)} on the texts may be shifted against each other: ${firstWords(segment.source)} is paired with ${firstWords(block.text)}.`,
      help: 'Two texts that were joined and another that was split leave the number as it was. Compare the pairs that --dry-run shows.',
    },
  ];
}

/** Plain text has neither links nor stress: what the statement has of them is to be set by hand. */
function lostMarkup(whole: WholeTranslation, adopted: readonly AdoptedTranslation[]): Problem[] {
  if (!whole.isPlain) return [];
  const bare = adopted.filter(
    ({ segment, change }) =>
      (change === 'new' || change === 'differs') && segment.content.some(({ type }) => MARKED.has(type)),
  );
  if (bare.length === 0) return [];
  return [
    {
      rule: 'adopt-plain-text',
      severity: 'warning',
      file: whole.file,
      message: `Plain text has no links and no stress; the statement has them in ${bare.map(({ segment }) => segment.key).join(', ')}.`,
      help: 'Adopt a .docx or .md file, or set them in the catalogue afterwards: [words](#), **words**. `publish check` says where.',
    },
  ];
}

const MARKED: ReadonlySet<string> = new Set(['link', 'strong', 'emphasis', 'delete', 'inlineCode', 'image']);
