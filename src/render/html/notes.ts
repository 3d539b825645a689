import type { FootnoteDefinition, Root } from 'mdast';

/** A note of the statement. */
export interface Note {
  readonly number: number;
  readonly definition: FootnoteDefinition;
  /** Whether only another note refers to it: Word has no notes on notes, so it is a part of that one. */
  readonly isInner: boolean;
}

/** The footnotes in the order in which the text first refers to them. */
export class Notes {
  readonly #definitions = new Map<string, FootnoteDefinition>();
  readonly #notes = new Map<string, Note>();

  constructor(body: Root) {
    for (const node of body.children)
      if (node.type === 'footnoteDefinition') this.#definitions.set(node.identifier, node);
  }

  /**
   * A note, and whether this is the first reference to it; nothing if there is no such note.
   *
   * @param isInner whether the reference is in a note itself
   */
  refer(identifier: string, isInner: boolean): (Note & { readonly isFirst: boolean }) | undefined {
    const known = this.#notes.get(identifier);
    if (known !== undefined) return { ...known, isFirst: false };
    const definition = this.#definitions.get(identifier);
    if (definition === undefined) return undefined;
    const note = { number: this.#notes.size + 1, definition, isInner };
    this.#notes.set(identifier, note);
    return { ...note, isFirst: true };
  }

  /** Those that the text refers to. */
  get ofText(): readonly Note[] {
    return [...this.#notes.values()].filter(({ isInner }) => !isInner);
  }

  /** All of them; those that are first referred to meanwhile come last. */
  all(): Iterable<Note> {
    return this.#notes.values();
  }
}
