import fc from 'fast-check';
import { LANGUAGES, type Language } from './languages.js';

interface MadeName {
  readonly name: string;
  readonly rest: readonly string[];
}

/** What somebody reads in a statement. */
export interface Truth {
  readonly title: string;
  readonly date: string | null;
  readonly groups: readonly { readonly heading: string | null; readonly names: readonly MadeName[] }[];
}

/** A statement of known parts. */
export interface Made {
  readonly locale: string;
  readonly text: string;
  readonly truth: Truth;
  /** Whether the text says so clearly what its names are that no doubt is right. */
  readonly isClear: boolean;
}

interface Names {
  readonly blocks: readonly string[];
  readonly groups: Truth['groups'];
  /** Whether the opening has the names in its own line. */
  readonly isInLine?: boolean;
  /** Whether a careful reader could take two names for one, or one for two. */
  readonly isDoubtful?: boolean;
}

/** Plain words of inline Markdown. */
function plainWords(markdown: string): string {
  return markdown
    .replace(/^#+\s*/u, '')
    .replace(/\\(?=[#\-.*])/gu, '')
    .replace(/[*_]{1,3}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function some<Value>(values: readonly Value[], least: number, most: number): fc.Arbitrary<Value[]> {
  return fc.shuffledSubarray([...values], {
    minLength: Math.min(least, values.length),
    maxLength: Math.min(most, values.length),
  });
}

const one = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const DIGITS = ['۰', '۱', '۲', '۳', '۴', '۵', '۶', '۷', '۸', '۹'];
const persianDigits = (number: number) =>
  String(number).replace(/\d/gu, (digit) => DIGITS[Number(digit)] ?? digit);

/** One list of names in any of the forms that people write them in. */
function plainNames(language: Language): fc.Arbitrary<Names> {
  const names = some([...language.organisations, ...language.persons], 3, 9);
  return fc.tuple(names, one(Object.keys(FORMS) as (keyof typeof FORMS)[])).map(([list, form]) => {
    const made: ReturnType<Form> = FORMS[form](list, language);
    return {
      ...made,
      groups: [{ heading: null, names: (made.names ?? list).map((name) => ({ name, rest: [] })) }],
    };
  });
}

type Form = (
  names: readonly string[],
  language: Language,
) => Omit<Names, 'groups'> & { readonly names?: readonly string[] };

/** Names without commas of their own, which a comma list can't have. */
const withoutCommas = (names: readonly string[], { and }: Language) =>
  names.filter((name) => !/[,،]/u.test(name) && !name.includes(` ${and} `));

const lines =
  (line: (name: string, at: number) => string, between = '\n'): Form =>
  (names) => ({ blocks: between === '\n\n' ? names.map(line) : [names.map(line).join(between)] });

const FORMS = {
  numbered: lines((name, at) => `${at + 1}. ${name}`),
  parenthesis: lines((name, at) => `${at + 1}) ${name}`),
  bullets: lines((name) => `- ${name}`),
  stars: lines((name) => `* *${name}*`),
  signs: lines((name) => `• ${name}`),
  escapedParagraphs: lines((name, at) => `${at + 1}\\. ${name}`, '\n\n'),
  escapedLines: lines((name, at) => `${at + 1}\\. ${name}`),
  persianNumbers: lines((name, at) => `${persianDigits(at + 1)}. ${name}`, '\n\n'),
  onePerLine: lines((name) => name),
  hardBreaks: lines((name) => name, '\\\n'),
  onePerParagraph: lines((name) => name, '\n\n'),
  boldParagraphs: lines((name) => `**${name}**`, '\n\n'),
  enumerated: lines((name) => `- ${name};`),
  loose: lines((name) => `- ${name}`, '\n\n'),
  blankInside: (names) => ({
    blocks: [names.map((name, at) => `${at + 1}. ${name}${at === 1 ? '\n' : ''}`).join('\n')],
  }),
  commas: (names, language) => {
    const list = [...new Set([...withoutCommas(names, language), ...language.organisations.slice(0, 2)])];
    return { blocks: [list.join(language.comma)], names: list, isInLine: true };
  },
  semicolons: (names, { semicolon }) => ({ blocks: [`${names.join(semicolon)}.`], isInLine: true, names }),
  commasAnd: (names, language) => {
    const list = [...new Set([...withoutCommas(names, language), ...language.organisations.slice(0, 2)])];
    const last = list.at(-1) ?? '';
    const joiner = language.tag === 'ar' ? ` ${language.and}` : ` ${language.and} `;
    return {
      blocks: [`${list.slice(0, -1).join(language.comma)}${joiner}${last}.`],
      names: list,
      isInLine: true,
      isDoubtful: true,
    };
  },
  wrapped: (names, language) => {
    const list = withoutCommas([...names, ...language.organisations.slice(0, 8)], language);
    const unique = [...new Set(list)];
    return { blocks: [wrap(unique.join(language.comma), 72)], names: unique };
  },
} satisfies Record<string, Form>;

function wrap(text: string, width: number): string {
  const out: string[] = [];
  for (const word of text.split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out.join('\n');
}

/** Names in groups, under headings of some form or in lists of lists. */
function groupedNames(language: Language): fc.Arbitrary<Names> {
  const heading = fc.constantFrom(
    (words: string) => `### ${words}`,
    (words: string) => `**${words}**`,
    (words: string) => `${words}:`,
    (words: string) => `**${words}:**`,
  );
  const form = fc.constantFrom<keyof typeof FORMS>('numbered', 'bullets', 'onePerLine', 'signs');
  return fc
    .tuple(
      one(language.groups),
      some(language.organisations, 2, 5),
      some(language.persons, 2, 4),
      heading,
      form,
      some(language.countries, 2, 3),
      fc.constantFrom('kinds', 'countries', 'nested'),
    )
    .map(([[first, second], organisations, persons, asHeading, written, countries, by]) => {
      const heads = by === 'kinds' ? [first, second] : countries.slice(0, 2);
      const lists = by === 'kinds' ? [organisations, persons] : halves(organisations);
      const groups = heads.map((head, at) => ({
        heading: head,
        names: (lists[at] ?? []).map((name) => ({ name, rest: [] })),
      }));
      const blocks =
        by === 'nested'
          ? [groups.map(({ heading: head, names }) => nestedItem(head, names)).join('\n')]
          : groups.flatMap(({ heading: head, names }) => [
              asHeading(head),
              ...FORMS[written](
                names.map(({ name }) => name),
                language,
              ).blocks,
            ]);
      return { blocks, groups };
    });
}

function halves(list: readonly string[]): string[][] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}

function nestedItem(head: string, names: readonly MadeName[]): string {
  return [`- ${head}`, ...names.map(({ name }) => `  - ${name}`)].join('\n');
}

/** Names in a table, with or without numbers, representatives and labels. */
function tabledNames(language: Language): fc.Arbitrary<Names> {
  const [organisation, country, representative, number] = language.columns;
  return fc
    .tuple(some(language.organisations, 2, 5), fc.boolean(), fc.boolean(), fc.boolean())
    .map(([names, isCounted, hasPerson, isLabelled]) => {
      const rows = names.map((name, at) => ({
        name,
        rest: [
          ...(hasPerson
            ? [(language.persons[at % language.persons.length] ?? '').split(/[,،]/u)[0] ?? '']
            : []),
          language.countries[at % language.countries.length] ?? '',
        ],
      }));
      const head = [
        ...(isCounted ? [number] : []),
        organisation,
        ...(hasPerson ? [representative] : []),
        country,
      ];
      const cells = [
        isLabelled ? head : head.map(() => ''),
        head.map(() => '---'),
        ...rows.map(({ name, rest }, at) => [...(isCounted ? [String(at + 1)] : []), name, ...rest]),
      ];
      const table = cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
      return { blocks: [table], groups: [{ heading: null, names: rows }] };
    });
}

interface Signing {
  readonly blocks: readonly string[];
  readonly groups: Truth['groups'];
  readonly isClear: boolean;
}

function signing(language: Language): fc.Arbitrary<Signing> {
  const names = fc.oneof(
    { weight: 4, arbitrary: plainNames(language) },
    { weight: 2, arbitrary: groupedNames(language) },
    { weight: 1, arbitrary: tabledNames(language) },
  );
  const opening = fc.oneof(
    { weight: 4, arbitrary: one(language.openings).map((words) => ({ words, isBare: true })) },
    { weight: 1, arbitrary: one(language.sentences).map((words) => ({ words, isBare: false })) },
  );
  return fc.tuple(opening, names, fc.integer({ min: 0, max: 2 })).map(([{ words, isBare }, made, join]) => {
    const [first = '', ...more] = made.blocks;
    const isColon = words.endsWith(':');
    const isList = /^(?:[-*•|]|\d+[.)])/u.test(first);
    // Mail has the names in the line of the opening, or in the next one.
    const isPlain = !words.startsWith('#') && !words.startsWith('*');
    const blocks =
      join === 1 && made.isInLine === true && isColon && isPlain
        ? [`${words} ${first}`, ...more]
        : join === 2 && isPlain && !isList && !first.startsWith('*') && !first.startsWith('#')
          ? [`${words}\n${first}`, ...more]
          : [words, ...made.blocks];
    return { blocks, groups: made.groups, isClear: isBare && made.isDoubtful !== true };
  });
}

/** The text between title and names: paragraphs, demands, other lists, quotations, dividers. */
function body(language: Language): fc.Arbitrary<string[]> {
  const demands = fc
    .tuple(one(language.asking), some(language.demands, 2, 4), fc.constantFrom('- ', '1. ', '• ', '1\\. '))
    .map(([opening, items, sign]) =>
      sign === '1\\. '
        ? [opening, ...items.map((item, at) => `${at + 1}\\. ${item}`)]
        : [opening, items.map((item) => `${sign}${item}`).join('\n')],
    );
  const list = one(language.lists).map(([opening, ...items]) => [
    opening,
    items.map((item) => `- ${item}`).join('\n'),
  ]);
  const part = fc.oneof(
    { weight: 4, arbitrary: one(language.paragraphs).map((text) => [text]) },
    { weight: 1, arbitrary: one(language.quotes).map((text) => [text]) },
    { weight: 1, arbitrary: one(language.quotes).map((text) => [`> ${text}`]) },
    { weight: 2, arbitrary: demands },
    { weight: 1, arbitrary: list },
    { weight: 1, arbitrary: fc.constant(['***']) },
  );
  return fc
    .tuple(one(language.paragraphs), fc.array(part, { maxLength: 4 }), one(language.paragraphs))
    .map(([first, parts, last]) => [first, ...parts.flat(), last]);
}

interface Head {
  readonly blocks: readonly string[];
  readonly title: string;
  readonly date: string | null;
}

/** Release line, date, title and subtitle in the orders that occur. */
function head(language: Language): fc.Arbitrary<Head> {
  const dated = fc
    .tuple(one(language.dates), fc.option(one(language.places)), fc.boolean())
    .map(([{ line, iso }, place, isDash]) => {
      const isPlain =
        /^[\p{L}\p{N}]/u.test(line) &&
        !/[:–]|برابر|الموافق/u.test(line) &&
        !/^(?:Published|Publié)/u.test(line);
      const beside = isDash ? ' – ' : language.comma;
      return { line: place === null || !isPlain ? line : `${place}${beside}${line}`, iso };
    });
  const title = fc
    .tuple(
      one(language.titles),
      fc.constantFrom(
        (words: string) => `# ${words}`,
        (words: string) => `## ${words}`,
        (words: string) => `**${words}**`,
        (words: string) => words,
        (words: string) => words.toUpperCase(),
        (words: string) => `${words}\n${'='.repeat(12)}`,
        (words: string) => `**${words.replace(/ (?=\S+ \S+$)/u, '\\\n')}**`,
      ),
    )
    .map(([words, write]) => ({
      written: write(words),
      words: plainWords(write(words).replace(/\n=+$/u, '').replace(/\\\n/u, ' ')),
    }));
  return fc
    .tuple(
      fc.option(one(language.release)),
      fc.option(dated, { freq: 6 }),
      title,
      fc.option(one(language.subtitles), { freq: 3 }),
      fc.constantFrom('date title', 'title date', 'title subtitle date'),
      fc.boolean(),
    )
    .map(([release, date, { written, words }, subtitle, order, isJoined]) => {
      const line = date === null ? [] : [date.line];
      const under = subtitle === null ? [] : [`*${subtitle}*`];
      const top = release === null ? [] : [release];
      const above =
        isJoined && order === 'date title'
          ? [[...top, ...line].join('\n')]
          : [...top, ...(order === 'date title' ? line : [])];
      const below =
        order === 'date title' ? under : order === 'title date' ? [...line, ...under] : [...under, ...line];
      const blocks = [...above.filter((block) => block !== ''), written, ...below];
      return { blocks, title: words, date: date?.iso ?? null };
    });
}

/** What is behind the names: an end mark, notes, a contact, in any order. */
function back(language: Language): fc.Arbitrary<string[]> {
  const notes = fc
    .tuple(one(language.notes), some(language.paragraphs, 1, 2), fc.boolean())
    .map(([heading, texts, isList]) => [
      heading,
      ...(isList ? [texts.map((text) => `- ${text}`).join('\n')] : texts),
    ]);
  const contact = one(language.contacts).map((heading) => [
    heading,
    `${language.persons[0] ?? ''}, +47 22 55 01 02, press@ferry.example`,
  ]);
  const end = one(language.ends).map((mark) => [mark]);
  return fc
    .tuple(fc.option(end), fc.option(notes), fc.option(contact), fc.boolean())
    .map(([mark, note, who, isSwapped]) => [
      ...(mark ?? []),
      ...(isSwapped ? [...(who ?? []), ...(note ?? [])] : [...(note ?? []), ...(who ?? [])]),
    ]);
}

function madeIn(language: Language): fc.Arbitrary<Made> {
  return fc
    .tuple(head(language), body(language), fc.option(signing(language), { freq: 8 }), back(language))
    .map(([top, text, names, behind]) => ({
      locale: language.tag,
      text: `${[...top.blocks, ...text, ...(names?.blocks ?? []), ...behind].join('\n\n')}\n`,
      truth: { title: top.title, date: top.date, groups: names?.groups ?? [] },
      isClear: names?.isClear ?? true,
    }));
}

/** Statements in the languages of the package, each with what a careful reader finds in it. */
export const statements: fc.Arbitrary<Made> = fc
  .constantFrom(...LANGUAGES)
  .chain((language) => madeIn(language));
