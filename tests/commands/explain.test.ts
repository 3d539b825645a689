import { expect, test } from 'vitest';
import { publish } from '../publication.js';

test('a rule of check: what it means, both texts, how to silence and accept it', async () => {
  const { code, stdout, stderr } = await publish(['explain', 'placeholder-link']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('placeholder-link  warning');
  expect(stdout).toContain('A link of the statement has no address');
  expect(stdout).toMatch(/wrong +They \[ruled\]\(#\) so\.\n +right +They \[ruled\]\(https:/u);
  expect(stdout).toContain('checks: { placeholder-link: off }');
  expect(stdout).toContain('"placeholder-link/<key of the segment>": "the reason"');
});

test('characters that nobody can see are spelled out', async () => {
  const { stdout } = await publish(['explain', 'forbidden-character']);
  expect(stdout).toContain('wrong     Harbour<U+200B>Readers');
});

test.each(['missing-translation', 'invalid-json', 'pdf-text'])(
  'what cannot be accepted is not said to be: %s',
  async (rule) => {
    const { code, stdout } = await publish(['explain', rule]);
    expect(code).toBe(0);
    expect(stdout).not.toContain('accepted.json');
  },
);

test('a check of preflight: what has to hold, what to do, who requires it', async () => {
  const { code, stdout } = await publish(['explain', 'link.target']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^link\.target {2}reading: error/u);
  expect(stdout).toContain('ISO 32000-1');
});

test('an unknown rule ends with code 2 and names the nearest; without a rule, all are listed', async () => {
  const { code, stderr } = await publish(['explain', 'placeholder-links']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean “placeholder-link”?')]);
  const { stdout } = await publish(['explain']);
  expect(stdout.split('\n')).toEqual(expect.arrayContaining(['acronyms', 'link.target', 'invalid-json']));
});
