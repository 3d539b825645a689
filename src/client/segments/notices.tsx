import type { Say } from '../editor/words.js';

/** Something that a person should know. */
export interface Notice {
  readonly id: string;
  readonly key: string;
  readonly values?: Readonly<Record<string, string>>;
  /** What can be done about it: words and deed. */
  readonly actions?: readonly (readonly [key: string, act: () => void])[];
}

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly say: Say;
  readonly onDismiss: (id: string) => void;
}

export function Notices({ notices, say, onDismiss }: NoticesProps) {
  return (
    <div class="notices" role="status">
      {notices.map(({ id, key, values, actions = [] }) => (
        <p key={id}>
          {say(key, values)}{' '}
          {actions.map(([words, act]) => (
            <button type="button" onClick={act}>
              {say(words)}
            </button>
          ))}
          {actions.length > 0 ? null : (
            <button
              type="button"
              aria-label={say('sheet.dismiss')}
              onClick={() => {
                onDismiss(id);
              }}
            >
              ×
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
