import type { Argument, Command, Option } from 'commander';

/** The words that may be under the cursor, and what they do. */
export type Offer = readonly (readonly [word: string, description: string])[];

/** Words of a publication and of the program that a flag or an argument takes. */
export interface KnownWords {
  readonly tags: readonly string[];
  readonly formats: readonly string[];
  readonly exchangeFormats: readonly string[];
  readonly reporters: readonly string[];
  readonly bidiModes: readonly string[];
  readonly rules: readonly string[];
}

/** The words that a flag or an argument takes, by its name; others take paths or free text. */
const TAKEN: Readonly<Record<string, keyof KnownWords | readonly string[]>> = {
  '--locale': 'tags',
  '--format': 'formats',
  '--reporter': 'reporters',
  '--require': ['translated', 'reviewed'],
  '--bidi': 'bidiModes',
  '--profile': ['reading', 'print'],
  '--xliff': ['2.1', '1.2'],
  'export --format': 'exchangeFormats',
  '<tag>': 'tags',
  '<rule>': 'rules',
};

/**
 * What completes a command line. Where a path belongs there is nothing: shells know files better.
 *
 * @param program every command and flag
 * @param line the words after the program’s name; the last is the one under the cursor
 */
export function offer(program: Command, line: readonly string[], known: KnownWords): Offer {
  const before = line.slice(0, -1);
  const word = line.at(-1) ?? '';
  const { command, option, given } = readLine(program, before);
  const options = [...program.options, ...(command?.options ?? [])].filter(({ hidden }) => !hidden);
  if (option !== undefined && !word.startsWith('-'))
    return takenBy(option.long ?? '', option.argChoices, command, known);
  if (word.startsWith('-')) return flags([...options, help(program)]);
  if (command === undefined) {
    const commands = program.createHelp().visibleCommands(program);
    return commands.map((one) => [one.name(), one.description()]);
  }
  const argument = argumentAt(command, given);
  if (argument === undefined) return flags(options);
  return takenBy(`<${argument.name()}>`, argument.argChoices, command, known);
}

interface Line {
  readonly command: Command | undefined;
  /** The flag whose value comes next. */
  readonly option: Option | undefined;
  /** How many arguments the command has been given. */
  readonly given: number;
}

function readLine(program: Command, words: readonly string[]): Line {
  let command: Command | undefined;
  let option: Option | undefined;
  let given = 0;
  for (const word of words) {
    if (word.startsWith('-')) {
      const options = [...program.options, ...(command?.options ?? [])];
      const found = options.find(({ short, long }) => short === word || long === word);
      option = found !== undefined && (found.required || found.optional) ? found : undefined;
    } else if (option !== undefined) {
      if (!option.variadic) option = undefined;
    } else if (command === undefined) command = program.commands.find((one) => one.name() === word);
    else given += 1;
  }
  return { command, option, given };
}

function argumentAt({ registeredArguments: all }: Command, at: number): Argument | undefined {
  const last = all.at(-1);
  return all[at] ?? (last?.variadic === true ? last : undefined);
}

function help(program: Command): Option {
  return program.createOption('--help', 'display help for command');
}

function flags(options: readonly Option[]): Offer {
  return options.map(({ long, short, description }) => [long ?? short ?? '', description]);
}

function takenBy(
  name: string,
  choices: readonly string[] | undefined,
  command: Command | undefined,
  known: KnownWords,
): Offer {
  const taken = choices ?? TAKEN[`${command?.name()} ${name}`] ?? TAKEN[name] ?? [];
  const words = typeof taken === 'string' ? known[taken] : taken;
  return words.map((word) => [word, ''] as const);
}
