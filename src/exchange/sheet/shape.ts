import { Refusal } from '../reading.js';

/** A kind of JSON value: how it is read, and the same as JSON Schema (draft 7). */
export interface Shape<Value> {
  /**
   * @param path where the value is in the file
   * @throws {Refusal} what is wrong with it
   */
  readonly read: (value: unknown, path: string) => Value;
  readonly schema: Readonly<Record<string, unknown>>;
}

type ValueOf<One> = One extends Shape<infer Value> ? Value : never;

/** Text. */
export function text(description: string, pattern?: RegExp): Shape<string> {
  return {
    schema: { type: 'string', description, ...(pattern && { pattern: pattern.source }) },
    read(value, path) {
      if (typeof value !== 'string') return refuse(path, 'a text');
      return pattern?.test(value) === false ? refuse(path, 'a text of the right form') : value;
    },
  };
}

/** One of some values. */
export function oneOf<Value extends string | number>(
  description: string,
  values: readonly Value[],
): Shape<Value> {
  return {
    schema: { enum: values, description },
    read: (value, path) => values.find((one) => one === value) ?? refuse(path, values.join(' or ')),
  };
}

/** A list. */
export function listOf<Value>(description: string, member: Shape<Value>): Shape<readonly Value[]> {
  return {
    schema: { type: 'array', description, items: member.schema },
    read: (value, path) =>
      Array.isArray(value)
        ? value.map((one: unknown, index) => member.read(one, `${path}[${index}]`))
        : refuse(path, 'a list'),
  };
}

/** A value of the first of some shapes that it has. */
export function either<One, Other>(one: Shape<One>, other: Shape<Other>, isOne: (value: unknown) => boolean) {
  return {
    schema: { anyOf: [one.schema, other.schema] },
    read: (value: unknown, path: string): One | Other => (isOne(value) ? one : other).read(value, path),
  };
}

/** An object; members that it does not name are left out. */
export function object<
  Needed extends Readonly<Record<string, Shape<unknown>>>,
  Optional extends Readonly<Record<string, Shape<unknown>>>,
>(description: string, needed: Needed, optional: Optional) {
  type Read = { readonly [Name in keyof Needed]: ValueOf<Needed[Name]> } & {
    readonly [Name in keyof Optional]?: ValueOf<Optional[Name]>;
  };
  const schemas = (shapes: Readonly<Record<string, Shape<unknown>>>) =>
    Object.fromEntries(Object.entries(shapes).map(([name, { schema }]) => [name, schema]));
  return {
    schema: {
      type: 'object',
      description,
      required: Object.keys(needed),
      properties: { ...schemas(needed), ...schemas(optional) },
    },
    read(value: unknown, path: string): Read {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return refuse(path, 'an object');
      const members = new Map(Object.entries(value));
      const below = (name: string) => (path === '' ? name : `${path}.${name}`);
      const own = Object.entries(needed).map(([name, shape]) => [
        name,
        shape.read(members.get(name), below(name)),
      ]);
      const more = Object.entries(optional).flatMap(([name, shape]) =>
        members.has(name) ? [[name, shape.read(members.get(name), below(name))]] : [],
      );
      return Object.fromEntries([...own, ...more]) as Read;
    },
  };
}

function refuse(path: string, expected: string): never {
  const where = path === '' ? 'The file' : `“${path.slice(0, 80)}” in the file`;
  throw new Refusal({
    rule: 'exchange-syntax',
    message: `${where} is not ${expected}: a sheet has not written it like this.`,
    help: 'Open the sheet and save its work again.',
  });
}
