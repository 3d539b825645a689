import type { ImportDocument } from '../../../model/exchange.js';
import type { Outcome, Problem } from '../../../model/problem.js';
import { faultOf, type FileWords } from '../fault.js';
import { originInText, SET } from '../mark.js';
import type { Origin } from '../mark.js';
import { Archive, signature } from '../zip.js';
import { readManifest, readProperties } from './manifest.js';
import type { Manifest } from './manifest.js';
import type { Surroundings } from './pieces.js';
import { folderOf, relationsOf, relationsPath } from './relations.js';
import { readRow } from './rows.js';
import type { Row } from './rows.js';
import { characterStyle, NO_STYLE, readStylesAs } from './styles.js';
import { rawText } from './text.js';
import { toUnits } from './units.js';
import { readElements } from './xml.js';
import { XmlFault } from '../../../xml/read.js';

/** A publication has some hundred rows. */
const MAX_ROWS = 20_000;

/** What the reader never looks into: old formats of changed text, deleted text. */
const LEFT = new Set(
  'rPrChange pPrChange tcPrChange trPrChange tblPrChange tblPrExChange sectPrChange delText delInstrText rt'.split(
    ' ',
  ),
);

const WORDS: FileWords = { format: 'Word', content: 'translation', deepest: 'Word file' };
const OTHER_FILE = 'Save the translator’s file as a Word document (.docx) and import that.';
const NEW_FILE = 'Export the translation again and give the translator that file.';

/** Reads a Word file that anybody may have edited or made. */
export function readDocx(bytes: Uint8Array, file: string): Outcome<ImportDocument> {
  try {
    return read(bytes, file);
  } catch (error) {
    if (error instanceof Unreadable) return refused(file, error.message, error.help);
    return refused(file, faultOf(error, WORDS), NEW_FILE);
  }
}

class Unreadable extends Error {
  constructor(
    message: string,
    readonly help: string,
  ) {
    super(message);
  }
}

function read(bytes: Uint8Array, file: string): Outcome<ImportDocument> {
  const archive = openArchive(bytes);
  const main = mainPart(archive);
  const isManifest = (name: string) => /^customXml\/item\d{1,3}\.xml$/u.test(name);
  const content = archive.part(main);
  if (content === undefined)
    throw new Unreadable('This archive holds no Word document: its main part is missing.', OTHER_FILE);
  const manifest = archive.paths
    .filter(isManifest)
    .map((name) => archive.part(name) ?? new Uint8Array())
    .map((xml) => optional(() => readManifest(xml)))
    .find((one) => one !== undefined);
  const properties = archive.part('docProps/custom.xml');
  const relations = optional(() => relationsOf(archive.part(relationsPath(main)), folderOf(main))) ?? [];
  const styles = relations.find(({ kind }) => kind === 'styles')?.target ?? `${folderOf(main)}styles.xml`;
  const surroundings: Surroundings = {
    relations: new Map(relations.map((one) => [one.id, one])),
    styles: optional(() => readStylesAs(archive.part(styles), NO_STYLE, characterStyle)) ?? (() => NO_STYLE),
  };
  const { rows, origin } = readContent(content, surroundings);
  if (rows.length === 0)
    throw new Unreadable('This Word file has no table with a source and a translation.', NEW_FILE);
  const { form, ...whole } = firstOf(
    manifest,
    origin,
    properties && optional(() => readProperties(properties)),
  );
  const { units, problems } = toUnits(rows, {
    exported: manifest?.units ?? [],
    definitions: manifest?.definitions ?? '',
    form: form === SET ? 'set' : whole.publication === undefined ? undefined : 'typed',
    file,
  });
  return { value: { ...whole, units }, problems };
}

function openArchive(bytes: Uint8Array): Archive {
  const start = signature(bytes, 4);
  if (start === '\xD0\xCF\x11\xE0')
    throw new Unreadable(
      'This is an old Word file (.doc), or a Word file that is locked with a password.',
      OTHER_FILE,
    );
  if (!start.startsWith('PK')) throw new Unreadable('This is not a Word file (.docx).', OTHER_FILE);
  return new Archive(bytes);
}

/** The path of the main part, as the package says; some programs do not call it `word/document.xml`. */
function mainPart(archive: Archive): string {
  if (archive.paths.includes('content.xml'))
    throw new Unreadable('This is an OpenDocument file (.odt), not a Word file.', OTHER_FILE);
  const relations = archive.part('_rels/.rels');
  let path: string | undefined;
  const find = (xml: Uint8Array) => {
    readElements(
      xml,
      (name) => name.endsWith('}Relationship'),
      () => false,
      ({ attributes }) => {
        if (attributes.Type?.endsWith('/officeDocument') === true) path ??= attributes.Target;
      },
    );
  };
  if (relations !== undefined) find(relations);
  return (path ?? 'word/document.xml').replace(/^\//u, '');
}

function readContent(
  xml: Uint8Array,
  surroundings: Surroundings,
): { rows: Row[]; origin: Origin | undefined } {
  const rows: Row[] = [];
  let origin: Origin | undefined;
  let count = 0;
  readElements(
    xml,
    (name) => name === 'tr' || name === 'p',
    (name) => LEFT.has(name),
    (node) => {
      if (node.name === 'p') {
        origin ??= originInText(rawText(node));
        return;
      }
      if ((count += 1) > MAX_ROWS)
        throw new Unreadable(
          `This file has more than ${MAX_ROWS} rows, more than any translation.`,
          NEW_FILE,
        );
      const row = readRow(node, count, surroundings);
      if (row !== undefined) rows.push(row);
    },
  );
  return { rows, origin };
}

/** A part that helps but is not needed; a document type in it is refused all the same. */
function optional<Value>(readPart: () => Value): Value | undefined {
  try {
    return readPart();
  } catch (error) {
    if (error instanceof XmlFault && error.reason !== 'doctype') return undefined;
    throw error;
  }
}

function firstOf(
  manifest: Manifest | undefined,
  hidden: Origin | undefined,
  properties: Origin | undefined,
): Origin {
  const origins = [hidden, properties, manifest?.origin];
  const first = (name: keyof Origin) =>
    origins.map((origin) => origin?.[name]).find((value) => value !== undefined && value !== '');
  return {
    publication: first('publication'),
    sourceLocale: first('sourceLocale'),
    locale: first('locale'),
    form: first('form'),
  };
}

function refused(file: string, message: string, help: string): Outcome<ImportDocument> {
  const problem: Problem = { rule: 'exchange-file', severity: 'error', file, message, help };
  return { problems: [problem] };
}
