/** A value that does not have its shape. */
export class ShapeFault extends Error {
  /**
   * @param path where it is in the file; empty for the whole
   * @param expected what it has to be
   */
  constructor(
    readonly path: string,
    readonly expected: string,
  ) {
    super(`${path === '' ? 'The file' : path} is not ${expected}.`);
  }
}

/** A kind of JSON value: how it is read, and the same as JSON Schema (draft 7). */
export interface Shape<Value> {
  /**
   * @param path where the value is in the file
   * @throws {ShapeFault} what is wrong with it
   */
  readonly read: (value: unknown, path: string) => Value;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What a value of a shape is read as. */
export type ValueOf<One> = One extends Shape<infer Value> ? Value : never;

/**
 * Text.
 *
 * @param holds what a pattern cannot say of it
 */
export function text(
  description: string,
  pattern?: RegExp,
  holds: (value: string) => boolean = () => true,
): Shape<string> {
  return {
    schema: { type: 'string', description, ...(pattern && { pattern: pattern.source }) },
    read(value, path) {
      if (typeof value !== 'string') return refuse(path, 'a text');
      return pattern?.test(value) === false || !holds(value)
        ? refuse(path, 'a text of the right form')
        : value;
    },
  };
}

/** A whole number, 0 or more. */
export function count(description: string, most = Number.MAX_SAFE_INTEGER): Shape<number> {
  const limit = most === Number.MAX_SAFE_INTEGER ? {} : { maximum: most };
  return {
    schema: { type: 'integer', minimum: 0, ...limit, description },
    read(value, path) {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
        return refuse(path, 'a whole number');
      return value <= most ? value : refuse(path, `a whole number up to ${most}`);
    },
  };
}

/** True or false. */
export function flag(description: string): Shape<boolean> {
  return {
    schema: { type: 'boolean', description },
    read: (value, path) => (typeof value === 'boolean' ? value : refuse(path, 'true or false')),
  };
}

/** A value, or null. */
export function orNull<Value>(one: Shape<Value>): Shape<Value | null> {
  return {
    schema: { anyOf: [one.schema, { type: 'null' }] },
    read: (value, path) => (value === null ? null : one.read(value, path)),
  };
}

/** An object whose members have names of any kind, and values of one. */
export function mapOf<Value>(
  description: string,
  member: Shape<Value>,
): Shape<Readonly<Record<string, Value>>> {
  return {
    schema: { type: 'object', description, additionalProperties: member.schema },
    read(value, path) {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return refuse(path, 'an object');
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, member.read(one, `${path}.${name}`)]),
      );
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
    readonly [Name in keyof Optional]?: ValueOf<Optional[Name]> | undefined;
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

/** The members of those objects that are of a kind, but for their `type`. */
type OfKind<Value, Type> = Value extends { readonly type: infer Own }
  ? Type extends Own
    ? Omit<Value, 'type'>
    : never
  : never;

/** Objects of several kinds, which their `type` tells apart. */
export function variants<Value extends { readonly type: string }>(
  description: string,
  kinds: { readonly [Type in Value['type']]: Shape<OfKind<Value, Type>> },
): Shape<Value> {
  const shapes: ReadonlyMap<string, Shape<unknown>> = new Map(Object.entries(kinds));
  const own = Array.from(shapes, ([type, { schema }]) => ({
    ...schema,
    required: ['type', ...(schema.required as string[])],
    properties: { type: { const: type }, ...(schema.properties as object) },
  }));
  const known = Array.from(shapes.keys()).join(', ');
  return {
    schema: { description, anyOf: own },
    read(value, path) {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return refuse(path, 'an object');
      const type = 'type' in value ? value.type : undefined;
      const shape = typeof type === 'string' ? shapes.get(type) : undefined;
      if (shape === undefined) return refuse(`${path}.type`, `one of ${known}`);
      return { type, ...(shape.read(value, path) as object) } as Value;
    },
  };
}

/**
 * A shape with a name among the definitions of a schema: what holds itself needs one.
 *
 * @param make the shape, made once it is needed
 */
export function defined<Value>(name: string, make: () => Shape<Value>): Shape<Value> {
  return {
    schema: { $ref: `#/definitions/${name}` },
    read: (value, path) => make().read(value, path),
  };
}

function refuse(path: string, expected: string): never {
  throw new ShapeFault(path, expected);
}

/**
 * The JSON Schema (draft 7) of files of a shape.
 *
 * @param definitions the shapes that others refer to by name
 */
export function schemaFile(
  title: string,
  { schema }: Shape<unknown>,
  definitions: Readonly<Record<string, Shape<unknown>>> = {},
): Readonly<Record<string, unknown>> {
  const named = Object.entries(definitions).map(([name, one]) => [name, one.schema]);
  return {
    ...{ $schema: DRAFT, title },
    ...schema,
    ...(named.length > 0 && { definitions: Object.fromEntries(named) as object }),
  };
}

/** The draft of JSON Schema that the package’s schemas are written in. */
export const DRAFT = 'http://json-schema.org/draft-07/schema#';
