import { Component } from 'preact';
import type { Refused, Saved, WorkProblem } from '../../../desk/protocol.js';
import type { Locale } from '../../../model/locale.js';
import type { Remark } from '../../../model/remarks.js';
import type { Content, SegmentView, SheetCode, SheetFinding, SheetSegment } from '../../../model/sheet.js';
import { isOfStatement } from '../../../model/unit-role.js';
import type { Surface } from '../../editor/surface.js';
import type { Say } from '../../editor/words.js';
import { Decisions } from '../../segments/decisions.js';
import { segmentId, Sides } from '../../segments/sides.js';
import { useWords } from '../words.js';
import { Conflict } from './conflict.js';
import { FindingActions } from './finding-actions.js';
import { Remarks } from './remarks.js';
import { Rendered } from './rendered.js';
import type { Rival } from './workbench.js';

/** What a person can do with a segment. */
export interface SegmentActions {
  readonly edit: (at: number, content: Content) => void;
  readonly finish: (at: number, isFinished: boolean) => void;
  readonly approve: (at: number) => boolean;
  readonly restore: (at: number) => void;
  readonly choose: (key: string, whose: 'mine' | 'theirs') => void;
  readonly type: (field: string, text: string) => void;
  readonly accept: (rule: string, key: string, reason: string) => void;
  readonly remark: (key: string, text: string) => void;
  readonly settle: (remark: Remark) => void;
  readonly reopen: (remark: Remark) => void;
  readonly surface: (at: number, surface: Surface | undefined) => void;
}

export interface SegmentRowProps {
  readonly at: number;
  readonly segment: SheetSegment;
  readonly base: SheetSegment;
  readonly view: SegmentView;
  readonly findings: readonly SheetFinding[];
  readonly problems: readonly WorkProblem[];
  readonly rules: Readonly<Record<string, string>>;
  readonly rival: Rival | undefined;
  readonly refusal: Refused | undefined;
  readonly left: Saved['left'][number]['reason'] | undefined;
  readonly remarks: readonly Remark[];
  readonly texts: Readonly<Record<string, string>>;
  readonly source: Locale;
  readonly target: Locale;
  readonly isShown: boolean;
  readonly isCurrent: boolean;
  readonly isTouched: boolean;
  readonly isReadOnly: boolean;
  readonly words: Say;
  readonly actions: SegmentActions;
}

/** One segment in the desk: original, translation, what was found, what others say of it, and what was decided. */
export class SegmentRow extends Component<SegmentRowProps> {
  override shouldComponentUpdate(next: SegmentRowProps): boolean {
    const names = Object.keys(next) as (keyof SegmentRowProps)[];
    // Every text that is typed anywhere is in one record; a row looks at its own.
    return names.some((name) =>
      name === 'texts' ? !hasSameTexts(next, this.props) : next[name] !== this.props[name],
    );
  }

  override render() {
    const { at, segment, base, view, findings, source, target, isTouched, ...props } = this.props;
    const { isShown, isReadOnly, words, actions, texts } = props;
    const id = segmentId(at);
    return (
      <article
        class={`segment ${segment.status} ${isTouched ? 'touched' : ''}`}
        aria-labelledby={`${id}-name`}
        hidden={!isShown}
      >
        <h2 id={`${id}-name`}>
          {words('sheet.segment', { number: String(at + 1) })}{' '}
          <span class="role">{words(`role.${view.role}`)}</span>
        </h2>
        <Sides
          {...{ at, segment, view, findings, source, target, isReadOnly, say: words }}
          findingActions={(finding) => this.#findingActions(finding)}
          onChange={(content) => {
            actions.edit(at, content);
          }}
          onSurface={(surface) => {
            actions.surface(at, surface);
          }}
        >
          {props.isCurrent && <Reading content={segment.target} codes={view.codes} target={target} />}
        </Sides>
        {props.rival !== undefined && (
          <Conflict
            {...{ mine: segment.target, codes: view.codes, rival: props.rival, target }}
            onChoose={(whose) => {
              actions.choose(segment.key, whose);
            }}
          />
        )}
        <Messages refusal={props.refusal} left={props.left} />
        <Decisions
          {...{ at, segment, isReadOnly, say: words }}
          canApprove={isOfStatement(view.role)}
          isFixed={isDecided(segment, base)}
          onFinish={(isFinished) => {
            actions.finish(at, isFinished);
          }}
          onApprove={() => {
            actions.approve(at);
          }}
        >
          {isTouched && !isReadOnly && <Restore onRestore={actions.restore} at={at} />}
          <Remarks
            {...{ remarks: props.remarks, isReadOnly, words }}
            name={words('sheet.remarkOn', { number: String(at + 1) })}
            text={texts[remarkField(segment.key)] ?? ''}
            onText={(text) => {
              actions.type(remarkField(segment.key), text);
            }}
            onAdd={(text) => {
              actions.remark(segment.key, text);
            }}
            onSettle={actions.settle}
            onReopen={actions.reopen}
          />
        </Decisions>
      </article>
    );
  }

  #findingActions(finding: SheetFinding) {
    const { segment, problems, rules, isReadOnly, texts, actions } = this.props;
    const { key } = segment;
    const field = reasonField(key, finding.rule);
    return (
      <FindingActions
        finding={finding}
        explanation={Object.hasOwn(rules, finding.rule) ? rules[finding.rule] : undefined}
        canAccept={
          !isReadOnly && problems.some(({ rule, isAcceptable }) => rule === finding.rule && isAcceptable)
        }
        reason={texts[field] ?? ''}
        onReason={(text) => {
          actions.type(field, text);
        }}
        onAccept={(reason) => {
          actions.accept(finding.rule, key, reason);
        }}
      />
    );
  }
}

/** The field of a remark that is being written. */
export function remarkField(key: string): string {
  return `remark ${key}`;
}

/** The field of a reason that is being written. */
export function reasonField(key: string, rule: string): string {
  return `reason ${key} ${rule}`;
}

function hasSameTexts(one: SegmentRowProps, other: SegmentRowProps): boolean {
  const { key } = one.segment;
  const own = ({ texts }: SegmentRowProps) =>
    Object.entries(texts).filter(
      ([field]) => field === remarkField(key) || field.startsWith(reasonField(key, '')),
    );
  return one.texts === other.texts || JSON.stringify(own(one)) === JSON.stringify(own(other));
}

/** Whether the disk has this text as finished or reviewed: only another text can end that. */
function isDecided(segment: SheetSegment, base: SheetSegment): boolean {
  const isDone = base.status === 'finished' || base.status === 'approved';
  return isDone && segment.status === base.status;
}

interface ReadingProps {
  readonly content: Content;
  readonly codes: readonly SheetCode[];
  readonly target: Locale;
}

/** The translation as readers will see it, while it is written; who hears the page has the text in the editor. */
function Reading({ content, codes, target }: ReadingProps) {
  const say = useWords();
  return (
    <div class="rendered" aria-hidden="true">
      <span class="quiet">{say('work.rendered')}</span>
      <p lang={target.tag} dir={target.direction}>
        <Rendered content={content} codes={codes} />
      </p>
    </div>
  );
}

function Restore({ at, onRestore }: { readonly at: number; readonly onRestore: (at: number) => void }) {
  const say = useWords();
  return (
    <button
      type="button"
      onClick={() => {
        onRestore(at);
      }}
    >
      {say('work.restore')}
    </button>
  );
}

/** What the server says of a segment that it did not save. */
function Messages({ refusal, left }: Pick<SegmentRowProps, 'refusal' | 'left'>) {
  const say = useWords();
  return (
    <div role="status">
      {refusal !== undefined && (
        <p class="alert" lang="en" dir="ltr">
          {refusal.message} <span class="help">{refusal.help}</span>
        </p>
      )}
      {left !== undefined && left !== 'same' && <p class="alert">{say(`work.left.${left}`)}</p>}
    </div>
  );
}
