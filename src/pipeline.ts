/**
 * The pipeline's stages, in order. Each composes what the folders beside it do; what it composes, and how, is on
 * its own page in `pipeline/`.
 */

/** 1. The folder becomes a publication: configuration, canonical text, translations, names, strings. */
export {
  publicationTags,
  readConfig,
  readPublication,
  readStatement,
  type Publication,
  type Statement,
} from './pipeline/publication.js';

/** 2. The publication becomes documents, one for each locale. */
export { localizeAll } from './pipeline/documents.js';

/** 3. Documents are checked. */
export { checkAll, checkLocales, readFonts, type CheckedLocale } from './pipeline/check.js';
export { rules } from './pipeline/rules.js';

/** 4. Documents become files, and files an edition. */
export { renderEdition } from './pipeline/render.js';
export { formats } from './render/index.js';

/** Beside it: what the texts of a publication become when they are worked on. */
export {
  exportDocument,
  loadExchangeFormats,
  loadWholeReaders,
  planAdoptionInto,
  planImportInto,
  refusedParagraphs,
  wholeContext,
  type Adoption,
} from './pipeline/exchange.js';
export { unreadableFiles } from './pipeline/kept-files.js';
export { signatoriesFile, syncedFiles } from './sync/files.js';
export { type AdoptionPlan } from './adopt/plan/plan.js';
export { type ImportPlan } from './sync/import.js';
export { planReview } from './sync/review.js';

export { packagedStrings, planStringsFile } from './pipeline/strings.js';

/** Before it: a document becomes the statement of a new publication. */
export {
  beginStatement,
  documentLanguage,
  draftEndings,
  isWrittenIn,
  newConfig,
  readDraft,
  type Beginning,
  type DocumentLanguage,
} from './pipeline/beginning.js';
