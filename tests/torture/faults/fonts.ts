import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../publication.js';
import type { Counts } from '../tally.js';
import { buildNext, expectEdition, expectEnd, expectNoTraces } from './outcome.js';
import { makeSite, type Site } from './site.js';

/** The packages of fonts, and a file of each with the format that is made with it. */
const FONTS = [
  ['@fontsource/vazirmatn/files', 'vazirmatn-arabic-400-normal.woff2', 'html'],
  ['vazirmatn/fonts/webfonts', 'Vazirmatn-Regular.woff2', 'pdf'],
  ['@fontsource/source-serif-4/files', 'source-serif-4-latin-400-normal.woff2', 'html'],
  ['@expo-google-fonts/source-serif-4/400Regular', 'SourceSerif4_400Regular.ttf', 'pdf'],
] as const;

/** Takes files from the package of fonts, or damages them: the old edition stays, and the message names the file. */
export async function breakFonts(tally: Counts): Promise<void> {
  const site = await makeSite();
  try {
    await buildNext(site, 'txt', 'html');
    const bin = copyProgram(site);
    const run = (format: string) =>
      site.run(['-C', site.folder, 'build', '--replace', '--no-cache', '--format', 'txt', format], { bin });
    expectEnd(await run('html'), { code: 0 });
    await site.edit('next');
    for (const [folder, name, format] of FONTS) {
      const file = join(site.root, 'program/node_modules', folder, name);
      const bytes = readFileSync(file);
      for (const [says, content] of DAMAGES) {
        rmSync(file, { force: true });
        const damaged = content(bytes);
        if (damaged !== undefined) writeFileSync(file, damaged);
        const ended = await run(format);
        tally.injected += 1;
        expectEnd(ended, { code: 3, says: [name, says, 'npm ci'] });
        await expectEdition(site, tally, 'first');
        await expectNoTraces(site);
      }
      writeFileSync(file, bytes);
    }
    rmSync(join(site.root, 'program/node_modules/@fontsource'), { recursive: true });
    expectEnd(await run('html'), { code: 3, says: ['is missing', 'npm ci'] });
    tally.injected += 1;
    await expectEdition(site, tally, 'first');
  } finally {
    site.remove();
  }
}

const DAMAGES: readonly (readonly [says: string, content: (bytes: Buffer) => Buffer | undefined])[] = [
  ['is missing', () => undefined],
  ['is incomplete', () => Buffer.alloc(0)],
  ['is incomplete', (bytes) => bytes.subarray(0, bytes.length >> 1)],
];

const PACKAGES = ['@fontsource', '@expo-google-fonts', 'vazirmatn'];

/** A copy of the program whose fonts can be taken away; its other packages are those of the original. */
function copyProgram(site: Site): string {
  const root = join(site.root, 'program');
  const own = PACKAGES.map((name) => `node_modules/${name}`);
  for (const path of ['bin', 'lib/publish', 'templates', 'locales', 'package.json', ...own])
    cpSync(join(ROOT, path), join(root, path), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (PACKAGES.includes(name)) continue;
    symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
  }
  return join(root, 'bin/publish.js');
}
