import { useEffect, useState } from 'preact/hooks';
import type { PreflightReport } from '../../model/preflight.js';
import type { Problem } from '../../model/problem.js';
import { ask, messageOf } from './ask.js';
import { FindingList } from './findings.js';
import { useWords } from './words.js';

/** What the server says of a PDF. */
type Answer =
  | { readonly report: PreflightReport; readonly version?: number }
  | { readonly message: string; readonly help?: string; readonly problems: readonly Problem[] };

interface PdfViewProps {
  readonly path: string;
  readonly title: string;
  /** The version of the language that a PDF would be made from now. */
  readonly version: number | undefined;
}

/** A PDF, made when it is looked at, with what preflight found in it. */
export function PdfView({ path, title, version }: PdfViewProps) {
  const say = useWords();
  const [answer, setAnswer] = useState<Answer>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setAnswer(undefined);
    ask(`/preflight/${path}`, stop.signal)
      .then(async (response) => {
        setAnswer((await response.json()) as Answer);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setAnswer({ message: messageOf(error), problems: [] });
      });
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
        {version !== answer.version && <span class="stale">{say('pdf.stale')} </span>}
        {version !== answer.version && again}
      </p>
      {findings.length === 0 ? <p class="quiet">{say('pdf.clean')}</p> : <FindingList problems={findings} />}
      <iframe title={title} src={`/edition/${path}?${round}`} />
    </div>
  );
}
