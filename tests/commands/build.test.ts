import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOfTheReal, publicationOf, publish, ROOT, temporaryFolder } from '../publication.js';

describe('publish build', () => {
  test('--json prints the manifest and the timings, and nothing else on stdout', async () => {
    const out = join(temporaryFolder(), 'dist');
    const { code, stdout } = await publish([
      '-C',
      ROOT,
      'build',
      '--format',
      'txt',
      '--locale',
      'prs',
      'en',
      '--out-dir',
      out,
      '--json',
    ]);
    expect(code).toBe(0);
    const { timings, ...manifest } = JSON.parse(stdout) as { timings: object };
    expect(Object.keys(timings)).toEqual(['read', 'render', 'write', 'total']);
    expect(manifest).toEqual(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')));
    expect(await readdir(out)).toEqual(['en', 'fa-AF', 'manifest.json']);
  });

  test('--wrap and --bidi shape the text', async () => {
    const out = join(temporaryFolder(), 'dist');
    await publish([
      '-C',
      ROOT,
      'build',
      '--format',
      'txt',
      '--locale',
      'fa',
      '--out-dir',
      out,
      '--wrap',
      '60',
      '--bidi',
      'none',
    ]);
    const [name = ''] = await readdir(join(out, 'fa'));
    const lines = (await readFile(join(out, 'fa', name), 'utf8')).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(130);
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.join('')).not.toMatch(/[\u200E\u200F\u061C\u2066-\u2069]/u);
  });

  test('interrupted, it ends with 130, leaves the old edition and no trace', async () => {
    const folder = await copyOfTheReal();
    await publish(['-C', folder, 'build', '--format', 'txt']);
    const before = await readFile(join(folder, 'dist/manifest.json'), 'utf8');
    const child = spawn(process.execPath, [join(ROOT, 'bin/publish.js'), '-C', folder, 'build'], {
      stdio: 'pipe',
    });
    let stderr = '';
    let isInterrupted = false;
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
      // The first PDF is being printed when the first page has been announced.
      if (!isInterrupted && stderr.includes('html')) isInterrupted = child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([130, expect.stringContaining('Interrupted')]);
    expect(await readFile(join(folder, 'dist/manifest.json'), 'utf8')).toBe(before);
    expect((await readdir(folder)).sort()).toEqual(['dist', 'locales', 'publish.config.yaml']);
  });
});

describe('what a PDF would lose', () => {
  test('is reported where it is, also in a translation and where its check is off', async () => {
    const folder = await publicationOf({
      'locales/en/statement.md': '# Title\n\nOne word.\n',
      'locales/fa/statement.json': '{\n  "title": "عنوان",\n  "one-word": "یک کلمه 声."\n}\n',
      'publish.config.yaml': 'date: 2025-01-02\nlocales: [en, fa]\nchecks: { glyph-coverage: off }\n',
    });
    const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'pdf']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/locales\/fa\/statement\.json\n[^]*3:24 +error .*“声”.*glyph-coverage/u),
    ]);
  });

  test('stops the build, named', async () => {
    const statement = '# Title\n\nThe word 声明 is said.\n';
    const folder = await publicationOf({
      'locales/en/statement.md': statement,
      'publish.config.yaml': 'date: 2025-01-02\n',
    });
    const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'pdf']);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/locales\/en\/statement\.md\n +3:10 +error .*“声” [^]*“明” .*glyph-coverage/u),
    ]);
    expect(await readdir(folder)).not.toContain('dist');
    expect((await publish(['-C', folder, 'build', '--format', 'html', 'txt'])).code).toBe(0);
  });
});
