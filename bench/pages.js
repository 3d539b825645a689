import { Buffer } from 'node:buffer';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { program as bundle } from '../rolldown.config.js';
import { rolldown } from 'rolldown';
import { ROOT } from './measure.js';

/**
 * Writes the finished pages that a build hands to its printer as files, for the floor to print.
 *
 * @param publications folders
 * @param target folder of the pages; their styles, fonts and images go into it too
 */
export async function finishedPages(publications, target) {
  const { createHost, readConfig, readPublication, localizeAll, renderEdition, formats } = await source();
  let count = 0;
  const write = async ({ html, assets }) => {
    count += 1;
    const name = `page-${count}`;
    await mkdir(join(target, name), { recursive: true });
    for (const [path, bytes] of assets) {
      await mkdir(dirname(join(target, name, path)), { recursive: true });
      // Addresses from the root of an edition become addresses from where the style lies.
      const content = path.endsWith('.css')
        ? Buffer.from(bytes).toString('utf8').replaceAll("'/assets/", "'")
        : bytes;
      await writeFile(join(target, name, path), content);
    }
    await writeFile(join(target, `${name}.html`), html.replaceAll('"/assets/', `"${name}/assets/`));
  };
  for (const publication of publications) {
    const printer = {
      print: async (page) => {
        await write(page);
        throw new Error('not printed');
      },
      warm: () => undefined,
      identity: () => Promise.resolve('none'),
      close: () => Promise.resolve(),
    };
    const reader = { warm: () => undefined };
    const host = createHost(publication, printer, reader);
    const { value: config } = await readConfig(host, undefined);
    const { value: read } = await readPublication(host, config);
    const documents = localizeAll(read, read.tags);
    const pdf = formats.filter(({ id }) => id === 'pdf');
    for (const document of documents) {
      // The page is all that is wanted; what would follow its printing ends here.
      await renderEdition(host, read, [document], pdf, () => undefined).catch((error) => {
        if (error.message !== 'not printed') throw error;
      });
    }
  }
  return target;
}

/** The parts of `src/` that lead up to a page and to a PDF. */
export async function source() {
  const { external, plugins, platform, resolve } = bundle;
  const input = join(ROOT, 'bench/source.ts');
  const build = await rolldown({ input, external, plugins, platform, resolve, logLevel: 'silent' });
  // As deep below the root as `src/io/`, from where the package's files are looked for.
  const { output } = await build.write({ dir: join(ROOT, 'lib/bench') });
  await build.close();
  return import(join(ROOT, 'lib/bench', output[0].fileName));
}
