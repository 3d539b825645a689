import { SaxesParser } from 'saxes';

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Elements that run something, hold another document or change an address later (SVG 2 §15, §12.4, SVG Animations 2). */
const LIVE_ELEMENTS = new Set(['script', 'handler', 'listener', 'foreignObject', 'iframe', 'audio', 'video']);

/** An address within the drawing itself, or a bitmap in it. */
const WITHIN = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);base64,)/u;

/** What makes a style sheet load something (CSS Cascade 5 §2, CSS Values 4 §4.5); a backslash can hide any of it. */
const LOADS =
  /@import|image-set|src\(|\\|url\((?!\s*(?:["']\s*)?(?:#|data:image\/(?:png|jpeg|gif|webp);base64,))/iu;

/** Deeper than any drawing; a browser’s own limit is not far beyond. */
const MAX_DEPTH = 256;

/** A fault, told at once. */
class Fault extends Error {}

/**
 * What an SVG does beside being drawn. As an image it is harmless in every browser; on its own address, to which
 * it is published, it is a document whose scripts run in the name of the site.
 *
 * @param bytes the file
 * @returns what it does, as the end of a sentence, or `undefined` where it is only drawn
 */
export function svgFault(bytes: Uint8Array): string | undefined {
  try {
    read(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return undefined;
  } catch (error) {
    return error instanceof Fault ? error.message : 'is an SVG that is not well-formed XML in UTF-8';
  }
}

function read(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (what: string): never => {
    throw new Fault(`is an SVG ${what}`);
  };
  let depth = 0;
  let style: string | undefined;
  parser.on('error', () => refuse('that is not well-formed XML'));
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) refuse('with entities of its own');
  });
  parser.on('processinginstruction', () =>
    refuse('with a processing instruction, which can load a style sheet'),
  );
  parser.on('opentag', ({ local, uri, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH) refuse(`nested more than ${MAX_DEPTH} deep`);
    if (depth === 1 && (local !== 'svg' || uri !== SVG)) refuse('without the root element of one');
    if (uri === XHTML || (uri === SVG && LIVE_ELEMENTS.has(local))) refuse(`with the element <${local}>`);
    if (style !== undefined) refuse('with an element in a style sheet');
    if (uri === SVG && local === 'style') style = '';
    for (const attribute of Object.values(attributes)) {
      const name = attribute.local.toLowerCase();
      const { value } = attribute;
      if (name.startsWith('on')) refuse(`with the script of an event (${name})`);
      if (name === 'attributename' && /href|^on/iu.test(value)) refuse('that changes an address');
      if ((name === 'href' || name === 'src') && !WITHIN.test(value))
        refuse('that loads or links to something else');
      if (LOADS.test(value) && (name === 'style' || value.includes('(')))
        refuse('whose style loads something else');
    }
  });
  parser.on('closetag', () => {
    depth -= 1;
    if (style !== undefined && LOADS.test(style)) refuse('whose style loads something else');
    style = undefined;
  });
  const add = (value: string) => {
    if (style !== undefined) style += value;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
}
