import { Argument, Command, CommanderError, Option } from 'commander';
import type { CommonOptions } from './cli/open-context.js';
import { addAdvice } from './cli/advice.js';
import { SHELLS, type COMPLETION_SCRIPTS } from './cli/completion-scripts.js';
import { explain } from './cli/explain.js';
import {
  columns,
  listed,
  percent,
  port,
  refuseEmptyValues,
  shard,
  wholeNumber,
} from './cli/option-values.js';
import { version } from './cli/version.js';
import { watchCrashes } from './io/crashes.js';
import { Interruption } from './cli/interruption.js';
import { outputFailure, watchOutput, write } from './io/output.js';

/** What outlives a command; without it, the command starts and ends its own. */
type Lent = Pick<CommonOptions, 'keeper'>;

/** Global flags as commander gives them, the signal that ends a command early, and what outlives the command. */
type Shared = Pick<CommonOptions, 'cwd' | 'config' | 'color' | 'quiet' | 'debug' | 'signal'> & Lent;

/** Ctrl-C, a polite kill, and the end of the terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The commands, and what came of the one that ran. */
interface CommandLine {
  readonly program: Command;
  /** Lines that were asked for with --help or --version. */
  readonly answer: readonly string[];
  /** Lines that say what is wrong with the call. */
  readonly refusal: readonly string[];
  /** The exit code of a command that has ended. */
  readonly code: () => number;
}

/**
 * Runs the command line. Every command and flag is declared on this page; each command is loaded when it runs.
 *
 * @param argv arguments after the program's name
 * @param lent a browser that outlives the command
 * @returns the exit code
 */
export async function run(argv: readonly string[], lent: Lent = {}): Promise<number> {
  watchOutput();
  const code = await command(argv, lent);
  const failure = await outputFailure();
  if (failure === undefined) return code;
  explain(failure, { debug: false, color: wantsColor() });
  await outputFailure();
  return failure.code;
}

/**
 * Declares every command and flag.
 *
 * @param signal ends the command early
 * @param lent what outlives the command
 */
// eslint-disable-next-line max-lines-per-function -- a table of the commands
export function commandLine(signal: AbortSignal, lent: Lent = {}): CommandLine {
  let code = 0;
  const answer: string[] = [];
  const refusal: string[] = [];

  const program = new Command('publish')
    .description(
      'Publishes one agreed statement in many languages: web pages, PDFs and plain-text press releases.',
    )
    .version(version)
    .option('-C, --cwd <dir>', 'the publication’s folder, instead of the nearest one at or above this one')
    .option('--config <file>', 'the configuration, instead of publish.config.yaml')
    .option('--no-color', 'no colours')
    .option('--quiet', 'no progress, no summary')
    .option('--debug', 'show where a failure came from; keep the browser’s PDFs in publish-debug/')
    .showHelpAfterError('(see publish --help)')
    .configureOutput({
      writeOut: (text) => void answer.push(...text.trimEnd().split('\n')),
      writeErr: (text) => void refusal.push(...text.trimEnd().split('\n')),
      // It may quote an argument: a line break in that one begins no line, the suggestion after it does.
      outputError: (text) => void refusal.push(...text.trimEnd().split(/\n(?=\(Did you mean .+\?\)$)/u)),
    })
    .exitOverride();
  const shared = (): Shared => {
    const { cwd, config, color, quiet, debug } = program.opts<Omit<Shared, 'signal' | keyof Lent>>();
    return { cwd, config, color: color && wantsColor(), quiet, debug, signal, ...lent };
  };
  const locale = new Option('--locale <tag...>', 'only these languages').argParser(listed);

  program
    .command('build')
    .description('make every format of every language and put the edition in place')
    .argument('[folder...]', 'publications to build, instead of the one in --cwd')
    .addOption(locale)
    .option(
      '--format <id...>',
      'only these formats: html, pdf, print, booklet, txt, docx, eml, card, fragment, json',
      listed,
    )
    .option('--out-dir <dir>', 'the folder to write the edition to')
    .option('--replace', 'with --locale, --format or folders: leave out what else is in the output folder')
    .option('--shard <i/n>', 'build only the i-th of n shares of the publications', shard)
    .option('--strict', 'treat every warning and every missing or outdated segment as an error')
    .option('--release', '--strict, and require every segment to be reviewed and no remark to be open')
    .option('--wrap <columns>', 'wrap plain text at this width, at least 20', columns)
    .option('--bidi <mode>', 'directional controls in plain text: isolates, marks, none')
    .option('--jobs <n>', 'how many pages to print at the same time', wholeNumber)
    .option('--no-cache', 'rebuild every file, without the cache')
    .option('--browser <path>', 'the browser that prints the PDFs')
    .option('--timeout <seconds>', 'how long one PDF may take', wholeNumber)
    .option('--json', 'print the manifest and timings as JSON')
    .action(async (folders: string[], options: object) => {
      code = await (await import('./commands/build.js')).build({ ...shared(), folders, ...options });
    });

  program
    .command('init')
    .description('start a publication, from a short sample or from a document')
    .argument('[folder]', 'the folder to write it to, instead of the one in --cwd')
    .option('--from <file>', 'a .docx, .odt, .html, .md or .txt file that becomes the statement')
    .option('--locale <tag...>', 'the languages, the statement’s own first', listed)
    .option('--date <yyyy-mm-dd>', 'the statement’s date, if its date line can be read in two ways')
    .addOption(
      new Option('--ci <service>', 'also write the CI file that runs its checks').choices([
        'github',
        'gitlab',
      ]),
    )
    .action(async (folder: string | undefined, options: object) => {
      code = await (await import('./commands/init.js')).init({ ...shared(), folder, ...options });
    });

  program
    .command('pdf')
    .description('make only the PDFs, and report what preflight finds in them')
    .addOption(locale)
    .option('--print', 'also the PDF for the print shop')
    .option('--booklet', 'also a booklet: two pages on a sheet, to fold and staple')
    .option('--out-dir <dir>', 'the folder to write the edition to')
    .option('--replace', 'leave out what else is in the output folder')
    .option('--jobs <n>', 'how many pages to print at the same time', wholeNumber)
    .option('--no-cache', 'rebuild every file, without the cache')
    .option('--browser <path>', 'the browser that prints the PDFs')
    .option('--timeout <seconds>', 'how long one PDF may take', wholeNumber)
    .option('--json', 'print the findings as JSON')
    .action(async (options: object) => {
      code = await (await import('./commands/pdf.js')).pdf({ ...shared(), ...options });
    });

  program
    .command('kit')
    .description('make a press kit of each language: all of its formats in a zip file, with a list of them')
    .addOption(locale)
    .option('--format <id...>', 'only these formats', listed)
    .option('--out-dir <dir>', 'the folder to write the kits to, instead of kit')
    .option('--replace', 'with --locale: leave out the kits of other languages')
    .option('--strict', 'refuse what has any warning or error')
    .option('--release', '--strict, and every segment reviewed')
    .option('--jobs <n>', 'how many pages to print at the same time', wholeNumber)
    .option('--no-cache', 'rebuild every file, without the cache')
    .option('--browser <path>', 'the browser that prints the PDFs')
    .option('--timeout <seconds>', 'how long one PDF may take', wholeNumber)
    .option('--json', 'print the list of the kits as JSON')
    .action(async (options: object) => {
      code = await (await import('./commands/kit.js')).kit({ ...shared(), ...options });
    });

  program
    .command('check')
    .description('report what is missing, outdated or wrong in each language; write nothing')
    .addOption(locale)
    .option('--min <percent>', 'the share that each language must reach', percent, 100)
    .option('--require <state>', 'translated or reviewed', 'translated')
    .option('--reporter <name>', 'text, json, sarif, github, gitlab, junit or markdown', 'text')
    .option('--verbose', 'name every missing segment')
    .option('--json', 'the same as --reporter json')
    .action(async (options: object) => {
      code = await (await import('./commands/check.js')).check({ ...shared(), ...options });
    });

  program
    .command('preview')
    .description('open the desk: see, translate and review every language in the browser, live')
    .option('--port <n>', 'this port, instead of the publication’s own; 0 is any', port)
    .option('--no-open', 'do not start the browser')
    .option('--read-only', 'only show: refuse every change')
    .option('--browser <path>', 'the browser that prints the PDFs')
    .action(async (options: object) => {
      code = await (await import('./commands/preview.js')).preview({ ...shared(), ...options });
    });

  program
    .command('explain')
    .description(
      'explain a rule of check or preflight: what it means, a right and a wrong example, how to silence it',
    )
    .argument('[rule]', 'the name of the rule; without it, list all names')
    .action(async (rule: string | undefined) => {
      code = (await import('./commands/explain-rule.js')).explainRule({ ...shared(), rule });
    });

  program
    .command('sync')
    .description('update catalogues and state to match the canonical text; no translation is lost')
    .option('--dry-run', 'only show what would change')
    .action(async (options: object) => {
      code = await (await import('./commands/sync.js')).sync({ ...shared(), ...options });
    });

  program
    .command('outline')
    .description(
      'show what was recognised in the statement: role, lines and first words of each block, and why',
    )
    .option('--json', 'print it as JSON')
    .action(async (options: object) => {
      code = await (await import('./commands/outline.js')).outline({ ...shared(), ...options });
    });

  program
    .command('strings')
    .description('write the interface strings of a language to a file, to translate or review')
    .argument('<tag...>', 'the languages')
    .action(async (tags: string[]) => {
      code = await (await import('./commands/strings.js')).strings({ ...shared(), tags });
    });

  program
    .command('review')
    .description('mark translations as reviewed by a named person')
    .argument('<tag>', 'the language')
    .argument('[key...]', 'the keys of the reviewed segments')
    .option('--all', 'all translated segments')
    .option('--by <name>', 'the name of the reviewer')
    .action(async (tag: string, keys: string[], options: object) => {
      code = await (await import('./commands/review.js')).review({ ...shared(), tag, keys, ...options });
    });

  program
    .command('remark')
    .description('list the remarks on a translation, add one, settle one or open it again')
    .argument('<tag>', 'the language')
    .argument('[key]', 'the segment that the remark is on')
    .argument('[text]', 'the remark')
    .option('--by <name>', 'the name of the person who remarks or settles')
    .option('--settle <id>', 'settle a remark')
    .option('--reopen <id>', 'open a settled remark again')
    .option('--json', 'list the remarks as JSON')
    .action(async (tag: string, key: string | undefined, text: string | undefined, options: object) => {
      code = await (await import('./commands/remark.js')).remark({ ...shared(), tag, key, text, ...options });
    });

  program
    .command('status')
    .description('show how complete each language is')
    .addOption(locale)
    .action(async (options: object) => {
      code = await (await import('./commands/status.js')).status({ ...shared(), ...options });
    });

  program
    .command('export')
    .description('export the translations of one language for a translator’s tool')
    .argument('<tag>', 'the language')
    .requiredOption('--format <id>', 'po, xliff, docx or html (the sheet)')
    .option('-o, --output <file>', 'the file to write, instead of one in the publication’s folder')
    .option('--force', 'overwrite a file that may have been edited since the export')
    .option('--statement-only', 'leave out the words of the pages and the names of signatories')
    .option('--xliff <version>', 'version of XLIFF: 2.1 or 1.2', '2.1')
    .action(async (tag: string, options: object) => {
      const { exportTranslations } = await import('./commands/export.js');
      code = await exportTranslations({ ...shared(), tag, ...options });
    });

  program
    .command('import')
    .description('import translations from a tool, all of them or none')
    .argument('<file>', 'a .po, .xlf or .docx file, or the .json file of a sheet')
    .option('--force', 'use the file’s translation where both sides changed')
    .option('--dry-run', 'only show what would change')
    .action(async (file: string, options: object) => {
      const { importTranslations } = await import('./commands/import.js');
      code = await importTranslations({ ...shared(), file, ...options });
    });

  program
    .command('preflight')
    .description('inspect any PDF against the press-ready checklist')
    .argument('<file...>', 'PDF files')
    .option('--profile <name>', 'reading or print, instead of what the file says it is for')
    .option('--json', 'print the findings as JSON')
    .action(async (files: string[], options: object) => {
      code = await (await import('./commands/preflight.js')).preflight({ ...shared(), files, ...options });
    });

  program
    .command('adopt')
    .description('take over a whole translation written as one document, all of it or nothing')
    .argument('<tag>', 'the language')
    .argument('<file>', 'a .docx, .odt, .md or .txt file, or the .json of an edition')
    .option('--dry-run', 'only show the pairs side by side')
    .option('--force', 'use the file’s translation where the catalogue has another one')
    .option('--names', 'show the signatories’ names as the file writes them')
    .action(async (tag: string, file: string, options: object) => {
      code = await (await import('./commands/adopt.js')).adopt({ ...shared(), tag, file, ...options });
    });

  program
    .command('verify')
    .description('compare the files of an output folder with its manifest')
    .argument('[dir]', 'the folder, instead of the publication’s own')
    .option('--merge', 'merge the shares that several machines have built into one collection')
    .action(async (dir: string | undefined, options: object) => {
      code = await (await import('./commands/verify.js')).verify({ ...shared(), dir, ...options });
    });

  program
    .command('changes')
    .description('say what changed from an old edition to what a build would make now, in each language')
    .argument('<old>', 'the folder of the old edition, or its manifest.json')
    .argument('[new]', 'the folder of the new edition, instead of what a build would make')
    .addOption(locale)
    .option('--json', 'print it as JSON')
    .action(async (before: string, after: string | undefined, options: object) => {
      code = await (
        await import('./commands/changes.js')
      ).changes({ ...shared(), before, after, ...options });
    });

  program
    .command('doctor')
    .description('check Node, browser, fonts and folder, and say how to fix what is missing')
    .option('--browser <path>', 'the browser that prints the PDFs')
    .action(async (options: object) => {
      code = await (await import('./commands/doctor.js')).doctor({ ...shared(), ...options });
    });

  program
    .command('completion')
    .description('print the script with which a shell completes commands, flags and languages')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action(async (shell: keyof typeof COMPLETION_SCRIPTS) => {
      code = (await import('./commands/completion.js')).completion({ ...shared(), shell });
    });

  for (const command of [program, ...program.commands]) refuseEmptyValues(command);

  // Only for that script, which completes empty words too.
  program
    .command('complete', { hidden: true })
    .argument('[word...]')
    .action(async (line: string[]) => {
      code = await (await import('./commands/complete.js')).complete(shared(), program, line);
    });

  for (const command of program.commands) addAdvice(command);
  return { program, answer, refusal, code: () => code };
}

/** Runs one command to its end, or says what kept it from there. */
async function command(argv: readonly string[], lent: Lent): Promise<number> {
  const interruption = new AbortController();
  const interrupt = () => {
    interruption.abort();
  };
  // Each as often as it comes: npm passes Ctrl-C on to who has had it from the terminal already, and a second
  // signal that killed would leave behind what the first is about to clear away.
  for (const signal of SIGNALS) process.on(signal, interrupt);
  const crash = watchCrashes(interrupt);
  const { program, answer, refusal, code } = commandLine(interruption.signal, lent);
  try {
    await Promise.race([program.parseAsync(argv, { from: 'user' }), crash.given]);
    if (crash.error !== undefined) throw crash.error;
  } catch (thrown) {
    const error = crash.error ?? thrown;
    if (error instanceof CommanderError) {
      if (answer.length > 0) write('stdout', answer);
      if (refusal.length > 0) write('stderr', refusal);
      return error.exitCode === 0 ? 0 : 2;
    }
    if (interruption.signal.aborted && crash.error === undefined) {
      write('stderr', error instanceof Interruption ? error.message : 'Interrupted; nothing was changed.');
      return 130;
    }
    const { debug = false, color = true } = program.opts<{ debug?: boolean; color?: boolean }>();
    return explain(error, { debug, color: color && wantsColor() });
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    crash.end();
  }
  // What was done before it could be interrupted is done.
  return code();
}

/** The conventions of no-color.org, and no colours where nobody sees them. */
function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return (FORCE_COLOR !== undefined && FORCE_COLOR !== '0') || (process.stdout.isTTY && process.stderr.isTTY);
}
