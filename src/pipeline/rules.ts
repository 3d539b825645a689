import { checks } from '../check/index.js';
import { acceptedFinding } from '../check/judge.js';
import type { ReportedRule, Rule } from '../model/rule.js';
import { fatalRules } from '../parse/rules/fatal.js';
import { readingRules } from '../parse/rules/reading.js';

/** What is found in a publication by `check` and by every build: each has samples. */
export const publicationRules: readonly Rule[] = [...checks, ...readingRules, acceptedFinding, ...fatalRules];

/** Rules that a publication can configure by its key `checks`. */
export const configurableRules: readonly string[] = [...checks, ...readingRules, acceptedFinding].map(
  ({ id }) => id,
);

const error = (id: string, description: string): ReportedRule => ({
  id,
  severity: 'error',
  description,
  isFinal: true,
});
const warning = (id: string, description: string): ReportedRule => ({
  ...error(id, description),
  severity: 'warning',
});
const note = (id: string, description: string): ReportedRule => ({
  ...error(id, description),
  severity: 'info',
});

/** What a build reports; `check` reports some of it, too. */
export const buildRules: readonly ReportedRule[] = [
  error('brand-file', 'A file that `brand` names is missing or cannot be used. `check` reports it too.'),
  warning(
    'card-address',
    'The edition has pages and cards, and the configuration has no `baseUrl`, so the pages do not name their cards.',
  ),
  error(
    'card-room',
    'A title has no room on its card. Where a word had to be divided between two lines, it is a warning.',
  ),
  warning(
    'fragment-image',
    'A fragment has images, and the configuration has no `baseUrl` from which another site could load them.',
  ),
  error(
    'image',
    'An image is missing, broken, too large, or not a file of the publication. `check` reports it too.',
  ),
  note(
    'lists',
    'Of many publications: a statement is in no list or no feed, or the collection has no feeds and no sitemap.',
  ),
  warning(
    'lost-address',
    'The edition in place has addresses that the new one would not have: the names of its files, or the pages of a language. `check` reports it too, if the edition is in the output folder of the configuration.',
  ),
  warning(
    'mail-picture',
    'An e-mail does not show a picture, because mail programs need PNG, JPEG or GIF; it shows the words of the picture.',
  ),
  warning('mail-size', 'The page in an e-mail is longer than 102 kB, which is as much as Gmail shows.'),
  warning(
    'missing-string',
    'A language lacks interface strings: its pages show those words in another language. `check` reports it too.',
  ),
  error('not-complete', 'With `--strict` or `--release`: a translation has missing or outdated segments.'),
  error('not-reviewed', 'With `--release`: a translation has segments that nobody has reviewed.'),
  error(
    'pdf-shape',
    'The browser has written a PDF that `publish` does not understand, so it cannot be finished.',
  ),
  error('pdf-text', 'A PDF has lost text, or has it in a different order than the statement.'),
  error('print-ink', 'The PDF for the print shop cannot be made with the inks that were asked for.'),
  warning(
    'refused-request',
    'A page to be printed asks for a file that is not part of the edition; the request is refused.',
  ),
  error('slow-page', 'The browser did not finish a page in time. The message names the likely cause.'),
  error(
    'static-file',
    'The folder under `static` is empty or too large, holds a link, lies in the output folder, or has a file where the build makes one. `check` reports all but the last.',
  ),
  warning(
    'table-width',
    'A table has no room on the page: it is turned, set in small type, or its words are divided.',
  ),
  warning(
    'word-picture',
    'A Word file shows words in place of a picture, because not every Word shows pictures of that kind.',
  ),
];

/** What the commands that bring texts in or compare editions report. */
export const commandRules: readonly ReportedRule[] = [
  error(
    'adopt-conflict',
    'The document has a translation where a different one is already in the catalogue.',
  ),
  warning('adopt-date', 'The document has another date than the statement, or one that cannot be read.'),
  note(
    'adopt-direction-marks',
    'Invisible direction marks were left out: the program sets directions itself.',
  ),
  warning('adopt-doubtful', 'There are more doubts about the pairs than are shown.'),
  note('adopt-end-mark', 'The last line of the document is read as the end mark.'),
  warning(
    'adopt-image',
    'The description of an image belongs to no image of the statement and was left out, or a description has no translation in the document.',
  ),
  warning(
    'adopt-names',
    'Names of signatories in the document are missing, or cannot be matched with those of the statement.',
  ),
  warning('adopt-plain-text', 'Plain text has no links and no emphasis where the statement has them.'),
  note('adopt-revision', 'A file of data was made from another file of the statement.'),
  warning('adopt-slipped', 'From one place on, translations may be beside the wrong segments.'),
  error(
    'adopt-structure',
    'The document’s blocks differ from those of the statement, so nothing is adopted.',
  ),
  error('collection', 'An edition of a collection is missing, or differs from the list of editions.'),
  error('completeness', 'A language falls short of `--min` or `--require`.'),
  error('document-file', 'The document cannot be read.'),
  error('exchange-charset', 'The file has bytes that are not a character in its encoding.'),
  error('exchange-doctype', 'The file has a document type declaration, which can hide entities.'),
  error('exchange-file', 'The Word file cannot be read.'),
  error('exchange-markup', 'A translation has codes that the file does not explain; it is left out.'),
  error('exchange-no-key', 'A segment of the file has lost its key.'),
  warning('exchange-row', 'A row of the table in the Word file cannot be read.'),
  error(
    'exchange-person',
    'In the file of a sheet, an approval or a remark has no name, no words, too many, or characters that cannot be seen.',
  ),
  error('exchange-syntax', 'The file is not a readable PO or XLIFF file, nor what a sheet has saved.'),
  error('exchange-too-large', 'The file is larger than an exported file can be.'),
  error('exchange-unit', 'One segment of the file cannot be read.'),
  error('import-conflict', 'The file and the publication have both changed a translation.'),
  warning('import-copy', 'A translation is identical to the original; it was left out.'),
  error('import-merge-marks', 'A translation holds two texts with the marks of a merge between them.'),
  error(
    'import-placeholder',
    'A string that came back lacks what the program fills in, or has something in braces that it does not fill in.',
  ),
  note(
    'import-remark',
    'A reviewer has written a remark on a translation in a sheet; it is kept in `remarks.json`.',
  ),
  warning('import-source', 'The original beside a translation was never in this statement.'),
  warning(
    'import-unfinished',
    'A translation is marked as unfinished. It is kept beside a current one, or the mark is ignored if both have the same words.',
  ),
  note('import-white-space', 'A translation has white space or line ends at its edges; they were left out.'),
  warning(
    'init-article',
    'An article as data gives a statement that reads otherwise, or is a translation that is not current.',
  ),
  warning('init-change', 'The document has tracked changes: insertions were taken, deletions left out.'),
  warning('init-comment', 'The document has comments; they were left out.'),
  warning('init-field', 'The document has fields of a word processor; the words they show were taken.'),
  warning('init-form', 'The document has formatting that Markdown writes differently.'),
  warning('init-image', 'A picture of the document cannot be used; it was left out.'),
  note('init-invisible', 'Invisible characters of the document were left out.'),
  warning('init-language', 'The language of the document was inferred.'),
  warning('init-names', 'Addresses of signatories in an article as data were not taken.'),
  warning('init-left-out', 'A part of the document was left out.'),
  warning('init-link', 'A link of the document has no address that may be published; its words were taken.'),
  error(
    'init-words',
    'Words of the document are missing in the new statement, or are in another place there.',
  ),
  error('manifest', 'A file of an edition is missing, was changed, or is not in the manifest.'),
];

/** Every rule that a command reports. */
export const rules: readonly (ReportedRule | Rule)[] = [...publicationRules, ...buildRules, ...commandRules];

/** Rules whose findings count even where a person has accepted them. */
export const finalRules: ReadonlySet<string> = new Set(
  rules.filter(({ isFinal }) => isFinal === true).map(({ id }) => id),
);
