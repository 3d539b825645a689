/** Blocks every way to the network, should a request ever pass interception; no name resolves, no proxy is found. */
const offline = [
  '--proxy-server=http://edition.invalid:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-pings',
];

/** The same pixels and glyph positions on every machine. */
const sameEverywhere = ['--font-render-hinting=none', '--disable-lcd-text', '--lang=en-US'];

/** Printing needs no GPU process, no profile on disk and no tour for newcomers. */
const lean = ['--disable-gpu', '--in-process-gpu', '--incognito', '--no-default-browser-check'];

/**
 * The flags of a browser that prints, besides puppeteer's own.
 *
 * @param sandboxed whether the system lets the browser lock its pages in
 */
export function printingFlags(sandboxed: boolean): string[] {
  return [...offline, ...sameEverywhere, ...lean, ...(sandboxed ? [] : ['--no-sandbox'])];
}
