import type { ComponentChildren } from 'preact';
import type { Locale } from '../../model/locale.js';
import type { Content, SegmentView, SheetFinding, SheetSegment } from '../../model/sheet.js';
import { SegmentEditor } from '../editor/segment-editor.js';
import { SourceText } from '../editor/source-text.js';
import type { Surface } from '../editor/surface.js';
import type { Say } from '../editor/words.js';

interface SidesProps {
  readonly at: number;
  readonly segment: SheetSegment;
  readonly view: SegmentView;
  readonly findings: readonly SheetFinding[];
  readonly source: Locale;
  readonly target: Locale;
  readonly say: Say;
  readonly isReadOnly?: boolean;
  /** What can be done about a finding beside correcting the text by hand. */
  readonly findingActions?: ((finding: SheetFinding) => ComponentChildren) | undefined;
  /** What is beside the translation, below the original. */
  readonly children?: ComponentChildren;
  readonly onChange: (content: Content) => void;
  readonly onSurface: (surface: Surface | undefined) => void;
}

/** How the elements of a segment are named, counted from 0. */
export function segmentId(at: number): string {
  return `segment-${at + 1}`;
}

/** The original of a segment and, beside it, the translation to write. */
export function Sides({ at, segment, view, source, target, say, children, ...editor }: SidesProps) {
  return (
    <div class="sides">
      <div class="original">
        <p lang={source.tag} dir={source.direction} data-script={source.script}>
          <SourceText content={view.source} codes={view.codes} kept={view.kept} say={say} />
        </p>
        <Changes changes={view.changes} source={source} say={say} />
      </div>
      <div class="translation">
        <SegmentEditor
          id={`${segmentId(at)}-text`}
          name={say('sheet.translationOf', { number: String(at + 1) })}
          source={view.source}
          target={segment.target}
          codes={view.codes}
          kept={view.kept}
          lang={target.tag}
          direction={target.direction}
          sourceLang={source.tag}
          sourceDirection={source.direction}
          say={say}
          {...editor}
        />
      </div>
      {children}
    </div>
  );
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
