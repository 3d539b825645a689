import { createHash } from 'node:crypto';
import type { ExportDocument, ExportFiles, ExportOptions, ExportUnit } from '../../model/exchange.js';
import { Failure } from '../../model/failure.js';
import { fingerprint } from '../../model/fingerprint.js';
import { fitFonts } from '../../model/fit-fonts.js';
import { withoutComments } from '../../model/font-face.js';
import { toLocale } from '../../model/locale.js';
import type {
  Content,
  SegmentView,
  Sheet,
  SheetChecking,
  SheetSegment,
  SheetStatus,
  SheetView,
} from '../../model/sheet.js';
import { wordChanges } from '../../text/word-changes.js';
import { contentsOf, type Contents } from './content.js';
import { interfaceWords } from './words.js';

/** What a sheet is made of, beside its texts. */
const SCRIPT = 'lib/client/sheet.js';
const STYLES = ['templates/sheet/editor.css', 'templates/sheet/sheet.css'];
const FONTS = ['fonts.css', 'own-fonts.css'];

const NO_REVISION = '0'.repeat(64);
const NO_CHECKING: SheetChecking = {
  severities: {},
  accepted: [],
  glossary: [],
  numerals: 'decimal',
  names: [],
};

/** Writes the page with everything in it: no file and no host is asked for anything. */
export async function writeSheet(document: ExportDocument, { files }: ExportOptions): Promise<Uint8Array> {
  if (files === undefined) throw new RangeError('A sheet is made of files of the package.');
  const contents = document.units.map(({ source, target }) => contentsOf(source, target));
  const sheet = sheetOf(document, contents);
  const view = viewOf(document, contents);
  const json = [inertJson(sheet), inertJson(view)] as const;
  const script = await packagedText(files, SCRIPT);
  const hasItalics = view.segments.some(({ codes }) => codes.some(({ type }) => type === 'emphasis'));
  const style = await styleOf(`${json.join('')}${typedLetters(document)}`, hasItalics, files);
  const words = view.interface[0];
  const { locale } = document;
  const page = `<!doctype html>
<html lang="${words?.lang ?? 'en'}" dir="${words?.direction ?? 'ltr'}" data-script="${toLocale(locale).script}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(`${document.brief.title} (${locale})`)}</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript>${escaped(words?.words['sheet.noScript'] ?? '')}</noscript>
<script type="application/json" id="sheet">${json[0]}</script>
<script type="application/json" id="view">${json[1]}</script>
<script>${script}</script>
</body>
</html>
`;
  return new TextEncoder().encode(page);
}

/** What the sheet saves, as it is before anybody has worked on it. */
export function sheetOf(document: ExportDocument, contents: readonly Contents[]): Sheet {
  const { publication, brief, revision, sourceLocale, locale, units } = document;
  return {
    version: 1,
    publication,
    title: brief.title,
    revision: revision ?? NO_REVISION,
    sourceLocale,
    locale,
    segments: units.map((unit, at) => segmentOf(unit, contents[at]?.target ?? [])),
  };
}

function segmentOf(
  { key, source, target, status, reviewedBy, remarks = [] }: ExportUnit,
  content: Content,
): SheetSegment {
  const isReviewed = status === 'reviewed' && reviewedBy !== undefined;
  return {
    key,
    source,
    sourcePrint: fingerprint(source),
    exported: target,
    target: content,
    status: statusOf(status, isReviewed),
    ...(isReviewed && { approvedBy: reviewedBy }),
    ...(remarks.length > 0 && { remarks: remarks.map(({ id, by, text }) => ({ id, by, text })) }),
  };
}

function statusOf(status: ExportUnit['status'], isReviewed: boolean): SheetStatus {
  if (status === 'missing') return 'untranslated';
  if (status === 'outdated') return 'draft';
  return isReviewed ? 'approved' : 'finished';
}

function viewOf(document: ExportDocument, contents: readonly Contents[]): SheetView {
  const { units, checking = NO_CHECKING, locale, sourceLocale, publication, wording, brief } = document;
  return {
    segments: units.map(({ role, kept = [], madeFor }, at) => {
      const { codes = [], source = [] } = contents[at] ?? {};
      return {
        role,
        codes,
        source,
        kept,
        changes: madeFor === undefined ? undefined : changesSince(madeFor, source),
      };
    }),
    checking,
    interface: wording.map((one) => interfaceWords(one, sourceLocale, locale)),
    translator: brief.translator,
    terms: brief.terms,
    fileName: `${publication}.${locale}.json`,
  };
}

/** What is new in an original, and what is gone. */
function changesSince(before: string, source: Content): SegmentView['changes'] {
  return wordChanges(plainText(contentsOf(before, '').source), plainText(source));
}

function plainText(content: Content): string {
  return content.filter((piece) => typeof piece === 'string').join('');
}

/** Letters that people will type, whatever is translated so far. */
function typedLetters({ locale }: ExportDocument): string {
  const latin = 'aA0.';
  return toLocale(locale).script === 'Arab' ? `${latin}ب۰` : latin;
}

async function styleOf(text: string, hasItalics: boolean, files: ExportFiles): Promise<string> {
  const decoder = new TextDecoder();
  const sheets = await Promise.all(FONTS.map(async (name) => decoder.decode(await files.resource(name))));
  const faces = withoutComments(sheets.join('\n'));
  const { css, fonts } = fitFonts(hasItalics ? faces : upright(faces), text);
  const own = await Promise.all(STYLES.map((path) => packagedText(files, path)));
  const loaded = await Promise.all(
    fonts.map(async (name) => [name, await files.resource(`fonts/${name}`)] as const),
  );
  const addresses = new Map(
    loaded.map(([name, bytes]) => [name, `data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}`]),
  );
  const embedded = css.replace(
    /url\((['"]?)fonts\/([\w.-]+)\1\)/gu,
    (whole, _quote, name: string) => `url(${addresses.get(name) ?? whole})`,
  );
  return withoutComments([embedded, ...own].join('\n'));
}

/** The faces that stand upright. */
function upright(css: string): string {
  return css.replace(/@font-face\s*\{[^}]*font-style:\s*italic[^}]*\}\s*/gu, '');
}

async function packagedText(files: ExportFiles, path: string): Promise<string> {
  const bytes = await files.packaged(path);
  if (bytes === undefined) {
    const help = 'Install the package again with `npm ci`; in its sources, run `npm run build`.';
    throw new Failure(3, `The file ${path} is missing.`, help);
  }
  return new TextDecoder().decode(bytes);
}

/** Scripts and styles of exactly these characters run; nothing is loaded from anywhere (CSP Level 3). */
function policy(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** In a script element `</` would end it and `<!--` would hide its end (HTML §13.2.5.4). */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003C');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
