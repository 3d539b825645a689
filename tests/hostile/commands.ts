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

/** The publication as the action gets it; `tests/action.test.ts` runs its steps. */
function ofGithub(file: string): string {
  const { jobs } = parse(file) as {
    jobs: { statement: { steps: { with?: { publication?: string } }[] } };
  };
  const publication = jobs.statement.steps.flatMap((step) => step.with?.publication ?? [])[0] ?? '';
  // The one expression that may be there; its value is a text.
  const parts = publication.split("${{ '${{' }}");
  expect(parts.join('')).not.toContain('${{');
  return parts.join('${{');
}

/** The lines of the shell, and the publication as they get it. */
function ofGitlab(file: string): Lines {
  const { statement } = parse(file) as {
    statement: { variables: { PUBLICATION: { value: string; expand: boolean } }; script: string[] };
  };
  expect(statement.variables.PUBLICATION.expand).toBe(false);
  return { lines: statement.script, publication: statement.variables.PUBLICATION.value };
}

interface Lines {
  readonly lines: readonly string[];
  readonly publication: string;
}

function filesOf(service: CiService): Promise<string[]> {
  const host = { ...memoryHost({}), packaged: packagedFile };
  return Promise.all(
    NAMES.map(async (name) => (await ciFile(host, service, '/work', `/work/${name}`)).content),
  );
}

test('the file for github gives a folder of any name to the action', async () => {
  expect((await filesOf('github')).map(ofGithub)).toEqual(NAMES.map((name) => `./${name}`));
});

test('the file for gitlab gives a folder of any name to the command, and runs nothing of it', async () => {
  expect(callsOf((await filesOf('gitlab')).map(ofGitlab)).map((call) => call.slice(0, 5))).toEqual(
    NAMES.flatMap((name) =>
      ['check', 'check', 'build', 'check'].map((command) => [
        ...['--no-install', 'publish', '-C'],
        ...[`./${name}`, command],
      ]),
    ),
  );
});

test.each(Object.keys(CI_SERVICES) as CiService[])(
  'no file for %s has a name with a line end',
  async (service) => {
    await expect(
      ciFile({ ...memoryHost({}), packaged: packagedFile }, service, '/work', '/work/a\nb: c'),
    ).rejects.toThrow('cannot be seen');
  },
);

test('a command that a message proposes has any name as one word', () => {
  const calls = callsOf(NAMES.map((name) => ({ lines: [`npx import ${shellWord(name)}`], publication: '' })));
  expect(calls).toEqual(NAMES.map((name) => ['import', name.startsWith('-') ? `./${name}` : name]));
});

/** What the job of GitLab writes. */
const REPORTS: ReadonlySet<string> = new Set(['report.xml', 'report.md', 'code-quality.json']);

/** Runs lines in a shell that knows no programs but these, and says what `npx` is given. */
function callsOf(files: readonly Lines[]): string[][] {
  const folder = temporaryFolder();
  const script = [
    'npx() { printf "%s\\0" "$@" >&3; printf "\\n" >&3; }',
    'npm() { :; }',
    'node() { :; }',
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
  expect(readdirSync(folder).filter((name) => !REPORTS.has(name))).toEqual([]);
  return out
    .split('\0\n')
    .slice(0, -1)
    .map((call) => call.split('\0'));
}
