import { dirname, join, relative, resolve } from 'node:path';
import { nearest } from '../config/shape.js';
import { isKnownLanguage } from '../config/index.js';
import { isThere, writeNewFiles, type NewFile } from '../io/new-files.js';
import type { Config } from '../model/config.js';
import { Failure } from '../model/failure.js';
import { canonicalTag } from '../model/locale.js';
import type { Problem } from '../model/problem.js';
import { syncedFiles } from '../pipeline.js';
import { documentRemarks } from '../report/beginning.js';
import { doubtProblems, recognisedLine } from '../report/outline.js';
import { problemsText } from '../report/text.js';
import { loadConfig, loadPublication, openContext, type CommandContext, type CommonOptions } from './context.js';
import { readDocument, type BegunDocument } from './init-document.js';
import { beginningFile, borrowedStrings, CI_SERVICES, ciFile, firstStatement, type CiService } from './init-files.js';
import { writeChanged } from './write-files.js';

export interface InitOptions extends CommonOptions {
  readonly folder?: string | undefined;
  readonly from?: string | undefined;
  readonly locale?: readonly string[] | undefined;
  readonly ci?: CiService | undefined;
}
