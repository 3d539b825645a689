import { useState } from 'preact/hooks';
import type { SheetRemark } from '../../model/sheet.js';
import { LONGEST_REMARK } from '../../text/remark-fault.js';
import type { Say } from '../editor/words.js';

interface RemarksProps {
  readonly remarks: readonly SheetRemark[];
  /** What a screen reader calls the field. */
  readonly name: string;
  readonly reviewer: string;
  readonly say: Say;
  readonly onChange: (remarks: readonly SheetRemark[]) => void;
}

/** Remarks on one translation, and a field for another one. */
export function Remarks({ remarks, name, reviewer, say, onChange }: RemarksProps) {
  const [text, setText] = useState('');
  const [isNameless, setNameless] = useState(false);
  const add = (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return;
    setNameless(reviewer === '');
    if (reviewer === '') return;
    onChange([...remarks, { by: reviewer, text: text.trim() }]);
    setText('');
  };
  return (
    <details class="remarks" open={remarks.length > 0}>
      <summary>
        {say('sheet.remarks')} {remarks.length > 0 ? remarks.length : ''}
      </summary>
      <ul>
        {remarks.map((remark, index) => (
          <li>
            <p>
              <strong>
                <bdi>{remark.by}</bdi>
              </strong>
              <br />
              <bdi>{remark.text}</bdi>
            </p>
            {remark.id === undefined ? (
              <button
                type="button"
                onClick={() => {
                  onChange(remarks.filter((_, other) => other !== index));
                }}
              >
                {say('sheet.remark.delete')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <form onSubmit={add}>
        <textarea
          aria-label={name}
          rows={2}
          maxLength={LONGEST_REMARK}
          dir="auto"
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        />
        <button type="submit">{say('sheet.remark.add')}</button>
        {isNameless ? (
          <p class="alert" role="alert">
            {say('sheet.needsName')}
          </p>
        ) : null}
      </form>
    </details>
  );
}
