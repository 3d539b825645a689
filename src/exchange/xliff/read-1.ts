import type { ImportDocument, ImportUnit } from '../../model/exchange.js';
import { readTag, refuseMany, type Findings } from '../reading.js';
import { joined, mark, written, type ReadContent } from './content.js';
import { checkMarks } from './marks.js';
import { isUnfinished } from './states.js';
import { CHARACTER, EXPORTED_CONTEXT } from './write-1.js';
import { childElements, descendants, textOf, type XmlElement } from './xml-read.js';

/** The characters of the source’s codes, by element name and id. */
type Codes = Map<string, string>;

/** Reads XLIFF 1.2, and 1.0 and 1.1, which differ in nothing that is read here. */
export function readXliff1(root: XmlElement, findings: Findings): ImportDocument {
  const files = childElements(root, 'file');
  const units = files
    .flatMap((file) => childElements(file, 'body'))
    .flatMap((body) => descendants(body, 'trans-unit', root.namespace));
  refuseMany(units.length);
  const attributes = files[0]?.attributes;
  return {
    publication: attributes?.get('original'),
    sourceLocale: readTag(attributes?.get('source-language')),
    locale: readTag(attributes?.get('target-language')),
    units: units.map((unit) => readUnit(unit, findings)),
  };
}

function readUnit(unit: XmlElement, findings: Findings): ImportUnit {
  const id = unit.attributes.get('id') ?? '';
  const key = unit.attributes.get('resname') ?? (/^\d+$/u.test(id) ? '' : id);
  const codes: Codes = new Map();
  const source = childElements(unit, 'source')[0];
  // Suggestions (`alt-trans`) have sources and targets too; only the unit’s own children count.
  const target = childElements(unit, 'target')[0];
  const sourceContent = joined(source === undefined ? [] : contentOf(source, codes, true));
  const content = joined(target === undefined ? [] : contentOf(target, codes, false));
  const exported = exportedFingerprint(unit);
  const attribute = (name: string) => target?.attributes.get(name);
  checkMarks(content, key, unit.line, findings);
  return {
    key,
    source: sourceContent.markdown,
    target: content.lost > 0 ? '' : content.markdown,
    ...(exported === undefined ? {} : { exported }),
    unfinished:
      content.markdown === '' ||
      isHalf(childElements(unit, 'seg-source')[0] ?? source, target) ||
      isUnfinished(attribute('state'), attribute('state-qualifier'), content.markdown, exported),
    line: unit.line,
  };
}

/**
 * Whether a unit that a tool has cut into segments (XLIFF 1.2 §2.4.6, `mrk` of type `seg`) lacks the translation of
 * one. A target that has no such segments is one piece.
 */
function isHalf(source: XmlElement | undefined, target: XmlElement | undefined): boolean {
  const segments = (element: XmlElement | undefined) =>
    (element === undefined ? [] : descendants(element, 'mrk', element.namespace)).filter(
      ({ attributes }) => attributes.get('mtype') === 'seg',
    );
  const own = segments(target);
  if (own.length === 0) return false;
  const hasWords = (element: XmlElement) => /[\p{L}\p{N}]/u.test(textOf(element));
  const there = new Set(own.filter(hasWords).map(({ attributes }) => attributes.get('mid')));
  const asked = segments(source).filter(hasWords);
  return asked.length === 0
    ? !own.every(hasWords)
    : asked.some(({ attributes }) => !there.has(attributes.get('mid')));
}

function exportedFingerprint(unit: XmlElement): string | undefined {
  const contexts = childElements(unit, 'context-group').flatMap((group) => childElements(group, 'context'));
  const context = contexts.find((one) => one.attributes.get('context-type') === EXPORTED_CONTEXT);
  const value = context && textOf(context).trim();
  return value !== undefined && /^[0-9a-f]{16}$/u.test(value) ? value : undefined;
}

/** @param learn whether the codes are the source’s, which the target’s may refer to by id alone */
function contentOf(element: XmlElement, codes: Codes, learn: boolean): ReadContent[] {
  return element.children.map((node): ReadContent => {
    if (typeof node === 'string') return written(node);
    const inside = () => contentOf(node, codes, learn);
    const id = node.attributes.get('rid') ?? node.attributes.get('id') ?? '';
    /** The characters in the code itself, or else in the source’s code of the same id. */
    const native = (name: string) => {
      const raw = textOf(node);
      if (learn && raw !== '') codes.set(`${name} ${id}`, raw);
      return mark(raw === '' ? codes.get(`${name} ${id}`) : raw);
    };
    if (node.namespace !== element.namespace) return joined(inside());
    switch (node.name) {
      case 'ph':
      case 'it': {
        const point = node.attributes.get('ctype') ?? '';
        return point.startsWith(CHARACTER) ? written(characterOf(point)) : native('ph');
      }
      case 'bpt':
      case 'ept':
        return native(node.name);
      case 'x':
        return mark(codes.get(`ph ${id}`));
      case 'bx':
        return mark(codes.get(`bpt ${id}`));
      case 'ex':
        return mark(codes.get(`ept ${id}`));
      case 'g':
        return joined([mark(codes.get(`bpt ${id}`)), ...inside(), mark(codes.get(`ept ${id}`))]);
      default:
        return joined(inside());
    }
  });
}

function characterOf(ctype: string): string {
  const hex = ctype.slice(CHARACTER.length);
  return /^[0-9a-f]{1,4}$/u.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : '';
}
