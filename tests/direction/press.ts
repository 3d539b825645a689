import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { createPrinter } from '../../src/io/browser/printer.js';
import { createHost } from '../../src/io/host.js';
import { createPdfReader } from '../../src/io/pdf-reader.js';
import { localizeAll } from '../../src/pipeline/documents.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import { renderEdition } from '../../src/pipeline/render.js';
import { formats } from '../../src/render/index.js';
import { publicationOf, ROOT } from '../publication.js';
import { warmBrowser } from '../warm-browser.js';
import { NAMES } from './paragraphs.js';

/** What a statement became. */
interface Published {
  readonly page: string;
  readonly text: string;
  /** The same in short lines. */
  readonly narrowText: string;
  readonly pdf: Uint8Array;
  readonly word: Uint8Array;
  readonly mail: Email;
}

/** Columns of the short lines. */
const NARROW = 40;

/** Publishes statements with one browser: the stages of a build without its checks. */
export interface Press {
  publish(tag: string, statement: string): Promise<Published>;
  close(): Promise<void>;
}

export function openPress(): Press {
  const printer = createPrinter({ env: process.env, keeper: warmBrowser() });
  const reader = createPdfReader();
  return {
    close: () => printer.close(),
    async publish(tag, statement) {
      const folder = await publicationOf({
        [`locales/${tag}/press.json`]: await stringsOf(tag),
        [`locales/${tag}/statement.md`]: statement,
        'publish.config.yaml': JSON.stringify({
          sourceLocale: tag,
          locales: [tag],
          names: NAMES,
          roles: { signatories: 'none' },
        }),
      });
      const host = createHost(folder, printer, reader);
      const config = (await readConfig(host, undefined)).value;
      const publication = config && (await readPublication(host, config)).value;
      if (publication === undefined) throw new Error(`the statement in ${tag} cannot be read`);
      const documents = localizeAll(publication, [tag]);
      const render = async (ids: readonly string[], wrap: number | undefined) => {
        const { text } = publication.config;
        const wrapped = { ...publication, config: { ...publication.config, text: { ...text, wrap } } };
        const chosen = formats.filter(({ id }) => ids.includes(id));
        const { value, problems } = await renderEdition(host, wrapped, documents, chosen, () => undefined);
        const fatal = problems.filter((problem) => problem.fatal === true);
        if (value === undefined || fatal.length > 0) throw new Error(JSON.stringify(fatal, undefined, 1));
        return (end: string) =>
          Buffer.from(Array.from(value.files).find(([path]) => path.endsWith(end))?.[1] ?? []);
      };
      const whole = await render(['html', 'txt', 'pdf', 'docx', 'eml'], publication.config.text.wrap);
      const narrow = await render(['txt'], NARROW);
      return {
        page: whole(`${tag}/index.html`).toString(),
        text: whole('.txt').toString(),
        narrowText: narrow('.txt').toString(),
        pdf: new Uint8Array(whole('.pdf')),
        word: new Uint8Array(whole('.docx')),
        mail: await PostalMime.parse(whole('.eml')),
      };
    },
  };
}

/** The interface strings of a language: those of the fixtures, which set the digits of its notes, or the package’s. */
function stringsOf(tag: string): Promise<Uint8Array> {
  const fixture = join(ROOT, 'tests/fixtures/river/locales', tag, 'press.json');
  return readFile(existsSync(fixture) ? fixture : join(ROOT, 'locales', tag, 'press.json'));
}
