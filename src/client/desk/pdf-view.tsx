import { useEffect, useRef, useState } from 'preact/hooks';
import type { PreflightReport } from '../../model/preflight.js';
import type { Problem } from '../../model/problem.js';
import { FindingList } from './findings.js';
import { useWords } from './words.js';

/** What the server says of a PDF. */
type Answer =
  | { readonly report: PreflightReport; readonly bytes: number }
  | { readonly message: string; readonly help?: string; readonly problems: readonly Problem[] };

interface PdfViewProps {
  readonly path: string;
  readonly title: string;
  /** Another one means that the text may have changed. */
  readonly version: unknown;
}

/** A PDF, made when it is looked at, with what preflight found in it. */
export function PdfView({ path, title, version }: PdfViewProps) {
  const say = useWords();
  const [answer, setAnswer] = useState<Answer>();
  const [round, setRound] = useState(0);
  const madeFor = useRef<unknown>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    setAnswer(undefined);
    madeFor.current = version;
    fetch(`/preflight/${path}`, { signal: stop.signal })
      .then((response) => response.json() as Promise<Answer>)
      .then(setAnswer)
      .catch(() => undefined);
    return () => {
      stop.abort();
    };
  }, [path, round]);
  const again = (
    <button
      type="button"
      onClick={() => {
        setRound(round + 1);
      }}
    >
      {say('pdf.again')}
    </button>
  );
  if (answer === undefined)
    return (
      <div class="stage pdf">
        <p class="quiet" role="status">
          {say('pdf.making')}
        </p>
      </div>
    );
  if (!('report' in answer))
    return (
      <div class="stage pdf" role="alert" tabIndex={0}>
        <h2>{say('pdf.failed')}</h2>
        <p lang="en" dir="ltr">
          {answer.message} {answer.help}
        </p>
        <FindingList problems={answer.problems} />
        {again}
      </div>
    );
  const findings = answer.report.findings.map(({ id, severity, message, help, place }): Problem => ({
    rule: id,
    severity,
    message,
    help,
    ...place,
  }));
  return (
    <div class="stage pdf" tabIndex={0}>
      <p class="about">
        <a href={`/edition/${path}`} target="_blank" rel="noreferrer">
          {say('pdf.open')}
        </a>{' '}
        {version !== madeFor.current && <span>{say('pdf.stale')} </span>}
        {version !== madeFor.current && again}
      </p>
      {findings.length === 0 ? <p class="quiet">{say('pdf.clean')}</p> : <FindingList problems={findings} />}
      <iframe title={title} src={`/edition/${path}?${round}`} />
    </div>
  );
}
