import type { ComponentChildren } from 'preact';
import type { SheetSegment } from '../../model/sheet.js';
import type { Say } from '../editor/words.js';
import { hasWords } from './work.js';

interface DecisionsProps {
  readonly at: number;
  readonly segment: SheetSegment;
  /** Whether it can be reviewed: only the statement is, other texts are signed in their own files. */
  readonly canApprove: boolean;
  /** Whether nothing may be decided here. */
  readonly isReadOnly?: boolean;
  /** Whether what is decided already can be taken back. */
  readonly isFixed?: boolean;
  readonly say: Say;
  readonly children?: ComponentChildren;
  readonly onFinish: (isFinished: boolean) => void;
  readonly onApprove: () => void;
}

/** How far a translation is, and the buttons that say it is finished or approved. */
export function Decisions(props: DecisionsProps) {
  const { at, segment, canApprove, isReadOnly = false, isFixed = false, say, children } = props;
  const { status, approvedBy = '' } = segment;
  const isApproved = status === 'approved';
  const isDone = isApproved || status === 'finished';
  const isEmpty = !hasWords(segment.target);
  const label = say('sheet.segment', { number: String(at + 1) });
  return (
    <div class="decisions">
      <p class="status">
        {isApproved ? say('sheet.status.approvedBy', { name: approvedBy }) : say(`sheet.status.${status}`)}
      </p>
      {!isReadOnly && (
        <button
          type="button"
          aria-pressed={isDone}
          aria-label={`${say('sheet.finished')}, ${label}`}
          disabled={isEmpty || (isFixed && isDone)}
          onClick={() => {
            props.onFinish(!isDone);
          }}
        >
          {say('sheet.finished')}
        </button>
      )}
      {!isReadOnly && canApprove && (
        <button
          type="button"
          aria-pressed={isApproved}
          aria-label={`${say('sheet.approve')}, ${label}`}
          disabled={isEmpty || (isFixed && isApproved)}
          onClick={() => {
            if (isApproved) props.onFinish(true);
            else props.onApprove();
          }}
        >
          {say('sheet.approve')}
        </button>
      )}
      {children}
    </div>
  );
}
