import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createTerminal } from '../../src/io/terminal.js';
import { github } from '../../src/report/github.js';
import { shown } from '../../src/model/output.js';
import type { CheckReport } from '../../src/model/report.js';
import type { Problem } from '../../src/model/problem.js';
import { publish } from '../publication.js';
import { build, folderWith, published } from './folder.js';

/** Clears the screen, names the window, moves up, rings; C1 as well; turns the line round. */
const ESCAPES = '\u001b[2J\u001b]0;owned\u0007\u001b[1A\u009b31m\u0008\u202E\u2066';
const LIVE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

/** The same in JSON and YAML, spelt so that the file itself is harmless to look at. */
const SPELT = JSON.stringify(ESCAPES)
  .slice(1, -1)
  .replaceAll('\u009b', '\\u009b')
  .replaceAll('\u202E', '\\u202e');

test('no command writes a control of a stranger’s text to the terminal', async () => {
  const folder = await folderWith({
    'locales/en/statement.md': `# Title ${ESCAPES}\n\nBody ${ESCAPES} [words${ESCAPES}](file:///${ESCAPES}x) <b ${ESCAPES}>.\n\nSigned:\n\n1. Name ${ESCAPES}\n2. Name ${ESCAPES}\n`,
    'locales/fa/statement.json': `{"title-2j-0-owned-1a": "متن ${SPELT}", "gone${SPELT}": "متن"}`,
    'locales/fa/state.json': `{"title-2j-0-owned-1a": {"source": "a", "target": "b", "reviewed": {"source": "a", "target": "b", "by": "X ${SPELT}"}}}`,
    'locales/fa/glossary.json': `{"a${SPELT}": "b${SPELT}"}`,
    'locales/fa/accepted.json': `{"rule${SPELT}/x": "because ${SPELT}"}`,
  });
  await writeFile(
    join(folder, 'x.po'),
    `msgid ""\nmsgstr "Language: fa\\n"\n\nmsgctxt "k${ESCAPES}"\nmsgid "s${ESCAPES}"\nmsgstr "t${ESCAPES}"\n`,
  );
  const commands = [
    ['build', '--format', 'html', 'txt'],
    ['check'],
    ['check', '--reporter', 'github'],
    ['status'],
    ['sync'],
    ['sync', '--dry-run'],
    ['review', 'fa', `k${ESCAPES}`, '--by', `B ${ESCAPES}`],
    ['import', join(folder, 'x.po')],
    ['export', `f${ESCAPES}`, '--format', 'po'],
    ['verify', `d${ESCAPES}`],
    ['preflight', `d${ESCAPES}.pdf`],
    ['adopt', 'fa', `d${ESCAPES}.md`],
    [`nonsense${ESCAPES}`],
  ];
  for (const command of commands) {
    const { stdout, stderr } = await publish(['-C', folder, ...command]);
    expect([command[0], LIVE.exec(stdout + stderr)?.[0]]).toEqual([command[0], undefined]);
    expect(stdout + stderr).not.toBe('');
  }
  expect((await build(folder)).code).toBe(0);
  expect(await published(folder)).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\u202E/u);
});

test('the terminal itself lets colours of ours through and nothing else', () => {
  const written: string[] = [];
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0),
  );
  try {
    for (const color of [true, false]) {
      const terminal = createTerminal({ color, quiet: false });
      terminal.print(terminal.color.red(ESCAPES));
      terminal.warn(terminal.color.bold(ESCAPES));
      terminal.step(ESCAPES);
      terminal.done(ESCAPES);
      terminal.print('\u001b[8mhidden\u001b[38;5;1m');
    }
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  expect(written).toHaveLength(10);
  const paint = /\u001b\[(?:31|39|1|22)m/gu;
  for (const line of written) expect(line.replace(paint, '')).not.toMatch(LIVE);
  expect(written[0]).toMatch(/^\u001b\[31m\\u001b\[2J/u);
});

test('a finding is no workflow command, whatever it quotes', async () => {
  const command = '::error file=x::owned';
  const folder = await folderWith({
    'locales/en/statement.md': `# Title\n\n<b>\n${command}\n##[error]owned\n</b>\n\n[x\n${command}](file:///\u000a)\n\nSigned:\n\n1. ::set-output name=a::b\n2. ::set-output name=a::b\n`,
    'locales/fa/statement.json': JSON.stringify({
      [`\n${command}`]: `\n${command}\n##[error]x`,
      title: `a\n${command}`,
    }),
  });
  for (const reporter of ['text', 'github']) {
    const { stdout, stderr } = await publish(['-C', folder, 'check', '--reporter', reporter]);
    const lines = `${stdout}\n${stderr}`.split(/\r?\n|\r/u);
    const foreign = lines.filter(
      (line) => /^\s*::/u.test(line) && !/^::(?:error|warning|notice) (?:file|title)=[^:]*::/u.test(line),
    );
    expect([reporter, foreign]).toEqual([reporter, []]);
    expect(lines.filter((line) => /^\s*##\[|^\s*::(?:error file=x|set-output)/u.test(line))).toEqual([]);
  }
  await writeFile(join(folder, 'locales/en/statement.json'), JSON.stringify({ [`\n${command}`]: 'gone' }));
  for (const args of [
    ['build', '--format', 'html'],
    ['sync'],
    ['status'],
    ['review', 'fa', `\n${command}`, '--by', 'X'],
    [`\n${command}`],
  ]) {
    const { stdout, stderr } = await publish(['-C', folder, ...args]);
    expect([args, `${stdout}\n${stderr}`]).toEqual([args, expect.not.stringMatching(/^\s*(?:::|##\[)/mu)]);
  }
});

test('an annotation ends where its line does, and its properties where they do', () => {
  const problem: Problem = {
    rule: 'a,b:c',
    severity: 'error',
    file: 'x,line=1::evil\r\n::error::y',
    message: '%0A\n::error::z\r::warning::w',
    help: '::stop-commands::t',
  };
  const report = {
    problems: [problem],
    short: ['fa\n::error::v'],
    min: 100,
    require: 'translated',
  } as unknown as CheckReport;
  const lines = shown(github(report), false).split(/\r?\n|\r/u);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(
    /^::error file=x%2Cline=1%3A%3Aevil%0D%0A%3A%3Aerror%3A%3Ay,title=a%2Cb%3Ac::%250A%0A::error/u,
  );
  expect(lines[1]).toMatch(/^::error title=completeness::fa%0A::error/u);
});
