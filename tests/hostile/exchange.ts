import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { costOf } from '../cost.js';
import { publish } from '../publication.js';
import { folderWith, problemsOf } from './folder.js';

let folder: string;
const files: Record<string, Buffer> = {};

beforeAll(async () => {
  folder = await folderWith({ 'locales/fa/statement.json': '{"the-river-is-ours": "رود از آن ماست"}' });
  expect((await publish(['-C', folder, 'sync'])).code).toBe(0);
  for (const format of ['po', 'xliff', 'docx']) {
    const file = join(folder, `good.${format === 'xliff' ? 'xlf' : format}`);
    expect((await publish(['-C', folder, 'export', 'fa', '--format', format, '-o', file])).code).toBe(0);
    files[format] = await readFile(file);
  }
});

/** Imports a file; the folder must be as it was before. */
async function refused(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  const state = async () => {
    const paths = (await readdir(join(folder, 'locales'), { recursive: true })).filter((path) =>
      path.endsWith('.json'),
    );
    return Promise.all(
      paths.sort().map(async (path) => [path, await readFile(join(folder, 'locales', path), 'utf8')]),
    );
  };
  const before = await state();
  const { code, stdout, stderr } = await publish(['-C', folder, 'import', file]);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).not.toMatch(/^\s+at |root:x:/mu);
  expect(await state()).toEqual(before);
  return stderr;
}

const xliff = (doctype: string, target: string) =>
  String(files.xliff)
    .replace(/(<\?xml[^>]*\?>\s*)?/u, `$1${doctype}\n`)
    .replace('رود از آن ماست', target);

test('an external entity in XLIFF is refused, and its file not read', async () => {
  const said = await refused(
    'x.xlf',
    xliff('<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '&e;'),
  );
  expect(said).toContain('exchange-doctype');
});

test('a billion laughs in XLIFF are refused at the first', async () => {
  const laughs = Array.from(
    { length: 30 },
    (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};&l${at};">`,
  ).join('');
  const file = xliff(`<!DOCTYPE xliff [<!ENTITY l0 "ha">${laughs}]>`, '&l30;');
  const { value: said, cost } = await costOf(() => refused('x.xlf', file));
  expect(said).toContain('exchange-doctype');
  expect(cost).toBeLessThan(200);
});

test('an external DTD in XLIFF is refused, and not asked for', async () => {
  expect(await refused('x.xlf', xliff('<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd">', 'x'))).toContain(
    'exchange-doctype',
  );
});

const docx = (edit: (parts: Record<string, Uint8Array>) => void) => {
  const parts = unzipSync(files.docx ?? new Uint8Array());
  edit(parts);
  return zipSync(parts, { level: 1 });
};

test('entities in DOCX are refused', async () => {
  const bytes = docx((parts) => {
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const doctype = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
    parts['word/document.xml'] = strToU8(
      xml.replace(/^(<\?xml[^>]*\?>)?/u, `$1${doctype}`).replace('رود', '&e;'),
    );
  });
  expect(await refused('x.docx', bytes)).toContain('x.docx');
});

test('a zip bomb for a DOCX is refused before it is unpacked', async () => {
  const before = process.memoryUsage().rss;
  const bytes = docx((parts) => {
    parts['word/document.xml'] = new Uint8Array(60_000_000);
  });
  const { value: said, cost } = await costOf(() => refused('x.docx', bytes));
  expect(said).toContain('x.docx');
  expect(cost).toBeLessThan(200);
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
});

test('entries of a DOCX that lead out of it are written nowhere', async () => {
  const bytes = docx((parts) => {
    parts['../../owned.json'] = strToU8('{}');
    parts['/tmp/owned.json'] = strToU8('{}');
    parts['word/../../owned.json'] = strToU8('{}');
  });
  await writeFile(join(folder, 'x.docx'), bytes);
  expect((await publish(['-C', folder, 'import', join(folder, 'x.docx')])).code).toBe(0);
  const names = await readdir(join(folder, '..'));
  expect(names).not.toContain('owned.json');
  expect(await readdir(folder, { recursive: true })).not.toContainEqual(expect.stringContaining('owned'));
});

test('keys and texts of prototypes in PO, XLIFF and DOCX are keys and texts', async () => {
  const state = () => readFile(join(folder, 'locales/fa/statement.json'), 'utf8');
  const before = await state();
  const extra = ['__proto__', 'constructor', 'toString'].map(
    (name) => `\nmsgctxt "${name}"\nmsgid "${name}"\nmsgstr "polluted"\n`,
  );
  const parts = docx((all) => {
    const xml = strFromU8(all['word/document.xml'] ?? new Uint8Array());
    all['word/document.xml'] = strToU8(xml.replaceAll('the-river-is-ours', '__proto__'));
  });
  for (const [name, content, said] of [
    ['x.po', `${String(files.po)}${extra.join('')}`, '3 that match no segment'],
    // The key is of no segment; its source text is of one.
    ['x.xlf', String(files.xliff).replaceAll('the-river-is-ours', '__proto__'), '1 unchanged'],
  ] as const) {
    await writeFile(join(folder, name), content);
    const { code, stdout, stderr } = await publish(['-C', folder, 'import', join(folder, name)]);
    expect([name, code, stderr]).toEqual([name, 0, expect.not.stringContaining('error')]);
    expect(stdout).toContain(said);
    expect(await state()).toBe(before);
  }
  // Its manifest says otherwise.
  expect(await refused('x.docx', parts)).toContain('exchange-row');
  const only = `msgid ""\nmsgstr "Language: fa\\n"\n${extra.join('')}`;
  expect(await refused('x.po', only)).toContain('another publication');
});

test('what comes in with a file is judged like anything else', async () => {
  const hostile = 'رود [x](javascript:alert(1)) <script>alert(1)</script> {{title}} \u202Eماست';
  await writeFile(join(folder, 'x.po'), String(files.po).replace('رود از آن ماست', hostile));
  expect((await publish(['-C', folder, 'import', join(folder, 'x.po')])).code).toBe(0);
  const rules = (await problemsOf(folder)).filter(({ locale }) => locale === 'fa').map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['unsafe-link', 'forbidden-character']));
});
