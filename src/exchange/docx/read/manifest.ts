import type { Origin } from '../mark.js';
import { MANIFEST } from '../write/manifest.js';
import { child, readElements } from './xml.js';
import type { Node } from './xml.js';

/** A unit as it was exported. */
export interface Exported {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly outdated: boolean;
}

/** Everything as it was exported, where the file still has it. */
export interface Manifest {
  readonly origin: Origin;
  /** Link and footnote definitions of the statement. */
  readonly definitions: string;
  readonly units: readonly Exported[];
}

/** Reads a part of custom XML; `undefined` where it is another program's. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  const origin: Record<string, string> = {};
  const units: Exported[] = [];
  const named = (name: string) => `{${MANIFEST}}${name}`;
  const text = (node: Node, name: string) => child(node, named(name))?.text ?? '';
  const given = new Set(['publication', 'locale', 'sourceLocale', 'form', 'definitions', 'unit'].map(named));
  readElements(
    bytes,
    (name) => given.has(name),
    () => false,
    (node) => {
      if (node.name !== named('unit')) {
        origin[node.name.slice(named('').length)] = node.text;
        return;
      }
      units.push({
        key: text(node, 'key'),
        source: text(node, 'source'),
        target: text(node, 'target'),
        outdated: node.attributes.status === 'outdated',
      });
    },
  );
  const isOurs = units.length > 0 || Object.keys(origin).length > 0;
  return isOurs ? { origin, definitions: origin.definitions ?? '', units } : undefined;
}

/** Reads the origin from the custom properties of the file. */
export function readProperties(bytes: Uint8Array): Origin {
  const values: Record<string, string> = {};
  readElements(
    bytes,
    (name) => name.endsWith('}property'),
    () => false,
    (node) => {
      const [, name] = /^communique\.(\w+)$/u.exec(node.attributes.name ?? '') ?? [];
      if (name !== undefined) values[name] = node.children.map(({ text }) => text).join('');
    },
  );
  return values;
}
