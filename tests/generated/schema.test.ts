import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../src/config/json-schema.js';
import { sheetSchema } from '../../src/exchange/sheet/schema.js';
import { remarksSchema } from '../../src/parse/remarks.js';
import { configurableRules } from '../../src/pipeline/rules.js';
import { formats } from '../../src/render/index.js';
import { ROOT } from '../publication.js';
import { expectFile } from './page.js';

const schema = configSchema(
  formats.map(({ id }) => id),
  configurableRules,
);
const validate = new Ajv().compile(schema);

test('schema/publish.config.schema.json is that of the program', async () => {
  await expectFile('schema/publish.config.schema.json', JSON.stringify(schema));
});

test('schema/sheet.schema.json is that of the program', async () => {
  await expectFile('schema/sheet.schema.json', JSON.stringify(sheetSchema));
});

test('schema/remarks.schema.json is that of the program', async () => {
  await expectFile('schema/remarks.schema.json', JSON.stringify(remarksSchema));
});

test('the configurations of the repository and of all fixtures are valid', () => {
  const fixtures = readdirSync(join(ROOT, 'tests/fixtures'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /publish\.config\.(?:ya?ml|json)$/u.test(file))
    .map((file) => join('tests/fixtures', file));
  expect(fixtures.length).toBeGreaterThan(0);
  for (const file of ['publish.config.yaml', ...fixtures]) {
    const config: unknown = parse(readFileSync(join(ROOT, file), 'utf8'));
    expect([file, validate(config ?? {}), validate.errors]).toEqual([file, true, null]);
  }
});

test.each([
  { locale: ['en'] },
  { pdf: { pageSize: 'A3' } },
  { maxSize: 0 },
  { checks: { nothing: 'off' } },
  { print: { bleed: 26 } },
  { date: '12/08/2025' },
  { outDir: '../dist' },
  { names: { Harbour: { lang: 'f' } } },
  { links: { here: 'javascript:alert(1)' } },
])('what the program refuses is not valid: %j', (config) => {
  expect(validate(config)).toBe(false);
});
