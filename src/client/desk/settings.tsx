import type { Overview, OverviewLanguage } from '../../desk/overview.js';
import { Choice } from './choice.js';
import { SCHEMES, WIDTHS, type Look } from './look.js';
import { viewsOf } from './views.js';
import { directionOf, LANGUAGES, useWords } from './words.js';

interface SettingsProps {
  readonly look: Look;
  readonly setLook: (look: Look) => void;
  readonly language: string;
  readonly setLanguage: (language: string) => void;
  readonly overview: Overview | undefined;
  /** The language that is looked at. */
  readonly current: OverviewLanguage | undefined;
}

/** What is seen, and how. */
export function Settings({ look, setLook, language, setLanguage, overview, current }: SettingsProps) {
  const say = useWords();
  const set = (change: Partial<Look>) => {
    setLook({ ...look, ...change });
  };
  const { main, more } = viewsOf(overview, current);
  return (
    <div class="settings">
      <Choice
        name={say('views')}
        values={main}
        chosen={look.view}
        label={(view) => say(`view.${view}`)}
        onChoose={(view) => {
          set({ view });
        }}
      />
      {more.length > 0 && (
        <More
          views={more}
          chosen={look.view}
          onChoose={(view) => {
            set({ view });
          }}
        />
      )}
      {look.view === 'page' && (
        <Choice
          name={say('width')}
          class="widths"
          values={WIDTHS}
          chosen={look.width}
          label={(width) => say(`width.${width}`)}
          onChoose={(width) => {
            set({ width });
          }}
        />
      )}
      <Choice
        name={say('scheme')}
        values={SCHEMES}
        chosen={look.scheme}
        label={(scheme) => say(`scheme.${scheme}`)}
        onChoose={(scheme) => {
          set({ scheme });
        }}
      />
      <select
        class="language"
        aria-label={say('language')}
        value={language}
        onChange={({ currentTarget }) => {
          setLanguage(currentTarget.value);
        }}
      >
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option value={tag} lang={tag} dir={directionOf(tag)}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface MoreProps {
  readonly views: readonly string[];
  readonly chosen: string;
  readonly onChoose: (view: string) => void;
}

/** The formats that this edition does not have, out of the way. */
function More({ views, chosen, onChoose }: MoreProps) {
  const say = useWords();
  const isAmong = views.includes(chosen);
  return (
    <select
      class="more"
      aria-label={say('views.more')}
      data-chosen={isAmong}
      value={isAmong ? chosen : ''}
      onChange={({ currentTarget }) => {
        onChoose(currentTarget.value);
      }}
    >
      {!isAmong && <option value="">{say('views.more')}</option>}
      {views.map((view) => (
        <option value={view}>{say(`view.${view}`)}</option>
      ))}
    </select>
  );
}
