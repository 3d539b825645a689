import { useState } from 'preact/hooks';
import type { SheetFinding } from '../../../model/sheet.js';
import { useWords } from '../words.js';

interface FindingActionsProps {
  readonly finding: SheetFinding;
  /** What its rule means; absent for what has no rule. */
  readonly explanation: string | undefined;
  readonly canAccept: boolean;
  /** The reason as it is typed so far. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onAccept: (reason: string) => void;
}

/** What a person can do about a finding: read what it means, or accept it with a reason. */
export function FindingActions(props: FindingActionsProps) {
  const { finding, explanation, canAccept, reason, onReason, onAccept } = props;
  const say = useWords();
  const [isExplained, setExplained] = useState(false);
  const [isAsked, setAsked] = useState(reason !== '');
  return (
    <>
      {explanation !== undefined && (
        <button
          type="button"
          class="quiet-button"
          aria-expanded={isExplained}
          aria-label={`${say('work.explain')}: ${finding.rule}`}
          onClick={() => {
            setExplained(!isExplained);
          }}
        >
          {say('work.explain')}
        </button>
      )}
      {canAccept && (
        <button
          type="button"
          class="quiet-button"
          aria-expanded={isAsked}
          aria-label={`${say('work.accept')}: ${finding.rule}`}
          onClick={() => {
            setAsked(!isAsked);
          }}
        >
          {say('work.accept')}
        </button>
      )}
      {isExplained && (
        <p class="explanation" lang="en" dir="ltr">
          <bdi class="place">{finding.rule}</bdi> {explanation}
        </p>
      )}
      {canAccept && isAsked && (
        <form
          class="reason"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') onAccept(reason.trim());
          }}
        >
          <label>
            {say('work.accept.reason')}{' '}
            <input
              type="text"
              dir="auto"
              maxLength={500}
              value={reason}
              onInput={({ currentTarget }) => {
                onReason(currentTarget.value);
              }}
            />
          </label>
          <button type="submit">{say('work.accept.done')}</button>
        </form>
      )}
    </>
  );
}
