import type { Outcome } from '../../../model/problem.js';
import { faultOf } from '../../../exchange/docx/fault.js';
import { Refusal, reading } from '../../../exchange/reading.js';
import { refuse } from '../refusal.js';

/** A statement has some hundred. */
const MAX_PARAGRAPHS = 5000;

/** A format of word processors: its files are refused in its name. */
export class OfficeFormat {
  /**
   * @param name as in “a Word file”
   * @param deepest what a file that is nested too deep is compared with
   * @param help what to do with a file that is refused
   */
  constructor(
    readonly name: string,
    readonly deepest: string,
    readonly help: string,
  ) {}

  /** Runs a reader of a file; whatever it throws is the file’s fault and becomes one problem. */
  reading<Value>(file: string, read: () => Value): Outcome<Value> {
    return reading(file, () => {
      try {
        return { value: read(), problems: [] };
      } catch (error) {
        if (error instanceof Refusal) throw error;
        this.refuse(faultOf(error, { format: this.name, content: 'statement', deepest: this.deepest }));
      }
    });
  }

  /** Refuses the file, which ends the reading. */
  refuse(message: string): never {
    refuse(message, this.help);
  }

  /** Refuses a file without text. */
  refuseEmpty(): never {
    this.refuse(`This ${this.name} file has no text.`);
  }

  /** Refuses a file of more paragraphs than any statement has. */
  limit(paragraphs: number): void {
    if (paragraphs <= MAX_PARAGRAPHS) return;
    const most = MAX_PARAGRAPHS.toLocaleString('en');
    this.refuse(`This file has more than ${most} paragraphs, more than any statement.`);
  }
}
