import type { Sheet, SheetWords } from '../../model/sheet.js';
import { toLocale } from '../../model/locale.js';
import type { Say } from '../editor/words.js';
import { FILTERS, type Filter } from '../segments/filter.js';

interface HeaderProps {
  readonly sheet: Sheet;
  readonly words: SheetWords;
  readonly languages: readonly SheetWords[];
  readonly reviewer: string;
  readonly filter: Filter;
  /** How many segments are not as they were exported. */
  readonly changed: number;
  readonly isUnsaved: boolean;
  readonly say: Say;
  readonly onSpeak: (language: number) => void;
  readonly onReviewer: (name: string) => void;
  readonly onFilter: (filter: Filter) => void;
  readonly onSave: () => void;
  readonly onOpen: (file: File) => void;
}

/** What the sheet is of, how far it is, and what is done with it as a whole. */
export function Header(props: HeaderProps) {
  const { sheet, words, languages, say, onSpeak } = props;
  return (
    <header class="top">
      <div class="title">
        <h1>
          <bdi lang={sheet.sourceLocale} dir={toLocale(sheet.sourceLocale).direction}>
            {sheet.title}
          </bdi>
        </h1>
        <p>
          {say('sheet.languages', { source: words.sourceName, target: words.targetName })}{' '}
          {languages.map((one, at) =>
            one === words ? null : (
              <button
                type="button"
                lang={one.lang}
                onClick={() => {
                  onSpeak(at);
                }}
              >
                {one.name}
              </button>
            ),
          )}
        </p>
      </div>
      <Controls {...props} />
    </header>
  );
}

function Controls({ sheet, reviewer, filter, changed, isUnsaved, say, ...on }: HeaderProps) {
  const total = sheet.segments.length;
  const done = sheet.segments.filter(({ status }) => status === 'finished' || status === 'approved').length;
  const progress = say('sheet.progress', { done: String(done), total: String(total) });
  return (
    <div class="controls" role="group" aria-label={say('sheet.controls')}>
      <p class="progress">
        <label>
          {progress} <progress max={Math.max(total, 1)} value={done} />
        </label>
        {isUnsaved && changed > 0 ? <span>{say('sheet.unsaved', { count: String(changed) })}</span> : null}
      </p>
      <label>
        {say('sheet.show')}{' '}
        <select
          value={filter}
          onChange={({ currentTarget }) => {
            on.onFilter(currentTarget.value as Filter);
          }}
        >
          {FILTERS.map((one) => (
            <option value={one}>{say(`sheet.show.${one}`)}</option>
          ))}
        </select>
      </label>
      <label>
        {say('sheet.name')}{' '}
        <input
          id="reviewer"
          type="text"
          autocomplete="name"
          dir="auto"
          maxLength={200}
          value={reviewer}
          onInput={({ currentTarget }) => {
            on.onReviewer(currentTarget.value);
          }}
        />
      </label>
      <button type="button" class="main" onClick={on.onSave}>
        {say('sheet.save')}
      </button>
      <label class="file">
        <span>{say('sheet.open')}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = '';
            if (file !== undefined) on.onOpen(file);
          }}
        />
      </label>
    </div>
  );
}
