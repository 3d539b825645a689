import type { ImportDocument, ImportUnit } from '../../model/exchange.js';
import { readTag, refuseMany, type Findings } from '../reading.js';
import { EMPTY, joined, mark, written, type ReadContent } from './content.js';
import { isUnfinished } from './states.js';
import { checkMarks } from './marks.js';
import { CATEGORY, EXPORTED, METADATA } from './write-2.js';
import { childElements, descendants, textOf, type XmlElement } from './xml-read.js';

/** The characters of codes: by id of their originalData, and by id of the codes in the source. */
interface Originals {
  readonly stored: ReadonlyMap<string, string>;
  readonly source: Map<string, { readonly start?: string | undefined; readonly end?: string | undefined }>;
}

/** Reads XLIFF 2.0 and 2.1. */
export function readXliff2(root: XmlElement, findings: Findings): ImportDocument {
  const files = childElements(root, 'file');
  const units = files.flatMap((file) => descendants(file, 'unit', root.namespace));
  refuseMany(units.length);
  return {
    publication: files[0]?.attributes.get('original'),
    sourceLocale: readTag(root.attributes.get('srcLang')),
    locale: readTag(root.attributes.get('trgLang')),
    units: units.map((unit) => readUnit(unit, findings)),
  };
}

function readUnit(unit: XmlElement, findings: Findings): ImportUnit {
  const id = unit.attributes.get('id') ?? '';
  // A bare `u7` is the number that the export gave; the key was the name, and is gone.
  const key = unit.attributes.get('name') ?? (/^u\d+$/u.test(id) ? '' : id);
  const originals: Originals = {
    stored: new Map(
      childElements(unit, 'originalData')
        .flatMap((holder) => childElements(holder, 'data'))
        .map((data) => [data.attributes.get('id') ?? '', joined(contentOf(data)).markdown]),
    ),
    source: new Map(),
  };
  const segments = childElements(unit, 'segment', 'ignorable');
  const sources = segments.map((segment) => child(segment, 'source', originals) ?? EMPTY);
  const targets = segments.map((segment) => child(segment, 'target', originals));
  const real = segments.flatMap((segment, index) => (segment.name === 'segment' ? [{ segment, index }] : []));
  const filled = real.filter(({ index }) => (targets[index]?.markdown ?? '') !== '');
  const order = targetOrder(segments);
  const target =
    filled.length === 0 ? EMPTY : joined(order.map((index) => part(segments, sources, targets, index)));
  const exported = exportedFingerprint(unit);
  const states = real.map(({ segment }) =>
    isUnfinished(
      segment.attributes.get('state'),
      segment.attributes.get('subState'),
      target.markdown,
      exported,
    ),
  );
  checkMarks(target, key, unit.line, findings);
  return {
    key,
    source: joined(sources).markdown,
    target: target.lost > 0 ? '' : target.markdown,
    ...(exported === undefined ? {} : { exported }),
    unfinished: filled.length < real.length || states.includes(true),
    line: unit.line,
  };
}

/** What is at one place of the target; between segments it may come from the source. */
function part(
  segments: readonly XmlElement[],
  sources: readonly ReadContent[],
  targets: readonly (ReadContent | undefined)[],
  index: number,
): ReadContent {
  const target = targets[index];
  if (target !== undefined) return target;
  return segments[index]?.name === 'ignorable' ? (sources[index] ?? EMPTY) : EMPTY;
}

/** Ordinals of the segments in the order of the target (XLIFF 2.1 §4.3.1.22, `order`). */
function targetOrder(segments: readonly XmlElement[]): number[] {
  const places = segments.map((segment, index) => {
    const order = Number(childElements(segment, 'target')[0]?.attributes.get('order') ?? index + 1);
    return { index, order: Number.isInteger(order) ? order : index + 1 };
  });
  return places.sort((left, right) => left.order - right.order).map(({ index }) => index);
}

function exportedFingerprint(unit: XmlElement): string | undefined {
  const metas = descendants(unit, 'metaGroup', METADATA)
    .filter((group) => group.attributes.get('category') === CATEGORY)
    .flatMap((group) => childElements(group, 'meta'));
  const meta = metas.find((one) => one.attributes.get('type') === EXPORTED);
  const value = meta && textOf(meta).trim();
  return value !== undefined && /^[0-9a-f]{16}$/u.test(value) ? value : undefined;
}

function child(
  segment: XmlElement,
  name: 'source' | 'target',
  originals: Originals,
): ReadContent | undefined {
  const element = childElements(segment, name)[0];
  return element && joined(contentOf(element, originals, name === 'source'));
}

/** @param learn whether the codes are the source’s, which the target’s may refer to by id alone */
function contentOf(element: XmlElement, originals?: Originals, learn = false): ReadContent[] {
  return element.children.map((node): ReadContent => {
    if (typeof node === 'string') return written(node);
    const inside = () => contentOf(node, originals, learn);
    const { attributes } = node;
    const id = attributes.get('id') ?? '';
    const stored = (name: string) => originals?.stored.get(attributes.get(name) ?? '');
    if (node.namespace !== element.namespace) return joined(inside());
    switch (node.name) {
      case 'cp':
        return written(character(attributes.get('hex')));
      case 'ph': {
        const start = stored('dataRef');
        if (learn) originals?.source.set(id, { start });
        return mark(start ?? originals?.source.get(id)?.start);
      }
      case 'sc': {
        const start = stored('dataRef');
        if (learn) originals?.source.set(id, { ...originals.source.get(id), start });
        return mark(start ?? originals?.source.get(id)?.start);
      }
      case 'ec': {
        const end = stored('dataRef');
        const from = attributes.get('startRef') ?? id;
        if (learn) originals?.source.set(from, { ...originals.source.get(from), end });
        return mark(end ?? originals?.source.get(from)?.end);
      }
      case 'pc': {
        const start = stored('dataRefStart');
        const end = stored('dataRefEnd');
        if (learn) originals?.source.set(id, { start, end });
        const known = originals?.source.get(id);
        return joined([mark(start ?? known?.start), ...inside(), mark(end ?? known?.end)]);
      }
      default:
        return joined(inside());
    }
  });
}

function character(hex: string | undefined): string {
  const point = /^[0-9a-f]{1,6}$/iu.test(hex ?? '') ? Number.parseInt(hex ?? '', 16) : -1;
  return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
