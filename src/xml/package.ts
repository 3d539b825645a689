import { strToU8, zipSync } from 'fflate';
import { replaceForbidden } from './characters.js';
import { x, xmlFile, type XmlElement } from './write.js';

/** WordprocessingML (ISO/IEC 29500-1, transitional). */
export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Namespaces of an office file and of the package it is (ISO/IEC 29500-2, Open Packaging Conventions). */
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
export const RELATIONSHIPS = `${OFFICE}/relationships`;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The media type of the parts of a Word file, without what each is. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';

/** The parts of a file by their paths. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** What a part leads to. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type (`hyperlink`); `core` for the core properties, which the package itself has. */
  readonly type: string;
  readonly target: string;
  /** Whether the target is an address outside the file. */
  readonly isOutside?: boolean;
}

/**
 * Packs parts in the given order. Every entry is dated the first day that an archive can name: there is no clock in
 * it.
 */
export function pack(parts: Parts): Uint8Array {
  const entries = Object.entries(parts).map(
    ([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  // Archives hold local time without its zone, so this one date is the same in every zone.
  const day = new Date(1980, 0, 1, 12);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: day, os: 0 });
}

/**
 * `[Content_Types].xml`.
 *
 * @param types path of a part → its media type
 * @param endings ending of a file’s name → its media type, where a part has none of its own
 */
export function contentTypes(
  types: Readonly<Record<string, string>>,
  endings: Readonly<Record<string, string>> = {},
): string {
  const defaults = {
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    ...endings,
  };
  return part(
    x(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      ...Object.entries(defaults).map(([Extension, ContentType]) => x('Default', { Extension, ContentType })),
      ...Object.entries(types).map(([path, ContentType]) =>
        x('Override', { PartName: `/${path}`, ContentType }),
      ),
    ),
  );
}

/** The relationships of a part, or of the package. */
export function relationships(all: readonly Relationship[]): string {
  const typeOf = (name: string) =>
    name === 'core' ? `${PACKAGE}/relationships/metadata/core-properties` : `${RELATIONSHIPS}/${name}`;
  return part(
    x(
      'Relationships',
      { xmlns: `${PACKAGE}/relationships` },
      ...all.map(({ id, type, target, isOutside }) =>
        x('Relationship', {
          Id: id,
          Type: typeOf(type),
          Target: allowed(target),
          TargetMode: isOutside === true ? 'External' : undefined,
        }),
      ),
    ),
  );
}

/** What a file says of itself (ISO/IEC 29500-2 §11). */
export interface CoreProperties {
  readonly title: string;
  readonly creator?: string | undefined;
  readonly description?: string | undefined;
  readonly language?: string | undefined;
  readonly identifier?: string | undefined;
  /** ISO 8601; the day it is dated with. */
  readonly date?: string | undefined;
}

/** `docProps/core.xml`. */
export function coreProperties(properties: CoreProperties): string {
  const { title, creator, description, language, identifier, date } = properties;
  const text = (name: string, value: string | undefined) =>
    value === undefined ? undefined : x(name, allowed(value));
  const day = (name: string) =>
    date === undefined
      ? undefined
      : x(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${date.slice(0, 10)}T00:00:00Z`);
  return part(
    x(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      x('dc:title', allowed(title)),
      text('dc:creator', creator),
      text('dc:description', description),
      text('dc:identifier', identifier),
      text('dc:language', language),
      day('dcterms:created'),
      day('dcterms:modified'),
    ),
  );
}

/** A text without the characters that no XML file can hold; its lines end as its readers take them. */
export function allowed(text: string): string {
  return replaceForbidden(text.replace(/\r\n?/gu, '\n'), '');
}

/** The tree as a whole part. */
export function part(root: XmlElement): string {
  return xmlFile(root, { standalone: true });
}
