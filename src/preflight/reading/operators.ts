import { arrayOf, type PdfObject } from '../../pdf/syntax/objects.js';
import { matrixOf, multiplied } from './geometry.js';
import type { ContentInterpreter } from './content.js';

/** What an operator does; its operands also as numbers, `undefined` for those that are none. */
type Operator = (
  content: ContentInterpreter,
  numbers: readonly (number | undefined)[],
  operands: readonly PdfObject[],
) => void;

const nothing: Operator = () => undefined;

/** Graphics state (ISO 32000-1 §8.4.4). */
const STATE: Readonly<Record<string, Operator>> = {
  q: (content) => {
    content.saveState();
  },
  Q: (content) => {
    content.restoreState();
  },
  cm: ({ state }, numbers) => {
    state.matrix = multiplied(matrixOf(numbers), state.matrix);
  },
  w: ({ state }, [width = 0]) => {
    state.lineWidth = width;
  },
  gs: (content, _, [name]) => {
    content.setParameters(name);
  },
};

const fillDevice: Operator = ({ state, resources }, numbers) => {
  state.fill = resources.deviceColour(numbers);
};
const strokeDevice: Operator = ({ state, resources }, numbers) => {
  state.stroke = resources.deviceColour(numbers);
};
const fill: Operator = ({ state, resources }, _, operands) => {
  state.fill = resources.colour(state.fill?.space, operands);
};
const stroke: Operator = ({ state, resources }, _, operands) => {
  state.stroke = resources.colour(state.stroke?.space, operands);
};

/** Colour (§8.6.8). */
const COLOUR: Readonly<Record<string, Operator>> = {
  ...{ g: fillDevice, rg: fillDevice, k: fillDevice },
  ...{ G: strokeDevice, RG: strokeDevice, K: strokeDevice },
  cs: ({ state, resources }, _, [name]) => {
    state.fill = resources.initial(name);
  },
  CS: ({ state, resources }, _, [name]) => {
    state.stroke = resources.initial(name);
  },
  ...{ sc: fill, scn: fill, SC: stroke, SCN: stroke },
};

const segment: Operator = ({ painter }) => {
  painter.addSegment();
};
const paint =
  (fills: boolean, strokes: boolean): Operator =>
  ({ painter, state }) => {
    painter.paintPath(state, fills, strokes);
  };
const [FILL, STROKE, BOTH] = [paint(true, false), paint(false, true), paint(true, true)];

/** Paths, shadings, images and forms (§8.5, §8.7.4, §8.8). */
const PAINTING: Readonly<Record<string, Operator>> = {
  re: ({ painter, state }, [x = 0, y = 0, width = 0, height = 0]) => {
    painter.addRectangle(state.matrix, x, y, width, height);
  },
  ...{ m: segment, l: segment, c: segment, v: segment, y: segment, h: nothing },
  n: ({ painter }) => {
    painter.endPath();
  },
  ...{ f: FILL, F: FILL, 'f*': FILL, S: STROKE, s: STROKE, B: BOTH, 'B*': BOTH, b: BOTH, 'b*': BOTH },
  sh: (content, _, [name]) => {
    content.paintShading(name);
  },
  Do: (content, _, [name]) => {
    content.paintObject(name);
  },
};

/** Text (§9.3, §9.4). */
const TEXT: Readonly<Record<string, Operator>> = {
  BT: (content) => {
    content.beginText();
  },
  ET: (content) => {
    content.endText();
  },
  Tf: ({ state, resources }, [, size = 0], [name]) => {
    state.font = resources.font(name);
    state.fontSize = size;
  },
  Tc: ({ state }, [spacing = 0]) => {
    state.characterSpacing = spacing;
  },
  Tw: ({ state }, [spacing = 0]) => {
    state.wordSpacing = spacing;
  },
  Tz: ({ state }, [percent = 0]) => {
    state.horizontalScale = percent / 100;
  },
  TL: ({ state }, [leading = 0]) => {
    state.leading = leading;
  },
  Ts: ({ state }, [rise = 0]) => {
    state.rise = rise;
  },
  Tr: ({ state }, [mode = 0]) => {
    state.renderingMode = mode;
  },
  Tm: ({ text }, numbers) => {
    text.setMatrix(numbers);
  },
  Td: ({ text }, [x = 0, y = 0]) => {
    text.moveLine(x, y);
  },
  TD: ({ text, state }, [x = 0, y = 0]) => {
    state.leading = -y;
    text.moveLine(x, y);
  },
  'T*': ({ text, state }) => {
    text.moveLine(0, -state.leading);
  },
  Tj: (content, _, operands) => {
    content.show(operands);
  },
  TJ: (content, _, [array]) => {
    content.show(arrayOf(array) ?? []);
  },
  "'": (content, _, operands) => {
    content.text.moveLine(0, -content.state.leading);
    content.show(operands);
  },
  '"': (content, [wordSpacing = 0, characterSpacing = 0], operands) => {
    Object.assign(content.state, { wordSpacing, characterSpacing });
    content.text.moveLine(0, -content.state.leading);
    content.show(operands.slice(2));
  },
};

const begin: Operator = (content, _, operands) => {
  content.beginMarked(operands);
};

/** Marked content (§14.6). */
const MARKED: Readonly<Record<string, Operator>> = {
  ...{ BMC: begin, BDC: begin },
  EMC: (content) => {
    content.endMarked();
  },
};

/** Operators that need nothing done here (Annex A). */
const PASSIVE = 'J j M d ri i W W* BX EX MP DP d0 d1'.split(' ');

/** Every operator of content but `BI`, which reads an image of its own. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...Object.entries({ ...STATE, ...COLOUR, ...PAINTING, ...TEXT, ...MARKED }),
  ...PASSIVE.map((name) => [name, nothing] as const),
]);
