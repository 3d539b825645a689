import { InvalidArgumentError, type Command } from 'commander';

/**
 * Some words: `fr,ar`, `fr ar` and `fr, ar` are the same.
 *
 * @param before those that came before it
 */
export function listed(value: string, before: readonly string[] = []): readonly string[] {
  const words = value.split(',').flatMap((one) => (one.trim() === '' ? [] : one.trim()));
  // Nothing must not become everything, which is what the flag left out means.
  if (words.length === 0) throw new InvalidArgumentError('It names nothing. Leave the flag out to take all.');
  return [...before, ...words];
}

/** A whole number above 0. */
export function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,4}$/u.test(value)) throw new InvalidArgumentError('It is not a whole number above 0.');
  return Number(value);
}

/** A port; 0 is a free one. */
export function port(value: string): number {
  const number = /^\d{1,5}$/u.test(value) ? Number(value) : NaN;
  if (!(number <= 65_535)) throw new InvalidArgumentError('It is not a port from 0 to 65535.');
  return number;
}

/** A share such as 1/4. */
export function shard(value: string): { index: number; of: number } {
  const [, index, of] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/u.exec(value) ?? [];
  if (index === undefined || Number(index) > Number(of))
    throw new InvalidArgumentError('It is not a share such as 1/4.');
  return { index: Number(index), of: Number(of) };
}

/** A width of plain text. */
export function columns(value: string): number {
  const number = wholeNumber(value);
  if (number < 20) throw new InvalidArgumentError('It is less than 20.');
  return number;
}

/** A percentage from 0 to 100. */
export function percent(value: string): number {
  if (!/^\d{1,3}$/u.test(value) || Number(value) > 100)
    throw new InvalidArgumentError('It is not a percentage.');
  return Number(value);
}

/**
 * Refuses `--out-dir ""` and the like, which a script writes whose variable is not set: an empty value is not the same as
 * a flag that is left out.
 */
export function refuseEmptyValues(command: Command): void {
  const options = command.options.filter((option) => option.required || option.optional);
  for (const one of [...options, ...command.registeredArguments]) {
    if (one.parseArg !== undefined) continue;
    if (one.variadic) one.argParser(notEmptyEach);
    else one.argParser(notEmpty);
  }
}

function notEmpty(value: string): string {
  if (value === '') throw new InvalidArgumentError('It is empty.');
  return value;
}

function notEmptyEach(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, notEmpty(value)];
}
