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
import { readFrontMatter, type FrontMatter } from './front-matter.js';
import { slugify } from '../text/slug.js';
import { addLateNames, type AddedNames } from './late-names/add.js';
import type { LateName } from './late-names/read.js';
import { parseBlocks, type BlockParser } from './markdown.js';
import { correctionParts, type CorrectionText } from './corrections.js';
import { findLeftovers, readPasted, wholeProblem } from './pasted/index.js';
import { htmlToText } from './raw-html.js';
import {
  footnoteDefinitionsMarkdown,
  linkDefinitionsMarkdown,
  resolveReferences,
  takeUnusedFootnotes,
} from './references.js';
import { reportHead, reportJoinedLines, reportOtherDates } from './report-head.js';
import { Reporter } from './reporter.js';
import { adviceFor, outlineDoubt } from './roles/answers.js';
import { assignRoles, type RoledStatement } from './roles/index.js';
import { outlineGroup } from './roles/lay-out.js';
import { wordsOf } from './roles/lines.js';
import { releaseParts, tooMuchInPlaced, tooMuchInRelease, type ReleaseTexts } from './release-texts.js';
import { collectSegments } from './segments.js';
import { settleDate } from './settle-date.js';
import { evenTables } from './tables.js';
import { titleSlug } from './title-slug.js';
import { tooMuchIn, tooMuchInTree, type TooMuchThere } from './too-much.js';
import { cut } from '../text/excerpt.js';

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
  /** What the configuration says was corrected. */
  readonly corrections?: readonly CorrectionText[] | undefined;
  /** Roles that the configuration settles. */
  readonly roles?: RoleSettings | undefined;
  /** Words that roles are recognised by: of the source language and of English. */
  readonly words?: readonly RoleWords[] | undefined;
  readonly months?: readonly MonthWords[] | undefined;
  /** Who has signed by form, and the file that says so. */
  readonly late?: { readonly file: string; readonly names: readonly LateName[] } | undefined;
  readonly limits?: Limits | undefined;
  /** Parses its Markdown; by default all of it. */
  readonly blocks?: BlockParser | undefined;
}

/**
 * Parses the canonical statement by the conventions of docs/statement.md.
 *
 * @param written the statement as CommonMark with GFM
 * @param options what the configuration knows about it
 * @returns the document, unless what the statement says is unclear; and every problem met
 */
export function parse(written: string, options: ParseOptions): Outcome<Document> {
  const reporter = new Reporter({ locale: options.locale, file: options.file });
  const { problems } = reporter;
  const opened = open(written, options, reporter);
  if (opened === undefined) return { problems };
  const { root, text, matter } = opened;
  const linkDefinitions = simplify(root, text, reporter);
  if (isEmpty(root, reporter)) return { problems };

  const { roled, date } = recognise(opened, options, reporter);
  const title = titleNode(roled, matter.title);
  if (title === undefined) {
    reportNoTitle(roled, reporter);
    return { problems };
  }
  if (lacksBody(root, title, reporter)) return { problems };
  reporter.add(findLeftovers(root, text, written));
  const late = options.late && addLateNames(root, options.late.names, { ...options, ...options.late });
  problems.push(...(late?.problems ?? []));

  const place = placeNode(roled, options);
  const { segments, added } = gatherSegments(
    opened,
    { title, subtitle: roled.subtitle, place },
    late,
    options,
    reporter,
  );
  const slug = matter.slug ?? options.slug ?? titleSlug(wordsOf(title), options.words ?? []);
  return {
    value: {
      file: options.file,
      revision: options.revision,
      title: title.data?.segment ?? 0,
      subtitle: roled.subtitle?.data?.segment,
      date,
      place: (added.place ?? place)?.data?.segment,
      release: added.release,
      corrections: added.corrections,
      embargo: roled.release?.line.embargo,
      slug: slugify(slug) || 'statement',
      hasOwnSlug: (matter.slug ?? options.slug) !== undefined,
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

/** A statement on its way: its blocks, the text that their offsets count in, and its front matter. */
interface Opened {
  readonly root: Root;
  readonly text: string;
  readonly matter: FrontMatter;
}

/** Reads the blocks and the front matter; nothing where a text is too large to read, or not a statement. */
function open(written: string, options: ParseOptions, reporter: Reporter): Opened | undefined {
  const { limits = LIMITS, blocks = parseBlocks } = options;
  const refuse = ({ rule, ...rest }: TooMuchThere) => {
    reporter.report(rule, undefined, { severity: 'error', fatal: true, ...rest });
    return undefined;
  };
  const tooMuch = tooMuchIn(written, limits);
  if (tooMuch !== undefined) {
    refuse(tooMuch);
    return;
  }
  const notes = (options.corrections ?? []).map(({ note }) => note);
  const configured = [
    ...tooMuchInRelease(options.release ?? {}, limits),
    ...notes.flatMap((note) => tooMuchInPlaced(note, limits) ?? []),
  ];
  if (configured.length > 0) {
    reporter.problems.push(...configured);
    return undefined;
  }
  const plain = blocks(written);
  const tooDeep = tooMuchInTree(plain, limits);
  if (tooDeep !== undefined) {
    refuse(tooDeep);
    return;
  }
  const whole = wholeProblem(plain, written, options.file);
  if (whole !== undefined) {
    reporter.problems.push({ ...whole, locale: options.locale });
    return undefined;
  }
  const { root, text, findings } = readPasted(written, plain, blocks);
  reporter.add(findings);
  const yaml = root.children[0]?.type === 'yaml' ? root.children[0] : undefined;
  const front = readFrontMatter(yaml?.value ?? '', options.file);
  reporter.problems.push(...front.problems);
  if (yaml !== undefined) root.children.shift();
  return { root, text, matter: front.matter };
}

/**
 * Leaves in the tree only what the statement is made of: no HTML, no references, no footnotes that nothing refers to.
 *
 * @returns the definitions of its links, as Markdown
 */
function simplify(root: Root, text: string, reporter: Reporter): string[] {
  evenTables(root);
  for (const node of htmlToText(root)) {
    reporter.report('raw-html', node, {
      severity: 'warning',
      message: `Raw HTML is shown as text: ${shorten(node.value)}`,
      help: 'Write it in Markdown, or leave it out.',
    });
  }
  leaveOutUnused(root, reporter);
  const linkDefinitions = linkDefinitionsMarkdown(root, text);
  resolveReferences(root);
  return linkDefinitions;
}

function leaveOutUnused(root: Root, reporter: Reporter): void {
  for (const node of takeUnusedFootnotes(root)) {
    reporter.report('unused-footnote', node, {
      severity: 'warning',
      message: `Nothing refers to the footnote “${node.label ?? node.identifier}”; it is left out.`,
      help: `Put [^${node.label ?? node.identifier}] where it belongs.`,
    });
  }
}

/** Gives each block its role, settles the date, and reports what is in doubt. */
function recognise(
  { root, text, matter }: Opened,
  options: ParseOptions,
  reporter: Reporter,
): { roled: RoledStatement; date: string | undefined } {
  const { words = [], months = [], roles = {} } = options;
  const roled = assignRoles(root, text, { ...options, words, months, roles, title: matter.title });
  reporter.problems.push(...roled.problems);
  const date = settleDate(roled, matter.date ?? options.date, reporter);
  reportHead(roled, options, reporter);
  reportOtherDates(roled, date, reporter);
  reportJoinedLines(roled, reporter);
  const advice = adviceFor(roled.doubts);
  const doubts = roled.doubts.map(({ line, message }, at): Problem => {
    const help = advice[at];
    return { rule: 'doubtful-role', severity: 'warning', line, column: 1, message, help };
  });
  reporter.add(doubts);
  return { roled, date };
}

function isEmpty(root: Root, reporter: Reporter): boolean {
  if (root.children.length > 0) return false;
  reporter.report('empty-statement', undefined, {
    severity: 'error',
    fatal: true,
    line: 1,
    column: 1,
    message: 'The statement is empty.',
    help: 'Put the agreed text into it.',
  });
  return true;
}

function reportNoTitle({ blocks }: RoledStatement, reporter: Reporter): void {
  reporter.report('no-title', undefined, {
    severity: 'error',
    fatal: true,
    line: blocks[0]?.line ?? 1,
    column: 1,
    message: 'The statement has no title: it begins with text.',
    help: 'Begin it with a heading, or set `title` in its front matter. If a block is the title, name its first words in publish.config.yaml: roles: { title: "…" }',
  });
}

function lacksBody(root: Root, title: Nodes, reporter: Reporter): boolean {
  if (root.children.length > 0) return false;
  reporter.report('no-body', title, {
    severity: 'error',
    fatal: true,
    message: 'The statement has a title and nothing else.',
    help: 'Put the agreed text under it.',
  });
  return true;
}

/** Blocks of the head, which are not part of the body. */
interface Heads {
  readonly title: Heading | Paragraph;
  readonly subtitle: RoledStatement['subtitle'];
  readonly place: Paragraph | undefined;
}

/** Makes a segment of every text, in the order of the page, and puts the parts of the configuration into the body. */
function gatherSegments(
  { root, text }: Opened,
  { title, subtitle, place }: Heads,
  late: AddedNames | undefined,
  options: ParseOptions,
  reporter: Reporter,
): { segments: Segment[]; added: ReturnType<typeof releaseParts> & Pick<Document, 'corrections'> } {
  const heads = [title, subtitle, place].filter((node) => node !== undefined);
  const special = specialRoles(root, { title, subtitle, place });
  root.children.unshift(...heads);
  // Names have words alone; a mark among them leads nowhere.
  leaveOutUnused(root, reporter);
  const own = inTheirFile(collectSegments(root, text, special), late?.headings, options.late?.file);
  const added = releaseParts(options.release ?? {}, own);
  root.children = [...root.children.slice(heads.length), ...added.parts];
  const segments = [...own, ...added.segments];
  const corrected = correctionParts(options.corrections ?? [], segments);
  return {
    segments: [...segments, ...corrected.segments],
    added: { ...added, corrections: corrected.corrections },
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

function shorten(text: string): string {
  return cut(text.replace(/\s+/gu, ' ').trim(), 60);
}
