import type { Correction } from '../../model/check.js';
import type { Content, Mark, SheetCode } from '../../model/sheet.js';
import { onOneLine } from '../../text/line-ends.js';
import {
  contentLength,
  corrected,
  cutAtKept,
  idsOf,
  isSame,
  lengthOf,
  placed,
  replaced,
  slice,
  withoutHalves,
  wordsOf,
  type Edited,
  type Range,
} from './content.js';
import { History } from './history.js';
import { placeAt, rangeOf, read, render, select, selectionIn, type Look } from './rendering.js';

/** How pieces of a content travel between two places of one editor. */
const CONTENT_TYPE = 'application/x-communique-content';
/** How a chip is dragged: the number of its code. */
export const CODE_TYPE = 'application/x-communique-code';

export interface SurfaceOptions {
  readonly look: Look;
  readonly codes: readonly SheetCode[];
  readonly onChange: (content: Content) => void;
  /** Gives the code that a line break of the keyboard stands for. */
  readonly lineBreak: () => SheetCode | undefined;
}

/** The place where a translation is written: plain text and chips, with its own undo. */
export class Surface {
  #content: Content = [];
  #range: Range = { from: 0, to: 0 };
  #history = new History({ content: [], range: { from: 0, to: 0 } });
  readonly #listening = new AbortController();

  constructor(
    readonly root: HTMLElement,
    private options: SurfaceOptions,
  ) {
    const { signal } = this.#listening;
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listen: (event: HTMLElementEventMap[Name]) => void,
    ) => {
      root.addEventListener(name, listen, { signal });
    };
    on('beforeinput', (event) => {
      this.#beforeInput(event);
    });
    on('input', (event) => {
      if (!event.isComposing) this.#typed();
    });
    on('compositionend', () => {
      this.#typed();
    });
    on('copy', (event) => {
      this.#copy(event);
    });
    on('cut', (event) => {
      this.#copy(event);
      this.#change({ content: replaced(this.#content, this.#selected(), []), range: this.#collapsed() });
    });
    on('dragover', (event) => {
      event.preventDefault();
    });
    on('drop', (event) => {
      this.#drop(event);
    });
    on('blur', () => {
      this.#range = this.#selected();
      this.#show(this.#content);
    });
    document.addEventListener(
      'selectionchange',
      () => {
        if (document.activeElement === root) this.#range = selectionIn(root) ?? this.#range;
      },
      { signal },
    );
  }

  get content(): Content {
    return this.#content;
  }

  /** Shows another text from outside; what a person typed cannot be taken back behind it. */
  set(content: Content, options: SurfaceOptions): void {
    this.options = options;
    if (isSame(content, this.#content) && this.root.hasChildNodes()) return;
    const end = contentLength(content);
    this.#content = content;
    this.#range = { from: end, to: end };
    this.#history = new History({ content, range: this.#range });
    this.#show(content);
  }

  /** Shows the same text in another language of the interface. */
  repaint(options: SurfaceOptions): void {
    this.options = options;
    this.#show(this.#content);
  }

  /** Places a code where the caret is or was last. */
  place(code: SheetCode): void {
    const range = this.#chosen();
    this.root.focus();
    this.#change(placed(this.#content, code, range));
  }

  /** Writes words where the caret is or was last. */
  insert(text: string): void {
    const range = this.#chosen();
    this.root.focus();
    this.#replace(range, [text]);
  }

  /** Takes the corrections of a finding, in one step. */
  correct(corrections: readonly Correction[]): void {
    const from = corrections[0]?.from ?? 0;
    this.root.focus();
    this.#change({ content: corrected(this.#content, corrections), range: { from, to: from } });
  }

  focus(range: Range = this.#range): void {
    this.root.focus();
    select(this.root, range);
  }

  undo(): void {
    this.#restore(this.#history.undo());
  }

  redo(): void {
    this.#restore(this.#history.redo());
  }

  destroy(): void {
    this.#listening.abort();
  }

  /** What is chosen here, or was when the caret went elsewhere. */
  #chosen(): Range {
    return document.activeElement === this.root ? this.#selected() : this.#range;
  }

  #selected(): Range {
    return selectionIn(this.root) ?? this.#range;
  }

  #collapsed(): Range {
    const { from } = this.#selected();
    return { from, to: from };
  }

  #show(content: Content): void {
    render(this.root, content, this.options.look);
  }

  /** The browser has changed the text. */
  #typed(): void {
    const range = this.#selected();
    const found = read(this.root);
    const content = withoutHalves(found);
    this.root.toggleAttribute('data-empty', content.length === 0);
    const isWhole = isSame(found, content) && this.root.lastChild instanceof Text;
    this.#keep({ content, range }, true);
    if (!isWhole) {
      this.#show(content);
      select(this.root, range);
    }
  }

  #keep({ content, range }: Edited, isTyping: boolean): void {
    const isChanged = !isSame(content, this.#content);
    this.#content = content;
    this.#range = range;
    this.#history.add({ content, range }, performance.now(), isTyping);
    if (isChanged) this.options.onChange(content);
  }

  #change({ content, range }: Edited, isTyping = false): void {
    const whole = withoutHalves(content);
    const end = contentLength(whole);
    const kept = { from: Math.min(range.from, end), to: Math.min(range.to, end) };
    this.#keep({ content: whole, range: kept }, isTyping);
    this.#show(whole);
    select(this.root, kept);
  }

  #replace(range: Range, pieces: Content, isTyping = false): void {
    const end = range.from + contentLength(pieces);
    this.#change(
      { content: replaced(this.#content, range, pieces), range: { from: end, to: end } },
      isTyping,
    );
  }

  #restore(edited: Edited | undefined): void {
    if (edited === undefined) return;
    this.#content = edited.content;
    this.#range = edited.range;
    this.#show(edited.content);
    select(this.root, edited.range);
    this.options.onChange(edited.content);
  }

  #beforeInput(event: InputEvent): void {
    const { inputType } = event;
    if (inputType === 'historyUndo' || inputType === 'historyRedo') {
      event.preventDefault();
      if (inputType === 'historyUndo') this.undo();
      else this.redo();
    } else if (inputType.startsWith('format')) {
      event.preventDefault();
    } else if (inputType === 'insertParagraph' || inputType === 'insertLineBreak') {
      event.preventDefault();
      const code = this.options.lineBreak();
      if (code !== undefined) this.place(code);
    } else if (inputType.startsWith('insertFrom') && inputType !== 'insertFromComposition') {
      event.preventDefault();
      this.#replace(this.#selected(), pastedPieces(event.dataTransfer, this.#content, this.options.codes));
    } else if (inputType.startsWith('delete') && !event.isComposing) {
      this.#delete(event);
    } else if (inputType === 'insertText' && !event.isComposing && event.data !== null) {
      // A browser would write beside a chip, or leave a part of what is chosen.
      const range = this.#selected();
      if (range.from === range.to) return;
      event.preventDefault();
      this.#replace(range, [event.data], true);
    }
  }

  #delete(event: InputEvent): void {
    const chosen = this.#selected();
    const [target] = event.getTargetRanges();
    const meant = chosen.from < chosen.to || target === undefined ? chosen : rangeOf(this.root, target);
    const isBackward = event.inputType.endsWith('Backward');
    const range = meant.from < meant.to ? meant : this.#neighbour(chosen.from, isBackward);
    event.preventDefault();
    if (range === undefined) return;
    const whole = this.#wholeChips(range);
    this.#change(
      { content: replaced(this.#content, whole, []), range: { from: whole.from, to: whole.from } },
      true,
    );
  }

  /** What one key deletes where the browser would delete nothing that anybody sees. */
  #neighbour(place: number, isBackward: boolean): Range | undefined {
    const range = isBackward ? { from: place - 1, to: place } : { from: place, to: place + 1 };
    return range.from < 0 || range.to > contentLength(this.#content) ? undefined : range;
  }

  /** A range with the words to keep that it touches, as a whole. */
  #wholeChips({ from, to }: Range): Range {
    let place = 0;
    let whole = { from, to };
    for (const piece of this.#content) {
      if (typeof piece === 'string') {
        let at = place;
        cutAtKept(piece, this.options.look.kept).forEach((text, index) => {
          const end = at + text.length;
          // A word that was just typed is text still; what is deleted in it is a letter.
          if (index % 2 === 1 && at < to && end > from && this.#isChip(at))
            whole = { from: Math.min(whole.from, at), to: Math.max(whole.to, end) };
          at = end;
        });
      }
      place += lengthOf(piece);
    }
    return whole;
  }

  /** Whether the word at a place is shown as a chip. */
  #isChip(place: number): boolean {
    return Array.from(this.root.querySelectorAll('.kept')).some((chip) => {
      const index = Array.from(this.root.childNodes).indexOf(chip);
      return placeAt(this.root, this.root, index) === place;
    });
  }

  #copy(event: ClipboardEvent): void {
    event.preventDefault();
    const pieces = slice(this.#content, this.#selected().from, this.#selected().to);
    event.clipboardData?.setData('text/plain', wordsOf(pieces));
    event.clipboardData?.setData(CONTENT_TYPE, JSON.stringify(pieces));
  }

  #drop(event: DragEvent): void {
    event.preventDefault();
    const place = dropPlace(this.root, event);
    this.root.focus();
    if (place !== undefined) select(this.root, { from: place, to: place });
    const id = event.dataTransfer?.getData(CODE_TYPE) ?? '';
    const code = this.options.codes.find((one) => one.id === id);
    if (code !== undefined) this.place(code);
    else this.insert(onOneLine(event.dataTransfer?.getData('text/plain') ?? ''));
  }
}

function dropPlace(root: HTMLElement, { clientX, clientY }: DragEvent): number | undefined {
  // Older browsers have no such thing: what is dropped then goes where the caret is.
  if (!('caretPositionFromPoint' in document)) return undefined;
  const position = document.caretPositionFromPoint(clientX, clientY);
  return position && root.contains(position.offsetNode)
    ? placeAt(root, position.offsetNode, position.offset)
    : undefined;
}

/** What is pasted: the pieces of an editor where their codes are free here, else plain text. */
function pastedPieces(transfer: DataTransfer | null, content: Content, codes: readonly SheetCode[]): Content {
  const text = onOneLine(transfer?.getData('text/plain') ?? '');
  const own = transfer?.getData(CONTENT_TYPE) ?? '';
  if (own === '') return [text];
  const pieces = JSON.parse(own) as (string | Mark)[];
  const taken = new Set(idsOf(content));
  const isFree = (id: string) => !taken.has(id) && codes.some((code) => code.id === id);
  return idsOf(withoutHalves(pieces)).every(isFree) ? withoutHalves(pieces) : [text];
}
