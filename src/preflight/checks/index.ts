import { archiveChecks } from './archive.js';
import { blockChecks } from './blocks.js';
import { boxChecks } from './boxes.js';
import type { Check } from './check.js';
import { contentChecks } from './content.js';
import { exchangeChecks } from './exchange.js';
import { fileChecks } from './file.js';
import { fontChecks } from './fonts.js';
import { inkChecks } from './inks.js';
import { linkChecks } from './links.js';
import { metadataChecks } from './metadata.js';
import { navigationChecks } from './navigation.js';
import { tagChecks } from './tags.js';
import { textChecks } from './text.js';

/** The checklist, in the order of `docs/preflight.md`. To add a check: a row in its group. */
export const checks: readonly Check[] = [
  ...fileChecks,
  ...metadataChecks,
  ...contentChecks,
  ...fontChecks,
  ...textChecks,
  ...archiveChecks,
  ...tagChecks,
  ...blockChecks,
  ...linkChecks,
  ...navigationChecks,
  ...exchangeChecks,
  ...boxChecks,
  ...inkChecks,
];
