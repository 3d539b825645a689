import { Component } from 'preact';
import { toLocale } from '../../../model/locale.js';
import type { Remark } from '../../../model/remarks.js';
import type { SheetFinding } from '../../../model/sheet.js';
import { isOfStatement } from '../../../model/unit-role.js';
import type { Say } from '../../editor/words.js';
import { saveFile } from '../../segments/files.js';
import { isAmong, type Filter } from '../../segments/filter.js';
import { currentSegment } from '../../segments/current.js';
import { keyListener } from '../../segments/keys.js';
import { Surfaces } from '../../segments/surfaces.js';
import { isTouched } from '../../segments/work.js';
import { useWords } from '../words.js';
import { draftKey, reviewerName } from './drafts.js';
import { Findings } from './findings.js';
import { NameForm } from './name-form.js';
import { Notes, Orphans } from './notes.js';
import { reasonField, remarkField, SegmentRow, type SegmentActions } from './segment-row.js';
import { Toolbar } from './toolbar.js';
import { Waiting } from './waiting.js';
import type { Bench, Workbench } from './workbench.js';

interface TranslateViewProps {
  readonly workbench: Workbench;
  readonly isReadOnly: boolean;
  /** The words that the desk shares with the sheet. */
  readonly words: Say;
  /** Shows where one of the segments is on the page. */
  readonly onSegment: (at: number, texts: readonly (readonly string[])[]) => void;
}

interface TranslateViewState {
  readonly filter: Filter;
  readonly current: number;
  readonly reviewer: string;
  /** What is to be done when the name is known; absent while nobody is asked. */
  readonly asked?: { readonly then: (name: string) => void } | undefined;
  readonly isDropping: boolean;
}

const NO_REMARKS: readonly Remark[] = [];

/** Source and translation side by side: one person’s work on one language. */
export class TranslateView extends Component<TranslateViewProps, TranslateViewState> {
  override state: TranslateViewState = {
    filter: 'all',
    current: -1,
    reviewer: reviewerName.get(),
    isDropping: false,
  };
  readonly #surfaces = new Surfaces();
  readonly #findings = new Findings(() => {
    this.forceUpdate();
  });
  readonly #ends: (() => void)[] = [];

  override componentDidMount(): void {
    const { workbench } = this.props;
    const ends = new AbortController();
    const { signal } = ends;
    const keep = () => {
      workbench.keep();
    };
    document.addEventListener('keydown', keyListener(this), { signal });
    window.addEventListener('pagehide', keep, { signal });
    document.addEventListener('visibilitychange', keep, { signal });
    this.#ends.push(
      () => {
        ends.abort();
      },
      workbench.listen(() => {
        this.#look();
        this.forceUpdate();
      }),
    );
    window.addEventListener(
      'storage',
      ({ key, newValue }) => {
        const { sheet } = workbench.bench?.desk ?? {};
        if (sheet !== undefined && newValue !== null && key === draftKey(sheet)) workbench.otherWindow();
      },
      { signal },
    );
    void workbench.load();
    this.#look();
  }

  override componentDidUpdate(before: TranslateViewProps): void {
    if (before.words !== this.props.words) this.#look();
  }

  override componentWillUnmount(): void {
    this.props.workbench.keep();
    this.#findings.end();
    for (const end of this.#ends) end();
  }

  #look(): void {
    const { bench } = this.props.workbench;
    if (bench !== undefined) this.#findings.look(bench, this.props.words);
  }

  readonly actions: SegmentActions = {
    edit: (at, content) => {
      this.props.workbench.edit(at, content);
    },
    finish: (at, isFinished) => {
      if (!this.props.isReadOnly) this.props.workbench.finish(at, isFinished);
    },
    approve: (at) => {
      if (!this.canApprove(at)) return false;
      const isNamed = this.state.reviewer !== '';
      this.#named((name) => {
        this.props.workbench.approve(at, name);
      });
      return isNamed;
    },
    restore: (at) => {
      this.props.workbench.restore(at);
    },
    choose: (key, whose) => {
      this.props.workbench.choose(key, whose);
    },
    type: (field, text) => {
      this.props.workbench.type(field, text);
    },
    accept: (rule, key, reason) => {
      void this.#send(reasonField(key, rule), () => this.props.workbench.accept({ rule, key, reason }));
    },
    remark: (key, text) => {
      this.#named((by) => {
        void this.#send(remarkField(key), () => this.props.workbench.remark({ add: { key, by, text } }));
      });
    },
    settle: ({ key, id }) => {
      this.#named((by) => {
        void this.props.workbench.remark({ settle: { key, id, by } });
      });
    },
    reopen: ({ key, id }) => {
      void this.props.workbench.remark({ reopen: { key, id } });
    },
    surface: this.#surfaces.set,
  };

  /** What was typed stays in its field until the server has it. */
  async #send(field: string, send: () => Promise<boolean>): Promise<void> {
    if (await send()) this.props.workbench.type(field, '');
  }

  /** Does it under the person’s name, which is asked once. */
  #named(then: (name: string) => void): void {
    const { reviewer } = this.state;
    if (reviewer === '') this.setState({ asked: { then } });
    else then(reviewer);
  }

  get current(): number {
    return currentSegment();
  }

  get segments() {
    return this.props.workbench.bench?.work.sheet.segments ?? [];
  }

  canApprove(at: number): boolean {
    const role = this.props.workbench.bench?.desk.view.segments[at]?.role;
    return !this.props.isReadOnly && isOfStatement(role);
  }

  findingsAt(at: number): readonly SheetFinding[] {
    const key = this.segments[at]?.key;
    return key === undefined ? [] : this.#findings.of(key);
  }

  /** Puts the caret into a segment. */
  go(at: number, finding?: SheetFinding): void {
    this.#surfaces.go(at, finding);
  }

  readonly save = () => {
    if (!this.props.isReadOnly) void this.props.workbench.save();
  };

  /** The unsaved work as a file of a sheet, which `publish import` reads. */
  readonly #keepAsFile = () => {
    const { bench, touched } = this.props.workbench;
    if (bench === undefined) return;
    saveFile({ ...bench.work.sheet, segments: touched }, bench.desk.view.fileName);
  };

  readonly #focus = () => {
    const at = this.current;
    const { bench } = this.props.workbench;
    if (bench === undefined || at < 0 || at === this.state.current) return;
    this.setState({ current: at });
    this.props.onSegment(
      at,
      bench.desk.sheet.segments.map(({ exported, source }) => [exported, source]),
    );
  };

  readonly #drag = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files') !== true || this.props.isReadOnly) return;
    event.preventDefault();
    this.setState({ isDropping: event.type === 'dragover' });
  };

  readonly #drop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined || this.props.isReadOnly) return;
    event.preventDefault();
    event.stopPropagation();
    this.setState({ isDropping: false });
    void this.props.workbench.importFile(file);
  };

  override render() {
    const { bench, failure } = this.props.workbench;
    if (bench === undefined) return <Waiting failure={failure} />;
    return (
      <div
        class="translate"
        data-dropping={this.state.isDropping || undefined}
        onFocusIn={this.#focus}
        onDragOver={this.#drag}
        onDragLeave={this.#drag}
        onDropCapture={this.#drop}
      >
        {this.state.isDropping && <DropHere />}
        {this.#toolbar(bench)}
        {this.#list(bench)}
      </div>
    );
  }

  #toolbar({ desk, work, rivals, isSaving, notes }: Bench) {
    const { workbench, isReadOnly, words } = this.props;
    const { filter, reviewer, asked } = this.state;
    const { segments } = work.sheet;
    const numbers = {
      total: segments.length,
      done: segments.filter(({ status }) => status === 'finished' || status === 'approved').length,
      approved: segments.filter(({ status }) => status === 'approved').length,
      findings: segments.reduce((sum, { key }) => sum + this.#findings.of(key).length, 0),
      remarks: segments.reduce((sum, { key }) => sum + openOf(desk.remarks[key]).length, 0),
    };
    return (
      <div class="top">
        <Toolbar
          {...{ numbers, isSaving, isReadOnly, filter, reviewer, words }}
          tag={workbench.tag}
          unsaved={Math.max(workbench.touched.length, rivals.size)}
          onFilter={(chosen) => {
            this.setState({ filter: chosen });
          }}
          onName={() => {
            this.setState({ asked: { then: () => undefined } });
          }}
          onSave={this.save}
          onFile={(file) => void workbench.importFile(file)}
          onKeep={this.#keepAsFile}
        />
        {asked !== undefined && (
          <NameForm
            name={reviewer === '' ? (desk.reviewer ?? '') : reviewer}
            words={words}
            onName={(name) => {
              reviewerName.set(name);
              this.setState({ reviewer: name, asked: undefined });
              asked.then(name);
            }}
            onLeave={() => {
              this.setState({ asked: undefined });
            }}
          />
        )}
        <Notes
          notes={notes}
          onDismiss={(kind) => {
            workbench.dismiss(kind);
          }}
        />
      </div>
    );
  }

  #list({ desk, work, rivals, refusals, left, texts, orphans }: Bench) {
    const { workbench, isReadOnly, words } = this.props;
    const { filter, current } = this.state;
    const { sourceLocale, locale } = desk.sheet;
    const [source, target] = [localeOf(sourceLocale), localeOf(locale)];
    return (
      <div class="segments">
        <Orphans
          {...{ orphans, source, target }}
          onForget={(key) => {
            workbench.forget(key);
          }}
        />
        {work.sheet.segments.map((segment, at) => {
          const { key, status } = segment;
          const [view, base] = [desk.view.segments[at], work.initial.segments[at]];
          if (view === undefined || base === undefined) return null;
          const findings = this.#findings.of(key);
          const remarks = desk.remarks[key] ?? NO_REMARKS;
          const has = { status, findings: findings.length, remarks: openOf(remarks).length };
          return (
            <SegmentRow
              key={key}
              {...{ at, segment, base, view, findings, remarks, texts, source, target, isReadOnly, words }}
              problems={this.#findings.problemsOf(key)}
              rules={desk.rules}
              rival={rivals.get(key)}
              refusal={refusals.get(key)}
              left={left.get(key)}
              isShown={isAmong(filter, has) || at === current}
              isCurrent={at === current}
              isTouched={isTouched(work, at)}
              actions={this.actions}
            />
          );
        })}
      </div>
    );
  }
}

function DropHere() {
  const say = useWords();
  return <p class="drop-here">{say('work.drop')}</p>;
}

const locales = new Map<string, ReturnType<typeof toLocale>>();

/** The same object each time, so that no row is shown again for it. */
function localeOf(tag: string) {
  const locale = locales.get(tag) ?? toLocale(tag);
  locales.set(tag, locale);
  return locale;
}

function openOf(remarks: readonly Remark[] = NO_REMARKS): readonly Remark[] {
  return remarks.filter(({ settledBy }) => settledBy === undefined);
}
