import { isMap, isScalar, isSeq, type Node, type ParsedNode } from 'yaml';
import { firstLive, firstLiveInLine } from '../text/controls.js';
import { nearest } from '../text/nearest.js';

const TYPE_AGAIN = 'Type it again.';

/** Reports what is wrong with a node. */
export type Report = (node: Node | null | undefined, message: string, help: string) => void;

/** Reads a YAML node as a value of one kind, or reports why it is not one and returns `undefined`. */
export interface Shape<Value> {
  (node: ParsedNode | null | undefined, path: string, report: Report): Value | undefined;
  /** The same as JSON Schema (draft 7), for editors. */
  readonly schema: JsonSchema;
}

/** A schema of JSON Schema (draft 7). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** How a value is read. */
type Reader<Value> = (...given: Parameters<Shape<Value>>) => Value | undefined;

/** A shape of its two sides: how a value is read, and what an editor knows of it. */
export function shapeOf<Value>(schema: JsonSchema, read: Reader<Value>): Shape<Value> {
  return Object.assign(read, { schema });
}

/** A text on one line, optionally of a certain form. */
export function text(expected = 'a text', isRight: (value: string) => boolean = () => true): Shape<string> {
  return written(expected, isRight, firstLiveInLine);
}

/** A text that may have many lines. */
const lines = written('a text', () => true, firstLive);

function written(
  expected: string,
  isRight: (value: string) => boolean,
  find: typeof firstLive,
): Shape<string> {
  return shapeOf({ type: 'string', minLength: 1, description: capital(expected) }, (node, path, report) => {
    const value: unknown = isScalar(node) ? node.value : undefined;
    const live = typeof value === 'string' ? find(value) : undefined;
    if (live !== undefined) {
      report(node, `“${path}” has a character that cannot be seen (${live.code}).`, TYPE_AGAIN);
      return undefined;
    }
    if (typeof value === 'string' && value !== '' && isRight(value)) return value;
    report(node, `“${path}” is ${describe(node)}, not ${expected}.`, `Give ${expected}.`);
    return undefined;
  });
}

/** A text and where it begins in the file. */
export interface PlacedText {
  readonly words: string;
  readonly offset: number;
}

/** A text of a certain form with its place. */
export function placedTextOf(...form: Parameters<typeof text>): Shape<PlacedText> {
  return placed(text(...form));
}

/** Any text, of many lines too, with its place. */
export const placedText = placed(lines);

function placed(shape: Shape<string>): Shape<PlacedText> {
  return shapeOf(shape.schema, (node, path, report) => {
    const words = shape(node, path, report);
    return words === undefined ? undefined : { words, offset: node?.range[0] ?? 0 };
  });
}

/** A list, or one member that stands for a list of one. */
export function listOrOne<Value>(member: Shape<Value>): Shape<Value[]> {
  const list = listOf(member);
  return shapeOf({ anyOf: [member.schema, list.schema] }, (node, path, report) => {
    if (isSeq(node)) return list(node, path, report);
    const one = member(node, path, report);
    return one === undefined ? undefined : [one];
  });
}

/** A whole number within bounds, both included. */
export function wholeNumber(least: number, most: number): Shape<number> {
  return shapeOf({ type: 'integer', minimum: least, maximum: most }, (node, path, report) => {
    const value: unknown = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    const expected = `a whole number from ${least} to ${most}`;
    report(node, `“${path}” is ${describe(node)}, not ${expected}.`, `Give ${expected}.`);
    return undefined;
  });
}

/** True or false. */
export const yesOrNo: Shape<boolean> = shapeOf({ type: 'boolean' }, (node, path, report) => {
  const value: unknown = isScalar(node) ? node.value : undefined;
  if (typeof value === 'boolean') return value;
  report(node, `“${path}” is ${describe(node)}, not true or false.`, 'Give true or false.');
  return undefined;
});

/** Millimetres in one of the units of CSS. */
const UNITS: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 };

const LENGTH = /^(\d+(?:\.\d+)?)(mm|cm|in|pt)?$/u;

/** A length within bounds in millimetres, both included: a number of them, or a text such as `3mm` or `0.125in`. */
export function millimetres(least: number, most: number): Shape<number> {
  return shapeOf({ type: ['number', 'string'], pattern: LENGTH.source }, (node, path, report) => {
    const value: unknown = isScalar(node) ? node.value : undefined;
    const [, number, unit = 'mm'] = LENGTH.exec(String(value)) ?? [];
    const length = Number(number) * (UNITS[unit] ?? NaN);
    if (length >= least && length <= most) return length;
    const expected = `a length from ${least} to ${most} mm such as 3mm`;
    report(node, `“${path}” is ${describe(node)}, not ${expected}.`, `Give ${expected}.`);
    return undefined;
  });
}

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(words: Words): Shape<Words[number]> {
  return shapeOf({ enum: words }, (node, path, report) => {
    const value: unknown = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' && words.includes(value)) return value;
    const near = typeof value === 'string' ? nearest(value, words) : undefined;
    report(
      node,
      `“${path}” is ${describe(node)}; it can be ${words.join(', ')}.`,
      near === undefined ? `Use one of ${words.join(', ')}.` : `Did you mean “${near}”?`,
    );
    return undefined;
  });
}

/** A list whose members all have one shape. */
export function listOf<Value>(member: Shape<Value>): Shape<Value[]> {
  return shapeOf({ type: 'array', items: member.schema }, (node, path, report) => {
    if (!isSeq(node)) {
      report(node, `“${path}” is ${describe(node)}, not a list.`, 'Give a list: [first, second].');
      return undefined;
    }
    const values = node.items.map((item, at) => member(item, `${path}[${at}]`, report));
    return values.filter((value) => value !== undefined);
  });
}

/** Any keys, their values all of one shape. */
export function mapOf<Value>(member: Shape<Value>): Shape<Record<string, Value>> {
  return shapeOf({ type: 'object', additionalProperties: member.schema }, (node, path, report) => {
    if (!isMap(node)) {
      report(
        node,
        `“${path}” is ${describe(node)}, not a set of keys and values.`,
        'Give `key: value` lines.',
      );
      return undefined;
    }
    // Names come from strangers; a key such as `__proto__` must stay a key.
    const values: Record<string, Value> = Object.create(null) as Record<string, Value>;
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key);
      if (Object.hasOwn(values, name)) report(key, ...twice(`${path}.${name}`));
      const live = firstLiveInLine(name);
      if (live !== undefined)
        report(key, `A key of “${path}” has a character that cannot be seen (${live.code}).`, TYPE_AGAIN);
      const read = member(value, `${path}.${name}`, report);
      if (read !== undefined) values[name] = read;
    }
    return values;
  });
}

/** The values of a set of keys. */
type ValuesOf<Shapes> = { [Key in keyof Shapes]?: Shapes[Key] extends Shape<infer Value> ? Value : never };

/** A fixed set of keys, each optional and of its own shape. */
export function objectOf<Shapes extends Record<string, Shape<unknown>>>(
  shapes: Shapes,
): Shape<ValuesOf<Shapes>> {
  const properties = Object.fromEntries(Object.entries(shapes).map(([key, { schema }]) => [key, schema]));
  const schema = { type: 'object', properties, additionalProperties: false };
  return shapeOf<ValuesOf<Shapes>>(schema, (node, path, report) => {
    if (!isMap(node)) {
      report(
        node,
        `${path === '' ? 'The file' : `“${path}”`} is ${describe(node)}, not a set of keys and values.`,
        'Give `key: value` lines.',
      );
      return undefined;
    }
    const values: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key);
      const full = path === '' ? name : `${path}.${name}`;
      if (seen.has(name)) report(key, ...twice(full));
      seen.add(name);
      const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
      if (shape === undefined) {
        const near = nearest(name, Object.keys(shapes));
        const known = `Known keys: ${Object.keys(shapes).join(', ')}.`;
        report(
          key,
          `Unknown key “${full}”.`,
          near === undefined ? known : `Did you mean “${near}”? ${known}`,
        );
        continue;
      }
      const read = shape(value, full, report);
      if (read !== undefined) values[name] = read;
    }
    return values as never;
  });
}

function twice(path: string): [message: string, help: string] {
  return [`The key “${path}” appears twice.`, 'Keep one of the two.'];
}

/** Either of two shapes; a map selects the one for maps. */
export function mapOr<Value, Entry>(
  single: Shape<Value>,
  entry: Shape<Entry>,
): Shape<Value | Record<string, Entry>> {
  const map = mapOf(entry);
  return shapeOf({ anyOf: [single.schema, map.schema] }, (node, path, report) =>
    isMap(node) ? map(node, path, report) : single(node, path, report),
  );
}

/** A description as an editor shows it. */
function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function describe(node: Node | null | undefined): string {
  if (isMap(node)) return 'a set of keys and values';
  if (isSeq(node)) return 'a list';
  const value: unknown = isScalar(node) ? node.value : null;
  if (value === null || value === undefined || value === '') return 'empty';
  return typeof value === 'string' ? `“${value}”` : `the ${typeof value} ${JSON.stringify(value)}`;
}
