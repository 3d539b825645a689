import { Component } from 'preact';
import type { Content, SegmentView, SheetFinding, SheetRemark, SheetSegment } from '../../model/sheet.js';
import { isOfStatement } from '../../model/unit-role.js';
import type { Locale } from '../../model/locale.js';
import { SegmentEditor } from '../editor/segment-editor.js';
import { SourceText } from '../editor/source-text.js';
import type { Surface } from '../editor/surface.js';
import type { Say } from '../editor/words.js';
import { Remarks } from './remarks.js';
import { hasWords } from './work.js';

/** What a person can do with a segment. */
export interface RowActions {
  readonly edit: (at: number, content: Content) => void;
  readonly finish: (at: number, isFinished: boolean) => void;
  /** @returns whether it is approved now */
  readonly approve: (at: number) => boolean;
  readonly remark: (at: number, remarks: readonly SheetRemark[]) => void;
  readonly surface: (at: number, surface: Surface | undefined) => void;
}

export interface RowProps {
  readonly at: number;
  readonly segment: SheetSegment;
  readonly view: SegmentView;
  readonly findings: readonly SheetFinding[];
  readonly source: Locale;
  readonly target: Locale;
  readonly reviewer: string;
  readonly isShown: boolean;
  readonly say: Say;
  readonly actions: RowActions;
}

/** One segment: original, translation, what was found, and what was decided. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return (['segment', 'findings', 'say', 'isShown', 'reviewer'] as const).some(
      (name) => next[name] !== this.props[name],
    );
  }

  override render() {
    const { at, segment, view, findings, source, target, isShown, say, actions } = this.props;
    const number = String(at + 1);
    const id = `segment-${number}`;
    return (
      <article class={`segment ${segment.status}`} aria-labelledby={`${id}-name`} hidden={!isShown}>
        <h2 id={`${id}-name`}>
          {say('sheet.segment', { number })} <span class="role">{say(`role.${view.role}`)}</span>
        </h2>
        <div class="sides">
          <div class="original">
            <p lang={source.tag} dir={source.direction} data-script={source.script}>
              <SourceText content={view.source} codes={view.codes} kept={view.kept} say={say} />
            </p>
            <Changes changes={view.changes} source={source} say={say} />
          </div>
          <SegmentEditor
            id={`${id}-text`}
            name={say('sheet.translationOf', { number })}
            source={view.source}
            target={segment.target}
            codes={view.codes}
            kept={view.kept}
            findings={findings}
            lang={target.tag}
            direction={target.direction}
            sourceLang={source.tag}
            sourceDirection={source.direction}
            say={say}
            onChange={(content) => {
              actions.edit(at, content);
            }}
            onSurface={(surface) => {
              actions.surface(at, surface);
            }}
          />
        </div>
        {this.#decisions(number)}
      </article>
    );
  }

  #decisions(number: string) {
    const { at, segment, view, reviewer, say, actions } = this.props;
    const { status, approvedBy = '', remarks = [] } = segment;
    const isDone = status === 'finished' || status === 'approved';
    const isEmpty = !hasWords(segment.target);
    // A review is of the statement; other texts are signed in their own files.
    const canApprove = isOfStatement(view.role);
    const label = say('sheet.segment', { number });
    return (
      <div class="decisions">
        <p class="status">
          {status === 'approved'
            ? say('sheet.status.approvedBy', { name: approvedBy })
            : say(`sheet.status.${status}`)}
        </p>
        <button
          type="button"
          aria-pressed={isDone}
          aria-label={`${say('sheet.finished')}, ${label}`}
          disabled={isEmpty}
          onClick={() => {
            actions.finish(at, !isDone);
          }}
        >
          {say('sheet.finished')}
        </button>
        {canApprove ? (
          <button
            type="button"
            aria-pressed={status === 'approved'}
            aria-label={`${say('sheet.approve')}, ${label}`}
            disabled={isEmpty}
            onClick={() => {
              if (status === 'approved') actions.finish(at, true);
              else actions.approve(at);
            }}
          >
            {say('sheet.approve')}
          </button>
        ) : null}
        <Remarks
          remarks={remarks}
          name={say('sheet.remarkOn', { number })}
          reviewer={reviewer}
          say={say}
          onChange={(changed) => {
            actions.remark(at, changed);
          }}
        />
      </div>
    );
  }
}

interface ChangesProps {
  readonly changes: SegmentView['changes'];
  readonly source: Locale;
  readonly say: Say;
}

/** What is new in the original and what is gone, word by word. */
function Changes({ changes, source, say }: ChangesProps) {
  if (changes?.some(({ kind }) => kind !== 'same') !== true) return null;
  return (
    <div class="changes">
      {say('sheet.changed')}
      <p lang={source.tag} dir={source.direction}>
        {changes.map(({ kind, words }) => {
          const text = words.join(' ');
          if (kind === 'same') return `${text} `;
          return kind === 'added' ? <ins>{text} </ins> : <del>{text} </del>;
        })}
      </p>
    </div>
  );
}
