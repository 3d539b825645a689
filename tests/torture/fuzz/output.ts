import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { commandLine } from '../../../src/cli.js';
import { parseConfig } from '../../../src/config/index.js';
import type { Problem } from '../../../src/model/problem.js';

/** Begins lines, drives terminals, turns lines round and commands runners; each line of it can be told from ours. */
export const HOSTILE =
  'a\n::set-env name=x::b\r##vso[task.setvariable variable=c]d\u2028##[add-mask]e\u0085\u001b[2J\u001b[31m\u009b1A\u202Ef\u2066\t\u200b:\u00AD:add-mask::g\n  ::stop-commands::h';

/** The same as a name of a file, which has no slash and no NUL. */
export const HOSTILE_NAME = HOSTILE.replaceAll('/', '');

const LIVE = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/u;
/** What begins where a line break of `HOSTILE` was obeyed, in any of its forms. */
const BEGUN = /^[\s\p{DI}]*:?\p{DI}*:? ?:?\p{DI}*:(?:set-env|stop-commands)/u;
const COMMAND = /^[\s\p{DI}]*:\p{DI}*:|##\p{DI}*[\p{L}\p{DI}]*\[/u;
const ANNOTATION = /^::(?:error|warning|notice) (?:file|title)=[^:]*::/u;
const TRACE = /^\s+at .*[:(]|a bug in `publish` itself/u;

/** Lines of an output that do something beside being read, or say where in the program something failed. */
export function escapes(output: string): string[] {
  return output.split('\n').filter((line) => {
    const isAnnotation = ANNOTATION.test(line);
    return (
      LIVE.test(line) ||
      TRACE.test(line) ||
      BEGUN.test(line) ||
      (COMMAND.test(line) && !isAnnotation) ||
      (isAnnotation && /##\p{L}*\[/u.test(line))
    );
  });
}

/** Every command of the command line, by its name. */
export function commands(): readonly Command[] {
  return commandLine(new AbortController().signal).program.commands;
}

/** A call of every command with the text in the place of each of its values, one after the other. */
export function hostileCalls(text: string): string[][] {
  const own = commands().flatMap((command) => {
    const { required, others } = argumentsOf(command);
    const positions = others.map((_, at) => [
      command.name(),
      ...others.map((one, index) => (index === at ? text : one)),
    ]);
    const flags = command.options
      .filter((option) => option.required || option.optional)
      .map((option) => [command.name(), ...required, option.long ?? '', text]);
    return [[command.name(), text], ...positions, ...flags, [command.name(), ...required, `--${text}`]];
  });
  return [[text], [`--${text}`], ['--config', text, 'check'], ['-C', text, 'check'], ...own];
}

/** Words for the arguments of a command: those that it needs, and all that it can take. */
function argumentsOf({ registeredArguments }: Command): { required: string[]; others: string[] } {
  const word = (name: string) => (name === 'tag' ? 'fa' : name === 'file' ? 'x.po' : name);
  return {
    required: registeredArguments.filter(({ required }) => required).map((one) => word(one.name())),
    others: registeredArguments.map((one) => word(one.name())),
  };
}

/** What a configuration may be at one place: a text, a list of it, or keys of any name. */
const VALUES: readonly ((text: string) => unknown)[] = [
  (text) => text,
  (text) => [text],
  (text) => ({ [text]: text }),
  (text) => ({ en: text }),
  (text) => ({ a: { [text]: text } }),
];

/** Every configuration that has the text in one place: the keys are those that the parser says it knows. */
export function hostileConfigs(text: string): string[] {
  return placesOf([]).flatMap((path) => VALUES.map((value) => JSON.stringify(nested(path, value(text)))));
}

function placesOf(path: readonly string[]): string[][] {
  const { problems } = parseConfig(JSON.stringify(nested([...path, '?'], 1)), 'x', ['html'], ['numbers']);
  const known = problems.map(({ help = '' }) => /Known keys: (.*)\.$/u.exec(help)?.[1]).find(Boolean);
  if (known === undefined) return [[...path]];
  const keys = known.split(', ');
  return [...(path.length > 0 ? [[...path]] : []), ...keys.flatMap((key) => placesOf([...path, key]))];
}

function nested(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner, key) => ({ [key]: inner }), value);
}

/** What the parser says of a configuration. */
export function problemsOf(config: string): readonly Problem[] {
  return parseConfig(config, 'publish.config.yaml', ['html', 'txt'], ['numbers', 'links']).problems;
}

/** A file of a publication with the text in one place of it. */
export interface HostileFile {
  readonly path: string;
  readonly place: string;
  readonly text: string;
}

/** Every JSON file below `locales/`, with the text in the place of each key and each value. */
export async function hostileFiles(folder: string, text: string): Promise<HostileFile[]> {
  const paths = (await readdir(join(folder, 'locales'), { recursive: true })).filter((path) =>
    path.endsWith('.json'),
  );
  const all = await Promise.all(
    paths.sort().map(async (name) => {
      const path = join('locales', name);
      const value: unknown = JSON.parse(await readFile(join(folder, path), 'utf8'));
      return variants(value, text).map(([place, variant]) => ({
        path,
        place,
        text: JSON.stringify(variant, undefined, 2),
      }));
    }),
  );
  return all.flat();
}

function variants(value: unknown, text: string): [place: string, variant: unknown][] {
  if (Array.isArray(value)) {
    return value.flatMap((member, at) =>
      variants(member, text).map(([place, one]): [string, unknown] => [
        `[${at}]${place}`,
        value.map((other: unknown, index) => (index === at ? one : other)),
      ]),
    );
  }
  if (typeof value !== 'object' || value === null) return [['', text]];
  const entries = Object.entries(value);
  return entries.flatMap(([key, member], at) => {
    const put = (entry: [string, unknown]) =>
      Object.fromEntries(entries.map((one, index) => (index === at ? entry : one)));
    return [
      [`.${key} (key)`, put([text, member])] as [string, unknown],
      ...variants(member, text).map(([place, one]): [string, unknown] => [
        `.${key}${place}`,
        put([key, one]),
      ]),
    ];
  });
}
