import type { Output } from '../model/output.js';
import type { CheckReport } from '../model/report.js';
import { fromRoot } from './from-root.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { sarif } from './sarif.js';
import { checkText } from './check-text.js';
import type { Paint } from './text.js';

/** A way to report a check; all of them carry the same findings. */
export type Reporter = (report: CheckReport, paint: Paint) => Output;

/** Every reporter by the name that `--reporter` takes. */
export const reporters: Readonly<Record<string, Reporter>> = {
  text: checkText,
  json,
  sarif: (report) => sarif(fromRoot(report)),
  gitlab: (report) => gitlab(fromRoot(report)),
  markdown: (report) => markdown(fromRoot(report)),
  github: (report) => github(fromRoot(report)),
  junit: (report) => junit(fromRoot(report)),
};
