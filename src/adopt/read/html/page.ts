import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { decode } from '../../../exchange/reading.js';
import { refuse } from '../refusal.js';

const MAX_BYTES = 4_000_000;
const MAX_DEPTH = 300;
/** Elements that end by themselves or that HTML lets end without saying so (HTML §13.1.2.4): none makes a page deep. */
const SHALLOW = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt html head body'.split(
    ' ',
  ),
);
const TAG = /<(\/?)([a-z][^\s/>]{0,60})/iuy;

/** Parses a page as browsers do. */
export function parsePage(bytes: Uint8Array): Root {
  if (bytes.length > MAX_BYTES)
    refuse('The page is larger than 4 MB.', 'Save just the text of the statement.');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const [, charset] = /<meta\b[^>]*charset\s*=\s*["']?([\w-]{1,40})/iu.exec(head) ?? [];
  const text = decode(bytes, charset);
  // The parser’s time grows with the square of elements that are open at once.
  if (isDeep(text))
    refuse(
      'The page has more elements within each other than any statement.',
      'Save it again from a word processor.',
    );
  return fromHtml(text);
}

function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    TAG.lastIndex = at;
    const [, closing, name = ''] = TAG.exec(text) ?? [];
    const end = text.startsWith('<!--', at)
      ? '-->'
      : /^(?:script|style)$/iu.test(name) && closing === ''
        ? `</${name}`
        : '';
    if (end !== '') {
      at = text.indexOf(end, at);
      if (at < 0) return false;
    } else if (name !== '' && !SHALLOW.has(name.toLowerCase())) {
      depth = Math.max(0, depth + (closing === '/' ? -1 : 1));
      if (depth > MAX_DEPTH) return true;
    }
  }
  return false;
}
