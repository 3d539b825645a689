import { defineConfig } from 'rolldown';

/**
 * What would fetch a browser through a proxy, or be a command that fetches one, is a third of the bundle and never
 * runs: the browser is in a package.
 */
const withoutDownloads = {
  name: 'without-downloads',
  resolveId: (id) => (id === 'proxy-agent' || /^yargs(?:\/|$)/u.test(id) ? `\0${id}` : null),
  load: (id) => (/^\0(?:proxy-agent|yargs)/u.test(id) ? 'export class ProxyAgent {}' : null),
};

/**
 * `src/` and the packages it uses as a few files in `lib/publish/`: Node opens and resolves about a thousand
 * files fewer at each start. A chunk lies as deep below the package's root as a file of `src/io/` does, so
 * `../..` leads to the root from either.
 */
export const program = defineConfig({
  input: 'src/cli.ts',
  plugins: [withoutDownloads],
  platform: 'node',
  // A package that reads files of its own folder belongs here: it would look for them in `lib/`.
  external: [
    '@hyzyla/pdfium',
    /^@fontsource\//u,
    '@sparticuz/chromium',
    'vazirmatn',
    'open',
    'language-subtag-registry',
  ],
  // Its main file is a UMD module, which no bundler can follow.
  resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
  // With --debug, stacks point into `src/`; maps without the sources are small, and read only then.
  output: { dir: 'lib/publish', cleanDir: true, sourcemap: true, sourcemapExcludeSources: true },
  logLevel: 'warn',
});

/** What runs in the browser: one script for each page; the sheet holds its own in itself. */
const client = (page) =>
  defineConfig({
    input: `src/client/${page}/main.tsx`,
    platform: 'browser',
    tsconfig: 'src/client/tsconfig.json',
    output: { file: `lib/client/${page}.js`, format: 'iife', minify: true },
    logLevel: 'warn',
  });

export default [program, client('sheet'), client('desk')];
