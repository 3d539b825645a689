import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Overview, OverviewLanguage as Language } from '../../desk/overview.js';
import { FileView } from './files/file-view.js';
import { FindingList } from './findings.js';
import { Frame, type FrameHandle } from './frame.js';
import { Languages } from './languages.js';
import { useLive } from './live.js';
import { Panel } from './panel.js';
import { firstLook, keepLook, type Look } from './look.js';
import { Settings } from './settings.js';
import type { Say as SheetSay } from '../editor/words.js';
import { pointAt } from './translate/locate.js';
import { TranslateView } from './translate/translate-view.js';
import { shownView } from './views.js';
import { useWorkbenches, type Workbenches } from './translate/workbenches.js';
import {
  directionOf,
  firstLanguage,
  keepLanguage,
  sheetSpeaker,
  speaker,
  useWords,
  WordsProvider,
  type Tables,
} from './words.js';

/** The desk: the pages of every language, live, and everything around them. */
export function App({ tables, sheetTables }: { readonly tables: Tables; readonly sheetTables: Tables }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [chosen, setChosen] = useState<string>();
  const [look, setLook] = useState(firstLook);
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
    keepLanguage(language);
  }, [language]);
  useEffect(() => {
    keepLook(look);
  }, [look.width, look.scheme]);
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
        <Settings {...{ look, setLook, language, setLanguage, overview, current }} />
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
            {shownView(overview, current, look.view) !== 'work' && (
              <Panel overview={overview} tag={current.tag} />
            )}
          </>
        )}
      </main>
    </WordsProvider>
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
  const { tag, name, files } = current;
  const view = shownView(overview, current, look.view);
  const format = overview.formats.find(({ id }) => id === view);
  const file = files[view];
  if (format !== undefined && file !== undefined) {
    const moment = overview.languages.map(({ version }) => version).join(' ');
    return <FileView key={file} path={file} format={format} language={current} moment={moment} />;
  }
  const path = files.html ?? `${tag}/index.html`;
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
