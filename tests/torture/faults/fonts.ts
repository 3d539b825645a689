import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ROOT } from '../../publication.js';
import type { Counts } from '../tally.js';
import { buildNext, expectEdition, expectEnd, expectNoTraces } from './outcome.js';
import { makeSite, type Site } from './site.js';

const FONTS = 'node_modules/@fontsource/vazirmatn/files';

/** Takes files from the package of fonts, or damages them: the old edition stays, and the message names the file. */
export async function breakFonts(tally: Counts): Promise<void> {
  const site = await makeSite();
  try {
    await buildNext(site, 'txt', 'html');
    const bin = copyProgram(site);
    const folder = join(site.root, 'program', FONTS);
    const run = (...formats: string[]) =>
      site.run(['-C', site.folder, 'build', '--no-cache', '--format', ...formats], { bin });
    expectEnd(await run('html'), { code: 0 });
    const used = readdirSync(join(site.folder, 'dist/assets/fonts')).filter((name) =>
      name.startsWith('vazirmatn-'),
    );
    expect(used.length).toBeGreaterThan(0);
    await site.edit('first');
    await buildNext(site, 'txt', 'html');
    await site.edit('next');
    for (const name of used) {
      const file = join(folder, name);
      const bytes = readFileSync(file);
      for (const [how, content] of DAMAGES) {
        rmSync(file);
        const damaged = content(bytes);
        if (damaged !== undefined) writeFileSync(file, damaged);
        for (const formats of [['txt', 'html'], ['pdf']]) {
          const ended = await run(...formats);
          tally.injected += 1;
          expect([how, formats, ended.code], ended.stderr).toEqual([how, formats, 3]);
          expectEnd(ended, { code: 3, says: [name] });
          await expectEdition(site, tally, 'first');
          await expectNoTraces(site);
        }
        writeFileSync(file, bytes);
      }
    }
    rmSync(join(site.root, 'program/node_modules/@fontsource'), { recursive: true });
    expectEnd(await run('pdf'), { code: 3, says: ['is missing', 'npm ci'] });
    tally.injected += 1;
    await expectEdition(site, tally, 'first');
  } finally {
    site.remove();
  }
}

const DAMAGES: readonly (readonly [how: string, content: (bytes: Buffer) => Buffer | undefined])[] = [
  ['missing', () => undefined],
  ['empty', () => Buffer.alloc(0)],
  ['cut short', (bytes) => bytes.subarray(0, bytes.length >> 1)],
];

/** A copy of the program whose fonts can be taken away; its other packages are those of the original. */
function copyProgram(site: Site): string {
  const root = join(site.root, 'program');
  for (const path of [
    'bin',
    'lib/publish',
    'templates',
    'locales',
    'package.json',
    'node_modules/@fontsource',
  ])
    cpSync(join(ROOT, path), join(root, path), { recursive: true });
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '@fontsource')
      symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  }
  return join(root, 'bin/publish.js');
}
