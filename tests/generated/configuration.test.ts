import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/index.js';
import { FORMS } from '../../src/config/forms.js';
import { CONFIG_KEYS } from '../../src/model/config-keys.js';
import type { FormName, Key, Keys, Shape } from '../../src/model/config-shape.js';
import { configurableRules } from '../../src/pipeline/rules.js';
import { formats } from '../../src/render/index.js';
import { ROOT } from '../publication.js';
import { expectPart, table } from './page.js';

const code = (word: unknown) => `\`${String(word)}\``;
const either = (words: readonly string[]) =>
  [words.slice(0, -1).map(code).join(', '), code(words.at(-1))].join(' or ');
const formWords = (form: FormName | 'lines') =>
  FORMS[form === 'lines' ? 'text' : form].expected.replace(/^an? /u, '');

/** What a value may be, in the words of the table. */
function valueWords(shape: Shape): string {
  switch (shape.is) {
    case 'text':
    case 'placed text':
      return formWords(shape.form);
    case 'localized text':
    case 'text by tag':
      return 'text, or one for each tag';
    case 'openings':
      return 'text, list of texts, or `none`';
    case 'word':
      return either(shape.words);
    case 'format':
    case 'placed format':
      return formats.map(({ id }) => code(id)).join(', ');
    case 'by rule':
      return `rule → ${either(shape.words)}`;
    case 'whole number':
      return `whole number from ${shape.least} to ${shape.most}`;
    case 'length':
      return `length from ${shape.least} to ${shape.most} mm, as a number of mm or with mm, cm, in or pt`;
    case 'true or false':
      return '`true` or `false`';
    case 'list':
      return `list of: ${valueWords(shape.of)}`;
    case 'map':
      return `text → ${valueWords(shape.of)}`;
    case 'group':
      return Object.keys(shape.keys).map(code).join(', ');
  }
}

function withoutWords({ default: value, without }: Key, isFormats: boolean): string {
  if (isFormats)
    return formats
      .filter(({ onRequest }) => onRequest !== true)
      .map(({ id }) => code(id))
      .join(', ');
  if (typeof value === 'function') return code(value('<source tag>'));
  return without ?? (value === undefined ? 'none' : code(value));
}

/** Every key that has a value of its own, with its dotted name. */
function leaves(keys: Keys, prefix = ''): (readonly [name: string, key: Key])[] {
  return Object.entries(keys).flatMap(([name, key]) =>
    key.is === 'group' ? leaves(key.keys, `${prefix}${name}.`) : [[`${prefix}${name}`, key] as const],
  );
}

test('docs/configuration.md has every key as the table of the program has it', async () => {
  const rows = leaves(CONFIG_KEYS).map(([name, key]) => [
    code(name),
    key.about,
    valueWords(key),
    withoutWords(key, name === 'formats'),
  ]);
  await expectPart('docs/configuration.md', 'keys', table(['key', 'what it says', 'value', 'default'], rows));
});

test('the example of the page has every key, and is right', () => {
  const page = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
  const example = /All of them at once:\n\n```yaml\n(.*?)```/su.exec(page)?.[1] ?? '';
  const ids = formats.map(({ id }) => id);
  expect(parseConfig(example, 'publish.config.yaml', ids, configurableRules).problems).toEqual([]);
  // As a block or in braces; `roles` has more examples below.
  const missing = leaves(CONFIG_KEYS)
    .map(([name]) => name)
    .filter((name) => name !== '$schema' && !/^roles\.(?:subtitle|notes|contact)$/u.test(name))
    .filter((name) => !new RegExp(`(?:^|[{,\\s])${name.split('.').at(-1) ?? ''}:`, 'mu').test(example));
  expect(missing).toEqual([]);
});
