import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { parseBlocks } from '../../src/parse/markdown.js';
import { publishInput } from '../torture/fuzz/publish.js';
test('one', async () => {
  const text = JSON.parse(readFileSync('/tmp/hx/one.json', 'utf8')) as string;
  console.log(JSON.stringify(parseBlocks(text), (k, v: unknown) => (k === 'position' ? undefined : v), 1));
  await publishInput({ statement: new TextEncoder().encode(text), targets: [] });
});
