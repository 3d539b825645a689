import { isWrittenIn, scriptOf } from '../localize/languages.js';
import { stringNote } from '../localize/string-notes.js';
import { stringsPath } from '../model/catalogue.js';
import type { ExportUnit } from '../model/exchange.js';
import type { Host } from '../model/host.js';
import { toLocale } from '../model/locale.js';
import type { StringCounts } from '../model/report.js';
import type { StringTable } from '../model/strings.js';
import { decodeText } from '../parse/encoding.js';
import { markdownOfText } from '../parse/plain-markdown.js';
import { requiredKeys } from '../parse/strings.js';
import { besideKey, type BesideText } from '../sync/beside.js';
import { placeholders } from '../text/placeholders.js';
import { commonForm } from '../text/plural-forms.js';
import { unusedLabels, type Publication } from './publication.js';
import { packagedText } from './strings.js';

export type { BesideText };

/**
 * The texts of a locale beside the statement that a translator can translate: interface strings that its pages show,
 * unless a person has signed them, and names that are not in the letters of the language.
 */
export function textsBeside(publication: Publication, tag: string): BesideText[] {
  return [...stringTexts(publication, tag), ...nameTexts(publication, tag)];
}

/** How many of the interface strings that its pages show a locale has. */
export function stringCounts(publication: Publication, tag: string): StringCounts {
  const own = publication.strings.get(tag) ?? new Map<string, string>();
  const keys = shownKeys(publication, tag);
  const missing = keys.filter((key) => !own.has(key)).length;
  return { total: keys.length, missing, reviewed: isSigned(own) };
}

function isSigned(own: StringTable): boolean {
  return own.has('reviewedBy') || !own.has('state');
}

/** Keys of the interface strings that the pages of a locale show. */
function shownKeys({ config, english, plan }: Publication, tag: string): string[] {
  const unused = unusedLabels(config, plan.document);
  return requiredKeys(english, tag).filter((key) => !unused.has(key));
}

function stringTexts(publication: Publication, tag: string): BesideText[] {
  const { config, strings, english } = publication;
  const own = strings.get(tag) ?? new Map<string, string>();
  return shownKeys(publication, tag)
    .filter((key) => !(isSigned(own) && own.has(key)))
    .flatMap((key): BesideText[] => {
      const tables = [strings.get(config.sourceLocale), english];
      const find = (name: string) => tables.find((table) => table?.has(name))?.get(name);
      const source = find(key) ?? find(commonForm(key));
      const shown = own.get(key) ?? '';
      if (typeof source !== 'string' || typeof shown !== 'string') return [];
      return [{ file: 'press.json', key, source, shown }];
    });
}

function nameTexts({ plan, signatories }: Publication, tag: string): BesideText[] {
  const locale = toLocale(tag);
  const shown = signatories.get(tag);
  const names = new Set(plan.document.signatories.map(({ name }) => name));
  return [...names].flatMap((name): BesideText[] => {
    const own = shown?.get(name);
    const script = scriptOf(name);
    if (own === undefined && (script === undefined || isWrittenIn(locale, script))) return [];
    return [{ file: 'signatories.json', key: name, source: name, shown: own ?? name }];
  });
}

/** A text beside the statement as a unit of a translator’s file. */
export function besideUnit(text: BesideText): ExportUnit {
  const isName = text.file === 'signatories.json';
  const note = isName ? NAME_NOTE : stringNote(text.key);
  return {
    key: besideKey(text),
    role: isName ? 'name' : 'string',
    source: markdownOfText(text.source),
    target: markdownOfText(text.shown),
    status: text.shown === '' ? 'missing' : 'translated',
    // What a string has in braces is filled in by the program.
    kept: [...new Set(placeholders(text.source))],
    notes: note === undefined ? [] : [note],
  };
}

const NAME_NOTE =
  'Pages show it as it is. If your language has a form of its own for this name, write that; if not, leave it.';

/**
 * A locale’s `press.json` with some texts of it changed. Everything else in the file stays.
 *
 * @param texts key → text
 */
export async function planStrings(
  host: Host,
  tag: string,
  texts: ReadonlyMap<string, string | undefined>,
): Promise<readonly [path: string, text: string]> {
  const path = stringsPath(tag);
  const bytes = await host.read(path);
  const own = bytes === undefined ? {} : (JSON.parse(decodeText(bytes, path, tag).value ?? '{}') as object);
  const isNew = bytes === undefined && (await packagedText(host, tag, 'press.json')) === undefined;
  // What nobody has signed says so.
  const file = new Map<string, unknown>(isNew ? [['state', 'unreviewed']] : Object.entries(own));
  for (const [key, text] of texts) {
    file.set(key, text);
    file.delete(`// ${key}`);
  }
  return [path, `${JSON.stringify(Object.fromEntries(file), null, 2)}\n`];
}
