import { useWords } from '../words.js';
import type { Workbench } from './workbench.js';

/** What is there before the translations are: nothing yet, or why not. */
export function Waiting({ failure }: { readonly failure: Workbench['failure'] }) {
  const say = useWords();
  return (
    <div class="translate">
      {failure === undefined ? (
        <p class="waiting quiet" role="status">
          {say('reading')}
        </p>
      ) : (
        <div class="waiting" role="alert">
          <h2>{say('work.failed')}</h2>
          {failure !== 'offline' && (
            <p lang="en" dir="ltr">
              {failure.message} {failure.help}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
