import { Component } from 'preact';
import type { Content, SegmentView, SheetFinding, SheetRemark, SheetSegment } from '../../model/sheet.js';
import { isOfStatement } from '../../model/unit-role.js';
import type { Locale } from '../../model/locale.js';
import type { Surface } from '../editor/surface.js';
import type { Say } from '../editor/words.js';
import { Decisions } from '../segments/decisions.js';
import { segmentId, Sides } from '../segments/sides.js';
import { Remarks } from './remarks.js';

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
    const { at, segment, view, reviewer, isShown, say, actions, ...sides } = this.props;
    const number = String(at + 1);
    const id = segmentId(at);
    return (
      <article class={`segment ${segment.status}`} aria-labelledby={`${id}-name`} hidden={!isShown}>
        <h2 id={`${id}-name`}>
          {say('sheet.segment', { number })} <span class="role">{say(`role.${view.role}`)}</span>
        </h2>
        <Sides
          {...{ at, segment, view, say, ...sides }}
          onChange={(content) => {
            actions.edit(at, content);
          }}
          onSurface={(surface) => {
            actions.surface(at, surface);
          }}
        />
        <Decisions
          {...{ at, segment, say }}
          canApprove={isOfStatement(view.role)}
          onFinish={(isFinished) => {
            actions.finish(at, isFinished);
          }}
          onApprove={() => {
            actions.approve(at);
          }}
        >
          <Remarks
            remarks={segment.remarks ?? []}
            name={say('sheet.remarkOn', { number })}
            reviewer={reviewer}
            say={say}
            onChange={(changed) => {
              actions.remark(at, changed);
            }}
          />
        </Decisions>
      </article>
    );
  }
}
