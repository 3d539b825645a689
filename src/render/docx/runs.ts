import type { Image } from 'mdast';
import { stretchesOf } from '../../text/bidi.js';
import { allowed } from '../../xml/package.js';
import { x, type XmlElement } from '../../xml/write.js';
import type { Look, Shown } from './inline.js';
import type { Links } from './links.js';

/** What the runs of a part need beside their words. */
export interface RunTools {
  /** The language that the styles of the file give to words. */
  readonly lang: string;
  readonly links: Links;
  /** The mark of a note. */
  note(identifier: string, look: Look): XmlElement[];
  /** A picture, or words for it. */
  image(image: Image, look: Look): XmlElement[];
}

/** Atoms as runs; those of a link are in its element. */
export function runsOf(atoms: readonly Shown[], tools: RunTools): XmlElement[] {
  const elements: XmlElement[] = [];
  for (let at = 0; at < atoms.length;) {
    const link = atoms[at]?.look.link;
    const start = at;
    do at += 1;
    while (at < atoms.length && atoms[at]?.look.link === link);
    const runs = atoms.slice(start, at).flatMap((atom) => runOf(atom, tools));
    const attributes = link && tools.links.attributes(link.url);
    if (link === undefined || attributes === undefined) elements.push(...runs);
    else {
      const tip = link.title === undefined ? undefined : allowed(link.title);
      elements.push(x('w:hyperlink', { ...attributes, 'w:tooltip': tip, 'w:history': 1 }, ...runs));
    }
  }
  return elements;
}

function runOf(atom: Shown, tools: RunTools): XmlElement[] {
  switch (atom.is) {
    case 'text':
      return textRuns(atom.text, atom.look, tools.lang);
    case 'break':
      return [x('w:r', properties(atom.look, tools.lang), x('w:br'))];
    case 'note':
      return tools.note(atom.identifier, atom.look);
    case 'image':
      return tools.image(atom.image, atom.look);
  }
}

/** Words as runs, each in one direction. */
export function textRuns(text: string, look: Look, lang: string): XmlElement[] {
  return stretchesOf(allowed(text), look.direction).map(({ words, direction }) =>
    run(words, { ...look, direction }, lang),
  );
}

function run(words: string, look: Look, lang: string): XmlElement {
  const pieces = words.split(/([\t\n])/u).filter((piece) => piece !== '');
  return x(
    'w:r',
    properties(look, lang),
    ...pieces.map((piece) => {
      if (piece === '\t') return x('w:tab');
      return piece === '\n' ? x('w:br') : x('w:t', { 'xml:space': 'preserve' }, piece);
    }),
  );
}

/** The properties of a run, in the order of the schema (ISO/IEC 29500-1 §17.3.2.28); nothing where it has none. */
export function properties(look: Look, lang: string, style?: string): XmlElement | undefined {
  const { isBold, isItalic, isStruck, isRaised, link, direction } = look;
  // Arabic and Hebrew scripts have no italics; bold takes their place.
  const isSlanted = isItalic === true && direction === 'ltr';
  const isHeavy = isBold === true || (isItalic === true && direction === 'rtl');
  const named = style ?? (look.style && STYLES[look.style]) ?? (link === undefined ? undefined : 'Hyperlink');
  const content = [
    named === undefined ? undefined : x('w:rStyle', { 'w:val': named }),
    ...(isHeavy ? [x('w:b'), x('w:bCs')] : []),
    ...(isSlanted ? [x('w:i'), x('w:iCs')] : []),
    isStruck === true ? x('w:strike') : undefined,
    isRaised === true ? x('w:vertAlign', { 'w:val': 'superscript' }) : undefined,
    direction === 'rtl' ? x('w:rtl') : undefined,
    look.lang === lang || look.lang === '' ? undefined : language(look.lang),
  ].filter((one) => one !== undefined);
  return content.length === 0 ? undefined : x('w:rPr', ...content);
}

const STYLES = { label: 'Label', code: 'CodeCharacters' } as const;

/** Chinese, Japanese and Korean; Word has a slot of its own for them, and for scripts that it calls complex. */
const EAST_ASIAN = /^(?:Hans|Hant|Hani|Jpan|Kore|Hang|Bopo)$/u;
const SIMPLE = /^(?:Latn|Cyrl|Grek|Armn|Geor)$/u;

/** A language in the slots in which Word looks for it. */
export function language(tag: string): XmlElement {
  const script = new Intl.Locale(tag).maximize().script ?? 'Latn';
  if (EAST_ASIAN.test(script)) return x('w:lang', { 'w:val': tag, 'w:eastAsia': tag });
  if (SIMPLE.test(script)) return x('w:lang', { 'w:val': tag });
  return x('w:lang', { 'w:val': tag, 'w:bidi': tag });
}
