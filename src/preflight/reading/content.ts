import type { PdfFile } from '../reader/file.js';
import { readInlineImage } from '../../pdf/syntax/inline-image.js';
import { Keyword, Lexer, SyntaxFault } from '../../pdf/syntax/lexer.js';
import {
  arrayOf,
  dictionaryOf,
  nameOf,
  numberOr,
  PdfName,
  PdfReference,
  PdfString,
  textOf,
  type PdfDictionary,
  type PdfObject,
  type PdfStream,
} from '../../pdf/syntax/objects.js';
import { initialColour, readColourSpace, type Colour, type ColourSpace } from './colour.js';
import type { Box } from './geometry.js';
import { applied, IDENTITY, matrixOf, multiplied, scaleOf, type Matrix } from './geometry.js';
import type { ImageMark, Mark, PageContent } from './document.js';
import type { Font } from './fonts.js';
import { initialState, type GraphicsState } from './graphics-state.js';
import { Grounds } from './grounds.js';
import { MarkedContent } from './marked-content.js';

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

/** Operators that need nothing done here (ISO 32000-1 Annex A); those done below are listed with their method. */
const PASSIVE = new Set('J j M d ri i W W* BX EX MP DP d0 d1'.split(' '));

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

class ContentInterpreter {
  readonly #marks: Mark[] = [];
  readonly #faults = new Set<string>();
  readonly #unbalanced = new Set<string>();
  readonly #transparency = new Set<string>();
  readonly #forbidden = new Set<string>();
  readonly #marked = new MarkedContent();
  readonly #grounds = new Grounds();
  readonly #forms = new Set<PdfStream>();
  readonly #fonts = new Map<PdfObject, Font | undefined>();
  #state = initialState();
  #stack: GraphicsState[] = [];
  #deepestState = 0;
  #textMatrix: Matrix = IDENTITY;
  #lineMatrix: Matrix = IDENTITY;
  #inText = false;
  /** Rectangles of the path under construction; `undefined` once it holds anything else. */
  #rectangles: Box[] | undefined = [];
  #resources: PdfDictionary = new Map<string, PdfObject>();
  #owner: number;

  constructor(private readonly scope: ContentScope) {
    this.#owner = scope.owner;
  }

  finish(): PageContent {
    return {
      marks: this.#marks,
      faults: [...this.#faults],
      unbalanced: [...this.#unbalanced],
      deepestState: this.#deepestState,
      badlyMarked: this.#marked.badlyMarked,
      leaves: this.#marked.leaves,
      pieces: this.#marked.pieces,
      transparency: [...this.#transparency],
      forbidden: [...this.#forbidden],
    };
  }

  /** Carries out one content stream with its own resources. */
  run(bytes: Uint8Array, resources: PdfDictionary): void {
    const before = { resources: this.#resources, stack: this.#stack, depth: this.#marked.depth };
    this.#resources = resources;
    this.#stack = [];
    const lexer = new Lexer(bytes, 0, { allowance: this.scope.file.allowance });
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
    if (this.#stack.length > 0) this.#unbalanced.add('q is not closed by Q.');
    if (this.#inText) this.#unbalanced.add('BT is not closed by ET.');
    while (this.#marked.depth > before.depth) {
      this.#unbalanced.add('Marked content is not closed by EMC.');
      this.#marked.end();
    }
    this.#inText = false;
    this.#state = this.#stack[0] ?? this.#state;
    this.#resources = before.resources;
    this.#stack = before.stack;
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

  #carryOut(operator: string, operands: Operands): void {
    const numbers = operands.map((operand) => numberOr(operand, undefined));
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    const state = this.#state;
    switch (operator) {
      case 'q':
        this.#stack.push({ ...state });
        this.#deepestState = Math.max(this.#deepestState, this.#stack.length);
        return;
      case 'Q': {
        const kept = this.#stack.pop();
        if (kept === undefined) this.#unbalanced.add('Q closes what no q opened.');
        else this.#state = kept;
        return;
      }
      case 'cm':
        state.matrix = multiplied(matrixOf(numbers), state.matrix);
        return;
      case 'w':
        state.lineWidth = a;
        return;
      case 'gs':
        this.#setParameters(this.#resource('ExtGState', operands[0]));
        return;

      case 'g':
      case 'rg':
      case 'k':
        state.fill = this.#deviceColour(numbers);
        return;
      case 'G':
      case 'RG':
      case 'K':
        state.stroke = this.#deviceColour(numbers);
        return;
      case 'cs':
        state.fill = this.#initial(operands[0]);
        return;
      case 'CS':
        state.stroke = this.#initial(operands[0]);
        return;
      case 'sc':
      case 'scn':
        state.fill = this.#colour(state.fill?.space, operands);
        return;
      case 'SC':
      case 'SCN':
        state.stroke = this.#colour(state.stroke?.space, operands);
        return;

      case 're':
        this.#addRectangle(a, b, c, d);
        return;
      case 'm':
      case 'l':
      case 'c':
      case 'v':
      case 'y':
        this.#rectangles = undefined;
        return;
      case 'h':
        return;
      case 'n':
        this.#rectangles = [];
        return;
      case 'f':
      case 'F':
      case 'f*':
        this.#paintPath(true, false);
        return;
      case 'S':
      case 's':
        this.#paintPath(false, true);
        return;
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        this.#paintPath(true, true);
        return;
      case 'sh':
        this.#paintShading(this.#resource('Shading', operands[0]));
        return;
      case 'Do':
        this.#paintObject(operands[0]);
        return;

      case 'BT':
        if (this.#inText) this.#unbalanced.add('BT is inside a text object.');
        this.#inText = true;
        this.#textMatrix = this.#lineMatrix = IDENTITY;
        return;
      case 'ET':
        if (!this.#inText) this.#unbalanced.add('ET closes what no BT opened.');
        this.#inText = false;
        return;
      case 'Tf':
        state.font = this.#font(operands[0]);
        state.fontSize = numbers[1] ?? 0;
        return;
      case 'Tc':
        state.characterSpacing = a;
        return;
      case 'Tw':
        state.wordSpacing = a;
        return;
      case 'Tz':
        state.horizontalScale = a / 100;
        return;
      case 'TL':
        state.leading = a;
        return;
      case 'Ts':
        state.rise = a;
        return;
      case 'Tr':
        state.renderingMode = a;
        return;
      case 'Tm':
        this.#textMatrix = this.#lineMatrix = matrixOf(numbers);
        return;
      case 'Td':
        this.#moveLine(a, b);
        return;
      case 'TD':
        state.leading = -b;
        this.#moveLine(a, b);
        return;
      case 'T*':
        this.#moveLine(0, -state.leading);
        return;
      case 'Tj':
        this.#show(operands);
        return;
      case 'TJ':
        this.#show(arrayOf(operands[0]) ?? []);
        return;
      case "'":
        this.#moveLine(0, -state.leading);
        this.#show(operands);
        return;
      case '"':
        state.wordSpacing = a;
        state.characterSpacing = b;
        this.#moveLine(0, -state.leading);
        this.#show(operands.slice(2));
        return;

      case 'BMC':
      case 'BDC':
        this.#beginMarked(operands);
        return;
      case 'EMC':
        if (!this.#marked.end()) this.#unbalanced.add('EMC closes what nothing opened.');
        return;
      default:
        if (!PASSIVE.has(operator)) this.#fault(`There is no operator “${operator.slice(0, 20)}”.`);
    }
  }

  /** A resource by its name; a fault if it is missing. */
  #resource(category: string, operand: PdfObject | undefined): PdfObject {
    const name = nameOf(operand);
    const entry = name === undefined ? undefined : this.#entry(category, name);
    const object = this.scope.file.resolve(entry);
    if (object === null) this.#fault(`There is no ${category} “${name ?? ''}” among the resources.`);
    return object;
  }

  #entry(category: string, name: string): PdfObject | undefined {
    return this.scope.file.dictionary(this.#resources.get(category))?.get(name);
  }

  #setParameters(object: PdfObject): void {
    const { file } = this.scope;
    const parameters = dictionaryOf(object);
    const state = this.#state;
    if (parameters === undefined) return;
    for (const [key, value] of parameters) {
      const number = file.number(value);
      const name = file.name(value);
      const flag = file.resolve(value) === true;
      if (key === 'LW') state.lineWidth = number ?? state.lineWidth;
      else if (key === 'OP') {
        state.overprintsStroke = flag;
        // `OP` alone sets both (§8.4.5, table 58).
        if (!parameters.has('op')) state.overprintsFill = flag;
      } else if (key === 'op') state.overprintsFill = flag;
      else if (key === 'OPM') state.overprintMode = number ?? 0;
      else if (key === 'ca') state.fillOpacity = number ?? 1;
      else if (key === 'Font') {
        const [font, size] = file.array(value) ?? [];
        state.font = this.scope.font(font);
        state.fontSize = file.number(size) ?? 0;
      } else if (key === 'TR' || (key === 'TR2' && name !== 'Default'))
        this.#forbidden.add('a transfer function');
      if ((key === 'ca' || key === 'CA') && (number ?? 1) < 1)
        this.#transparency.add(`opacity ${number ?? ''}`);
      if (key === 'SMask' && name !== 'None') this.#transparency.add('a soft mask');
      if (
        key === 'BM' &&
        !['Normal', 'Compatible'].includes(name ?? file.name(file.array(value)?.[0]) ?? '')
      ) {
        this.#transparency.add(`the blend mode ${name ?? ''}`);
      }
    }
  }

  #spaces(): PdfDictionary {
    return this.scope.file.dictionary(this.#resources.get('ColorSpace')) ?? new Map<string, PdfObject>();
  }

  #space(object: PdfObject | undefined): ColourSpace | undefined {
    return readColourSpace(this.scope.file, object, this.#spaces());
  }

  #deviceColour(numbers: readonly (number | undefined)[]): Colour | undefined {
    const name = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[numbers.length];
    if (name === undefined) this.#fault('A colour has too many or too few components.');
    const space = name === undefined ? undefined : this.#space(new PdfName(name));
    return space && { space, values: numbers.map((number) => number ?? 0) };
  }

  #initial(operand: PdfObject | undefined): Colour | undefined {
    const space = this.#space(operand);
    if (space === undefined) this.#fault(`There is no colour space “${nameOf(operand) ?? ''}”.`);
    return space && initialColour(space);
  }

  #colour(space: ColourSpace | undefined, operands: Operands): Colour | undefined {
    if (space === undefined) return undefined;
    if (space.family !== 'Pattern') {
      return { space, values: operands.slice(0, 32).map((operand) => numberOr(operand, 0)) };
    }
    const pattern = dictionaryOf(this.#resource('Pattern', operands.at(-1)));
    const shading = this.scope.file.dictionary(pattern?.get('Shading'));
    const base = shading === undefined ? space.base : this.#space(shading.get('ColorSpace'));
    return { space: { family: 'Pattern', components: 0, base }, values: [] };
  }

  #addRectangle(x: number, y: number, width: number, height: number): void {
    const { matrix } = this.#state;
    const corners = [applied(matrix, x, y), applied(matrix, x + width, y + height)] as const;
    const isUpright = (matrix[1] === 0 && matrix[2] === 0) || (matrix[0] === 0 && matrix[3] === 0);
    const [[x0, y0], [x1, y1]] = corners;
    if (isUpright)
      this.#rectangles?.push([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]);
    else this.#rectangles = undefined;
  }

  #paintPath(fills: boolean, strokes: boolean): void {
    const state = this.#state;
    const { matrix, lineWidth, overprintsFill, overprintsStroke } = state;
    const fill = fills ? state.fill : undefined;
    if (fills && this.#rectangles !== undefined) {
      for (const box of this.#rectangles)
        this.#grounds.add(box, state.fillOpacity < 1 ? 'mixed' : (fill ?? 'mixed'));
    }
    this.#rectangles = [];
    this.#marks.push({
      kind: 'path',
      tagging: this.#marked.tagging,
      fill,
      stroke: strokes ? state.stroke : undefined,
      width: lineWidth * scaleOf(matrix),
      overprints: fills ? overprintsFill : overprintsStroke,
    });
    this.#marked.putOther();
  }

  #paintShading(object: PdfObject): void {
    const space = this.#space(dictionaryOf(object)?.get('ColorSpace'));
    this.#marks.push({ kind: 'shading', tagging: this.#marked.tagging, space });
    this.#marked.putOther();
  }

  #paintObject(operand: PdfObject | undefined): void {
    const { file } = this.scope;
    const stream = file.stream(this.#entry('XObject', nameOf(operand) ?? ''));
    if (stream === undefined) {
      this.#fault(`There is no XObject “${nameOf(operand) ?? ''}” among the resources.`);
      return;
    }
    const { dictionary } = stream;
    const subtype = file.name(dictionary.get('Subtype'));
    if (dictionary.has('OPI')) this.#forbidden.add('OPI information');
    if (subtype === 'PS' || file.name(dictionary.get('Subtype2')) === 'PS')
      this.#forbidden.add('a PostScript XObject');
    if (dictionary.has('Ref')) this.#forbidden.add('a reference XObject');
    if (subtype === 'Image') this.#paintImage(dictionary, file.filters(stream));
    else if (subtype === 'Form') this.#paintForm(stream, this.#numberOf('XObject', operand));
  }

  #numberOf(category: string, operand: PdfObject | undefined): number | undefined {
    const entry = this.#entry(category, nameOf(operand) ?? '');
    return entry instanceof PdfReference ? entry.number : undefined;
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
    const kept = { state: { ...this.#state }, owner: this.#owner, text: this.#inText };
    this.#state.matrix = multiplied(matrixOf(file.numbers(dictionary.get('Matrix'))), this.#state.matrix);
    if (dictionary.has('StructParents') && number !== undefined) this.#owner = number;
    this.#forms.add(stream);
    this.run(bytes, file.dictionary(dictionary.get('Resources')) ?? this.#resources);
    this.#forms.delete(stream);
    this.#state = kept.state;
    this.#owner = kept.owner;
    this.#inText = kept.text;
  }

  #paintImage(dictionary: PdfDictionary, filters: readonly string[]): void {
    const { file } = this.scope;
    const get = (long: string, short: string) => dictionary.get(long) ?? dictionary.get(short);
    const isMask = file.resolve(get('ImageMask', 'IM')) === true;
    if (dictionary.has('SMask')) this.#transparency.add('an image with a soft mask');
    const space = isMask ? undefined : this.#space(get('ColorSpace', 'CS'));
    const { matrix } = this.#state;
    const across = Math.hypot(matrix[0], matrix[1]) / 72;
    const up = Math.hypot(matrix[2], matrix[3]) / 72;
    const mark: ImageMark = {
      kind: 'image',
      tagging: this.#marked.tagging,
      // A JPEG 2000 image may bring its colour space itself (§7.4.9).
      space:
        space ??
        (filters.includes('JPXDecode') || isMask ? undefined : { family: 'DeviceRGB', components: 3 }),
      resolution: Math.min(
        (file.number(get('Width', 'W')) ?? 0) / (across || 1e-9),
        (file.number(get('Height', 'H')) ?? 0) / (up || 1e-9),
      ),
      isMask,
    };
    this.#marks.push(mark);
    const [x0, y0] = applied(matrix, 0, 0);
    const [x1, y1] = applied(matrix, 1, 1);
    this.#grounds.add([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)], 'mixed');
    this.#marked.putOther();
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

  #font(operand: PdfObject | undefined): Font | undefined {
    const entry = this.#entry('Font', nameOf(operand) ?? '');
    if (entry === undefined) {
      this.#fault(`There is no Font “${nameOf(operand) ?? ''}” among the resources.`);
      return undefined;
    }
    if (!this.#fonts.has(entry)) this.#fonts.set(entry, this.scope.font(entry));
    return this.#fonts.get(entry);
  }

  #moveLine(x: number, y: number): void {
    this.#lineMatrix = multiplied([1, 0, 0, 1, x, y], this.#lineMatrix);
    this.#textMatrix = this.#lineMatrix;
  }

  /** Shows strings (§9.4.3), numbers between them moving on. */
  #show(elements: Operands): void {
    const state = this.#state;
    const { font, fontSize, renderingMode } = state;
    if (font === undefined) {
      if (elements.length > 0) this.#fault('Text is shown without a font.');
      return;
    }
    const texts: string[] = [];
    const start = this.#origin();
    const matrix = multiplied(this.#textMatrix, state.matrix);
    const size = Math.abs(fontSize) * Math.hypot(matrix[2], matrix[3]);
    for (const element of elements) {
      if (typeof element === 'number') this.#advance((-element / 1000) * fontSize * state.horizontalScale);
      else if (element instanceof PdfString) this.#showString(element.bytes, font, texts);
    }
    if (texts.length === 0) return;
    const isVisible = renderingMode % 4 !== 3 && state.fillOpacity > 0;
    const fills = isVisible && renderingMode % 4 !== 1;
    const strokes = isVisible && (renderingMode % 4 === 1 || renderingMode % 4 === 2);
    this.#marks.push({
      kind: 'text',
      tagging: this.#marked.tagging,
      text: texts.join(''),
      font,
      size,
      start,
      end: this.#origin(),
      fill: fills ? state.fill : undefined,
      stroke: strokes ? state.stroke : undefined,
      opacity: state.fillOpacity,
      // A little above the base line, where the letters are.
      ground: this.#grounds.at(start[0], start[1] + size / 4),
      overprints: state.overprintsFill,
    });
    const ends = [start[0], this.#origin()[0]];
    const [left, right] = [Math.min(...ends), Math.max(...ends)];
    this.#marked.put(texts, { page: this.scope.page, left, right, y: start[1], size });
  }

  #showString(bytes: string, font: Font, texts: string[]): void {
    const state = this.#state;
    const codes = font.codes(bytes);
    this.scope.file.allowance.step(codes.length);
    let width = 0;
    for (const code of codes) {
      const pages = font.used.get(code);
      if (pages === undefined) font.used.set(code, new Set([this.scope.page]));
      else pages.add(this.scope.page);
      texts.push(font.text(code) ?? '');
      const isSpaceCode = code === 32 && font.subtype !== 'Type0';
      width +=
        (font.width(code) / 1000) * state.fontSize +
        state.characterSpacing +
        (isSpaceCode ? state.wordSpacing : 0);
    }
    this.#advance(width * state.horizontalScale);
  }

  #advance(width: number): void {
    this.#textMatrix = multiplied([1, 0, 0, 1, width, 0], this.#textMatrix);
  }

  #origin(): readonly [x: number, y: number] {
    return applied(multiplied(this.#textMatrix, this.#state.matrix), 0, this.#state.rise);
  }

  #beginMarked([tag, properties]: Operands): void {
    const { file } = this.scope;
    const named = nameOf(properties);
    const dictionary =
      named === undefined ? dictionaryOf(properties) : file.dictionary(this.#entry('Properties', named));
    const mcid = file.number(dictionary?.get('MCID'));
    const actualText = textOf(file.resolve(dictionary?.get('ActualText')));
    this.#marked.begin({ tag: nameOf(tag) ?? '', mcid, actualText }, this.#owner);
  }
}

/** Deepest nesting that PDF/A allows to `q` (ISO 19005-2 §6.1.13). */
export const DEEPEST_STATE = 28;
