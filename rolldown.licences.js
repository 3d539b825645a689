import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Path of the package that a module is from: the last folder of `node_modules`, with its scope. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u;
const LICENCE = /^(?:licen[cs]e|copying)(?:[.-]|$)/iu;

/**
 * Writes the licences of all packages in a bundle beside it: who gets their code must get the words under which it was
 * given.
 *
 * @param fileName the file to write
 */
export const licences = (fileName) => ({
  name: 'licences',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap(({ modules: own = {} }) => Object.entries(own));
    // What is replaced or dropped is not in it.
    const ids = modules.filter(([id, { code }]) => !id.startsWith('\0') && code !== null).map(([id]) => id);
    const folders = new Set(ids.flatMap((id) => PACKAGE.exec(id.replaceAll('\\', '/')) ?? []));
    const sections = [...folders].map(sectionOf).sort((a, b) => (a < b ? -1 : 1));
    this.emitFile({ type: 'asset', fileName, source: sections.join('\n') });
  },
});

function sectionOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => LICENCE.test(one));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  return `## ${name} ${version} (${license})\n\n${text.trim().replace(/^(?=.)/gmu, '    ')}\n`;
}
