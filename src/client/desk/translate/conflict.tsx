import type { Locale } from '../../../model/locale.js';
import type { Content, SheetCode } from '../../../model/sheet.js';
import { useWords } from '../words.js';
import { Rendered } from './rendered.js';

interface ConflictProps {
  readonly mine: Content;
  readonly codes: readonly SheetCode[];
  /** The text on the disk, as Markdown. */
  readonly theirs: string;
  readonly target: Locale;
  readonly onChoose: (whose: 'mine' | 'theirs') => void;
}

/** Two texts of one segment beside each other: the person chooses, nothing is lost before. */
export function Conflict({ mine, codes, theirs, target, onChoose }: ConflictProps) {
  const say = useWords();
  const sides = [
    ['mine', <Rendered content={mine} codes={codes} />],
    ['theirs', theirs],
  ] as const;
  return (
    <section class="conflict" aria-label={say('work.rival')}>
      <p class="question">{say('work.rival')}</p>
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
