import type { SheetView, SheetWords } from '../../model/sheet.js';
import type { Locale } from '../../model/locale.js';
import type { Say } from '../editor/words.js';

/** Keys and what they do; `+` is between two that are pressed together. */
const KEYS: readonly (readonly [keys: string, key: string])[] = [
  ['Ctrl+Enter', 'sheet.key.finish'],
  ['Ctrl+Shift+Enter', 'sheet.key.approve'],
  ['Alt+↓ / Alt+↑', 'sheet.key.move'],
  ['Alt+Enter', 'sheet.key.mark'],
  ['Ctrl+B / Ctrl+I / Ctrl+K', 'sheet.key.bold'],
  ['F2', 'sheet.key.open'],
  ['F8', 'sheet.key.finding'],
  ['Ctrl+Z / Ctrl+Y', 'sheet.key.undo'],
  ['Ctrl+S', 'sheet.key.save'],
];

interface GuideProps {
  readonly view: SheetView;
  readonly words: SheetWords;
  readonly source: Locale;
  readonly target: Locale;
  readonly say: Say;
}

/** What to do, by when and for whom; the terms of the glossary; the keys. */
export function Guide({ view, words, source, target, say }: GuideProps) {
  const { name, email } = view.translator;
  return (
    <section class="guide">
      {name === undefined ? null : <p>{say('for', { name })}</p>}
      {words.due === undefined ? null : <p>{say('due', { date: words.due })}</p>}
      <details>
        <summary>{say('sheet.how')}</summary>
        <ol>
          <li>{say('sheet.how.write')}</li>
          <li>{say('sheet.how.marks')}</li>
          <li>{say('sheet.how.finish')}</li>
          <li>{say('sheet.how.save')}</li>
          <li>{email === undefined ? say('return.sender') : say('return', { email })}</li>
        </ol>
      </details>
      {view.terms.length === 0 ? null : (
        <details>
          <summary>{say('terms')}</summary>
          <dl>
            {view.terms.map(({ term, forms }) => (
              <div>
                <dt lang={source.tag} dir={source.direction}>
                  {term}
                </dt>
                <dd lang={target.tag} dir={target.direction}>
                  {forms.join(' / ')}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <details class="keys">
        <summary>{say('sheet.keys')}</summary>
        <dl>
          {KEYS.map(([keys, key]) => (
            <div>
              <dt>
                <kbd dir="ltr">{keys}</kbd>
              </dt>
              <dd>{say(key)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
