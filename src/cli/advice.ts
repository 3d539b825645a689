import type { Command } from 'commander';
import { nearest } from '../text/nearest.js';

/** Two command lines for the help of each command. */
const EXAMPLES: Readonly<Record<string, readonly [string, string]>> = {
  build: ['publish build', 'publish build --locale fa-AF,ps --format html --out-dir preview'],
  init: ['publish init', 'publish init --from statement.docx --locale fr,ar,es'],
  pdf: ['publish pdf', 'publish pdf --print --locale fa-AF'],
  kit: ['publish kit', 'publish kit --locale fa,ps --format pdf docx txt card'],
  check: ['publish check', 'publish check --locale ps --require reviewed'],
  preview: ['publish preview', 'publish preview --port 4000 --no-open'],
  explain: ['publish explain', 'publish explain foreign-digits'],
  sync: ['publish sync', 'publish sync --dry-run'],
  outline: ['publish outline', 'publish outline --json'],
  strings: ['publish strings fr', 'publish strings fr ar es'],
  review: [
    'publish review ps --all --by "First Last"',
    'publish review ps in-recent-weeks-there-has --by "First Last"',
  ],
  remark: [
    'publish remark fa signatories "Should this be plural?" --by "First Last"',
    'publish remark fa --settle 1f0c2a7e --by "First Last"',
  ],
  status: ['publish status', 'publish status --locale fa-AF,ps'],
  export: ['publish export ps --format docx', 'publish export fa --format html -o for-the-translator.html'],
  import: ['publish import statement.ps.docx', 'publish import statement.fa.json --dry-run'],
  preflight: ['publish preflight leaflet.pdf', 'publish preflight leaflet.pdf --profile print --json'],
  adopt: ['publish adopt ps translation.docx --dry-run', 'publish adopt ps translation.docx'],
  verify: ['publish verify', 'publish verify public/statement'],
  changes: [
    'publish changes ../published/dist',
    'publish changes old/manifest.json --locale fa-AF,ps --json',
  ],
  doctor: ['publish doctor', 'publish doctor --browser /usr/bin/chromium'],
  completion: [
    'publish completion bash >> ~/.bashrc',
    'publish completion fish > ~/.config/fish/completions/publish.fish',
  ],
};

/** What people call a flag that has another name. */
const MEANT: Readonly<Record<string, string>> = {
  ...{ lang: '--locale', language: '--locale', languages: '--locale', locales: '--locale', tag: '--locale' },
  ...{ out: '--out-dir', output: '--out-dir', formats: '--format', type: '--format', name: '--by' },
  ...{ reviewer: '--by', input: '--from', overwrite: '--force', dry: '--dry-run' },
};

/** Adds examples to the help of a command, and to its errors what to do. */
export function addAdvice(command: Command): void {
  const name = command.name();
  const examples = Object.hasOwn(EXAMPLES, name) ? EXAMPLES[name] : undefined;
  if (examples !== undefined) command.addHelpText('after', `\nExamples:\n  ${examples.join('\n  ')}`);
  const inherited = command.configureOutput();
  command.showHelpAfterError(`(see publish ${name} --help)`).configureOutput({
    outputError(text, write) {
      inherited.outputError?.(`${text.trimEnd()}${adviceFor(text, command)}`, write);
    },
  });
}

function adviceFor(error: string, command: Command): string {
  const unknown = /^error: unknown option '--([\w-]+)'\n?$/u.exec(error)?.[1];
  if (unknown !== undefined) {
    const word = nearest(unknown, Object.keys(MEANT)) ?? '';
    const flag = MEANT[word];
    return command.options.some(({ long }) => long === flag) ? `\n(Did you mean ${flag}?)` : '';
  }
  const missing = /^error: required option '(.+)' not specified\n?$/u.exec(error)?.[1];
  const option = command.options.find(({ flags }) => flags === missing);
  return option === undefined ? '' : `: ${option.description}`;
}
