// What the floor's pages are made with, and what a PDF goes through.
export { describeBrowser } from '../src/io/browser/describe.js';
export { createPrinter } from '../src/io/browser/printer.js';
export { createHost } from '../src/io/host.js';
export { createPdfReader } from '../src/io/pdf-reader.js';
export { localizeAll } from '../src/pipeline/documents.js';
export { readConfig, readPublication } from '../src/pipeline/publication.js';
export { renderEdition } from '../src/pipeline/render.js';
export { formats } from '../src/render/index.js';
export { inspect } from '../src/preflight/index.js';
