import { CONFIG_KEYS } from '../model/config-keys.js';
import type { FormName, Key, Keys, Shape } from '../model/config-shape.js';
import { DRAFT } from '../model/json-shape.js';
import { FORMS } from './forms.js';
import { LENGTH } from './length.js';

/** A schema of JSON Schema (draft 7). */
export type JsonSchema = Readonly<Record<string, unknown>>;

interface Ids {
  readonly formats: readonly string[];
  readonly rules: readonly string[];
}

type WriterOf<One> = (shape: One, ids: Ids) => JsonSchema;

const TEXT = { is: 'text', form: 'text' } as const;

const WRITERS: { readonly [Is in Shape['is']]: WriterOf<Extract<Shape, { readonly is: Is }>> } = {
  text: ({ form }) => text(form),
  'placed text': ({ form }) => text(form === 'lines' ? 'text' : form),
  'localized text': (_, ids) => oneOr(WRITERS.map({ is: 'map', of: TEXT }, ids)),
  'text by tag': (_, ids) => oneOr(WRITERS.map({ is: 'map', of: TEXT }, ids)),
  openings: (_, ids) => oneOr(WRITERS.list({ is: 'list', of: TEXT }, ids)),
  word: ({ words }) => ({ enum: words }),
  format: (_, { formats }) => ({ enum: formats }),
  'placed format': (_, { formats }) => ({ enum: formats }),
  'by rule': ({ words }, { rules }) => ({
    type: 'object',
    properties: Object.fromEntries(rules.map((rule) => [rule, { enum: words }])),
    additionalProperties: false,
  }),
  'whole number': ({ least, most }) => ({ type: 'integer', minimum: least, maximum: most }),
  length: ({ least, most }) => ({
    anyOf: [
      { type: 'number', minimum: least, maximum: most },
      { type: 'string', pattern: LENGTH.source },
    ],
  }),
  'true or false': () => ({ type: 'boolean' }),
  list: ({ of }, ids) => ({ type: 'array', items: schemaOf(of, ids) }),
  map: ({ of }, ids) => ({ type: 'object', additionalProperties: schemaOf(of, ids) }),
  group({ keys, main }, ids) {
    const properties = Object.entries(keys).map(([name, key]) => [name, keySchema(key, ids)] as const);
    const group = {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...required(keys, main),
      additionalProperties: false,
    };
    const only = main === undefined ? undefined : keys[main];
    return only === undefined ? group : { anyOf: [schemaOf(only, ids), group] };
  },
};

/**
 * The JSON Schema of a configuration, by which editors complete and check it: as strict as the program where a schema
 * can say it, and never stricter.
 */
export function configSchema(formats: readonly string[], rules: readonly string[]): JsonSchema {
  const keys: Keys = CONFIG_KEYS;
  return {
    $schema: DRAFT,
    title: 'Configuration of `publish`',
    ...WRITERS.group({ is: 'group', keys }, { formats, rules }),
  };
}

function schemaOf(shape: Shape, ids: Ids): JsonSchema {
  return (WRITERS[shape.is] as WriterOf<Shape>)(shape, ids);
}

function keySchema(key: Key, ids: Ids): JsonSchema {
  const { about, default: value } = key;
  const schema = schemaOf(key, ids);
  const expected = typeof schema.description === 'string' ? ` ${schema.description}` : '';
  const more = value === undefined || typeof value === 'function' ? {} : { default: value };
  return { ...schema, description: `${about}${expected}`, ...more };
}

/** @param main the key that has to be there if the group is written as one */
function required(keys: Keys, main: string | undefined): JsonSchema {
  const names = Object.keys(keys).filter((name) => name === main || keys[name]?.required === true);
  return names.length === 0 ? {} : { required: names };
}

/** A text of a form; what it has to be is its description. */
function text(form: FormName): JsonSchema {
  const { expected, schema } = FORMS[form];
  const description = `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.`;
  return { type: 'string', minLength: 1, ...schema, ...(form === 'text' ? {} : { description }) };
}

function oneOr(more: JsonSchema): JsonSchema {
  return { anyOf: [text('text'), more] };
}
