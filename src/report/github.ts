import type { MachineText } from '../model/output.js';
import type { CheckReport } from '../model/report.js';
import { arranged } from './order.js';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands of GitHub Actions: one annotation a finding; `%`, line ends, `:` and `,` are escaped as its runner reads them. */
export function github({ problems, short, min, require }: CheckReport): MachineText {
  const lines = arranged(problems).map(({ severity, file, line, column, rule, message, help }) => {
    const properties = { file, line, col: column, title: rule };
    const listed = Object.entries(properties).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
    );
    return `::${COMMANDS[severity]} ${listed.join(',')}::${escapeText(help === undefined ? message : `${message}\n${help}`)}`;
  });
  const wanting = short.map(
    (tag) => `::error title=completeness::${escapeText(`${tag} is less than ${min} % ${require}.`)}`,
  );
  return { form: 'annotations', text: [...lines, ...wanting].join('\n') };
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
