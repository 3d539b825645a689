import { jsonText, type MachineText } from '../model/output.js';
import type { CheckReport } from '../model/report.js';
import { placedProblems } from './placed.js';

const SEVERITIES = { error: 'critical', warning: 'minor', info: 'info' } as const;

/**
 * A Code Quality report of GitLab (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format): it is
 * shown in the merge request, at the lines of its changes.
 */
export function gitlab(report: CheckReport): MachineText {
  const { way = '' } = report;
  return jsonText(
    placedProblems(report).map(
      ({ problem: { rule, severity, line = 1, message, help }, file, identity }) => ({
        description: help === undefined ? message : `${message} ${help}`,
        check_name: rule,
        // Reports of several publications become one: a finding without a file is one of each.
        fingerprint: `${way}${identity}`,
        severity: SEVERITIES[severity],
        location: { path: file, lines: { begin: line } },
      }),
    ),
  );
}
