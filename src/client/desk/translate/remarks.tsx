import type { Remark } from '../../../model/remarks.js';
import type { Say } from '../../editor/words.js';
import { RemarkForm } from '../../segments/remark-form.js';
import { RemarkWords } from '../../segments/remark-words.js';
import { useWords } from '../words.js';

interface RemarksProps {
  readonly remarks: readonly Remark[];
  /** What a screen reader calls the field. */
  readonly name: string;
  /** The remark as it is typed so far. */
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly words: Say;
  readonly onText: (text: string) => void;
  readonly onAdd: (text: string) => void;
  readonly onSettle: (remark: Remark) => void;
  readonly onReopen: (remark: Remark) => void;
}

/** Remarks on one translation, the open ones first, and a field for another one. */
export function Remarks({ remarks, name, text, isReadOnly, words, onText, onAdd, ...on }: RemarksProps) {
  const say = useWords();
  const open = remarks.filter(({ settledBy }) => settledBy === undefined);
  const settled = remarks.filter(({ settledBy }) => settledBy !== undefined);
  if (isReadOnly && remarks.length === 0) return null;
  return (
    <details class="remarks" open={open.length > 0 || text !== ''}>
      <summary>
        {words('sheet.remarks')} {open.length > 0 && words.number(String(open.length))}
      </summary>
      <ul>
        {[...open, ...settled].map((remark) => (
          <li key={remark.id} class={remark.settledBy === undefined ? 'open' : 'settled'}>
            <RemarkWords remark={remark}>
              {remark.settledBy !== undefined && (
                <>
                  <br />
                  <span class="quiet">
                    {say('work.remark.settledBy')} <bdi>{remark.settledBy}</bdi>
                  </span>
                </>
              )}
            </RemarkWords>
            {!isReadOnly && (
              <button
                type="button"
                onClick={() => {
                  if (remark.settledBy === undefined) on.onSettle(remark);
                  else on.onReopen(remark);
                }}
              >
                {remark.settledBy === undefined ? say('work.remark.settle') : say('work.remark.reopen')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && <RemarkForm name={name} text={text} say={words} onText={onText} onAdd={onAdd} />}
    </details>
  );
}
