import { useState } from 'preact/hooks';
import { useWords } from '../words.js';

/** What cannot be seen, by its usual short name (Unicode names list). */
const NAMES: Readonly<Record<string, string>> = {
  '\u200C': 'ZWNJ',
  '\u200D': 'ZWJ',
  '\u200E': 'LRM',
  '\u200F': 'RLM',
  '\u061C': 'ALM',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\u00A0': 'NBSP',
  '\uFEFF': 'BOM',
};
const INVISIBLE = /([\u200C-\u200F\u061C\u2066-\u2069\u00A0\uFEFF])/u;

interface LinesProps {
  readonly text: string;
  readonly tag: string;
  /** Whether a program reads it: its lines run from the left, in letters of one width. */
  readonly isCode?: boolean;
}

/** A text line by line, with names for the characters that cannot be seen. */
export function Lines({ text, tag, isCode = false }: LinesProps) {
  const say = useWords();
  const [hasNames, setNames] = useState(true);
  return (
    <>
      <label class="controls">
        <input
          type="checkbox"
          checked={hasNames}
          onChange={({ currentTarget }) => {
            setNames(currentTarget.checked);
          }}
        />
        {say('text.controls')}
      </label>
      <pre class={isCode ? 'code' : 'prose'} dir={isCode ? 'ltr' : undefined} lang={isCode ? undefined : tag}>
        {text.split('\n').map((line) => (
          <div class="line">{line === '' ? <br /> : hasNames ? named(line) : line}</div>
        ))}
      </pre>
    </>
  );
}

/** A line whose invisible characters stay in their places, each with its name before it. */
function named(line: string) {
  return line.split(INVISIBLE).map((piece) =>
    piece in NAMES ? (
      <>
        {piece}
        <bdi class="control" lang="en" dir="ltr">
          {NAMES[piece]}
        </bdi>
      </>
    ) : (
      piece
    ),
  );
}
