import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../desk/overview.js';
import { Choice } from './choice.js';
import { FindingList } from './findings.js';
import { Frame, WIDTHS, type FrameHandle, type Width } from './frame.js';
import { Languages } from './languages.js';
import { useLive } from './live.js';
import { Panel } from './panel.js';
import { PdfView } from './pdf-view.js';
import type { Say as SheetSay } from '../editor/words.js';
import { TextView } from './text-view.js';
import { pointAt } from './translate/locate.js';
import { TranslateView } from './translate/translate-view.js';
import { useWorkbenches, type Workbenches } from './translate/workbenches.js';
import {
  directionOf,
  firstLanguage,
  LANGUAGES,
  sheetSpeaker,
  speaker,
  useWords,
  WordsProvider,
  type Tables,
} from './words.js';

const VIEWS = ['page', 'work', 'txt', 'pdf', 'print'] as const;
type View = (typeof VIEWS)[number];
const SCHEMES = ['auto', 'light', 'dark'] as const;
type Scheme = (typeof SCHEMES)[number];

/** What the person has chosen to see. */
interface Look {
  readonly view: View;
  readonly width: Width;
  readonly scheme: Scheme;
}

/** The desk: the pages of every language, live, and everything around them. */
export function App({ tables, sheetTables }: { readonly tables: Tables; readonly sheetTables: Tables }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [chosen, setChosen] = useState<string>();
  const [look, setLook] = useState<Look>({ view: 'page', width: 'desktop', scheme: 'auto' });
  const frame = useRef<FrameHandle | undefined>(undefined);
  const benches = useWorkbenches();
  const { overview, isLost } = useLive(chosen, {
    onWork(tag) {
      void benches.known(tag)?.load();
    },
    onPage(page) {
      frame.current?.take(page);
    },
    onFiles() {
      frame.current?.reload();
    },
  });
  const languages = overview?.languages ?? [];
  const current = languages.find(({ tag }) => tag === chosen) ?? languages[0];
  const isKnown = (tag: string | undefined) => languages.some((one) => one.tag === tag);
  useEffect(() => {
    // A person may have chosen meanwhile.
    if (current !== undefined) setChosen((before) => (isKnown(before) ? before : current.tag));
  }, [current?.tag]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
    localStorage.setItem('language', language);
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.scheme = look.scheme;
  }, [look.scheme]);
  useEffect(() => {
    if (overview?.title) document.title = overview.title;
  }, [overview?.title]);
  const say = speaker(tables, language);
  const words = useMemo(() => sheetSpeaker(sheetTables, language), [sheetTables, language]);
  return (
    <WordsProvider value={say}>
      <header class="bar">
        <h1>
          <span class="kind">{say('desk')}</span>{' '}
          <bdi lang={languages.find(({ status }) => status === 'source')?.tag}>{overview?.title}</bdi>
        </h1>
        <Settings {...{ look, setLook, language, setLanguage, views: viewsOf(overview, current) }} />
        {current !== undefined && (
          <Languages languages={languages} chosen={current.tag} onChoose={setChosen} />
        )}
      </header>
      <Notices overview={overview} isLost={isLost} />
      <main>
        {current === undefined || overview === undefined ? (
          <p class="stage quiet">{overview?.refusal === undefined && say('reading')}</p>
        ) : (
          <>
            <Shown {...{ overview, current, look, frame, benches, words }} onTag={setChosen} />
            {shownView(overview, current, look) !== 'work' && <Panel overview={overview} tag={current.tag} />}
          </>
        )}
      </main>
    </WordsProvider>
  );
}

/** The page, the translation of it, and those formats that the edition has. */
function viewsOf(overview: Overview | undefined, current: Language | undefined): readonly View[] {
  const ids = overview?.formats.map(({ id }) => id) ?? [];
  return VIEWS.filter(
    (view) => view === 'page' || (view === 'work' && current?.status !== 'source') || ids.includes(view),
  );
}

function shownView(overview: Overview, current: Language, { view }: Look): View {
  return viewsOf(overview, current).includes(view) ? view : 'page';
}

type Language = Overview['languages'][number];

interface SettingsProps {
  readonly look: Look;
  readonly setLook: (look: Look) => void;
  readonly language: string;
  readonly setLanguage: (language: string) => void;
  readonly views: readonly View[];
}

function Settings({ look, setLook, language, setLanguage, views }: SettingsProps) {
  const say = useWords();
  const set = (change: Partial<Look>) => {
    setLook({ ...look, ...change });
  };
  return (
    <div class="settings">
      <Choice
        name={say('views')}
        values={views}
        chosen={look.view}
        label={(view) => say(`view.${view}`)}
        onChoose={(view) => {
          set({ view });
        }}
      />
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

/** What the person must know before reading: the server is gone, or what is on the disk cannot be shown. */
function Notices({
  overview,
  isLost,
}: {
  readonly overview: Overview | undefined;
  readonly isLost: boolean;
}) {
  const say = useWords();
  const { refusal, languages = [], isReadOnly = false } = overview ?? {};
  return (
    <div class="notices" role="status">
      {isLost && <p class="lost">{say('lost')}</p>}
      {isReadOnly && <p class="quiet">{say('readOnly')}</p>}
      {refusal !== undefined && (
        <section class="refusal">
          <h2>{say('refusal')}</h2>
          <p lang="en" dir="ltr">
            {refusal.message} {refusal.help}
          </p>
          <FindingList problems={refusal.problems} />
          <p>{say(languages.length === 0 ? 'refusal.first' : 'refusal.stays')}</p>
        </section>
      )}
    </div>
  );
}

interface ShownProps {
  readonly overview: Overview;
  readonly current: Language;
  readonly look: Look;
  readonly frame: { current: FrameHandle | undefined };
  readonly benches: Workbenches;
  readonly words: SheetSay;
  readonly onTag: (tag: string) => void;
}

function Shown({ overview, current, look, frame, benches, words, onTag }: ShownProps) {
  const { tag, name, files, version } = current;
  const view = shownView(overview, current, look);
  const path = files[view === 'page' || view === 'work' ? 'html' : view] ?? `${tag}/index.html`;
  if (view === 'txt') return <TextView path={path} tag={tag} version={version} />;
  if (view !== 'page' && view !== 'work')
    return <PdfView key={path} path={path} title={name} version={version} />;
  const scheme = look.scheme === 'auto' ? undefined : look.scheme;
  const page = { tag, path, title: name, scheme, handle: frame, onTag };
  if (view === 'page') return <Frame {...page} width={look.width} />;
  return (
    <>
      <TranslateView
        key={tag}
        workbench={benches.of(tag)}
        isReadOnly={overview.isReadOnly}
        words={words}
        onSegment={(at, texts) => {
          pointAt(frame.current?.page(), at, texts);
        }}
      />
      <Frame {...page} width="desktop" />
    </>
  );
}
