import type { SheetSegment } from '../../../model/sheet.js';
import type { Locale } from '../../../model/locale.js';
import { wordsOf } from '../../editor/content.js';
import { useWords } from '../words.js';
import type { Note } from './workbench.js';

interface NotesProps {
  readonly notes: readonly Note[];
  readonly onDismiss: (kind: Note['kind']) => void;
}

/** What a person should know about the whole of her work. */
export function Notes({ notes, onDismiss }: NotesProps) {
  const say = useWords();
  return (
    <div class="notes" role="status">
      {notes.map((note) => (
        <div key={note.kind} class={`note ${note.kind}`}>
          <div>
            <p>{say(`work.note.${note.kind}`, 'count' in note ? { count: note.count } : {})}</p>
            {note.kind === 'refused' && (
              <p lang="en" dir="ltr">
                {note.refused.message} <span class="help">{note.refused.help}</span>
              </p>
            )}
            {note.kind === 'refused' && (
              <ul lang="en" dir="ltr">
                {note.refused.problems.map(({ message, help, file, line, column }) => (
                  <li>
                    {file !== undefined && (
                      <bdi class="place">
                        {[file, line, column].filter((part) => part !== undefined).join(':')}
                      </bdi>
                    )}{' '}
                    {message} <span class="help">{help}</span>
                  </li>
                ))}
              </ul>
            )}
            {note.kind === 'imported' && (
              <pre lang="en" dir="ltr" tabIndex={0}>
                {note.lines.join('\n')}
              </pre>
            )}
          </div>
          <button
            type="button"
            aria-label={say('work.dismiss')}
            onClick={() => {
              onDismiss(note.kind);
            }}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}

interface OrphansProps {
  readonly orphans: readonly SheetSegment[];
  readonly source: Locale;
  readonly target: Locale;
  readonly onForget: (key: string) => void;
}

/** Unsaved texts of segments that the statement no longer has: the person copies them, or drops them. */
export function Orphans({ orphans, source, target, onForget }: OrphansProps) {
  const say = useWords();
  return (
    <>
      {orphans.map((one) => (
        <section class="orphan" key={one.key}>
          <p>{say('work.orphan')}</p>
          <p lang={source.tag} dir={source.direction} class="quiet">
            {one.source}
          </p>
          <p lang={target.tag} dir={target.direction}>
            {wordsOf(one.target)}
          </p>
          <button
            type="button"
            onClick={() => {
              onForget(one.key);
            }}
          >
            {say('work.orphan.forget')}
          </button>
        </section>
      ))}
    </>
  );
}
