import { useEffect, useState } from 'preact/hooks';
import { ask, messageOf } from './ask.js';
import { useWords } from './words.js';

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

interface TextViewProps {
  readonly path: string;
  readonly tag: string;
  /** Another one means that the text has changed. */
  readonly version: unknown;
}

/** The text file, line by line, with names for the characters that cannot be seen. */
export function TextView({ path, tag, version }: TextViewProps) {
  const say = useWords();
  const [{ text = '', failure }, setAnswer] = useState<{ text?: string; failure?: string }>({});
  const [hasNames, setNames] = useState(true);
  useEffect(() => {
    const stop = new AbortController();
    ask(`/edition/${path}`, stop.signal)
      .then(async (response) => {
        setAnswer({ text: await response.text() });
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setAnswer({ failure: messageOf(error) });
      });
    return () => {
      stop.abort();
    };
  }, [path, version]);
  if (failure !== undefined)
    return (
      <div class="stage text" role="alert" tabIndex={0}>
        <h2>{say('text.failed')}</h2>
        <p lang="en" dir="ltr">
          {failure}
        </p>
      </div>
    );
  return (
    <div class="stage text" lang={tag} tabIndex={0}>
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
      <pre>
        {text.split('\n').map((line) => (
          <div class="line">{line === '' ? <br /> : hasNames ? named(line) : line}</div>
        ))}
      </pre>
    </div>
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
