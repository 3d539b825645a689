import { useState } from 'preact/hooks';
import type { SheetRemark } from '../../model/sheet.js';
import type { Say } from '../editor/words.js';
import { RemarkForm } from '../segments/remark-form.js';
import { RemarkWords } from '../segments/remark-words.js';

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
  const add = (words: string) => {
    setNameless(reviewer === '');
    if (reviewer === '') return;
    onChange([...remarks, { by: reviewer, text: words }]);
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
            <RemarkWords remark={remark} />
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
      <RemarkForm name={name} text={text} say={say} onText={setText} onAdd={add}>
        {isNameless ? (
          <p class="alert" role="alert">
            {say('sheet.needsName')}
          </p>
        ) : null}
      </RemarkForm>
    </details>
  );
}
