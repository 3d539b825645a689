import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A run of WordprocessingML. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of WordprocessingML. */
export function paragraph(content: string, properties = ''): string {
  const runs = content.startsWith('<') ? content : run(content);
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

export interface WordParts {
  readonly styles?: string;
  readonly footnotes?: string;
  /** Relationship id → address of a link. */
  readonly links?: Readonly<Record<string, string>>;
  /** Put before the root element of the main part. */
  readonly prolog?: string;
}

/** A Word file with that body, as small as one can be. */
export function wordFile(
  body: string,
  { styles, footnotes, links = {}, prolog = '' }: WordParts = {},
): Uint8Array {
  const part = (name: string, inner: string) =>
    `${prolog}<w:${name} xmlns:w="${W}" xmlns:r="${R}">${inner}</w:${name}>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}"/>`;
  const relations = (inner: string) => `<Relationships xmlns="${RELATIONS}">${inner}</Relationships>`;
  const own = [
    ...Object.entries(links).map(([id, target]) => relation(id, 'hyperlink', target)),
    ...(styles === undefined ? [] : [relation('s1', 'styles', 'styles.xml')]),
    ...(footnotes === undefined ? [] : [relation('f1', 'footnotes', 'footnotes.xml')]),
  ].join('');
  const parts: Record<string, string> = {
    '_rels/.rels': relations(relation('m', 'officeDocument', 'word/document.xml')),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations(own),
    ...(styles === undefined ? {} : { 'word/styles.xml': part('styles', styles) }),
    ...(footnotes === undefined ? {} : { 'word/footnotes.xml': part('footnotes', footnotes) }),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}
