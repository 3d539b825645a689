import { Component } from 'preact';
import type { Content, Sheet, SheetFinding, SheetRemark, SheetView } from '../../model/sheet.js';
import { isOfStatement } from '../../model/unit-role.js';
import { toLocale } from '../../model/locale.js';
import type { Say } from '../editor/words.js';
import { readFile, saveFile } from '../segments/files.js';
import { findingsOf } from '../segments/findings.js';
import { Guide } from './guide.js';
import { Header } from './header.js';
import { isAmong, type Filter } from '../segments/filter.js';
import { currentSegment } from '../segments/current.js';
import { keyListener } from '../segments/keys.js';
import { Notices, type Notice } from '../segments/notices.js';
import { Row, type RowActions } from './row.js';
import { sayIn } from '../segments/say.js';
import { Surfaces } from '../segments/surfaces.js';
import type { Storage } from './storage.js';
import {
  resumed,
  touchedKeys,
  withApproval,
  withFinished,
  withRemarks,
  withTarget,
  type Work,
} from '../segments/work.js';

interface AppProps {
  readonly sheet: Sheet;
  readonly view: SheetView;
  readonly storage: Storage;
}

interface AppState {
  readonly work: Work;
  readonly findings: ReadonlyMap<number, readonly SheetFinding[]>;
  readonly language: number;
  readonly say: Say;
  readonly reviewer: string;
  readonly filter: Filter;
  readonly notices: readonly Notice[];
  /** Whether there is work that no file has. */
  readonly isUnsaved: boolean;
}

const NONE: readonly SheetFinding[] = [];
/** Milliseconds after the last letter. */
const CHECK_AFTER = 250;
const KEEP_AFTER = 300;

/** The sheet: all segments, and the work of one person on them. */
export class App extends Component<AppProps, AppState> {
  readonly #surfaces = new Surfaces();
  readonly #checks = new Map<number, number>();
  readonly #source = toLocale(this.props.sheet.sourceLocale);
  readonly #target = toLocale(this.props.sheet.locale);
  #keeping = 0;

  constructor(props: AppProps) {
    super(props);
    const { sheet, view, storage } = props;
    this.state = {
      work: { initial: sheet, sheet },
      findings: new Map(),
      language: 0,
      say: sayIn(0, view.interface),
      reviewer: storage.name,
      filter: 'all',
      notices: [],
      isUnsaved: false,
    };
  }

  override componentDidMount(): void {
    const { storage, sheet } = this.props;
    const kept = storage.kept();
    if (kept !== undefined) this.#resume(kept.sheet, kept.touched, 'sheet.restored');
    for (const [key, other] of storage.others()) {
      this.#notice({
        id: key,
        key: 'sheet.other',
        actions: [
          [
            'sheet.other.take',
            () => {
              this.#takeOver(key, other.sheet, other.touched);
            },
          ],
          [
            'sheet.other.leave',
            () => {
              this.#dismiss(key);
            },
          ],
        ],
      });
    }
    if (!storage.isThere) this.#notice({ id: 'storage', key: 'sheet.noStorage' });
    sheet.segments.forEach((_, at) => {
      this.#checkSoon(at, 0);
    });
    document.addEventListener('keydown', keyListener(this));
    window.addEventListener('pagehide', () => {
      this.#keep();
    });
    document.addEventListener('visibilitychange', () => {
      this.#keep();
    });
    window.addEventListener('storage', ({ key }) => {
      if (key === storage.key)
        this.#notice({
          id: 'window',
          key: 'sheet.otherWindow',
          actions: [
            [
              'sheet.reload',
              () => {
                location.reload();
              },
            ],
          ],
        });
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.state.isUnsaved && !storage.isThere) event.preventDefault();
    });
  }

  readonly actions: RowActions = {
    edit: (at: number, content: Content) => {
      this.#change((work) => withTarget(work, at, content));
      this.#checkSoon(at, CHECK_AFTER);
    },
    finish: (at: number, isFinished: boolean) => {
      this.#change((work) => withFinished(work, at, isFinished));
    },
    approve: (at: number) => {
      const reviewer = this.state.reviewer.trim();
      if (!this.canApprove(at)) return false;
      if (reviewer === '') this.#askName();
      else this.#change((work) => withApproval(work, at, reviewer));
      return reviewer !== '';
    },
    remark: (at: number, remarks: readonly SheetRemark[]) => {
      this.#change((work) => withRemarks(work, at, remarks));
    },
    surface: this.#surfaces.set,
  };

  /** The segment that a person is in. */
  get current(): number {
    return currentSegment();
  }

  get segments() {
    return this.state.work.sheet.segments;
  }

  canApprove(at: number): boolean {
    return isOfStatement(this.props.view.segments[at]?.role);
  }

  findingsAt(at: number): readonly SheetFinding[] {
    return this.state.findings.get(at) ?? NONE;
  }

  /** Puts the caret into a segment. */
  go(at: number, finding?: SheetFinding): void {
    this.#surfaces.go(at, finding);
  }

  readonly save = () => {
    this.#keep();
    saveFile(this.state.work.sheet, this.props.view.fileName);
    this.setState({ isUnsaved: false });
    this.#notice({ id: 'saved', key: 'sheet.saved', values: { file: this.props.view.fileName } });
  };

  readonly #open = async (file: File) => {
    const saved = await readFile(file, this.props.sheet);
    if (saved === undefined) this.#notice({ id: 'open', key: 'sheet.notOurs', values: { file: file.name } });
    else this.#resume(saved, undefined, 'sheet.opened');
  };

  #askName(): void {
    this.#notice({ id: 'name', key: 'sheet.needsName' });
    document.querySelector<HTMLInputElement>('#reviewer')?.focus();
  }

  #change(change: (work: Work) => Work): void {
    this.setState(({ work }) => ({ work: change(work), isUnsaved: true }));
    clearTimeout(this.#keeping);
    this.#keeping = window.setTimeout(() => {
      this.#keep();
    }, KEEP_AFTER);
  }

  #keep(): void {
    clearTimeout(this.#keeping);
    if (!this.state.isUnsaved) return;
    if (!this.props.storage.keep(this.state.work)) this.#notice({ id: 'storage', key: 'sheet.noStorage' });
  }

  #resume(saved: Sheet, touched: readonly string[] | undefined, key: string): void {
    const { work, taken, differing } = resumed(this.state.work, saved, touched);
    this.setState({ work, isUnsaved: true }, () => {
      this.#keep();
      this.segments.forEach((_, at) => {
        this.#checkSoon(at, 0);
      });
    });
    this.#notice({ id: 'resumed', key, values: { count: String(taken.length + differing.length) } });
    if (differing.length > 0)
      this.#notice({ id: 'differs', key: 'sheet.differs', values: { count: String(differing.length) } });
  }

  #takeOver(key: string, sheet: Sheet, touched: readonly string[]): void {
    this.#resume(sheet, touched, 'sheet.opened');
    this.props.storage.forget(key);
    this.#dismiss(key);
  }

  #notice(notice: Notice): void {
    this.setState(({ notices }) => ({ notices: [...notices.filter(({ id }) => id !== notice.id), notice] }));
  }

  readonly #dismiss = (id: string) => {
    this.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) }));
  };

  #checkSoon(at: number, after: number): void {
    clearTimeout(this.#checks.get(at));
    this.#checks.set(
      at,
      window.setTimeout(() => {
        const { sheet, view } = this.props;
        const [segment, own] = [this.segments[at], view.segments[at]];
        if (segment === undefined || own === undefined) return;
        const found = findingsOf(segment, own, sheet, view, this.state.say);
        if (found.length === 0 && this.findingsAt(at).length === 0) return;
        this.setState(({ findings }) => ({ findings: new Map(findings).set(at, found) }));
      }, after),
    );
  }

  readonly #speak = (language: number) => {
    this.setState({ language, say: sayIn(language, this.props.view.interface) }, () => {
      this.segments.forEach((_, at) => {
        this.#checkSoon(at, 0);
      });
    });
  };

  #isShown(at: number): boolean {
    const { status, remarks = [] } = this.segments[at] ?? {};
    return isAmong(this.state.filter, {
      status,
      findings: this.findingsAt(at).length,
      remarks: remarks.length,
    });
  }

  override componentDidUpdate(): void {
    const words = this.props.view.interface[this.state.language];
    document.documentElement.lang = words?.lang ?? 'en';
    document.documentElement.dir = words?.direction ?? 'ltr';
  }

  override render() {
    const { sheet, view } = this.props;
    const { work, language, say, reviewer, filter, notices, isUnsaved } = this.state;
    const words = view.interface[language];
    if (words === undefined) return null;
    return (
      <>
        <Header
          sheet={work.sheet}
          words={words}
          languages={view.interface}
          reviewer={reviewer}
          filter={filter}
          changed={touchedKeys(work).length}
          isUnsaved={isUnsaved}
          say={say}
          onSpeak={this.#speak}
          onReviewer={(name) => {
            this.props.storage.name = name;
            this.setState({ reviewer: name });
          }}
          onFilter={(chosen) => {
            this.setState({ filter: chosen });
          }}
          onSave={this.save}
          onOpen={(file) => void this.#open(file)}
        />
        <Notices notices={notices} say={say} onDismiss={this.#dismiss} />
        <main>
          <Guide view={view} words={words} source={this.#source} target={this.#target} say={say} />
          {work.sheet.segments.map((segment, at) => {
            const own = view.segments[at];
            return own === undefined ? null : (
              <Row
                key={sheet.segments[at]?.key}
                at={at}
                segment={segment}
                view={own}
                findings={this.findingsAt(at)}
                source={this.#source}
                target={this.#target}
                reviewer={reviewer.trim()}
                isShown={this.#isShown(at) || at === this.current}
                say={say}
                actions={this.actions}
              />
            );
          })}
        </main>
      </>
    );
  }
}
