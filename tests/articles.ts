import { beginStatement, newConfig, readDraft } from '../src/pipeline/beginning.js';
import { formatSettings } from '../src/model/config.js';
import type { ArticleFile } from '../src/model/article.js';
import type { Host } from '../src/model/host.js';
import type { Manuscript, Remark } from '../src/model/manuscript.js';
import type { Problem } from '../src/model/problem.js';
import { localizeAll } from '../src/pipeline/documents.js';
import { readImages } from '../src/pipeline/images.js';
import { readConfig, readPublication } from '../src/pipeline/publication.js';
import { articleFile } from '../src/render/json/index.js';
import { memoryHost, packagedFile } from './publication.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A publication in memory that has the words of the package. */
function hostOf(files: Files): Host {
  return { ...memoryHost(files), packaged: packagedFile };
}

/** The articles of a publication in memory, that of the source first; none if it cannot be read. */
export async function articlesOf(files: Files): Promise<readonly ArticleFile[]> {
  const host = hostOf(files);
  const { value: config, problems } = await readConfig(host, undefined);
  if (config === undefined) throw new Error(problems[0]?.message);
  const { value: publication } = await readPublication(host, config);
  if (publication === undefined) return [];
  const documents = localizeAll(publication, publication.tags);
  const { value: images = new Map<string, Uint8Array>() } = await readImages(host, publication, documents);
  const context = { images, config: formatSettings(config), documents, formats: [] };
  return documents.map((document) => articleFile(document, context));
}

/** What `publish init --from` makes of a file of data: a publication in memory, and what it reports. */
export async function begunFrom(
  bytes: Uint8Array,
  images: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<{ files: Files; problems: readonly Problem[]; remarks: readonly Remark[] }> {
  const outcome = await readDraft(bytes, 'x.json', 'json');
  const draft = outcome?.value;
  if (draft === undefined) return { files: {}, problems: outcome?.problems ?? [], remarks: [] };
  const manuscript: Manuscript = draft.finish(images);
  const [tag = 'en'] = draft.languages;
  const { alternates } = JSON.parse(new TextDecoder().decode(bytes)) as ArticleFile;
  const tags = [tag, ...alternates.map(({ locale }) => locale)];
  const text = `sourceLocale: ${tag}\nlocales: [${tags.join(', ')}]\n`;
  const parse = (more: string) => newConfig(text + more, 'publish.config.yaml');
  const { markdown, settings, remarks } = await beginStatement(hostOf({}), manuscript, parse(''), parse);
  const beside = Array.from(manuscript.images, ([name, content]) => [`locales/${tag}/${name}`, content]);
  return {
    files: {
      'publish.config.yaml': text + settings,
      [`locales/${tag}/statement.md`]: markdown,
      ...(Object.fromEntries(beside) as Files),
    },
    problems: [],
    remarks,
  };
}

/** An article as a file. */
export function bytesOf(file: ArticleFile): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(file, undefined, 2)}\n`);
}
