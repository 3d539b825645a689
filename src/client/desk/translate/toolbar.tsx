import type { Say } from '../../editor/words.js';
import { FILTERS, type Filter } from '../../segments/filter.js';
import { useWords } from '../words.js';

/** How far the work is, in numbers. */
interface Numbers {
  readonly total: number;
  readonly done: number;
  readonly approved: number;
  readonly findings: number;
  readonly remarks: number;
}

interface ToolbarProps {
  readonly tag: string;
  readonly numbers: Numbers;
  /** How many segments are not saved. */
  readonly unsaved: number;
  readonly isSaving: boolean;
  readonly isReadOnly: boolean;
  readonly filter: Filter;
  readonly reviewer: string;
  readonly words: Say;
  readonly onFilter: (filter: Filter) => void;
  readonly onName: () => void;
  readonly onSave: () => void;
  readonly onFile: (file: File) => void;
  /** Gives the unsaved work as a file. */
  readonly onKeep: () => void;
}

/** What is done with the translations as a whole. */
export function Toolbar(props: ToolbarProps) {
  const { unsaved, isSaving, isReadOnly, filter, reviewer, words } = props;
  const say = useWords();
  return (
    <div class="tools" role="group" aria-label={say('view.work')}>
      <Progress {...props} />
      <div class="actions">
        <label class="show">
          <span>{words('sheet.show')}</span>{' '}
          <select
            value={filter}
            onChange={({ currentTarget }) => {
              props.onFilter(currentTarget.value as Filter);
            }}
          >
            {FILTERS.map((one) => (
              <option value={one}>{words(`sheet.show.${one}`)}</option>
            ))}
          </select>
        </label>
        {!isReadOnly && (
          <button type="button" class="name" onClick={props.onName}>
            {reviewer === '' ? words('sheet.name') : <bdi>{reviewer}</bdi>}
          </button>
        )}
        <Files {...props} />
        <Keys words={words} />
        {!isReadOnly && (
          <button type="button" class="main" disabled={unsaved === 0 || isSaving} onClick={props.onSave}>
            {say(isSaving ? 'work.saving' : 'work.save')}
            {unsaved > 0 && <span class="count"> {words.number(String(unsaved))}</span>}
          </button>
        )}
      </div>
    </div>
  );
}

function Progress({ numbers, unsaved, words }: Pick<ToolbarProps, 'numbers' | 'unsaved' | 'words'>) {
  const say = useWords();
  const { total, done, approved, findings, remarks } = numbers;
  return (
    <div class="progress">
      <label>
        {words('sheet.progress', { done: String(done), total: String(total) })}{' '}
        <progress max={Math.max(total, 1)} value={done} />
      </label>
      <p class="numbers">
        <span>{say('work.approved', { count: approved })}</span>{' '}
        {remarks > 0 && <span>{say('work.remarks', { count: remarks })}</span>}{' '}
        {findings > 0 && <span>{say('work.findings', { count: findings })}</span>}{' '}
        {unsaved > 0 && <span class="unsaved">{say('work.unsaved', { count: unsaved })}</span>}
      </p>
    </div>
  );
}

const EXPORTS = ['po', 'xliff', 'docx', 'html'] as const;

function Files({ tag, unsaved, isReadOnly, onFile, onKeep }: ToolbarProps) {
  const say = useWords();
  return (
    <details class="menu" onKeyDown={closeOnEscape}>
      <summary>{say('work.files')}</summary>
      <div class="sheet">
        {!isReadOnly && (
          <label class="file">
            <span>{say('work.import')}</span>
            <input
              type="file"
              accept=".po,.xlf,.xliff,.docx,.json"
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                currentTarget.value = '';
                if (file !== undefined) onFile(file);
              }}
            />
          </label>
        )}
        {EXPORTS.map((format) => (
          <a href={`/export/${encodeURIComponent(tag)}/${format}`} download>
            {say(`work.export.${format}`)}
          </a>
        ))}
        {unsaved > 0 && (
          <button type="button" onClick={onKeep}>
            {say('work.keep')}
          </button>
        )}
      </div>
    </details>
  );
}

/** Keys and what they do; what is pressed together is between `+`. */
const KEYS: readonly (readonly [keys: string, key: string])[] = [
  ['Ctrl+Enter', 'sheet.key.finish'],
  ['Ctrl+Shift+Enter', 'sheet.key.approve'],
  ['F2 / Shift+F2', 'sheet.key.open'],
  ['F8 / Shift+F8', 'sheet.key.finding'],
  ['Alt+↓ / Alt+↑', 'sheet.key.move'],
  ['Alt+Enter', 'sheet.key.mark'],
  ['Ctrl+B / Ctrl+I / Ctrl+K', 'sheet.key.bold'],
  ['Ctrl+Z / Ctrl+Y', 'sheet.key.undo'],
];

function Keys({ words }: { readonly words: Say }) {
  const say = useWords();
  return (
    <details class="menu" onKeyDown={closeOnEscape}>
      <summary>{words('sheet.keys')}</summary>
      <dl class="sheet keys" tabIndex={0}>
        {[
          ...KEYS.map(([keys, key]) => [keys, words(key)] as const),
          ['Ctrl+S', say('work.save')] as const,
        ].map(([keys, what]) => (
          <div>
            <dt>
              <kbd dir="ltr">{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  const menu = event.currentTarget as HTMLDetailsElement;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}
