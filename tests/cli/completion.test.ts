import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../../src/cli.js';
import { offer, type KnownWords } from '../../src/cli/completion.js';
import { SHELLS } from '../../src/cli/completion-scripts.js';
import { publicationOf, publish, ROOT, temporaryFolder } from '../publication.js';

const KNOWN: KnownWords = {
  tags: ['en', 'fa-AF', 'ps'],
  formats: ['html', 'pdf'],
  exchangeFormats: ['po', 'docx'],
  reporters: ['text', 'sarif'],
  bidiModes: ['isolates', 'none'],
  rules: ['numbers'],
};

const { program } = commandLine(new AbortController().signal);
const words = (...line: string[]) => offer(program, line, KNOWN).map(([word]) => word);

describe('what completes a command line', () => {
  test('is a command first, also after flags of all commands', () => {
    expect(words('')).toEqual(expect.arrayContaining(['build', 'check', 'completion']));
    expect(words('-C', 'there', '--quiet', '')).toEqual(words(''));
    expect(words('')).not.toContain('complete');
  });

  test('is a flag of the command, or of all', () => {
    expect(words('build', '-')).toEqual(expect.arrayContaining(['--strict', '--cwd', '--help']));
    expect(words('build', '-')).not.toContain('--min');
  });

  test.each([
    [['build', '--locale', ''], KNOWN.tags],
    [['build', '--locale', 'en', ''], KNOWN.tags],
    [['build', '--format', ''], KNOWN.formats],
    [['export', 'ps', '--format', ''], KNOWN.exchangeFormats],
    [['export', ''], KNOWN.tags],
    [['strings', 'ps', ''], KNOWN.tags],
    [['check', '--reporter', ''], KNOWN.reporters],
    [
      ['init', '--ci', ''],
      ['github', 'gitlab'],
    ],
    [['completion', ''], SHELLS],
    [['explain', ''], KNOWN.rules],
  ])('after %j is what belongs there', (line, expected) => {
    expect(words(...line)).toEqual(expected);
  });

  test.each([[['import', '']], [['init', '--from', '']], [['review', 'ps', '--by', '']]])(
    'is nothing after %j, where shells offer files',
    (line) => {
      expect(words(...line)).toEqual([]);
    },
  );

  test('has the languages of the publication', async () => {
    const folder = await publicationOf({ 'publish.config.yaml': 'locales: [en, ps, fr]\n' });
    const { code, stdout } = await publish(['-C', folder, 'complete', '--', 'build', '--locale', '']);
    expect([code, stdout]).toEqual([0, 'en \nps \nfr \n']);
    expect((await publish(['-C', '/nowhere', 'complete', '--', 'status', '--locale', ''])).code).toBe(0);
  });

  test('comes from bash as it is typed, with nothing of it run', async () => {
    const folder = temporaryFolder();
    const shim = join(folder, 'publish');
    await writeFile(shim, `#!/bin/sh\nexec ${process.execPath} ${join(ROOT, 'bin/publish.js')} "$@"\n`);
    await chmod(shim, 0o755);
    const script = `
      source <(publish completion bash)
      ask() { COMP_WORDS=(publish "$@"); COMP_CWORD=$#; _publish; echo "\${COMPREPLY[*]}"; }
      ask bui
      ask build --str
      ask build '$(touch ran)' ''
      ls`;
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, env });
    expect(stdout.split('\n')).toEqual(['build', '--strict', '', 'publish', '']);
  });
});

test('every shell has a script, another one is refused', async () => {
  for (const shell of SHELLS)
    expect(await publish(['completion', shell])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('publish complete --') as string,
    });
  expect((await publish(['completion', 'tcsh'])).code).toBe(2);
});

test('every command has two examples, which it understands', () => {
  for (const command of program.commands.filter((one) => one.name() !== 'complete')) {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    const examples = help.split('Examples:\n')[1]?.trim().split('\n') ?? [];
    expect([command.name(), examples.length]).toEqual([command.name(), 2]);
    for (const flag of help.split('Examples:')[1]?.match(/--[a-z-]+/gu) ?? [])
      expect(command.options.map(({ long }) => long)).toContain(flag);
  }
});
