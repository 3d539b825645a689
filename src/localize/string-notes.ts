import { splitForm } from '../text/plural-forms.js';

/** What each interface string is for, in a sentence for those who translate it. */
const NOTES: Readonly<Record<string, string>> = {
  kind: 'The kind of text, above the title.',
  'release.immediate': 'First line of a press release: it may be published at once.',
  'release.embargo': 'First line of a press release: it may not be published before this time.',
  embargo: 'At the top of a page that must not be published yet. The line with the time follows.',
  'embargo.mail': 'The same at the top of an e-mail.',
  'embargo.document': 'The same at the top of a Word file.',
  'notice.unreviewed':
    'Above a translation that nobody has reviewed yet. {{language}} is the language of the original.',
  'notice.incomplete': 'Above a translation that has gaps. {{language}} is the language of the original.',
  'segment.missing': 'Before a passage that is shown in the language of the original.',
  'segment.outdated': 'Before a passage whose translation is older than the original.',
  notes: 'Heading of the footnotes.',
  'note.back': 'Name of the link that leads from a footnote back to the text.',
  links: 'Heading of the list of web addresses in a PDF.',
  table: 'Read aloud by screen readers before a table.',
  image: 'Read aloud by screen readers for an image without a description.',
  'signatories.count':
    'At the end of the description of a page, for search engines and previews. {{number}} is how many have signed.',
  contact: 'Heading above the address for questions of the press.',
  about: 'Heading above the paragraph about the publishers.',
  correction: 'Below the title, before what was corrected. {{date}} is the day.',
  corrections: 'Heading above the list of corrections, at the end.',
  withdrawn: 'On the page of a language that is no longer published. {{date}} is the day.',
  'withdrawn.languages': 'On the same page, before the list of languages that are published.',
  moved: 'On a page at an old address, which leads on to the new one.',
  'moved.link': 'The link on the same page.',
  end: 'Last line of a press release, after the text.',
  'navigation.skip': 'A link that leads keyboard users past the menu to the statement.',
  'navigation.languages': 'Name of the menu of languages.',
  'chooser.title': 'Heading of the page on which readers choose a language.',
  statements: 'Heading of a list of several statements.',
  'statements.feed': 'A link to the feed of such a list, which programs for reading news subscribe to.',
  kit: 'Title of the list of files in a press kit, a zip file for journalists.',
  downloads: 'Heading of the links to the PDF and the other files.',
  original: 'At the end of a translation. {{language}} is the language of the original.',
  revision: 'Before the number that tells one version of the text from another.',
  page: 'At the foot of each page of a PDF. {{page}} and {{pages}} are numbers.',
};

/**
 * What an interface string is for.
 *
 * @param key its name in `press.json`
 * @returns a sentence; `undefined` where nobody has written one
 */
export function stringNote(key: string): string | undefined {
  const [base, category] = splitForm(key);
  const note = NOTES[base] ?? GROUPS.find(({ start }) => key.startsWith(start))?.note;
  if (note === undefined || category === undefined) return note;
  return `${note} This form is for numbers of the plural category “${category}” (Unicode CLDR).`;
}

/** What strings are for that begin alike: there is one for each format. */
const GROUPS = [
  { start: 'download.', note: 'Name of a file that readers can download.' },
  { start: 'kit.', note: 'In a press kit: what a file is, and for what.' },
];
