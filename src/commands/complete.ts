import type { Command } from 'commander';
import { offer, type KnownWords } from '../cli/completion.js';
import { createTerminal } from '../io/terminal.js';
import { openContext, type CommonOptions } from '../cli/open-context.js';
import { BIDI_MODES } from '../model/config-keys.js';
import { reporters } from '../report/index.js';
import { formatIds } from '../pipeline/choices.js';
import { loadExchangeFormats } from '../pipeline/exchange.js';
import { publicationTags, readConfig } from '../pipeline/publication.js';
import { rules } from '../pipeline/rules.js';

/**
 * `publish complete`: the words that may follow, each with what it does, for the scripts.
 *
 * @param line the words after the program’s name, the one under the cursor last
 */
export async function complete(
  options: CommonOptions,
  program: Command,
  line: readonly string[],
): Promise<number> {
  const words = offer(program, line, await knownWords(options));
  const fits = words.filter(([word]) => word.startsWith(line.at(-1) ?? ''));
  createTerminal({ color: false, quiet: true }).print(fits.map((one) => one.join(' ')));
  return 0;
}

async function knownWords(options: CommonOptions): Promise<KnownWords> {
  return {
    tags: await tagsHere(options),
    formats: formatIds,
    exchangeFormats: (await loadExchangeFormats()).map(({ id }) => id),
    reporters: Object.keys(reporters),
    bidiModes: BIDI_MODES,
    rules: rules.map(({ id }) => id),
  };
}

async function tagsHere(options: CommonOptions): Promise<readonly string[]> {
  try {
    const { host } = await openContext({ ...options, quiet: true });
    const { value } = await readConfig(host, options.config);
    return value === undefined ? [] : await publicationTags(host, value);
  } catch {
    // Outside of a publication there are no languages to offer.
    return [];
  }
}
