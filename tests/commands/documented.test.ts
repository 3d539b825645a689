import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine } from '../../src/cli.js';
import type { LocalizedDocument } from '../../src/model/localized.js';
import { formats } from '../../src/render/index.js';
import { ROOT } from '../publication.js';

const { program } = commandLine(new AbortController().signal);
const page = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');
const pathOf = (format: (typeof formats)[number]) =>
  format.path({ locale: { tag: 'en' }, slug: 'a' } as LocalizedDocument);

test('docs/cli.md has every command and every flag', () => {
  const cli = page('cli.md');
  const missing = program.commands.flatMap((command) => {
    const flags = command.options.map(({ long }) => long ?? '');
    return [`publish ${command.name()}`, ...flags].filter((word) => !cli.includes(word));
  });
  expect(missing).toEqual([]);
});

test.each(formats)('the format $id is in the help, in docs/cli.md and in docs/output.md', (format) => {
  const build = program.commands.find((command) => command.name() === 'build');
  const help = build?.options.find(({ long }) => long === '--format')?.description ?? '';
  expect(help.split(/[\s,]+/u)).toContain(format.id);
  expect(page('cli.md')).toContain(`\`${format.id}\``);
  // As its files end: `.print.pdf`.
  const ending = pathOf(format).replace(/^en\/(?:a\.en)?/u, '');
  expect(page('output.md')).toContain(ending);
});

test.each(formats.filter(({ mediaType }) => mediaType.startsWith('text/')))(
  'the format $id has a golden file',
  (format) => {
    expect(existsSync(join(ROOT, `tests/golden/real/en${extname(pathOf(format))}`))).toBe(true);
  },
);
