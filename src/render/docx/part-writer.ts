import type { Image, PhrasingContent } from 'mdast';
import type { SegmentMark } from '../../model/document.js';
import { commaOf, type Direction } from '../../model/locale.js';
import type { LocalizedDocument } from '../../model/localized.js';
import { lenderOf } from '../../model/strings.js';
import { RLM } from '../../text/bidi.js';
import { withDigits } from '../../text/numerals.js';
import { x, type XmlElement } from '../../xml/write.js';
import { withControls } from './controls.js';
import { apart, atomsOf, labelAtoms, textAtom, type Atom, type Look, type Shown } from './inline.js';
import type { Links } from './links.js';
import type { Note, Notes } from '../html/notes.js';
import type { Numbering } from './numbering.js';
import type { Pictures } from './pictures.js';
import { properties, runsOf, textRuns, type RunTools } from './runs.js';

/** What the parts of one file share. */
export interface WordFile {
  readonly document: LocalizedDocument;
  readonly notes: Notes;
  readonly numbering: Numbering;
  readonly pictures: Pictures;
  /** Addresses of pictures that Word cannot show. */
  readonly unshown: Set<string>;
}

/** What a paragraph says beside its words. */
export interface Setting {
  readonly style?: string | undefined;
  /** Its number in a list. */
  readonly number?: XmlElement | undefined;
  readonly align?: 'center' | 'right' | undefined;
  readonly isKept?: boolean;
  /** What the words are, if they are no current translation; a heading shows no label. */
  readonly mark?: SegmentMark | undefined;
  readonly isLabelled?: boolean;
}

/** Writes the paragraphs of one part of the file: its main text, or its notes. */
export class PartWriter {
  readonly #tools: RunTools;
  /** Notes that only the note in hand refers to. */
  readonly inner: Note[] = [];

  /** @param kind whether its paragraphs are those of notes */
  constructor(
    readonly file: WordFile,
    readonly links: Links,
    readonly kind: 'text' | 'notes',
  ) {
    this.#tools = {
      lang: file.document.locale.tag,
      links,
      note: (identifier, look) => this.#note(identifier, look),
      image: (image, look) => this.#image(image, look),
    };
  }

  /** How words of the document’s own language look. */
  get look(): Look {
    const { tag, direction } = this.file.document.locale;
    return { lang: tag, direction };
  }

  /** A paragraph of inline content. */
  prose(content: readonly PhrasingContent[], setting: Setting = {}): XmlElement {
    return this.atoms(this.marked(content, setting), setting, setting.mark?.direction);
  }

  /** Inline content with the label that it needs. */
  marked(content: readonly PhrasingContent[], { mark, isLabelled = true }: Setting): Atom[] {
    if (mark === undefined) return atomsOf(content, this.look);
    const look: Look = { lang: mark.lang, direction: mark.direction };
    return [...(isLabelled ? labelAtoms(mark, look) : []), ...atomsOf(content, look)];
  }

  /** A paragraph of atoms, in the direction of the document unless they say another. */
  atoms(
    atoms: readonly Atom[],
    setting: Setting = {},
    direction: Direction = this.look.direction,
  ): XmlElement {
    return this.paragraph(this.runs(atoms, direction), setting, direction);
  }

  /** Atoms as runs in a paragraph of a direction. */
  runs(atoms: readonly Atom[], direction: Direction = this.look.direction): XmlElement[] {
    return runsOf(this.#withCommas(withControls(atoms, direction)), this.#tools);
  }

  /** A raised comma between marks of notes side by side, as people set it: 1,2 is not 12. */
  #withCommas(atoms: readonly Shown[]): Shown[] {
    const { locale } = this.file.document;
    // A mark keeps the numbers on both sides of it from being one, which would be read from the left.
    const text = `${commaOf(locale).trim()}${locale.direction === 'rtl' ? RLM : ''}`;
    return atoms.flatMap((atom, at) =>
      atom.is === 'note' && atoms[at + 1]?.is === 'note'
        ? [atom, { is: 'text', text, look: { ...this.look, isRaised: true } }]
        : [atom],
    );
  }

  /** A paragraph; its properties are in the order of the schema (ISO/IEC 29500-1 §17.3.1.26). */
  paragraph(
    content: readonly XmlElement[],
    { style, number, align, isKept }: Setting = {},
    direction: Direction = this.look.direction,
  ): XmlElement {
    const own = style ?? (this.kind === 'notes' ? 'FootnoteText' : undefined);
    const all = [
      own === undefined ? undefined : x('w:pStyle', { 'w:val': own }),
      isKept === true ? x('w:keepNext') : undefined,
      number,
      direction === 'rtl' ? x('w:bidi') : undefined,
      align === undefined ? undefined : x('w:jc', { 'w:val': align }),
    ].filter((one) => one !== undefined);
    return x('w:p', all.length === 0 ? undefined : x('w:pPr', ...all), ...content);
  }

  /** A word of the interface; one that another language lends is set apart. */
  word(key: string): Atom[] {
    const { strings } = this.file.document;
    return this.words(strings.text(key), lenderOf(strings, key));
  }

  /** Words that another language may lend. */
  words(text: string, lender: { readonly tag: string; readonly direction: Direction } | undefined): Atom[] {
    if (lender === undefined) return textAtom(text, this.look);
    return apart(lender.direction, textAtom(text, { lang: lender.tag, direction: lender.direction }));
  }

  /** A number in the digits of the locale. */
  digits(number: number): string {
    return withDigits(String(number), this.file.document.numerals);
  }

  /** The mark of a note where the text refers to it, counted by Word. */
  #note(identifier: string, look: Look): XmlElement[] {
    const isInner = this.kind === 'notes';
    const note = this.file.notes.refer(identifier, isInner);
    if (note === undefined) return [];
    const digits = this.digits(note.number);
    if (isInner && note.isFirst) this.inner.push(note);
    // A second reference would be a second note, and Word has no notes on notes: the number says which it is.
    if (!note.isFirst || note.isInner)
      return textRuns(digits, { ...look, link: undefined, isRaised: true }, this.#tools.lang);
    const own = properties(
      { lang: look.lang, direction: look.direction },
      this.#tools.lang,
      'FootnoteReference',
    );
    return [x('w:r', own, x('w:footnoteReference', { 'w:id': note.number }))];
  }

  #image({ url, alt, title, data }: Image, look: Look): XmlElement[] {
    const { pictures, unshown } = this.file;
    const path = pictures.file(url);
    if (path !== undefined) {
      const drawing = pictures.drawing(url, this.links.picture(path), alt ?? '', {
        title: title ?? undefined,
      });
      return [x('w:r', drawing)];
    }
    unshown.add(url);
    const words = (alt ?? '').trim();
    if (words === '') return [];
    const mark = data?.mark;
    const own: Look = mark === undefined ? look : { lang: mark.lang, direction: mark.direction };
    const shown = [
      ...textAtom('[', look),
      ...this.word('image'),
      ...textAtom(': ', look),
      ...(mark === undefined ? [] : labelAtoms(mark, look)),
      ...apart(own.direction, textAtom(words, own)),
      ...textAtom(']', look),
    ];
    return this.runs(shown, look.direction);
  }
}
