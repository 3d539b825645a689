// What the floor's pages are made with.
export { describeBrowser } from '../src/io/browser/describe.js';
export { createHost } from '../src/io/host.js';
export { formats, localizeAll, readConfig, readPublication, renderEdition } from '../src/pipeline.js';
