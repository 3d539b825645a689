import type { Link } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { partOf, type Check, type CheckSubject, type Finding } from '../../model/check.js';
import { canonicalTag } from '../../model/locale.js';
import { isPlaceholder } from '../../model/link.js';
import { nearest, nearestTag } from '../../text/nearest.js';
import type { KeyGroup } from '../../model/written-key.js';
import { linksIn, linksOf } from '../link-places.js';

/** Keys that people write by hand and that name nothing of the publication, so that what is under them has no effect. */
export const unusedKey: Check = {
  id: 'unused-key',
  severity: 'warning',
  description:
    'A key that people write by hand names nothing in the publication, so what is under it has no effect. The message gives the nearest key that would. In `accepted.json` it is accepted by the key itself: `unused-key/Harbour Reader`.',
  details: `| where                                                     | what a key names                                                          |
| --------------------------------------------------------- | ------------------------------------------------------------------------- |
| \`names\` in the configuration                              | a signatory, or a name in the statement or a translation                  |
| \`links\`                                                   | the words of a link without an address, in the statement or a translation |
| \`shortTitle\`, \`release.place\`, \`.contact\`, \`.boilerplate\` | a language of the publication                                             |
| \`note\` of \`corrections\` and \`withdrawn\`                   | a language of the publication                                             |
| \`brand.logo.alt\`, \`card.title\`                           | a language of the publication                                             |
| \`press.json\`                                              | an interface string                                                       |
| \`signatories.json\`                                        | a signatory                                                               |
| \`statement.json\` of a translation                         | a segment, or one that the last \`publish sync\` knew                       |`,
  samples: [
    {
      wrong: '`names: { Harbour Reader: { lang: en } }`, and no one of that name',
      right: '`names: { Harbour Readers: { lang: en } }`, who have signed',
      files: {
        wrong: {
          'locales/en/statement.md': '# Keep it open\n\nThey stay.\n\n## Signatories\n\n- Harbour Readers\n',
          'publish.config.yaml':
            'date: 2026-03-12\nlocales: [en, fa]\nnames: { Harbour Reader: { lang: en } }\n',
        },
        right: {
          'locales/en/statement.md': '# Keep it open\n\nThey stay.\n\n## Signatories\n\n- Harbour Readers\n',
          'publish.config.yaml':
            'date: 2026-03-12\nlocales: [en, fa]\nnames: { Harbour Readers: { lang: en } }\n',
        },
      },
    },
  ],
  *run(subject): Iterable<Finding> {
    const { documents, config, written, about } = subject;
    const rules = rulesOf(subject);
    const asked = new Set(documents.map(({ locale }) => locale.tag));
    // Where languages are checked one by one, the configuration is looked at with the source language.
    if (documents.length === 0) asked.add(config.sourceLocale);
    for (const { group, locale = config.sourceLocale, file, key, position } of written) {
      const { isUsed, what, near } = rules[group];
      if (!asked.has(locale) || !about.has(partOf(locale, config)) || isUsed(key)) continue;
      const { message, help } = what(key);
      yield { locale, key, file, ...position, message, help: meant(near(key), help) };
    }
    if (about.has('translations')) yield* ofSegments(subject);
  },
};

/** What the keys of one place name. */
interface KeyRule {
  readonly isUsed: (key: string) => boolean;
  readonly what: (key: string) => { readonly message: string; readonly help: string };
  /** The nearest key that would be used. */
  readonly near: (key: string) => string | undefined;
}

function rulesOf(subject: CheckSubject): Readonly<Record<KeyGroup, KeyRule>> {
  const { document, whole } = subject;
  const names = new Set(document.signatories.map(({ name }) => name));
  const strings = new Set(whole.strings);
  const words = memo(() => placeholderWords(subject));
  const allLinks = memo(() => new Set([...linksOf(document)].map(({ link }) => wordsOf(link))));
  // What was written for a language that is withdrawn may stay.
  const withdrawn = subject.config.withdrawn?.map(({ locale }) => locale.words) ?? [];
  const known = new Set([...whole.tags, ...withdrawn]);
  const perTag = (path: string): KeyRule => ({
    isUsed: (key) => known.has(canonicalTag(key) ?? key),
    what: (key) => ({
      message: `“${path}” has an entry for “${key}”, which is not a language of this publication.`,
      help: `It has ${whole.tags.join(', ')}. Write the tag of one of them, or remove the entry.`,
    }),
    near: (key) => nearestTag(key, whole.tags),
  });
  return {
    names: {
      isUsed: (key) => names.has(key) || isInTexts(key, subject),
      what: (key) => ({
        message: `“${key}” under \`names\` is neither a signatory nor in any text.`,
        help: 'Copy the name from the statement, character for character.',
      }),
      near: (key) => nearest(key, names),
    },
    links: {
      isUsed: (key) => words().has(key),
      what: (key) =>
        allLinks().has(key)
          ? {
              message: `The link “${key}” has an address of its own; the one under \`links\` is not used.`,
              help: `Write [${key}](#) in the statement, or remove the key.`,
            }
          : {
              message: `No link without an address has the words “${key}”.`,
              help: 'Copy the words of the link from the statement or from a translation.',
            },
      near: (key) => nearest(key, words()),
    },
    shortTitle: perTag('shortTitle'),
    'release.place': perTag('release.place'),
    'release.contact': perTag('release.contact'),
    'release.boilerplate': perTag('release.boilerplate'),
    'corrections.note': perTag('corrections.note'),
    'withdrawn.note': perTag('withdrawn.note'),
    'brand.logo.alt': perTag('brand.logo.alt'),
    'card.title': perTag('card.title'),
    translators: perTag('translators'),
    'press.json': {
      // A remark for translators.
      isUsed: (key) => strings.has(key) || key.startsWith('//'),
      what: (key) => ({
        message: `There is no interface string “${key}”; nobody sees this text.`,
        help: 'The press.json of the package has all keys.',
      }),
      near: (key) => nearest(key, strings),
    },
    'signatories.json': {
      isUsed: (key) => names.has(key),
      what: (key) => ({
        message: `“${key}” has not signed; nobody sees this form of the name.`,
        help: 'Copy the name from the statement, character for character.',
      }),
      near: (key) => nearest(key, names),
    },
  };
}

/** Translations under keys that name no segment, now or at the last sync. */
function* ofSegments({ document, whole, catalogues }: CheckSubject): Iterable<Finding> {
  const keys = document.segments.map(({ key }) => key);
  const known = new Set([...keys, ...whole.removed]);
  for (const { locale, file, places } of catalogues.values()) {
    const strange = [...places].filter(([key]) => !known.has(key));
    if (strange.length === 0) continue;
    const free = keys.filter((key) => !places.has(key));
    for (const [key, position] of strange) {
      yield {
        ...{ locale, key, file, ...position },
        message: `No segment has the key “${key}”; nobody sees this translation, and \`publish sync\` moves it to obsolete.json.`,
        help: meant(
          nearest(key, free) ?? nearest(key, keys),
          'The keys are those of the source catalogue, which `publish sync` writes.',
        ),
      };
    }
  }
}

function meant(near: string | undefined, help: string): string {
  return near === undefined ? help : `Did you mean “${near}”? ${help}`;
}

/** Whether a name is in the statement or in a translation; the name may have marks of Markdown. */
function isInTexts(name: string, { document, text, whole }: CheckSubject): boolean {
  const bare = unmarked(name);
  const has = (markdown: string) => holdsWhole(markdown, name) || holdsWhole(unmarked(markdown), bare);
  return (
    has(text) ||
    document.segments.some(({ source }) => has(source)) ||
    whole.catalogues.some(({ translations }) => [...translations.values()].some(({ target }) => has(target)))
  );
}

/** Whether a text has a name, and not only as a part of a longer word. */
function holdsWhole(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!inWord.test(text.charAt(at - 1)) && !inWord.test(text.charAt(at + name.length))) return true;
  }
  return false;
}

const inWord = /[\p{L}\p{M}\p{N}]/u;

function unmarked(markdown: string): string {
  return markdown.replace(/[*_~\\]/gu, '').replace(/\s+/gu, ' ');
}

/** The words of every link that waits for an address, in the statement and in its translations. */
function placeholderWords({ document, whole }: CheckSubject): Set<string> {
  const words = new Set<string>();
  const add = (link: Link) => {
    if (isPlaceholder(link)) words.add(wordsOf(link));
  };
  for (const { link } of linksOf(document)) add(link);
  for (const { translations } of whole.catalogues) {
    for (const translation of translations.values()) {
      // Parsing every translation of every language takes long; most have no link.
      if (translation.target.includes(']')) linksIn(translation.content).forEach(add);
    }
  }
  return words;
}

function wordsOf(link: Link): string {
  return toString(link).trim();
}

function memo<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
