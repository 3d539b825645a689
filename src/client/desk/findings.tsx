import type { Problem, Severity } from '../../model/problem.js';
import { useWords } from './words.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Problems, the worst first, each with its place and what to do. Messages are in English, as in the terminal. */
export function FindingList({ problems }: { readonly problems: readonly Problem[] }) {
  const say = useWords();
  const sorted = SEVERITIES.flatMap((severity) => problems.filter((one) => one.severity === severity));
  return (
    <ul class="findings">
      {sorted.map((problem) => (
        <li data-severity={problem.severity}>
          <p class="about">
            <span class="severity">{say(`severity.${problem.severity}`)}</span>
            <Place {...problem} />
          </p>
          <p lang="en" dir="ltr">
            {problem.message}
          </p>
          {problem.texts?.map((text) => (
            <p class="quoted" dir="auto">
              {text}
            </p>
          ))}
          {problem.help !== undefined && (
            <p class="help" lang="en" dir="ltr">
              {problem.help}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** `locales/fa/statement.json:12:3`, and the rule. */
function Place({ file, line, column, rule }: Problem) {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return (
    <bdi class="place" dir="ltr">
      {place === '' ? rule : `${place} · ${rule}`}
    </bdi>
  );
}
