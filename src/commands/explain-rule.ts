import { createTerminal } from '../io/terminal.js';
import { Failure } from '../model/failure.js';
import { rules } from '../pipeline/rules.js';
import { checks as preflightRules } from '../preflight/checks/index.js';
import { ruleLines, ruleList, type ExplainedRule } from '../report/rule.js';
import { nearest } from '../text/nearest.js';
import type { CommonOptions } from '../cli/open-context.js';

export interface ExplainOptions extends CommonOptions {
  readonly rule?: string | undefined;
}

/** `publish explain <rule>`: what a rule means, samples, and how to settle or silence it; without a rule, all names. */
export function explainRule(options: ExplainOptions): number {
  const all: readonly ExplainedRule[] = [...rules, ...preflightRules];
  const terminal = createTerminal({ color: options.color, quiet: options.quiet === true });
  if (options.rule === undefined) terminal.print(ruleList(all));
  else terminal.print(ruleLines(ruleNamed(options.rule, all), terminal.color));
  return 0;
}

/** @throws {Failure} code 2 if the rule does not exist */
function ruleNamed(id: string, all: readonly ExplainedRule[]): ExplainedRule {
  const rule = all.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const near = nearest(
    id,
    all.map((one) => one.id),
  );
  const list = '`publish explain` lists all rules.';
  throw new Failure(
    2,
    `There is no rule “${id}”.`,
    near === undefined ? list : `Did you mean “${near}”? ${list}`,
  );
}
