import type { PdfFile } from '../reader/file.js';
import { readInlineImage } from '../../pdf/syntax/inline-image.js';
import { Keyword, Lexer, SyntaxFault } from '../../pdf/syntax/lexer.js';
import {
  arrayOf,
  dictionaryOf,
  nameOf,
  numberOr,
  textOf,
  type PdfDictionary,
  type PdfObject,
  type PdfStream,
} from '../../pdf/syntax/objects.js';
import { matrixOf, multiplied } from './geometry.js';
import type { PageContent } from './document.js';
import type { Font } from './fonts.js';
import { initialState, type GraphicsState } from './graphics-state.js';
import { OPERATORS, type OperatedContent } from './operators.js';
import { Painter } from './painter.js';
import { setParameters } from './parameters.js';
import { Resources } from './resources.js';
import { TextObject } from './text-object.js';

/** What carrying out content needs to know of the document around it. */
export interface ContentScope {
  readonly file: PdfFile;
  readonly page: number;
  /** Object number of the page. */
  readonly owner: number;
  /** The font of a resource. */
  font(object: PdfObject | undefined): Font | undefined;
}

type Operands = readonly PdfObject[];

/** Forms may paint forms this deep. */
const DEEPEST_FORM = 24;
/** Steps that painting a form costs before anything in it is carried out. */
const FORM_COST = 250;
/** Faults that are kept of a page; the first ones are enough. */
const MOST_FAULTS = 50;

/** Deepest nesting that PDF/A allows to `q` (ISO 19005-2 §6.1.13). */
export const DEEPEST_STATE = 28;

/**
 * Carries out the content of a page (ISO 32000-1 §7.8.2) as a viewer does, forms inside it included, and notes
 * what it paints, in which state, and to which part of the structure it belongs.
 *
 * @param streams the decoded content streams, which count as one
 * @param resources the page’s own, inherited ones included
 */
export function readContent(
  scope: ContentScope,
  streams: readonly Uint8Array[],
  resources: PdfDictionary,
): PageContent {
  const interpreter = new ContentInterpreter(scope);
  interpreter.run(Buffer.concat(streams.flatMap((bytes) => [bytes, Buffer.from('\n')])), resources);
  return interpreter.finish();
}

/** Content on its way; the operators are in a table of their own. */
class ContentInterpreter implements OperatedContent {
  state = initialState();
  readonly resources: Resources;
  readonly painter: Painter;
  readonly text: TextObject;
  readonly #faults = new Set<string>();
  readonly #unbalanced = new Set<string>();
  readonly #transparency = new Set<string>();
  readonly #forbidden = new Set<string>();
  readonly #forms = new Set<PdfStream>();
  #stack: GraphicsState[] = [];
  #deepestState = 0;
  #owner: number;

  constructor(private readonly scope: ContentScope) {
    const { file, page, owner } = scope;
    this.#owner = owner;
    this.painter = new Painter(page);
    this.text = new TextObject(page, (glyphs) => {
      file.allowance.step(glyphs);
    });
    this.resources = new Resources({
      file,
      font: (object) => scope.font(object),
      fault: (fault) => {
        this.#fault(fault);
      },
    });
  }

  finish(): PageContent {
    const { marks, marked } = this.painter;
    return {
      marks,
      faults: [...this.#faults],
      unbalanced: [...this.#unbalanced],
      deepestState: this.#deepestState,
      badlyMarked: marked.badlyMarked,
      leaves: marked.leaves,
      pieces: marked.pieces,
      transparency: [...this.#transparency],
      forbidden: [...this.#forbidden],
    };
  }

  /** Carries out one content stream with its own resources. */
  run(bytes: Uint8Array, resources: PdfDictionary): void {
    const { marked } = this.painter;
    const before = { resources: this.resources.dictionary, stack: this.#stack, depth: marked.depth };
    this.resources.dictionary = resources;
    this.#stack = [];
    this.#carryOutAll(new Lexer(bytes, 0, { allowance: this.scope.file.allowance }));
    if (this.#stack.length > 0) this.#unbalanced.add('q is not closed by Q.');
    if (this.text.isOpen) this.#unbalanced.add('BT is not closed by ET.');
    while (marked.depth > before.depth) {
      this.#unbalanced.add('Marked content is not closed by EMC.');
      marked.end();
    }
    this.text.isOpen = false;
    this.state = this.#stack[0] ?? this.state;
    this.resources.dictionary = before.resources;
    this.#stack = before.stack;
  }

  #carryOutAll(lexer: Lexer): void {
    let operands: PdfObject[] = [];
    for (;;) {
      const token = this.#token(lexer);
      if (token === undefined) break;
      if (!(token instanceof Keyword)) {
        operands.push(token);
        continue;
      }
      if (token.word === 'BI') this.#inlineImage(lexer);
      else this.#carryOut(token.word, operands);
      operands = [];
    }
    if (operands.length > 0) this.#fault('Operands at the end have no operator.');
  }

  #carryOut(name: string, operands: Operands): void {
    const operator = OPERATORS.get(name);
    if (operator === undefined) {
      this.#fault(`There is no operator “${name.slice(0, 20)}”.`);
      return;
    }
    operator(
      this,
      operands.map((operand) => numberOr(operand, undefined)),
      operands,
    );
  }

  #fault(fault: string): void {
    if (this.#faults.size < MOST_FAULTS) this.#faults.add(fault);
  }

  /** The next token; what breaks the syntax is noted and passed over. */
  #token(lexer: Lexer): PdfObject | Keyword | undefined {
    for (;;) {
      const start = lexer.position;
      try {
        return lexer.next();
      } catch (error) {
        if (!(error instanceof SyntaxFault)) throw error;
        this.#fault(`The content breaks the syntax: ${error.message}.`);
        if (lexer.position <= start) lexer.position = start + 1;
      }
    }
  }

  saveState(): void {
    this.#stack.push({ ...this.state });
    this.#deepestState = Math.max(this.#deepestState, this.#stack.length);
  }

  restoreState(): void {
    const kept = this.#stack.pop();
    if (kept === undefined) this.#unbalanced.add('Q closes what no q opened.');
    else this.state = kept;
  }

  setParameters(name: PdfObject | undefined): void {
    const { file } = this.scope;
    const notes = { transparency: this.#transparency, forbidden: this.#forbidden };
    const object = this.resources.find('ExtGState', name);
    setParameters(this.state, object, file, (font) => this.scope.font(font), notes);
  }

  beginText(): void {
    if (this.text.isOpen) this.#unbalanced.add('BT is inside a text object.');
    this.text.open();
  }

  endText(): void {
    if (!this.text.isOpen) this.#unbalanced.add('ET closes what no BT opened.');
    this.text.isOpen = false;
  }

  show(elements: Operands): void {
    const { font } = this.state;
    if (font === undefined) {
      if (elements.length > 0) this.#fault('Text is shown without a font.');
      return;
    }
    const shown = this.text.show(elements, this.state, font);
    if (shown !== undefined) this.painter.paintText(this.state, shown);
  }

  beginMarked([tag, properties]: Operands): void {
    const { file } = this.scope;
    const named = nameOf(properties);
    const dictionary =
      named === undefined
        ? dictionaryOf(properties)
        : file.dictionary(this.resources.entry('Properties', named));
    const mcid = file.number(dictionary?.get('MCID'));
    const actualText = textOf(file.resolve(dictionary?.get('ActualText')));
    this.painter.marked.begin({ tag: nameOf(tag) ?? '', mcid, actualText }, this.#owner);
  }

  endMarked(): void {
    if (!this.painter.marked.end()) this.#unbalanced.add('EMC closes what nothing opened.');
  }

  paintShading(name: PdfObject | undefined): void {
    const shading = dictionaryOf(this.resources.find('Shading', name));
    this.painter.paintShading(this.resources.space(shading?.get('ColorSpace')));
  }

  paintObject(operand: PdfObject | undefined): void {
    const { file } = this.scope;
    const name = nameOf(operand) ?? '';
    const stream = file.stream(this.resources.entry('XObject', name));
    if (stream === undefined) {
      this.#fault(`There is no XObject “${name}” among the resources.`);
      return;
    }
    const { dictionary } = stream;
    const subtype = file.name(dictionary.get('Subtype'));
    if (dictionary.has('OPI')) this.#forbidden.add('OPI information');
    if (subtype === 'PS' || file.name(dictionary.get('Subtype2')) === 'PS')
      this.#forbidden.add('a PostScript XObject');
    if (dictionary.has('Ref')) this.#forbidden.add('a reference XObject');
    if (subtype === 'Image') this.#paintImage(dictionary, file.filters(stream));
    else if (subtype === 'Form') this.#paintForm(stream, this.resources.numberOf('XObject', operand));
  }

  /** A form (§8.10): content with its own matrix and resources, which nothing in it can change outside. */
  #paintForm(stream: PdfStream, number: number | undefined): void {
    const { file } = this.scope;
    const { dictionary } = stream;
    if (this.#forms.has(stream) || this.#forms.size >= DEEPEST_FORM) {
      this.#fault('A form paints itself, or forms are nested too deep.');
      return;
    }
    if (file.name(file.dictionary(dictionary.get('Group'))?.get('S')) === 'Transparency') {
      this.#transparency.add('a transparency group');
    }
    // Forms that paint forms double with every level.
    file.allowance.step(FORM_COST);
    const bytes = file.decode(stream);
    if (bytes === undefined) return;
    const kept = { state: { ...this.state }, owner: this.#owner, isOpen: this.text.isOpen };
    this.state.matrix = multiplied(matrixOf(file.numbers(dictionary.get('Matrix'))), this.state.matrix);
    if (dictionary.has('StructParents') && number !== undefined) this.#owner = number;
    this.#forms.add(stream);
    this.run(bytes, file.dictionary(dictionary.get('Resources')) ?? this.resources.dictionary);
    this.#forms.delete(stream);
    this.state = kept.state;
    this.#owner = kept.owner;
    this.text.isOpen = kept.isOpen;
  }

  #paintImage(dictionary: PdfDictionary, filters: readonly string[]): void {
    const { file } = this.scope;
    const get = (long: string, short: string) => dictionary.get(long) ?? dictionary.get(short);
    const isMask = file.resolve(get('ImageMask', 'IM')) === true;
    if (dictionary.has('SMask')) this.#transparency.add('an image with a soft mask');
    const space = isMask ? undefined : this.resources.space(get('ColorSpace', 'CS'));
    const [width = 0, height = 0] = [get('Width', 'W'), get('Height', 'H')].map((one) => file.number(one));
    this.painter.paintImage({ width, height, filters, space, isMask }, this.state);
  }

  /** An inline image (§8.9.7). */
  #inlineImage(lexer: Lexer): void {
    const image = readInlineImage(
      lexer,
      () => this.#token(lexer),
      (reason) => {
        this.#fault(reason);
      },
    );
    if (image === undefined) return;
    const { entries } = image;
    const filter = entries.get('F') ?? entries.get('Filter') ?? null;
    const filters = (arrayOf(filter) ?? [filter]).map((one) => nameOf(one) ?? '');
    if (filters.some((name) => name.startsWith('LZW'))) this.scope.file.usedFilters.add('LZWDecode');
    this.#paintImage(entries, filters);
  }
}
