import { Component, createRef, type ComponentChildren } from 'preact';
import type { Correction } from '../../model/check.js';
import type { Content, SheetCode, SheetFinding } from '../../model/sheet.js';
import type { Direction } from '../../model/locale.js';
import { idsOf, isSame, nextCode, wordsOf } from './content.js';
import { CODE_TYPE, Surface, type SurfaceOptions } from './surface.js';
import { clearUnderlines, underline } from './underlines.js';
import { chipWords, signOf, type Say } from './words.js';

export interface SegmentEditorProps {
  /** Marks the elements of this editor. */
  readonly id: string;
  /** What a screen reader calls it. */
  readonly name: string;
  readonly source: Content;
  readonly target: Content;
  readonly codes: readonly SheetCode[];
  /** Words to copy character for character. */
  readonly kept: readonly string[];
  readonly findings: readonly SheetFinding[];
  readonly lang: string;
  readonly direction: Direction;
  readonly sourceLang: string;
  readonly sourceDirection: Direction;
  readonly say: Say;
  readonly isReadOnly?: boolean;
  /** What can be done about a finding beside correcting the text by hand. */
  readonly findingActions?: ((finding: SheetFinding) => ComponentChildren) | undefined;
  readonly onChange: (content: Content) => void;
  /** Gets the surface when it is there, to focus it from elsewhere; nothing when it goes. */
  readonly onSurface?: (surface: Surface | undefined) => void;
}

/** Writes one translation: its text with chips, the marks to place, and what checks have found in it. */
export class SegmentEditor extends Component<SegmentEditorProps> {
  readonly #root = createRef<HTMLDivElement>();
  #surface: Surface | undefined;

  override componentDidMount(): void {
    const root = this.#root.current;
    if (root === null) return;
    this.#surface = new Surface(root, this.#options());
    this.#surface.set(this.props.target, this.#options());
    this.props.onSurface?.(this.#surface);
    underline(root, this.props.findings);
  }

  override componentDidUpdate(before: SegmentEditorProps): void {
    const root = this.#root.current;
    if (root === null || this.#surface === undefined) return;
    if (before.say !== this.props.say) this.#surface.repaint(this.#options());
    if (!isSame(this.props.target, this.#surface.content))
      this.#surface.set(this.props.target, this.#options());
    underline(root, this.props.findings);
  }

  override componentWillUnmount(): void {
    if (this.#root.current !== null) clearUnderlines(this.#root.current);
    this.#surface?.destroy();
    this.props.onSurface?.(undefined);
  }

  #options(): SurfaceOptions {
    const { codes, kept, say, sourceLang, sourceDirection } = this.props;
    return {
      codes,
      look: { chip: chipWords(codes, say), kept, keptLang: sourceLang, keptDirection: sourceDirection },
      onChange: (content) => {
        this.props.onChange(content);
      },
      lineBreak: () => this.#next(({ type }) => type === 'break'),
    };
  }

  #next(isFit?: (code: SheetCode) => boolean): SheetCode | undefined {
    const { source, codes } = this.props;
    return nextCode(source, this.#surface?.content ?? [], codes, isFit);
  }

  readonly #keydown = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (isCommand && !event.altKey && Object.hasOwn(TYPES, key)) {
      event.preventDefault();
      this.#placeNext(({ type }) => type === TYPES[key]);
    } else if (event.altKey && event.key === 'Enter') {
      event.preventDefault();
      this.#placeNext();
    } else if (isCommand && (key === 'z' || key === 'y')) {
      event.preventDefault();
      if (key === 'y' || event.shiftKey) this.#surface?.redo();
      else this.#surface?.undo();
    }
  };

  #placeNext(isFit?: (code: SheetCode) => boolean): void {
    const code = this.#next(isFit);
    if (code !== undefined) this.#surface?.place(code);
  }

  override render() {
    const { id, name, lang, direction, findings, say, isReadOnly = false } = this.props;
    return (
      <div class="editor">
        <div
          ref={this.#root}
          id={id}
          class="surface"
          role="textbox"
          aria-multiline="true"
          aria-label={name}
          aria-describedby={findings.length > 0 ? `${id}-findings` : undefined}
          aria-readonly={isReadOnly || undefined}
          contentEditable={!isReadOnly}
          tabIndex={0}
          spellcheck
          lang={lang}
          dir={direction}
          data-placeholder={say('sheet.write')}
          onKeyDown={this.#keydown}
        />
        {isReadOnly ? null : this.#toolbar()}
        <Findings
          id={`${id}-findings`}
          findings={findings}
          say={say}
          actions={this.props.findingActions}
          onGo={(one) => {
            this.#goTo(one);
          }}
          onFix={
            isReadOnly
              ? undefined
              : (corrections) => {
                  this.#surface?.correct(corrections);
                }
          }
        />
      </div>
    );
  }

  #goTo({ range }: SheetFinding): void {
    this.#surface?.focus(range && { from: range[0], to: range[1] });
  }

  #toolbar() {
    const { source, target, codes, kept, say } = this.props;
    const wanted = new Set(idsOf(source));
    const found = new Set(idsOf(target));
    const words = wordsOf(target);
    const own = codes.filter(({ id }) => wanted.has(id));
    if (own.length === 0 && kept.length === 0) return null;
    return (
      <div class="marks" role="group" aria-label={say('sheet.marks')}>
        {own.map((code) => (
          <MarkButton
            code={code}
            isPlaced={found.has(code.id)}
            say={say}
            onPlace={() => this.#surface?.place(code)}
          />
        ))}
        {kept.map((text) => (
          <button
            type="button"
            class="mark word"
            aria-pressed={words.includes(text)}
            aria-label={say('sheet.copy', { words: text })}
            onMouseDown={keepFocus}
            onClick={() => this.#surface?.insert(text)}
          >
            <bdi dir="ltr">{text}</bdi>
          </button>
        ))}
      </div>
    );
  }
}

/** Keys that place the next mark of a kind, as in word processors. */
const TYPES: Readonly<Record<string, SheetCode['type']>> = { b: 'strong', i: 'emphasis', k: 'link' };

/** A button must not take the caret out of the text. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

interface MarkButtonProps {
  readonly code: SheetCode;
  readonly isPlaced: boolean;
  readonly say: Say;
  readonly onPlace: () => void;
}

function MarkButton({ code, isPlaced, say, onPlace }: MarkButtonProps) {
  return (
    <button
      type="button"
      class="mark"
      aria-pressed={isPlaced}
      title={code.label === '' ? undefined : code.label}
      draggable
      onDragStart={(event: DragEvent) => event.dataTransfer?.setData(CODE_TYPE, code.id)}
      onClick={onPlace}
    >
      <bdi class="sign">{signOf(code)}</bdi> <span class="label">{say(`sheet.mark.${code.type}`)}</span>
    </button>
  );
}

interface FindingsProps {
  readonly id: string;
  readonly findings: readonly SheetFinding[];
  readonly say: Say;
  readonly actions: SegmentEditorProps['findingActions'];
  readonly onGo: (finding: SheetFinding) => void;
  /** Absent where nothing may be changed. */
  readonly onFix: ((corrections: readonly Correction[]) => void) | undefined;
}

/** What checks and marks have to say, in words: colour alone says nothing. */
function Findings({ id, findings, say, actions, onGo, onFix }: FindingsProps) {
  if (findings.length === 0) return null;
  return (
    <ul id={id} class="findings">
      {findings.map((finding) => (
        <li class={finding.severity}>
          <span class="severity">{say(`sheet.severity.${finding.severity}`)}</span>{' '}
          {finding.range === undefined ? (
            <bdi {...languageOf(finding)}>{finding.message}</bdi>
          ) : (
            <button
              type="button"
              class="to-words"
              {...languageOf(finding)}
              onClick={() => {
                onGo(finding);
              }}
            >
              {finding.message}
            </button>
          )}{' '}
          <bdi class="help" {...languageOf(finding)}>
            {finding.help}
          </bdi>{' '}
          {finding.corrections !== undefined && onFix !== undefined && (
            <button
              type="button"
              class="fix"
              aria-label={`${say('sheet.fix')}: ${finding.message}`}
              onClick={() => {
                onFix(finding.corrections ?? []);
              }}
            >
              {say('sheet.fix')}
            </button>
          )}
          {actions?.(finding)}
        </li>
      ))}
    </ul>
  );
}

/** Messages of checks are in English. */
function languageOf({ lang }: SheetFinding) {
  return lang === undefined ? {} : ({ lang, dir: 'ltr' } as const);
}
