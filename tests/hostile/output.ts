import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import pc from 'picocolors';
import { expect, test } from 'vitest';
import { shown } from '../../src/model/output.js';
import type { CheckReport } from '../../src/model/report.js';
import { reporters } from '../../src/report/index.js';
import { problemLines } from '../../src/report/text.js';
import { publish } from '../publication.js';
import {
  escapes,
  HOSTILE,
  HOSTILE_NAME,
  hostileCalls,
  hostileConfigs,
  problemsOf,
} from '../torture/fuzz/output.js';
import { folderWith } from './folder.js';

test('what looks for escapes finds them', () => {
  expect(escapes(HOSTILE)).toHaveLength(2);
  expect(escapes('  ::error file=x::b')).toHaveLength(1);
  expect(escapes('::error file=x::b: ##vso[x]')).toHaveLength(1);
  expect(escapes('\u00AD:\u200B:add-mask::x')).toHaveLength(1);
  expect(escapes('    at run (file:1:2)\nall is well: ::x')).toHaveLength(1);
});

test('a text is shown in every form of output, and does nothing in any', () => {
  const pieces = fc.constantFrom(
    HOSTILE,
    '\n',
    '\r\n',
    '::',
    '##[',
    '##vso[',
    '##',
    '[',
    '#',
    ':',
    '\u00AD',
    '"',
    '<',
    '&',
    '\\',
    ' ',
    'a',
  );
  const texts = fc.array(pieces, { maxLength: 8 }).map((some) => some.join(''));
  fc.assert(
    fc.property(texts, fc.boolean(), (text, hasPaint) => {
      expect(escapes(shown([text, text], false))).toEqual([]);
      expect(shown([text, text], hasPaint).split('\n')).toHaveLength(3);
      const json = shown({ form: 'json', text: JSON.stringify([text], undefined, 2) }, hasPaint);
      expect(escapes(json)).toEqual([]);
      expect(JSON.parse(json)).toEqual([text]);
      // A document is laid out in lines: they may begin with any word, but with no command.
      const lines = text.replaceAll(/::(?:set-env|stop-commands)/gu, '::');
      for (const form of ['xml', 'annotations'] as const)
        expect(escapes(shown({ form, text: lines }, hasPaint))).toEqual([]);
    }),
  );
});

test('no value of a configuration escapes, in whatever place and whatever form of report', () => {
  const configs = hostileConfigs(HOSTILE);
  expect(configs.length).toBeGreaterThan(200);
  const rest = { documents: [], segments: 0, short: [HOSTILE], min: 100, require: 'translated' as const };
  for (const config of configs) {
    const problems = problemsOf(config);
    // No key and no value of one line may hold it; of texts of many lines none either, for its other characters.
    expect([config, problems.length > 0]).toEqual([config, true]);
    const report: CheckReport = {
      ...rest,
      problems,
      ok: false,
      version: '1',
      homepage: 'https://x.example/',
    };
    const outputs = Object.values(reporters).map((write) =>
      shown(write(report, pc.createColors(false)), false),
    );
    outputs.push(shown(problemLines(problems, pc.createColors(false)), false));
    for (const output of outputs) expect([config, escapes(output)]).toEqual([config, []]);
  }
});

test('a line break alone is refused wherever a value is a name, a key or a path', () => {
  const free = hostileConfigs('a\nb').filter((config) => problemsOf(config).length === 0);
  // Words of a block and texts of a release may have lines; nothing else.
  expect(free.filter((config) => !/^\{"(?:roles|release)":/u.test(config))).toEqual([]);
});

test('no argument of a command escapes', async () => {
  const folder = await folderWith({});
  const all = hostileCalls(HOSTILE);
  expect(all.length).toBeGreaterThan(60);
  // `npm run torture` makes all of these calls.
  const calls = all.filter((_, at) => at % 6 === 0);
  for (const call of calls) {
    // No browser is started: what is wrong is told before.
    const { code, stdout, stderr } = await publish(['-C', folder, ...call], { PUBLISH_BROWSER: '/nowhere' });
    expect([call, code, escapes(stdout + stderr)]).toEqual([call, expect.any(Number), []]);
  }
});

test('no name of a file escapes', async () => {
  const folder = await folderWith({});
  for (const place of ['', 'locales', 'locales/fa', 'templates', 'templates/fonts', 'dist']) {
    await mkdir(join(folder, place), { recursive: true });
    await writeFile(join(folder, place, `${HOSTILE_NAME}.json`), '{');
    await writeFile(join(folder, place, `${HOSTILE_NAME}.docx`), 'x');
  }
  for (const call of [['check'], ['check', '--json'], ['build', '--format', 'txt'], ['verify'], ['sync']]) {
    const { stdout, stderr } = await publish(['-C', folder, ...call]);
    expect([call, escapes(stdout + stderr)]).toEqual([call, []]);
  }
});

test('a reviewer’s name with a control is refused, and one that is stored is shown', async () => {
  const folder = await folderWith({
    'locales/fa/statement.json': '{ "the-river-is-ours": "رود از آن ماست" }',
  });
  for (const by of [HOSTILE, 'A\nB', 'A\u202EB', 'A\u0007', 'A\n']) {
    const { code, stderr } = await publish(['-C', folder, 'review', 'fa', 'the-river-is-ours', '--by', by]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be seen')]);
  }
  expect((await publish(['-C', folder, 'review', 'fa', '--all', '--by', 'Ana Ruiz'])).code).toBe(1);
});
