import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { CI_SERVICES, ciFile, type CiService } from '../../src/pipeline/init-files.js';
import { shellWord } from '../../src/text/shell-word.js';
import { memoryHost, packagedFile, temporaryFolder } from '../publication.js';

/** Names of folders that are more than a name to a shell, to YAML, to a service, or to an option. */
const NAMES = [
  '$(touch x)',
  '`touch x`',
  "a'; touch x; '",
  'a"; touch x; "',
  '${HOME}',
  '$HOME',
  '$$(touch x)',
  '${{ secrets.KEY }}',
  "${{ 'a' }}' }}",
  '-rf',
  '--config=x',
  '~',
  '#a: b',
  '!a/*',
  '* [a]? {b,c}',
  'a\\nb\\',
  '%PATH%',
  'our statements/1 & 2',
  'بیانیه‌ها/۱',
  '&touch x|touch x;touch x>x',
];

/** What a file says, by its service: the lines of its shell, and the publication as they get it. */
const READERS: Readonly<Record<CiService, (file: Job) => Lines>> = {
  github: ({ jobs }) => {
    const { env, steps } = jobs?.check ?? { env: { PUBLICATION: '' }, steps: [] };
    // The one expression that may be there; its value is a text.
    const parts = env.PUBLICATION.split("${{ '${{' }}");
    expect(parts.join('')).not.toContain('${{');
    return {
      lines: steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
      publication: parts.join('${{'),
    };
  },
  gitlab: ({ check }) => {
    const { value = '', expand } = check?.variables.PUBLICATION ?? {};
    expect(expand).toBe(false);
    return { lines: check?.script ?? [], publication: value };
  },
};

interface Lines {
  readonly lines: readonly string[];
  readonly publication: string;
}

interface Job {
  readonly jobs?: {
    readonly check: { readonly env: { PUBLICATION: string }; readonly steps: { readonly run?: string }[] };
  };
  readonly check?: {
    readonly variables: { readonly PUBLICATION: { readonly value: string; readonly expand: boolean } };
    readonly script: string[];
  };
}

test.each(Object.keys(CI_SERVICES) as CiService[])(
  'the file for %s gives a folder of any name to the command, and runs nothing of it',
  async (service) => {
    const read = NAMES.map(async (name) => {
      const { content } = await ciFile(
        { ...memoryHost({}), packaged: packagedFile },
        service,
        '/work',
        `/work/${name}`,
      );
      return READERS[service](parse(content) as Job);
    });
    expect(callsOf(await Promise.all(read)).map((call) => call.slice(0, 5))).toEqual(
      NAMES.flatMap((name) =>
        ['check', 'build'].map((command) => ['--no-install', 'publish', '-C', `./${name}`, command]),
      ),
    );
    await expect(
      ciFile({ ...memoryHost({}), packaged: packagedFile }, service, '/work', '/work/a\nb: c'),
    ).rejects.toThrow('cannot be seen');
  },
);

test('a command that a message proposes has any name as one word', () => {
  const calls = callsOf(NAMES.map((name) => ({ lines: [`npx import ${shellWord(name)}`], publication: '' })));
  expect(calls).toEqual(NAMES.map((name) => ['import', name.startsWith('-') ? `./${name}` : name]));
});

/** Runs lines in a shell that knows no programs but these, and says what `npx` is given. */
function callsOf(files: readonly Lines[]): string[][] {
  const folder = temporaryFolder();
  const script = [
    'npx() { printf "%s\\0" "$@" >&3; printf "\\n" >&3; }',
    'npm() { :; }',
    'touch() { echo >"$1"; }',
    'exec 3>&1',
    ...files.flatMap(({ lines }, at) => [`PUBLICATION=$NAME_${at}`, ...lines]),
  ];
  const names = Object.fromEntries(files.map(({ publication }, at) => [`NAME_${at}`, publication]));
  const out = execFileSync('/bin/bash', ['--norc', '-euc', script.join('\n')], {
    cwd: folder,
    env: { PATH: '', GITHUB_WORKSPACE: '/w', CI_PROJECT_DIR: '/w', ...names },
    encoding: 'utf8',
  });
  expect(readdirSync(folder).filter((name) => name !== 'report.xml')).toEqual([]);
  return out
    .split('\0\n')
    .slice(0, -1)
    .map((call) => call.split('\0'));
}
