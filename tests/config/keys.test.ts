import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/index.js';
import { formatSettings } from '../../src/model/config.js';
import { CONFIG_KEYS } from '../../src/model/config-keys.js';
import type { Keys } from '../../src/model/config-shape.js';

const read = (yaml: string) => parseConfig(yaml, 'publish.config.yaml', ['html', 'pdf'], ['numbers']);

/** Every key with a default that is a value, as YAML. */
function defaults(keys: Keys, prefix = ''): (readonly [path: string, yaml: string])[] {
  return Object.entries(keys).flatMap(([name, key]) => {
    if (key.is === 'group') {
      const inner = defaults(key.keys, `${prefix}${name}.`);
      return inner.map(([path, yaml]) => [path, `${name}: { ${yaml} }`] as const);
    }
    const { default: value } = key;
    const given = typeof value === 'function' ? value('en') : value;
    return given === undefined ? [] : [[prefix + name, `${name}: ${JSON.stringify(given)}`] as const];
  });
}

const written = defaults(CONFIG_KEYS);

test.each(written)('the default of %s is a value that it may have, and changes nothing', (_, yaml) => {
  const empty = read('').value;
  expect(empty).toBeDefined();
  expect(read(`${yaml}\n`)).toEqual({ value: empty, problems: [] });
});

test('there are defaults', () => {
  expect(written.length).toBeGreaterThan(10);
});

test('formats see the keys whose effect is `format`, and no others', () => {
  const { value } = read('baseUrl: https://a.example\nchecks: { numbers: off }\n');
  const effects: Readonly<Record<string, { readonly effect: string }>> = CONFIG_KEYS;
  const own = Object.keys(effects).filter((name) => effects[name]?.effect === 'format');
  expect(value && Object.keys(formatSettings(value)).sort()).toEqual(own.sort());
});

test('a key that appears twice is reported, whatever its values are', () => {
  const { problems } = read('links: { a: wrong, a: https://a.example }\n');
  expect(problems.map(({ message, column }) => [message, column])).toEqual([
    ['The key “links.a” appears twice.', 20],
    ['“links.a” is “wrong”, not an address with https:, http:, mailto: or tel:.', 13],
  ]);
});

test('every unknown key is reported, with the nearest known one', () => {
  const { problems } = read('formtas: []\nlocals: []\npdf: { pagesize: A4 }\n__proto__: 1\n');
  const near = problems.map(({ message, help = '' }) => [message, /“(.*?)”/u.exec(help)?.[1]]);
  expect(near).toEqual([
    ['Unknown key “formtas”.', 'formats'],
    ['Unknown key “locals”.', 'locales'],
    ['Unknown key “pdf.pagesize”.', 'pageSize'],
    ['Unknown key “__proto__”.', undefined],
  ]);
});

test('the tag of a name is written as all tags are', () => {
  expect(read('names: { Harbour: { lang: fa_af } }\n').value?.names.Harbour).toEqual({ lang: 'fa-AF' });
});
