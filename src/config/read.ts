import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode } from 'yaml';
import type { ConfiguredText, FormName, Key, Keys, Shape } from '../model/config-shape.js';
import { canonicalTag } from '../model/locale.js';
import { firstLive, firstLiveInLine } from '../text/controls.js';
import { nearest } from '../text/nearest.js';
import { withAsciiDigits } from '../text/numerals.js';
import type { PlacedWords } from '../text/placed-words.js';
import { FORMS } from './forms.js';
import { lengthOf } from './length.js';

const TYPE_AGAIN = 'Type it again.';

/** A node of the file; absent where a key has no value. */
type Written = ParsedNode | null | undefined;

/** What reading needs besides the file. */
export interface Reading {
  /** Ids of the formats there are. */
  readonly formats: readonly string[];
  /** Ids of the rules there are. */
  readonly rules: readonly string[];
  readonly sourceLocale: string;
  /** Reports what is wrong with a node. */
  readonly report: (node: Node | null | undefined, message: string, help: string) => void;
  /** Words with the place of a node. */
  readonly placed: (words: string, node: Written) => PlacedWords;
}

type ReaderOf<One> = (shape: One, node: Written, path: string, reading: Reading) => unknown;

/** How a value of each kind is read; `undefined` where it is wrong, which is reported. */
const READERS: { readonly [Is in Shape['is']]: ReaderOf<Extract<Shape, { readonly is: Is }>> } = {
  text: ({ form }, node, path, reading) => readText(form, node, path, reading),
  'placed text': ({ form }, node, path, reading) => readPlaced(form, node, path, reading),
  'localized text': (_, node, path, reading) => readLocalized(node, path, reading),
  'text by tag'(_, node, path, reading) {
    const texts = readOneOrMap({ is: 'text', form: 'text' }, node, path, reading);
    return byTag(texts as Readonly<Record<string, string>>);
  },
  openings(_, node, path, reading) {
    const member = { is: 'placed text', form: 'lines' } as const;
    const words = isSeq(node)
      ? (READERS.list({ is: 'list', of: member }, node, path, reading) as readonly PlacedWords[])
      : [readPlaced('lines', node, path, reading)].filter((one) => one !== undefined);
    return words.length === 1 && words[0]?.words === 'none' ? 'none' : words;
  },
  word: ({ words }, node, path, reading) => readWord(words, node, path, reading),
  format: (_, node, path, reading) => readWord(reading.formats, node, path, reading),
  'placed format'(_, node, path, reading) {
    const id = readWord(reading.formats, node, path, reading);
    return id === undefined ? undefined : reading.placed(id, node);
  },
  'by rule'({ words }, node, path, reading) {
    const of = { is: 'word', words, about: '' } as const;
    const keys = Object.fromEntries(reading.rules.map((rule) => [rule, of]));
    return READERS.group({ is: 'group', keys }, node, path, reading);
  },
  'whole number'({ least, most }, node, path, reading) {
    const value = scalar(node);
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    refuse(node, path, `a whole number from ${least} to ${most}`, reading);
    return undefined;
  },
  length({ least, most }, node, path, reading) {
    const value = scalar(node);
    const isRight = (one: unknown) => lengthOf(one) >= least && lengthOf(one) <= most;
    if (isRight(value)) return lengthOf(value);
    const meant = typeof value === 'string' ? inAsciiDigits(value, isRight) : undefined;
    refuse(node, path, `a length from ${least} to ${most} mm such as 3mm`, reading, meant);
    return undefined;
  },
  'true or false'(_, node, path, reading) {
    const value = scalar(node);
    if (typeof value === 'boolean') return value;
    refuse(node, path, 'true or false', reading);
    return undefined;
  },
  list({ of }, node, path, reading) {
    if (!isSeq<ParsedNode>(node)) {
      reading.report(node, `“${path}” is ${describe(node)}, not a list.`, 'Give a list: [first, second].');
      return undefined;
    }
    const values = node.items.map((item, at) => read(of, item, `${path}[${at}]`, reading));
    return values.filter((value) => value !== undefined);
  },
  map: ({ of }, node, path, reading) => readMap(of, node, path, reading),
  group({ keys, main }, node, path, reading) {
    const only = main === undefined ? undefined : keys[main];
    if (main !== undefined && only !== undefined && isScalar(node))
      return withDefaults(keys, new Map([[main, read(only, node, path, reading)]]), reading);
    const entries = entriesOf(node, path, reading);
    if (entries === undefined) return undefined;
    const values = new Map<string, unknown>();
    for (const { name, full, key, value } of entries) {
      const shape = Object.hasOwn(keys, name) ? keys[name] : undefined;
      if (shape === undefined) reading.report(key, ...unknownKey(full, name, Object.keys(keys)));
      else values.set(name, read(shape, value, full, reading));
    }
    for (const [name, { required }] of Object.entries(keys)) {
      if (required !== true || values.has(name)) continue;
      const message = `“${path}” has no “${name}”.`;
      reading.report(node, message, `Add it: ${Object.keys(keys).join(': …, ')}: …`);
    }
    if (main !== undefined && !entries.some(({ name }) => name === main))
      reading.report(node, `“${path}” has no “${main}”.`, `Add it: ${main}: …`);
    return withDefaults(keys, values, reading);
  },
};

/**
 * Reads a node as a value of a shape, defaults filled in.
 *
 * @param path dotted name of the key, for messages; `''` for the whole file
 * @returns `undefined` where it is wrong, which is reported
 */
export function read(shape: Shape, node: Written, path: string, reading: Reading): unknown {
  return (READERS[shape.is] as ReaderOf<Shape>)(shape, node, path, reading);
}

/** The values of a group: those that are written, and those that hold without being written. */
export function withDefaults(
  keys: Keys,
  given: ReadonlyMap<string, unknown>,
  { sourceLocale }: Pick<Reading, 'sourceLocale'>,
): Record<string, unknown> {
  const values = Object.entries(keys).map(
    ([name, key]) => [name, given.get(name) ?? unwritten(key, sourceLocale)] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function unwritten(key: Key, sourceLocale: string): unknown {
  if (typeof key.default === 'function') return key.default(sourceLocale);
  if (key.is === 'group') return withDefaults(key.keys, new Map(), { sourceLocale });
  return key.is === 'map' || key.is === 'by rule' || key.is === 'text by tag' ? {} : key.default;
}

function readText(
  form: FormName | 'lines',
  node: Written,
  path: string,
  reading: Reading,
): string | undefined {
  const { expected, isRight, fault, near, normal } = FORMS[form === 'lines' ? 'text' : form];
  const value = scalar(node);
  const find = form === 'lines' ? firstLive : firstLiveInLine;
  const live = typeof value === 'string' ? find(value) : undefined;
  if (live !== undefined) {
    reading.report(node, `“${path}” has a character that cannot be seen (${live.code}).`, TYPE_AGAIN);
    return undefined;
  }
  if (typeof value !== 'string' || value === '' || isRight?.(value) === false) {
    const meant = typeof value === 'string' ? (near?.(value) ?? inAsciiDigits(value, isRight)) : undefined;
    refuse(node, path, expected, reading, meant);
    return undefined;
  }
  const [wrong, help] = fault?.(value) ?? [];
  if (wrong === undefined) return normal?.(value) ?? value;
  // A password is not repeated: what is reported may be read by many.
  reading.report(node, `“${path}” has ${wrong}.`, help ?? '');
  return undefined;
}

function readPlaced(
  form: FormName | 'lines',
  node: Written,
  path: string,
  reading: Reading,
): PlacedWords | undefined {
  const words = readText(form, node, path, reading);
  return words === undefined ? undefined : reading.placed(words, node);
}

/** A text of the configuration, given once or by locale; the source language has to have one. */
function readLocalized(node: Written, path: string, reading: Reading): ConfiguredText | undefined {
  const { sourceLocale } = reading;
  const texts = readOneOrMap({ is: 'placed text', form: 'lines' }, node, path, reading);
  if (texts === undefined) return undefined;
  const { [sourceLocale]: source, ...own } = byTag(texts as Readonly<Record<string, PlacedWords>>);
  if (source !== undefined) return { source, own: new Map(Object.entries(own)) };
  const key = path.split('.').at(-1);
  reading.report(
    node,
    `“${path}” has no text in the source language “${sourceLocale}”.`,
    `Add it: ${key}: { ${sourceLocale}: … }`,
  );
  return undefined;
}

/** One value, which is in the source language, or a map of them. */
function readOneOrMap(
  of: Shape,
  node: Written,
  path: string,
  reading: Reading,
): Readonly<Record<string, unknown>> | undefined {
  if (isMap(node)) return readMap(of, node, path, reading);
  const one = read(of, node, path, reading);
  return one === undefined ? undefined : { [reading.sourceLocale]: one };
}

/** The same values by canonical tag. */
export function byTag<Value>(
  values: Readonly<Record<string, Value>> | undefined,
): Readonly<Record<string, Value>> {
  const entries = Object.entries(values ?? {}).map(([tag, value]) => [canonicalTag(tag) ?? tag, value]);
  return Object.fromEntries(entries) as Readonly<Record<string, Value>>;
}

function readWord(words: readonly string[], node: Written, path: string, reading: Reading) {
  const value = scalar(node);
  if (typeof value === 'string' && words.includes(value)) return value;
  const near = typeof value === 'string' ? nearest(value, words) : undefined;
  reading.report(
    node,
    `“${path}” is ${describe(node)}; it can be ${words.join(', ')}.`,
    near === undefined ? `Use one of ${words.join(', ')}.` : `Did you mean “${near}”?`,
  );
  return undefined;
}

function readMap(
  of: Shape,
  node: Written,
  path: string,
  reading: Reading,
): Readonly<Record<string, unknown>> | undefined {
  const entries = entriesOf(node, path, reading);
  if (entries === undefined) return undefined;
  // Names come from strangers; a key such as `__proto__` must stay a key.
  const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const { name, full, key, value } of entries) {
    const live = firstLiveInLine(name);
    if (live !== undefined) {
      const message = `A key of “${path}” has a character that cannot be seen (${live.code}).`;
      reading.report(key, message, TYPE_AGAIN);
    }
    const one = read(of, value, full, reading);
    if (one !== undefined) values[name] = one;
  }
  return values;
}

interface Entry {
  readonly name: string;
  /** Dotted name from the top. */
  readonly full: string;
  readonly key: ParsedNode;
  readonly value: Written;
}

/** The entries of a set of keys and values; a key that is there twice is reported. */
function entriesOf(node: Written, path: string, reading: Reading): readonly Entry[] | undefined {
  if (!isMap(node)) {
    const what = path === '' ? 'The file' : `“${path}”`;
    const message = `${what} is ${describe(node)}, not a set of keys and values.`;
    reading.report(node, message, 'Give `key: value` lines.');
    return undefined;
  }
  const seen = new Set<string>();
  return node.items.map(({ key, value }) => {
    const name = String(isScalar(key) ? key.value : key);
    const full = path === '' ? name : `${path}.${name}`;
    if (seen.has(name)) reading.report(key, `The key “${full}” appears twice.`, 'Keep one of the two.');
    seen.add(name);
    return { name, full, key, value };
  });
}

function unknownKey(full: string, name: string, known: readonly string[]): [message: string, help: string] {
  const near = nearest(name, known);
  const all = `Known keys: ${known.join(', ')}.`;
  return [`Unknown key “${full}”.`, near === undefined ? all : `Did you mean “${near}”? ${all}`];
}

/** @param meant what was probably meant */
function refuse(node: Written, path: string, expected: string, { report }: Reading, meant?: string): void {
  const help = meant === undefined ? `Give ${expected}.` : `Did you mean “${meant}”?`;
  report(node, `“${path}” is ${describe(node)}, not ${expected}.`, help);
}

/** The same text in the digits of configurations, where that makes it right. */
function inAsciiDigits(text: string, isRight?: (text: string) => boolean): string | undefined {
  const ascii = withAsciiDigits(text).replace('٫', '.');
  return ascii !== text && isRight?.(ascii) === true ? ascii : undefined;
}

function scalar(node: Written): unknown {
  return isScalar(node) ? node.value : undefined;
}

function describe(node: Written): string {
  if (isMap(node)) return 'a set of keys and values';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return `“*${node.source}”, which YAML reads as a name for other text`;
  const value = scalar(node) ?? '';
  if (value === '') return 'empty';
  return typeof value === 'string' ? `“${value}”` : `the ${typeof value} ${JSON.stringify(value)}`;
}
