import { isSame, type Edited } from './content.js';

/** Typing without a pause of this many milliseconds is one step. */
const PAUSE = 700;
const MOST_STEPS = 300;

/** What a person did in an editor, to be taken back and done again. */
export class History {
  #past: Edited[] = [];
  #future: Edited[] = [];
  #typedAt = -Infinity;

  constructor(private present: Edited) {}

  /**
   * @param edited the text as it is now
   * @param now milliseconds
   * @param isTyping whether it goes on from the last letter
   */
  add(edited: Edited, now: number, isTyping: boolean): void {
    if (isSame(edited.content, this.present.content)) {
      this.present = edited;
      return;
    }
    const goesOn = isTyping && now - this.#typedAt < PAUSE;
    if (!goesOn) this.#past = [...this.#past, this.present].slice(-MOST_STEPS);
    this.#typedAt = isTyping ? now : -Infinity;
    this.#future = [];
    this.present = edited;
  }

  undo(): Edited | undefined {
    const before = this.#past.pop();
    if (before === undefined) return undefined;
    this.#future.push(this.present);
    this.#typedAt = -Infinity;
    return (this.present = before);
  }

  redo(): Edited | undefined {
    const after = this.#future.pop();
    if (after === undefined) return undefined;
    this.#past.push(this.present);
    return (this.present = after);
  }
}
