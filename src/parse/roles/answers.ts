import type { Doubt } from '../../model/outline.js';

/** What the configuration can say under `roles` to settle a doubt. */
export type RoleAnswer = { readonly title: string } | { readonly signatories: 'none' | readonly string[] };

/** A doubt with its answers as they are, so that several can be put together. */
export interface RoleDoubt extends Pick<Doubt, 'line' | 'message'> {
  /** The other reading. */
  readonly answer: RoleAnswer;
  /** The answer that confirms the reading that was taken, if there is one. */
  readonly confirmed?: RoleAnswer | undefined;
}

/** The doubt as an outline has it, with the lines to copy. */
export function outlineDoubt({ line, message, answer, confirmed }: RoleDoubt): Doubt {
  return {
    line,
    message,
    settle: block([answer]),
    ...(confirmed !== undefined && { confirm: block([confirmed]) }),
  };
}

/**
 * What to do about each of the doubts of one statement. A configuration has one `roles`, so that no more than one
 * block is printed to be copied: where there are several doubts, it holds all their answers.
 */
export function adviceFor(doubts: readonly RoleDoubt[]): string[] {
  const together = block(doubts.map(({ answer }) => answer));
  return doubts.map(({ answer, confirmed }, at) => {
    const isLast = at === doubts.length - 1;
    const keep = confirmed === undefined ? '' : ` To keep what was read, write there: ${entry(confirmed)}`;
    if (doubts.length === 1) return `To settle it, put this into publish.config.yaml: ${together}${keep}`;
    const all = isLast ? ` For all ${doubts.length} doubts: ${together}` : '';
    return `To settle it, write under “roles” in publish.config.yaml: ${entry(answer)}${keep}${all}`;
  });
}

/** One `roles` with several answers: lists of signatories become one; a list takes precedence over “none”. */
function block(answers: readonly RoleAnswer[]): string {
  const titles = answers.flatMap((answer) => ('title' in answer ? [answer] : []));
  const signatories = answers.flatMap((answer) => ('signatories' in answer ? [answer.signatories] : []));
  const words = [...new Set(signatories.flatMap((one) => (one === 'none' ? [] : one)))];
  const names =
    signatories.length === 0 ? [] : [{ signatories: words.length > 0 ? words : ('none' as const) }];
  return `roles: { ${[...titles.slice(0, 1), ...names].map(entry).join(', ')} }`;
}

function entry(answer: RoleAnswer): string {
  if ('title' in answer) return `title: ${JSON.stringify(answer.title)}`;
  const { signatories } = answer;
  const words =
    typeof signatories === 'string'
      ? signatories
      : `[${signatories.map((one) => JSON.stringify(one)).join(', ')}]`;
  return `signatories: ${words}`;
}
