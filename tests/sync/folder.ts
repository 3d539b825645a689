import type { RelatedTranslation } from '../../src/model/catalogue.js';
import { segmentStatus } from '../../src/localize/status.js';
import { parseCatalogue, parseEarlier, textMap } from '../../src/parse/catalogue.js';
import { parse } from '../../src/parse/index.js';
import { syncedFiles } from '../../src/sync/files.js';
import { relatedTranslations } from '../../src/sync/related.js';
import { planSync, type SyncPlan } from '../../src/sync/plan.js';

/** A publication of one source and one translation as it lies on disk, edited and synced by hand. */
export class Folder {
  files = new Map<string, string>();
  constructor(public paragraphs: string[]) {}

  plan(): SyncPlan {
    const text = `# The title\n\n${this.paragraphs.join('\n\n')}\n`;
    const options = { file: 'locales/en/statement.md', revision: '', locale: 'en', date: '2025-01-01' };
    const document = parse(text, options).value;
    if (document === undefined) throw new Error('the statement cannot be parsed');
    const read = (name: string) => this.files.get(`locales/fa/${name}.json`);
    const files = { statement: read('statement'), state: read('state'), obsolete: read('obsolete') };
    const catalogue = parseCatalogue('fa', files, '').value;
    if (catalogue === undefined) throw new Error('the catalogue cannot be parsed');
    const source = this.files.get('locales/en/statement.json');
    const known =
      source === undefined ? new Map<string, string>() : (textMap(source, 'f', 'en').value ?? new Map());
    const earlier =
      parseEarlier(this.files.get('locales/en/earlier.json') ?? '{}', 'f', 'en').value ?? new Map();
    return planSync(document, known, [catalogue], earlier);
  }

  sync(): SyncPlan {
    const plan = this.plan();
    this.files = new Map(syncedFiles(plan, 'en'));
    return plan;
  }

  /** Translates segments by their text, as a translator with an editor does. */
  translate(translation: (source: string) => string | undefined): void {
    const table = Object.fromEntries(
      [...this.plan().source].flatMap(([key, text]) => {
        const target = translation(text) ?? this.target(key);
        return target === undefined ? [] : [[key, target]];
      }),
    );
    this.files.set('locales/fa/statement.json', JSON.stringify(table));
  }

  target(key: string): string | undefined {
    return textMap(this.files.get('locales/fa/statement.json') ?? '{}', 'f', 'fa').value?.get(key);
  }

  /** Source text → status, in document order. */
  statuses(): [string, string][] {
    const { document, catalogues } = this.plan();
    return document.segments.map(({ key, source, hash }) => [
      source,
      segmentStatus(hash, catalogues[0]?.translations.get(key), catalogues[0]?.states.get(key)),
    ]);
  }

  status(source: string): string | undefined {
    return this.statuses().find(([text]) => text === source)?.[1];
  }

  /** What the translator of each segment is pointed to. */
  related(): Record<string, readonly RelatedTranslation[]> {
    const { document, catalogues, earlier } = this.plan();
    const [catalogue] = catalogues;
    return catalogue === undefined
      ? {}
      : Object.fromEntries(relatedTranslations(document.segments, catalogue, earlier));
  }
}
