import { describeBrowser } from '../io/browser/describe.js';
import { Failure } from '../model/failure.js';
import { fontFor } from '../model/script-fonts.js';
import { readFonts } from '../pipeline/check.js';
import { readConfig, readPublication, type Publication } from '../pipeline/publication.js';
import { oneLine } from '../report/text.js';
import { openContext, type CommandContext, type CommonOptions } from '../cli/open-context.js';

/** One thing a build needs: its state, and how to fix it if it is wrong. */
interface Finding {
  readonly what: string;
  readonly state: string;
  readonly code: 0 | 1 | 2 | 3;
  readonly help?: string | undefined;
}

/** Oldest version of Node that is supported. */
const OLDEST_NODE = [20, 19] as const;

/** One font of each family; the package that has it has the others. */
const FONTS = [
  'vazirmatn-arabic-400-normal.woff2',
  'source-serif-4-latin-400-normal.woff2',
  'frank-ruhl-libre-hebrew-400-normal.woff2',
  'Vazirmatn-Regular.woff2',
  'SourceSerif4_400Regular.ttf',
  'FrankRuhlLibre_400Regular.ttf',
];

/** `publish doctor`: what a build needs, what is missing, how to fix it. */
export async function doctor(options: CommonOptions): Promise<number> {
  const context = await openContext(options);
  const { terminal } = context;
  const findings = [
    node(),
    await browser(options.browser),
    await fonts(context),
    ...(await publication(context, options.config)),
  ];
  for (const { what, state, code, help } of findings) {
    const word = code === 0 ? terminal.color.green('ok     ') : terminal.color.red('missing');
    terminal.print(`  ${word}  ${what.padEnd(13)}  ${oneLine(state)}`);
    if (help !== undefined) terminal.print(`${' '.repeat(26)}${terminal.color.dim(oneLine(help))}`);
  }
  return Math.max(...findings.map(({ code }) => code));
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const state = `Node ${process.versions.node}`;
  return isEnough
    ? { what: 'Node', state, code: 0 }
    : { what: 'Node', state, code: 3, help: `Install Node ${OLDEST_NODE.join('.')} or later.` };
}

async function browser(option: string | undefined): Promise<Finding> {
  try {
    const { executable, source, version, ready } = await describeBrowser(option);
    const unpacked = ready ? '' : '; it is unpacked at the first PDF';
    return {
      what: 'Browser',
      state: `${executable} (${source}${version === undefined ? '' : ` ${version}`}${unpacked})`,
      code: 0,
    };
  } catch (error) {
    return failed('Browser', error);
  }
}

async function fonts({ host }: CommandContext): Promise<Finding> {
  try {
    await Promise.all(FONTS.map((name) => host.resource(`fonts/${name}`)));
    return { what: 'Fonts', state: 'Source Serif 4, Vazirmatn, Frank Ruhl Libre', code: 0 };
  } catch (error) {
    return failed('Fonts', error);
  }
}

async function publication({ host, folder }: CommandContext, file: string | undefined): Promise<Finding[]> {
  const config = await readConfig(host, file);
  const wrong = config.problems[0];
  if (config.value === undefined || wrong !== undefined) {
    return [{ what: 'Configuration', state: wrong?.message ?? '', code: 2, help: wrong?.help }];
  }
  const read = await readPublication(host, config.value);
  const fatal = read.problems.find((problem) => problem.fatal === true);
  const settings: Finding = { what: 'Configuration', state: folder, code: 0 };
  if (read.value === undefined || fatal !== undefined) {
    const { file: where, line, message, help } = fatal ?? { message: '' };
    const place = [where, line].filter((part) => part !== undefined).join(':');
    return [settings, { what: 'Publication', state: `${place}: ${message}`, code: 1, help }];
  }
  const { plan, tags } = read.value;
  return [
    settings,
    { what: 'Publication', state: `${plan.document.segments.length} segments; ${tags.join(', ')}`, code: 0 },
    ...(await letters(host, read.value)),
  ];
}

/** Whether the fonts of the PDFs have the letters of each language, by the words of its pages. */
async function letters(
  host: CommandContext['host'],
  { config, tags, strings }: Publication,
): Promise<Finding[]> {
  const [fonts] = await readFonts(host, config);
  if (fonts === undefined) return [];
  const lacking = tags.flatMap((tag): Finding[] => {
    const words = [...(strings.get(tag) ?? new Map<string, string>()).values()].flat().join('');
    const missing = [...new Set(words.match(fonts.lacking))];
    if (missing.length === 0) return [];
    const state = `${tag}: the fonts of the PDFs do not have ${missing.slice(0, MOST_LETTERS).join(' ')}`;
    return [{ what: 'Letters', state, code: 1, help: fontFor(missing) ?? OWN_FONT }];
  });
  if (lacking.length > 0) return lacking;
  return [{ what: 'Letters', state: `the fonts of the PDFs have those of ${tags.join(', ')}`, code: 0 }];
}

/** Letters that are named. */
const MOST_LETTERS = 8;
const OWN_FONT = 'Add a font that has them: templates/own-fonts.css says how.';

function failed(what: string, error: unknown): Finding {
  if (!(error instanceof Failure)) throw error;
  return { what, state: error.message, code: 3, help: error.help };
}
