import type { Heading, Nodes, Paragraph, Root } from 'mdast';
import {
  groupsOf,
  headingOf,
  openingOf,
  type Document,
  type Segment,
  type SegmentRole,
} from '../model/document.js';
import { LIMITS, type Limits } from '../model/limits.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { MonthWords, RoleWords } from '../model/role-words.js';
import type { RoleSettings } from '../model/roles.js';
import { isoDate } from './calendar.js';
import { readFrontMatter } from './front-matter.js';
import { slugify } from './key.js';
import { addLateNames, type AddedNames } from './late-names/add.js';
import type { LateName } from './late-names/read.js';
import { parseBlocks } from './markdown.js';
import { findLeftovers, readPasted, wholeProblem, type Finding } from './pasted/index.js';
import { htmlToText } from './raw-html.js';
import {
  footnoteDefinitionsMarkdown,
  linkDefinitionsMarkdown,
  resolveReferences,
  takeUnusedFootnotes,
} from './references.js';
import { firstWords } from './roles/block.js';
import { adviceFor, outlineDoubt } from './roles/answers.js';
import { assignRoles, type RoledStatement } from './roles/index.js';
import { outlineGroup } from './roles/lay-out.js';
import { bareWords } from './roles/lexicon.js';
import { wordsOf } from './roles/lines.js';
import { releaseParts, tooMuchInRelease, type ReleaseTexts } from './release-texts.js';
import { collectSegments } from './segments.js';
import { evenTables } from './tables.js';
import { tooMuchIn, tooMuchInTree, type TooMuchThere } from './too-much.js';

export interface ParseOptions {
  /** Path of the canonical file, relative to the publication. */
  readonly file: string;
  /** SHA-256 of the canonical bytes. */
  readonly revision: string;
  /** Tag of the source locale. */
  readonly locale: string;
  readonly date?: string | undefined;
  readonly dateFormat?: string | undefined;
  readonly slug?: string | undefined;
  /** Texts and embargo of the configuration’s `release`. */
  readonly release?: (ReleaseTexts & { readonly embargo?: string | undefined }) | undefined;
  /** Roles that the configuration settles. */
  readonly roles?: RoleSettings | undefined;
  /** Words that roles are recognised by: of the source language and of English. */
  readonly words?: readonly RoleWords[] | undefined;
  readonly months?: readonly MonthWords[] | undefined;
  /** Who has signed by form, and the file that says so. */
  readonly late?: { readonly file: string; readonly names: readonly LateName[] } | undefined;
  readonly limits?: Limits | undefined;
}

/** Longest slug made from a title; a file name must stay readable in a newsroom's inbox. */
const SLUG_LENGTH = 60;

/**
 * Parses the canonical statement by the conventions of docs/statement.md.
 *
 * @param written the statement as CommonMark with GFM
 * @param options what the configuration knows about it
 * @returns the document, unless it cannot be told what the statement says; and every problem met
 */
export function parse(written: string, options: ParseOptions): Outcome<Document> {
  const { limits = LIMITS } = options;
  const problems: Problem[] = [];
  const report = (rule: string, node: Nodes | undefined, rest: Omit<Problem, 'rule' | 'locale'>) => {
    const { line, column } = node?.position?.start ?? {};
    problems.push({ rule, locale: options.locale, file: options.file, line, column, ...rest });
  };

  const refuse = ({ rule, ...rest }: TooMuchThere): Outcome<never> => {
    report(rule, undefined, { severity: 'error', fatal: true, ...rest });
    return { problems };
  };
  const tooMuch = tooMuchIn(written, limits);
  if (tooMuch !== undefined) return refuse(tooMuch);
  const configured = tooMuchInRelease(options.release ?? {}, limits);
  if (configured.length > 0) return { problems: configured };
  const plain = parseBlocks(written);
  const tooDeep = tooMuchInTree(plain, limits);
  if (tooDeep !== undefined) return refuse(tooDeep);
  const whole = wholeProblem(plain, written, options.file);
  if (whole !== undefined) return { problems: [{ ...whole, locale: options.locale }] };
  const { root, text, findings } = readPasted(written, plain);
  const tell = (found: readonly Finding[]) => {
    for (const one of found) problems.push({ locale: options.locale, file: options.file, ...one });
  };
  tell(findings);
  const yaml = root.children[0]?.type === 'yaml' ? root.children[0] : undefined;
  const front = readFrontMatter(yaml?.value ?? '', options.file);
  problems.push(...front.problems);
  if (yaml !== undefined) root.children.shift();

  evenTables(root);
  for (const node of htmlToText(root)) {
    report('raw-html', node, {
      severity: 'warning',
      message: `Raw HTML is shown as text: ${shorten(node.value)}`,
      help: 'Write it in Markdown, or leave it out.',
    });
  }
  const leaveOutUnused = () => {
    for (const node of takeUnusedFootnotes(root)) {
      report('unused-footnote', node, {
        severity: 'warning',
        message: `Nothing refers to the footnote “${node.label ?? node.identifier}”; it is left out.`,
        help: `Put [^${node.label ?? node.identifier}] where it belongs.`,
      });
    }
  };
  leaveOutUnused();
  const linkDefinitions = linkDefinitionsMarkdown(root, text);
  resolveReferences(root);

  if (root.children.length === 0) {
    report('empty-statement', undefined, {
      severity: 'error',
      fatal: true,
      line: 1,
      column: 1,
      message: 'The statement is empty.',
      help: 'Put the agreed text into it.',
    });
    return { problems };
  }

  const roled = assignRoles(root, text, {
    ...options,
    words: options.words ?? [],
    months: options.months ?? [],
    roles: options.roles ?? {},
    title: front.matter.title,
  });
  problems.push(...roled.problems);
  const date = settleDate(roled, front.matter.date ?? options.date, report);
  reportHead(roled, options, report);
  reportOtherDates(roled, date, report);
  const advice = adviceFor(roled.doubts);
  for (const [at, { line, message }] of roled.doubts.entries()) {
    problems.push({
      rule: 'doubtful-role',
      severity: 'warning',
      locale: options.locale,
      file: options.file,
      line,
      column: 1,
      message,
      help: advice[at],
    });
  }
  const title = titleNode(roled, front.matter.title);
  if (title === undefined) {
    report('no-title', undefined, {
      severity: 'error',
      fatal: true,
      line: roled.blocks[0]?.line ?? 1,
      column: 1,
      message: 'The statement has no title: it begins with text.',
      help: 'Begin it with a heading, or set `title` in its front matter. If a block is the title, name its first words in publish.config.yaml: roles: { title: "…" }',
    });
    return { problems };
  }
  if (root.children.length === 0) {
    report('no-body', title, {
      severity: 'error',
      fatal: true,
      message: 'The statement has a title and nothing else.',
      help: 'Put the agreed text under it.',
    });
    return { problems };
  }
  tell(findLeftovers(root, text, written));
  const late = options.late && addLateNames(root, options.late.names, { ...options, ...options.late });
  problems.push(...(late?.problems ?? []));
  const place = placeNode(roled, options);
  const heads = [title, roled.subtitle, place].filter((node) => node !== undefined);
  const special = specialRoles(root, { title, subtitle: roled.subtitle, place });
  root.children.unshift(...heads);
  // Names have words alone; a mark among them leads nowhere.
  leaveOutUnused();
  const own = inTheirFile(collectSegments(root, text, special), late?.headings, options.late?.file);
  const added = releaseParts(options.release ?? {}, own);
  const segments = [...own, ...added.segments];
  root.children = [...root.children.slice(heads.length), ...added.parts];

  const slug = front.matter.slug ?? options.slug ?? titleSlug(wordsOf(title), options.words ?? []);
  const titleOrdinal = title.data?.segment ?? 0;
  return {
    value: {
      file: options.file,
      revision: options.revision,
      title: titleOrdinal,
      subtitle: roled.subtitle?.data?.segment,
      date,
      place: (added.place ?? place)?.data?.segment,
      release: added.release,
      embargo: roled.release?.line.embargo,
      slug: slugify(slug) || 'statement',
      body: root,
      segments,
      signatories: (late ?? roled).signatories,
      outline: {
        file: options.file,
        date,
        title: wordsOf(title),
        blocks: roled.blocks,
        signatories: outlineNames(roled, late, options.late),
        doubts: roled.doubts.map(outlineDoubt),
      },
      definitions: [...linkDefinitions, ...footnoteDefinitionsMarkdown(root)].join('\n\n'),
    },
    problems,
  };
}

/** Segments that another file than the statement has brought in, with their places there. */
function inTheirFile(
  segments: readonly Segment[],
  headings: AddedNames['headings'] = new Map(),
  file: string | undefined,
): Segment[] {
  const places = new Map(Array.from(headings, ([{ data }, position]) => [data?.segment, position]));
  return segments.map((segment, at) => {
    const position = places.get(at);
    return position === undefined ? segment : { ...segment, file, position };
  });
}

function outlineNames(
  roled: RoledStatement,
  added: AddedNames | undefined,
  late: ParseOptions['late'],
): Document['outline']['signatories'] {
  return {
    total: (added ?? roled).signatories.length,
    late: late && { file: late.file, total: late.names.length },
    groups: added?.groups.map(outlineGroup) ?? roled.groups,
  };
}

/** The title's block: the words of the front matter win; a heading that says the same is not said twice. */
function titleNode({ title }: RoledStatement, given: string | undefined): Heading | Paragraph | undefined {
  const words = given?.trim();
  if (title !== undefined || words === undefined) return title;
  return { type: 'paragraph', children: [{ type: 'text', value: words }] };
}

/** The place of the date line as a text of its own, where the configuration has none. */
function placeNode({ date }: RoledStatement, { release }: ParseOptions): Paragraph | undefined {
  const reading = date?.reading;
  if (reading?.kind !== 'date' || reading.place === undefined || release?.place !== undefined)
    return undefined;
  const { position } = date?.block ?? {};
  return {
    type: 'paragraph',
    children: [{ type: 'text', value: reading.place }],
    ...(position && { position }),
  };
}

/** Segments whose place gives them a role. */
function specialRoles(
  root: Root,
  heads: Readonly<Partial<Record<'title' | 'subtitle' | 'place', Nodes | undefined>>>,
): Map<Nodes, SegmentRole> {
  const roles = new Map<Nodes, SegmentRole>();
  for (const [role, node] of Object.entries(heads)) {
    if (node !== undefined) roles.set(node, role as keyof typeof heads);
  }
  for (const node of root.children) {
    if (node.type !== 'signatories') continue;
    const opening = openingOf(node);
    if (opening !== undefined) roles.set(opening, 'signatories');
    for (const group of groupsOf(node)) {
      const heading = headingOf(group);
      if (heading !== undefined) roles.set(heading, 'group');
    }
  }
  return roles;
}

type Report = (rule: string, node: Nodes | undefined, rest: Omit<Problem, 'rule' | 'locale'>) => void;

/** The statement's date: the one that is given wins over that of its date line, and neither is ever guessed. */
function settleDate(
  { date: line, dateInText, title }: RoledStatement,
  given: string | undefined,
  report: Report,
): string | undefined {
  const reading = line?.reading;
  const settle =
    'Set `date: yyyy-mm-dd` or `dateFormat` in publish.config.yaml; the statement itself stays as it is.';
  if (given !== undefined) {
    const [year = 0, month = 0, day = 0] = /^\d{4}-\d\d-\d\d$/u.test(given)
      ? given.split('-').map(Number)
      : [];
    const date = isoDate(year, month, day);
    if (date === undefined) {
      report('invalid-date', undefined, {
        severity: 'error',
        fatal: true,
        line: 1,
        column: 1,
        message: `“${firstWords(given)}” is not a date.`,
        help: 'Write it as year-month-day, for example 2025-08-12.',
      });
    } else if (reading?.kind === 'date' && reading.iso !== date) {
      report('date-line', line?.block, {
        severity: 'warning',
        message: `The date line says ${reading.iso}, the configuration or the front matter says ${date}; ${date} is used.`,
        help: 'Correct the one that is wrong.',
      });
    }
    return date;
  }
  switch (reading?.kind) {
    case 'date':
      if (reading.wrongWeekday !== undefined) {
        report('date-line', line?.block, {
          severity: 'warning',
          message: `The date line says “${reading.wrongWeekday}”, but ${reading.iso} is a ${weekday(reading.iso)}.`,
          help: 'Correct the day or the date.',
        });
      }
      return reading.iso;
    case 'ambiguous':
      report('ambiguous-date', line?.block, {
        severity: 'error',
        fatal: true,
        message:
          `“${line?.text}” can be read as ${reading.dayFirst} (day first) ` +
          `or as ${reading.monthFirst} (month first).`,
        help: 'Set `dateFormat: dd/MM/yyyy` or `dateFormat: MM/dd/yyyy` in publish.config.yaml; the statement itself stays as it is.',
      });
      return undefined;
    case 'unreadable':
      report('unreadable-date', line?.block, {
        severity: 'error',
        fatal: true,
        message: `“${line?.text}” is a date that cannot be read for certain.`,
        help: settle,
      });
      return undefined;
    case undefined:
      report('missing-date', dateInText?.block ?? title, {
        severity: 'warning',
        message: 'The statement has no date.',
        help:
          dateInText === undefined
            ? settle
            : `If it is “${dateInText.words}”, as this text says, set \`date: yyyy-mm-dd\` in publish.config.yaml.`,
      });
      return undefined;
  }
}

function weekday(iso: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${iso}T12:00:00Z`),
  );
}

/** What the head of the statement says that the configuration says otherwise, or that cannot be read. */
function reportHead({ date, release }: RoledStatement, given: ParseOptions, report: Report): void {
  const { embargo } = given.release ?? {};
  const place = given.release?.place?.words.trim();
  const named = date?.reading.kind === 'date' ? date.reading.place : undefined;
  if (named !== undefined && place !== undefined && bareWords(named) !== bareWords(place)) {
    report('date-line', date?.block, {
      severity: 'warning',
      message: `The date line says “${named}”, the configuration says “${place}”; “${place}” is used.`,
      help: 'Correct the one that is wrong, or leave out `release.place`.',
    });
  }
  if (release?.line.isEmbargo !== true) return;
  const read = release.line.embargo;
  if (embargo === undefined && read === undefined) {
    report('embargo-line', release.block, {
      severity: 'warning',
      message: 'The release line speaks of an embargo, but does not give date, time and zone in full.',
      help: 'Set it in publish.config.yaml: release: { embargo: 2025-08-12T09:00:00+04:30 }',
    });
  } else if (embargo !== undefined && read !== undefined && Date.parse(embargo) !== Date.parse(read)) {
    report('embargo-line', release.block, {
      severity: 'warning',
      message: `The release line says ${read}, the configuration says ${embargo}; the configuration is used.`,
      help: 'Correct the one that is wrong.',
    });
  }
}

/** Date lines of other days than the statement’s: they stay in the text. */
function reportOtherDates({ otherDates }: RoledStatement, date: string | undefined, report: Report): void {
  for (const { block, text } of otherDates) {
    report('date-line', block, {
      severity: 'warning',
      message: `“${text}” is another date than the statement’s${date === undefined ? '' : `, ${date}`}; it is read as text.`,
      help: 'If it is the date, delete the other line, or set `date: yyyy-mm-dd` in publish.config.yaml.',
    });
  }
}

/** A file name made of a title: short, and not ending in a function word (“…-deportation-of”). */
function titleSlug(title: string, languages: readonly RoleWords[]): string {
  const functionWords = new Set(languages.flatMap(({ functionWords = [] }) => functionWords.map(slugify)));
  const words = slugify(title).split('-');
  let count = 0;
  for (let length = -1; count < words.length; count += 1) {
    length += 1 + (words[count]?.length ?? 0);
    if (length > SLUG_LENGTH) break;
  }
  if (count === 0) return (words[0] ?? '').slice(0, SLUG_LENGTH);
  let kept = count;
  while (kept > 1 && functionWords.has(words[kept - 1] ?? '')) kept -= 1;
  return words.slice(0, functionWords.has(words[kept - 1] ?? '') ? count : kept).join('-');
}

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
