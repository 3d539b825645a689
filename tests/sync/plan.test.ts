import { describe, expect, test } from 'vitest';
import { Folder } from './folder.js';

const A = 'Alpha beta gamma delta epsilon zeta eta.';
const B = 'One two three four five six seven eight.';
const C = 'The quick brown fox jumps over the dog.';
const translated = () => {
  const folder = new Folder([A, B, C]);
  folder.sync();
  folder.translate((text) => `«${text}»`);
  folder.sync();
  return folder;
};
const all = (folder: Folder) => folder.statuses().map(([, status]) => status);

describe('planSync', () => {
  test('a translation is current, with or without a sync', () => {
    const folder = new Folder([A, B]);
    expect(all(folder)).toEqual(['missing', 'missing', 'missing']);
    folder.translate((text) => `«${text}»`);
    expect(all(folder)).toEqual(['translated', 'translated', 'translated']);
    folder.sync();
    expect(all(folder)).toEqual(['translated', 'translated', 'translated']);
  });

  test('an edited segment keeps its key and becomes outdated, at once and after a sync', () => {
    const folder = translated();
    const edited = B.replace('five', '5');
    folder.paragraphs = [A, edited, C];
    for (const sync of [false, true]) {
      if (sync) folder.sync();
      expect(folder.plan().document.segments.map(({ key }) => key)).toContain('one-two-three-four-five');
      expect(folder.status(edited)).toBe('outdated');
      expect(all(folder).filter((status) => status === 'translated')).toHaveLength(3);
    }
  });

  test('a hand edit of an outdated translation makes it current without a command', () => {
    const folder = translated();
    const edited = B.replace('five', '5');
    folder.paragraphs = [A, edited, C];
    folder.translate((text) => (text === edited ? 'new words' : undefined));
    expect(folder.status(edited)).toBe('translated');
    folder.sync();
    expect(folder.status(edited)).toBe('translated');
    folder.paragraphs = [A, B, C];
    expect(folder.status(B)).toBe('outdated');
  });

  test('a translation that was never synced is outdated once its source changes', () => {
    const folder = new Folder([A, B]);
    folder.sync();
    folder.translate((text) => `«${text}»`);
    folder.paragraphs = [A, B.replace('five', '5')];
    expect(all(folder)).toEqual(['translated', 'translated', 'outdated']);
  });

  test('the text an outdated translation was made for is kept until it is needed no more', () => {
    const folder = translated();
    folder.paragraphs = [A, B.replace('five', '5'), C];
    folder.sync();
    folder.paragraphs = [A, B.replace('five', 'V'), C];
    folder.sync();
    expect([...folder.plan().earlier.values()]).toEqual([B]);
    folder.translate((text) => (text.includes('V') ? 'new words' : undefined));
    folder.sync();
    expect([...folder.plan().earlier.values()]).toEqual([]);
    folder.paragraphs = [A, B, C];
    folder.sync();
    const kept = JSON.parse(folder.files.get('locales/en/earlier.json') ?? '') as Record<string, unknown>;
    expect(kept['one-two-three-four-five']).toBe(B.replace('five', 'V'));
  });

  test('a moved segment stays what it was', () => {
    const folder = translated();
    folder.paragraphs = [C, A, B];
    expect(all(folder)).toEqual(['translated', 'translated', 'translated', 'translated']);
    expect(folder.plan().changes.source).toMatchObject({ added: [], edited: [], removed: [], moved: true });
    const { catalogues, document } = folder.plan();
    expect(document.segments.map(({ key }) => catalogues[0]?.translations.get(key)?.target)).toEqual(
      ['The title', C, A, B].map((text) => `«${text}»`),
    );
  });

  test('two equal paragraphs are two segments with two translations', () => {
    const folder = new Folder([A, B, A]);
    folder.sync();
    const keys = folder.plan().document.segments.map(({ key }) => key);
    expect(new Set(keys).size).toBe(4);
    folder.files.set(
      'locales/fa/statement.json',
      JSON.stringify({ [keys[1] ?? '']: 'first', [keys[3] ?? '']: 'second' }),
    );
    expect(all(folder)).toEqual(['missing', 'translated', 'missing', 'translated']);
  });

  test('a removed segment is kept aside and comes back with its text', () => {
    const folder = translated();
    folder.paragraphs = [A, C];
    folder.sync();
    expect(folder.files.get('locales/fa/statement.json')).not.toContain(B);
    expect(folder.files.get('locales/fa/obsolete.json')).toContain(`«${B}»`);
    folder.paragraphs = [A, C, B];
    expect(folder.status(B)).toBe('translated');
    folder.sync();
    expect(folder.target('one-two-three-four-five')).toBe(`«${B}»`);
    expect(folder.files.get('locales/fa/obsolete.json')).not.toContain('target');
  });

  test('a new segment is missing and is empty in the catalogue, in its place', () => {
    const folder = translated();
    folder.paragraphs = [A, 'Something wholly new here.', B, C];
    folder.sync();
    expect(all(folder)).toEqual(['translated', 'translated', 'missing', 'translated', 'translated']);
    expect(
      Object.entries(JSON.parse(folder.files.get('locales/fa/statement.json') ?? '') as object)[2],
    ).toEqual(['something-wholly-new-here', '']);
  });

  test('syncing twice changes nothing more', () => {
    const folder = translated();
    folder.paragraphs = [A.replace('beta', 'BETA'), C];
    folder.sync();
    const files = folder.files;
    folder.sync();
    expect(folder.files).toEqual(files);
  });

  test('state files have one line a segment', () => {
    const lines = translated().files.get('locales/fa/state.json')?.split('\n') ?? [];
    expect(lines.slice(1, -2)).toHaveLength(7);
    for (const [at, line] of lines.slice(1, -2).entries())
      if (at % 2 === 1) expect(line).toBe('');
      else expect(line).toMatch(/^ {2}"[^"]+": \{"source":"[0-9a-f]{16}","target":"[0-9a-f]{16}"\},?$/u);
  });
});
