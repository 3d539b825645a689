import { describe, expect, test } from 'vitest';
import type { Answer, DeskApi } from '../../src/client/desk/translate/api.js';
import type { Draft, Drafts } from '../../src/client/desk/translate/draft.js';
import { blocksOf } from '../../src/client/desk/translate/blocks.js';
import { withCodes } from '../../src/client/desk/translate/rebase.js';
import { Workbench } from '../../src/client/desk/translate/workbench.js';
import type { DeskWork, Saved } from '../../src/desk/protocol.js';
import { contentsOf, markdownFrom } from '../../src/exchange/sheet/content.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import type { Sheet, SheetStatus } from '../../src/model/sheet.js';

interface OnDisk {
  source: string;
  target: string;
  status: SheetStatus;
}

/** A server that has its segments in memory and refuses what the real one refuses. */
class Server implements DeskApi {
  readonly disk = new Map<string, OnDisk>();
  sent: Sheet | undefined;
  isThere = true;
  /** What happens between the request and the answer. */
  meanwhile = () => undefined as unknown;

  put(
    key: string,
    source: string,
    target = '',
    status: SheetStatus = target === '' ? 'untranslated' : 'finished',
  ) {
    this.disk.set(key, { source, target, status });
  }

  work(): Promise<Answer<DeskWork>> {
    if (!this.isThere) return Promise.resolve({ kind: 'offline' });
    const all = [...this.disk].map(([key, one]) => ({
      key,
      ...one,
      contents: contentsOf(one.source, one.target),
    }));
    const sheet: Sheet = {
      ...{ version: 1, publication: 'p', title: '', revision: '0', sourceLocale: 'en', locale: 'fa' },
      segments: all.map(({ key, source, target, status, contents }) => ({
        ...{ key, source, sourcePrint: fingerprint(source), exported: target, status },
        target: contents.target,
      })),
    };
    const segments = all.map(({ contents: { codes, source } }) => ({
      role: 'paragraph',
      codes,
      source,
      kept: [],
    }));
    const view = { segments, checking: {} } as unknown as DeskWork['view'];
    return Promise.resolve({ kind: 'done', value: { sheet, view, problems: [], remarks: {}, rules: {} } });
  }

  save(sheet: Sheet, force: readonly string[]): Promise<Answer<Saved>> {
    if (!this.isThere) return Promise.resolve({ kind: 'offline' });
    this.sent = sheet;
    this.meanwhile();
    const differing = sheet.segments.filter(
      ({ key, exported }) => !force.includes(key) && this.disk.get(key)?.target !== exported,
    );
    if (differing.length > 0) {
      const conflicts = differing.map(({ key }) => ({
        ...{ key, reason: 'changed' as const, there: '' },
        here: this.disk.get(key)?.target ?? '',
      }));
      return Promise.resolve({ kind: 'conflicts', conflicts });
    }
    for (const { key, source, exported, target, status } of sheet.segments) {
      const { markdown } = markdownFrom(target, contentsOf(source, exported).codes);
      this.put(key, this.disk.get(key)?.source ?? '', markdown.trim(), status);
    }
    const saved = sheet.segments.map(({ key }) => key);
    return Promise.resolve({ kind: 'done', value: { saved, reviewed: [], left: [] } });
  }

  remark = (): Promise<Answer<unknown>> => Promise.resolve({ kind: 'offline' });
  accept = this.remark;
  importFile = (): Promise<Answer<never>> => Promise.resolve({ kind: 'offline' });
}

/** The storage of a browser. */
class Shelf implements Drafts {
  draft: Draft = { segments: [], codes: {}, texts: {} };
  kept = () => this.draft;
  keep = (draft: Draft) => {
    this.draft = JSON.parse(JSON.stringify(draft)) as Draft;
    return true;
  };
}

async function opened(server = new Server(), shelf = new Shelf()) {
  if (server.disk.size === 0) {
    server.put('one', 'It is **open**.', 'باز است.');
    server.put('two', 'Read it.');
  }
  const bench = new Workbench('fa', server, () => shelf);
  await bench.load();
  const segment = (at: number) => bench.bench?.work.sheet.segments[at];
  const notes = () => bench.bench?.notes.map(({ kind }) => kind);
  return { server, shelf, bench, segment, notes };
}

describe('what a person writes', () => {
  test('is saved, and only that is sent; white space at its edges is no conflict', async () => {
    const { server, bench, notes } = await opened();
    bench.edit(1, [' بخوان.']);
    bench.finish(1, true);
    await bench.save();
    expect(server.sent?.segments.map(({ key, status }) => [key, status])).toEqual([['two', 'finished']]);
    expect(server.disk.get('two')).toMatchObject({ target: 'بخوان.', status: 'finished' });
    expect([bench.touched, bench.bench?.rivals.size, notes()]).toEqual([[], 0, ['saved']]);
  });

  test('goes on while it is saved, and nothing of it is a conflict with itself', async () => {
    const { server, bench, segment } = await opened();
    bench.edit(1, ['بخوان']);
    server.meanwhile = () => {
      bench.edit(1, ['بخوان، بنویس']);
    };
    await bench.save();
    expect([segment(1)?.target, segment(1)?.exported]).toEqual([['بخوان، بنویس'], 'بخوان']);
    expect(bench.bench?.rivals.size).toBe(0);
    server.meanwhile = () => undefined;
    await bench.save();
    expect(server.disk.get('two')?.target).toBe('بخوان، بنویس');
  });

  test('survives a reload, with its marks and the remark that was begun', async () => {
    const { server, shelf, bench } = await opened();
    bench.edit(0, [{ open: '1' }, 'باز', { close: '1' }, ' است.']);
    bench.type('remark one', 'چرا؟');
    bench.keep();
    // The original has another mark before this one by now.
    server.put('one', '[It](https://a.example) is **open**.', 'باز است.');
    const again = await opened(server, shelf);
    expect(again.segment(0)?.target).toEqual([{ open: '2' }, 'باز', { close: '2' }, ' است.']);
    expect(again.segment(0)?.status).toBe('draft');
    expect(again.bench.bench?.texts).toEqual({ 'remark one': 'چرا؟' });
    expect(again.notes()).toEqual(['restored', 'moved']);
  });

  test('stays where the server is gone, and is kept', async () => {
    const { server, shelf, bench, segment, notes } = await opened();
    bench.edit(1, ['بخوان.']);
    server.isThere = false;
    await bench.save();
    await bench.load();
    expect([segment(1)?.target, notes()]).toEqual([['بخوان.'], ['offline']]);
    expect(shelf.draft.segments.map(({ target }) => target)).toEqual([['بخوان.']]);
  });

  test('stays when its segment leaves the statement, until the person does not need it', async () => {
    const { server, shelf, bench } = await opened();
    bench.edit(1, ['بخوان.']);
    server.disk.delete('two');
    await bench.load();
    await bench.load();
    expect(bench.bench?.orphans.map(({ target }) => target)).toEqual([['بخوان.']]);
    const again = await opened(server, shelf);
    expect(again.bench.bench?.orphans).toHaveLength(1);
    again.bench.forget('two');
    expect([again.bench.bench?.orphans, shelf.draft.segments]).toEqual([[], []]);
  });
});

describe('what changes on the disk', () => {
  test('is shown where the person has not been, and is no news of her own save', async () => {
    const { server, bench, segment, notes } = await opened();
    bench.edit(1, ['بخوان.']);
    server.put('one', 'It is **open**.', 'بسته است.');
    await bench.load();
    expect([segment(0)?.target, segment(1)?.target, notes()]).toEqual([
      ['بسته است.'],
      ['بخوان.'],
      ['updated'],
    ]);
  });

  test.each(['mine', 'theirs'] as const)('is never overwritten unseen: %s is chosen', async (whose) => {
    const { server, bench, segment } = await opened();
    bench.edit(0, ['گشوده است.']);
    server.put('one', 'It is **open**.', 'بسته است.');
    await bench.load();
    expect(bench.bench?.rivals.get('one')).toEqual({ text: 'بسته است.' });
    await bench.save();
    expect([server.sent, segment(0)?.target]).toEqual([undefined, ['گشوده است.']]);
    bench.choose('one', whose);
    await bench.save();
    expect(server.disk.get('one')?.target).toBe(whose === 'mine' ? 'گشوده است.' : 'بسته است.');
    expect([bench.touched, bench.bench?.rivals.size]).toEqual([[], 0]);
  });

  test('between the request and the answer is shown as well', async () => {
    const { server, bench, segment } = await opened();
    bench.edit(0, ['گشوده است.']);
    server.meanwhile = () => {
      server.put('one', 'It is **open**.', 'بسته است.');
    };
    await bench.save();
    expect([server.disk.get('one')?.target, segment(0)?.target]).toEqual(['بسته است.', ['گشوده است.']]);
    expect(bench.bench?.rivals.get('one')?.text).toBe('بسته است.');
  });

  test('in the original makes unsaved work a draft', async () => {
    const { server, bench, segment, notes } = await opened();
    bench.approve(0, 'Leyla');
    bench.edit(0, ['گشوده است.']);
    server.put('one', 'It is **closed**.', 'باز است.', 'draft');
    await bench.load();
    expect(segment(0)).toMatchObject({
      target: ['گشوده است.'],
      status: 'draft',
      source: 'It is **closed**.',
    });
    expect([segment(0)?.approvedBy, notes()]).toEqual([undefined, ['moved', 'updated']]);
  });
});

describe('marks', () => {
  const code = (id: string, type: 'strong' | 'link', after: string) => ({
    ...{ id, type, isPair: true, before: '', after, label: '' },
  });

  test('name the same markup by other numbers; what is gone gets a number of nothing', () => {
    const before = [code('1', 'strong', '**'), code('2', 'link', '](a)')];
    const now = [code('1', 'link', '](b)'), code('2', 'strong', '**')];
    const content = [{ open: '1' }, 'a', { close: '1' }, { open: '2' }, 'b', { close: '2' }];
    expect(withCodes(content, before, now)).toEqual([
      ...[{ open: '2' }, 'a', { close: '2' }],
      ...[{ open: '900001' }, 'b', { close: '900001' }],
    ]);
  });
});

describe('where a segment is on the page', () => {
  test('is found by its words, in order, whatever digits, marks and isolates are between them', () => {
    const blocks = ['برای نشر', 'عنوان', 'در ۲۰۲۵\u2068 ICC\u2069 گفت', 'بله', 'بله', 'نام'];
    const segments = [['عنوان'], ['در 2025 ICC گفت', 'In 2025'], ['بله'], ['بله'], ['', 'Not there']];
    expect(blocksOf(blocks, segments)).toEqual([1, 2, 3, 4, undefined]);
  });
});
