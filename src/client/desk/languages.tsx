import { useEffect, useRef } from 'preact/hooks';
import type { OverviewLanguage } from '../../desk/overview.js';
import { useWords } from './words.js';

interface LanguagesProps {
  readonly languages: readonly OverviewLanguage[];
  readonly chosen: string;
  readonly onChoose: (tag: string) => void;
}

/** Every language of the publication in its own name, with how far it is. */
export function Languages({ languages, chosen, onChoose }: LanguagesProps) {
  const say = useWords();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    // A narrow window has no room for all of them.
    row.current
      ?.querySelector('[aria-pressed=true]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  return (
    <nav ref={row} class="languages" aria-label={say('languages')}>
      {languages.map(({ tag, dir, name, status, translated, total }) => (
        <button
          type="button"
          aria-pressed={tag === chosen}
          data-status={status}
          title={status === 'source' ? undefined : say('progress', { translated, total })}
          onClick={() => {
            onChoose(tag);
          }}
        >
          <bdi lang={tag} dir={dir as 'ltr' | 'rtl'}>
            {name}
          </bdi>{' '}
          <span class="status">
            {say(`status.${status}`)}
            {status === 'incomplete' && ` ${say('share', { translated, total })}`}
          </span>
        </button>
      ))}
    </nav>
  );
}
