import { dirname, join } from 'node:path';
import { defineConfig } from 'rolldown';
import { licences } from './rolldown.licences.js';

const never = "() => { throw new Error('This part of a package is left out of the bundle.'); }";

/** What packages import for work that this program never asks of them, and what replaces it in the bundle. */
const NEVER_USED = [
  // The browser is in a package: nothing fetches one, through a proxy or by a command.
  [/^proxy-agent$/u, 'export class ProxyAgent {}'],
  [/^yargs(?:\/|$)/u, 'export class ProxyAgent {}'],
  // The browser is driven by CDP; this is the other protocol of puppeteer.
  [/\/puppeteer\/bidi\/bidi\.js$/u, 'export {}'],
  // Other character sets of PO files: it is given text, and writes UTF-8.
  [/^encoding$/u, `export default { convert: ${never} }`],
  // Colours written as in CSS.
  [/^culori$/u, `export const converter = () => ${never}`],
];

const leaveOut = {
  name: 'leave-out',
  resolveId(id, importer) {
    const path = id.startsWith('.') && importer !== undefined ? join(dirname(importer), id) : id;
    return NEVER_USED.some(([pattern]) => pattern.test(path)) ? `\0${path}` : null;
  },
  load: (id) =>
    (id.startsWith('\0') && NEVER_USED.find(([pattern]) => pattern.test(id.slice(1)))?.[1]) || null,
};

/**
 * `src/` and the packages it uses as a few files in `lib/publish/`: Node opens and resolves about a thousand
 * files fewer at each start. A chunk lies as deep below the package's root as a file of `src/io/` does, so
 * `../..` leads to the root from either.
 */
export const program = defineConfig({
  input: 'src/cli.ts',
  plugins: [leaveOut, licences('LICENCES.md')],
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
    plugins: [licences(`${page}.LICENCES.md`)],
    platform: 'browser',
    tsconfig: 'src/client/tsconfig.json',
    output: { file: `lib/client/${page}.js`, format: 'iife', minify: true },
    logLevel: 'warn',
  });

export default [program, client('sheet'), client('desk')];
