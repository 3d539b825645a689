import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../publication.js';

/** Contrast that WCAG 2.2 asks of text at level AAA (success criterion 1.4.6). */
const ENHANCED = 7;

const styleOf = (name: string) => readFileSync(join(ROOT, 'templates', name), 'utf8');
const web = styleOf('page.css');
const [light = '', dark = ''] = web.split('@media (prefers-color-scheme: dark)');

type Colours = Readonly<Record<string, string>>;

/** The first value of each custom property that is a colour. */
function coloursOf(css: string): Colours {
  const found = Array.from(css.matchAll(/(--[a-z]+):\s*(#[0-9a-f]{3,6})\b/giu), ([, name, value]) => [
    name,
    value,
  ]);
  return Object.fromEntries(found.reverse()) as Colours;
}

/** Relative luminance of a colour, as WCAG defines it. */
function luminance(colour: string): number {
  const digits = colour.slice(1);
  const whole = digits.length === 3 ? digits.replace(/./gu, '$&$&') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => parseInt(whole.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [pale = 0, deep = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (pale + 0.05) / (deep + 0.05);
}

test('the measure is that of WCAG', () => {
  expect(contrast('#fff', '#000')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each([
  ['the web page and the chooser by day', coloursOf(light), ['--paper', '--tint']],
  ['the web page and the chooser by night', coloursOf(dark), ['--paper', '--tint']],
  ['the card', coloursOf(styleOf('card.css')), ['--paper']],
  ['the paper', { '--paper': '#fff', ...coloursOf(styleOf('paper.css')) }, ['--paper']],
] as const)('on %s', (_, colours: Colours, grounds) => {
  test.each(grounds.flatMap((ground) => ['--ink', '--quiet', '--accent'].map((text) => [text, ground])))(
    '%s stands out from %s',
    (text = '', ground = '') => {
      expect(contrast(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(ENHANCED);
    },
  );
});

test.each(['page.css', 'paper.css', 'card.css'])(
  '%s gives text no other colour, and makes none paler',
  (name) => {
    const css = styleOf(name);
    const colours = Array.from(css.matchAll(/(?:^|[\s;{])color:\s*([^;]+);/gu), ([, value]) => value);
    expect(colours.length).toBeGreaterThan(3);
    const known = ['inherit', 'var(--ink)', 'var(--quiet)', 'var(--accent)'];
    expect(colours.filter((value = '') => !known.includes(value))).toEqual([]);
    expect(css).not.toMatch(/\bopacity:\s*0?\.\d/u);
  },
);
