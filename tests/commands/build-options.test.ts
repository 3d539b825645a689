import { expect, test } from 'vitest';
import { keyedOptions, OPTION_EFFECTS, type BuildOptions } from '../../src/cli/build-options.js';
import { commandLine } from '../../src/cli.js';

const options: BuildOptions = { color: false, signal: new AbortController().signal };
/** A value that no option has by default. */
const OTHER = 'another value';

test.each(Object.entries(OPTION_EFFECTS))('--%s: %s', (name, effect) => {
  const changed = keyedOptions({ ...options, [name]: OTHER });
  if (effect === 'key') expect(changed).not.toBe(keyedOptions(options));
  else expect(changed).toBe(keyedOptions(options));
});

test('an option that nobody has classified is part of the key', () => {
  expect(keyedOptions({ ...options, ...{ unheardOf: true } })).not.toBe(keyedOptions(options));
});

test('every flag of build is classified', () => {
  const { program } = commandLine(new AbortController().signal);
  const build = program.commands.find((command) => command.name() === 'build');
  const flags = [...program.options, ...(build?.options ?? [])].map((option) => option.attributeName());
  expect(flags.filter((flag) => flag !== 'version' && !Object.hasOwn(OPTION_EFFECTS, flag))).toEqual([]);
});
