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

/** A part of the checklist. */
export interface CheckGroup {
  readonly title: string;
  readonly checks: readonly Check[];
}

/** The checklist, in the order of `docs/preflight.md`. To add a check: a row in its group. */
export const checkGroups: readonly CheckGroup[] = [
  { title: 'The file', checks: fileChecks },
  { title: 'What it says about itself', checks: metadataChecks },
  { title: 'Its content', checks: contentChecks },
  { title: 'Its fonts', checks: fontChecks },
  { title: 'Its text', checks: textChecks },
  { title: 'For archives and readers', checks: archiveChecks },
  { title: 'Its tags', checks: [...tagChecks, ...blockChecks] },
  { title: 'Its links', checks: linkChecks },
  { title: 'Its bookmarks, and how it opens', checks: navigationChecks },
  { title: 'For print shops', checks: exchangeChecks },
  { title: 'Its boxes', checks: boxChecks },
  { title: 'Inks, lines, small text, pictures', checks: inkChecks },
];

/** Every check. */
export const checks: readonly Check[] = checkGroups.flatMap((group) => group.checks);
