import { checks } from '../../src/check/index.js';
import type { CheckSubject } from '../../src/model/check.js';
import type { LocalizedDocument } from '../../src/model/localized.js';
import { parse } from '../../src/parse/index.js';
import { readFonts, subjectOf } from '../../src/pipeline/check.js';
import { localizer } from '../../src/pipeline/documents.js';
import { readConfig, readPublication, type Publication } from '../../src/pipeline/publication.js';
import { memoryHost } from '../torture/fuzz/host.js';

/** A language of each direction. */
export const TAGS = ['en', 'fa', 'fr'] as const;

export const PARSING = { file: 'locales/en/statement.md', revision: '0', locale: 'en', date: '2025-01-02' };

/** A publication, and what there is to check of it. */
export interface Prepared {
  readonly publication: Publication;
  readonly documents: readonly LocalizedDocument[];
  readonly subject: CheckSubject;
}

/** A statement with a text in a paragraph, and its beginning in a name. */
export function statementWith(text: string): string {
  return `# Title\n\nBody ${text} end.\n\nSigned:\n\n- A name ${text.slice(0, 2_000)} of two\n- Another name\n`;
}

/** A catalogue with a text in every translation. */
export function catalogueWith(text: string, keys: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, `آب ${text} آب.`])));
}

const severities = checks.map(({ id }) => `${id}: warning`).join(', ');
const bytes = (text: string) => new TextEncoder().encode(text);
const CONFIG = [
  `locales: [${TAGS.join(', ')}]`,
  'formats: [html, txt]',
  `date: ${PARSING.date}`,
  `checks: { ${severities} }`,
].join('\n');
const GLOSSARY = JSON.stringify({ 'Body end': ['آب'], water: ['آب', 'آب‌ها'] });

/**
 * A publication of a statement.
 *
 * @param text what every translation has in it
 * @returns nothing where the statement or a translation is refused
 */
export async function prepare(statement: string, text: string): Promise<Prepared | undefined> {
  const keys = parse(statement, PARSING).value?.segments.map(({ key }) => key) ?? [];
  const catalogue = bytes(catalogueWith(text, keys));
  const translated = TAGS.slice(1).flatMap((tag) => [
    [`locales/${tag}/statement.json`, catalogue],
    [`locales/${tag}/glossary.json`, bytes(GLOSSARY)],
  ]);
  const host = memoryHost({
    'publish.config.yaml': bytes(CONFIG),
    [PARSING.file]: bytes(statement),
    ...(Object.fromEntries(translated) as Record<string, Uint8Array>),
  });
  const { value: config } = await readConfig(host, undefined);
  const { value: publication } = config === undefined ? {} : await readPublication(host, config);
  if (publication === undefined || publication.findings.some(({ rule }) => rule === 'oversized'))
    return undefined;
  const documents = TAGS.map(localizer(publication));
  const fonts = await readFonts(host, { ...publication.config, formats: ['pdf'] });
  return { publication, documents, subject: subjectOf(publication, documents, fonts) };
}
