import type { Locale } from '../../../model/locale.js';
import type { Content, SheetCode } from '../../../model/sheet.js';
import { useWords } from '../words.js';
import { Rendered } from './rendered.js';
import type { Rival } from './workbench.js';

interface ConflictProps {
  readonly mine: Content;
  readonly codes: readonly SheetCode[];
  readonly rival: Rival;
  readonly target: Locale;
  readonly onChoose: (whose: 'mine' | 'theirs') => void;
}

/** Two texts of one segment beside each other: the person chooses, nothing is lost before. */
export function Conflict({ mine, codes, rival, target, onChoose }: ConflictProps) {
  const say = useWords();
  const question = rival.reason === 'copy' ? say('work.rival.copy') : say('work.rival');
  const sides = [
    ['mine', <Rendered content={mine} codes={codes} />],
    ['theirs', rival.text],
  ] as const;
  return (
    <section class="conflict" aria-label={question}>
      <p class="question">{question}</p>
      <div class="texts">
        {sides.map(([whose, text]) => (
          <div>
            <h3>{say(`work.rival.${whose}`)}</h3>
            <p class="words" lang={target.tag} dir={target.direction}>
              {text === '' ? '—' : text}
            </p>
            <button
              type="button"
              onClick={() => {
                onChoose(whose);
              }}
            >
              {say(`work.keep.${whose}`)}
            </button>
          </div>
        ))}
      </div>
    </section>
  );
}
