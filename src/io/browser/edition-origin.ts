import type { HTTPRequest, Page } from 'puppeteer-core';
import type { SelfContainedPage } from '../../model/host.js';
import { mediaTypeOf } from '../../text/media-type.js';

/** The address that pages see as theirs: the edition's root. RFC 2606 keeps `.invalid` out of every network. */
export const editionRoot = 'http://edition.invalid/';

/**
 * Answers everything a page asks for from memory: its own HTML once, its assets, and nothing else.
 *
 * @param page the browser's page, not yet navigated
 * @param content what may be served
 * @returns the addresses refused so far; grows while the page loads
 */
export async function serveEdition(page: Page, content: SelfContainedPage): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  let htmlServed = false;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = request.url();
    // A data address is part of the page, and nothing that could be intercepted.
    if (url.startsWith('data:')) return;
    const isDocument = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isDocument && !htmlServed && url === editionRoot) {
      htmlServed = true;
      answer(request.respond({ contentType: 'text/html; charset=utf-8', body: content.html }));
      return;
    }
    const path = assetPath(request);
    const body = path === undefined ? undefined : content.assets.get(path);
    if (path !== undefined && body !== undefined) {
      answer(request.respond({ contentType: mediaTypeOf(path), body }));
      return;
    }
    refused.add(url);
    // "aborted" leaves the page as it is where "blocked" would replace it by an error page (meta refresh).
    answer(request.abort('aborted'));
  });
  return refused;
}

function assetPath(request: HTTPRequest): string | undefined {
  if (request.isNavigationRequest() || !request.url().startsWith(editionRoot)) return undefined;
  try {
    return decodeURIComponent(new URL(request.url()).pathname.slice(1));
  } catch {
    return undefined;
  }
}

/** An answer that comes too late, to a page closed or crashed, is reported by the code that waits for that page. */
function answer(sent: Promise<void>): void {
  sent.catch(() => undefined);
}
