import type { ComponentChildren } from 'preact';
import { LONGEST_REMARK } from '../../text/remark-fault.js';
import type { Say } from '../editor/words.js';

interface RemarkFormProps {
  /** What a screen reader calls the field. */
  readonly name: string;
  readonly text: string;
  readonly say: Say;
  readonly children?: ComponentChildren;
  readonly onText: (text: string) => void;
  readonly onAdd: (text: string) => void;
}

/** A field for a remark on one translation. */
export function RemarkForm({ name, text, say, children, onText, onAdd }: RemarkFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onAdd(text.trim());
      }}
    >
      <textarea
        aria-label={name}
        rows={2}
        maxLength={LONGEST_REMARK}
        dir="auto"
        value={text}
        onInput={({ currentTarget }) => {
          onText(currentTarget.value);
        }}
      />
      <button type="submit">{say('sheet.remark.add')}</button>
      {children}
    </form>
  );
}
