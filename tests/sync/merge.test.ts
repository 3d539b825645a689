import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

const PARAGRAPHS = [
  'The harbour library has been open since before the war.',
  'Nine thousand readers borrowed a book there last winter alone.',
  'The council intends to close its doors without any hearing.',
  'Children learn to read in that building every single afternoon.',
  'We ask every member of the council to vote against closing.',
  'Donations may be handed in at the desk beside the entrance.',
];
const KEYS = [
  'the-harbour-library-has-been',
  'nine-thousand-readers-borrowed-a',
  'the-council-intends-to-close',
  'children-learn-to-read-in',
  'we-ask-every-member-of',
  'donations-may-be-handed-in',
];
const statement = (paragraphs: readonly string[]) => `# Keep it open\n\n${paragraphs.join('\n\n')}\n`;

const execute = promisify(execFile);
const IDENTITY = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** A publication under git, as several people have it. */
class Repository {
  private constructor(readonly folder: string) {}

  static async make(paragraphs = PARAGRAPHS): Promise<Repository> {
    const repository = new Repository(
      await publicationOf({
        'publish.config.yaml': 'locales: [en, fa]\ndate: 2025-01-01\n',
        'locales/en/statement.md': statement(paragraphs),
      }),
    );
    await repository.commit('git init --quiet --initial-branch=main --template=');
    return repository;
  }

  /** Runs commands of git in one shell: to start a process from one as large as this takes longer than git does. */
  async git(...commands: readonly string[]): Promise<string> {
    const env = { ...process.env, ...IDENTITY };
    const { stdout } = await execute('sh', ['-ec', commands.join('\n')], { cwd: this.folder, env });
    return stdout;
  }

  /**
   * Syncs and commits, as everybody should before a merge.
   *
   * @param before commands of git before, and `after` after it
   */
  async commit(before = '', after = ''): Promise<void> {
    expect((await this.run('sync')).code).toBe(0);
    await this.git(before, 'git add --all', 'git commit --quiet --allow-empty --message=work', after);
  }

  /** Does two pieces of work on branches of their own and merges them. */
  async merge(ours: () => Promise<void>, theirs: () => Promise<void>): Promise<string> {
    await ours();
    await this.commit('git branch theirs', 'git checkout --quiet theirs');
    await theirs();
    await this.commit('', 'git checkout --quiet main');
    return this.git('git merge --quiet --no-edit theirs >&2 || git diff --name-only --diff-filter=U');
  }

  run(...args: readonly string[]) {
    return publish(['-C', this.folder, ...args]);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): Promise<void> {
    return writeFile(join(this.folder, path), text);
  }

  async translate(...keys: readonly string[]): Promise<void> {
    const table = JSON.parse(await this.read('locales/fa/statement.json')) as Record<string, string>;
    // Only the lines that are translated change, as in an editor.
    let text = await this.read('locales/fa/statement.json');
    for (const key of keys) {
      expect(Object.keys(table)).toContain(key);
      text = text.replace(/.*/gu, (line) =>
        line.startsWith(`  "${key}": `) ? `  "${key}": "ترجمه ${key}"${line.endsWith(',') ? ',' : ''}` : line,
      );
    }
    await this.write('locales/fa/statement.json', text);
  }

  async counts(): Promise<Record<string, number>> {
    const { stdout } = await this.run('check', '--json', '--locale', 'fa');
    const { locales } = JSON.parse(stdout) as {
      locales: { missing: number; outdated: number; translated: number; reviewed: number }[];
    };
    const { missing = -1, outdated = -1, translated = -1, reviewed = -1 } = locales[0] ?? {};
    return { missing, outdated, translated, reviewed };
  }

  edit(paragraphs: readonly string[]): Promise<void> {
    return this.write('locales/en/statement.md', statement(paragraphs));
  }
}

describe('two branches merged by git', () => {
  test('translations of neighbouring segments, reviews among them', async () => {
    const repository = await Repository.make();
    const [a = '', b = '', c = '', d = ''] = KEYS;
    const conflicts = await repository.merge(
      async () => {
        await repository.translate(a, c);
        await repository.run('review', 'fa', a, '--by', 'A. Reader');
      },
      () => repository.translate(b, d),
    );
    expect(conflicts).toBe('');
    expect(await repository.counts()).toEqual({ missing: 3, outdated: 0, translated: 4, reviewed: 1 });
    const { stdout } = await repository.run('sync', '--dry-run');
    expect(stdout).toContain('nothing to do');
  });

  test('remarks on neighbouring segments, one of them settled; on one segment both sides are kept', async () => {
    const repository = await Repository.make();
    const [a = '', b = '', c = ''] = KEYS;
    const say = (key: string, text: string) => repository.run('remark', 'fa', key, text, '--by', 'A. Reader');
    const open = async () => {
      const { stdout } = await repository.run('remark', 'fa', '--json');
      const { remarks } = JSON.parse(stdout) as {
        remarks: { text: string; id: string; settledBy?: string }[];
      };
      return remarks;
    };
    await say(b, 'first');
    await repository.commit();
    const [first] = await open();
    const conflicts = await repository.merge(
      async () => {
        await say(a, 'ours');
        await repository.run('remark', 'fa', '--settle', first?.id ?? '', '--by', 'B. Reader');
      },
      async () => {
        await say(c, 'theirs');
      },
    );
    expect(conflicts).toBe('');
    expect((await open()).map(({ text, settledBy }) => [text, settledBy])).toEqual([
      ['ours', undefined],
      ['first', 'B. Reader'],
      ['theirs', undefined],
    ]);
    await repository.commit('git branch --quiet -D theirs');
    const path = 'locales/fa/remarks.json';
    const both = await repository.merge(
      async () => {
        await say(b, 'one');
      },
      async () => {
        await say(b, 'two');
      },
    );
    expect(both.trim()).toBe(path);
    expect((await repository.run('check')).stderr).toContain('unresolved merge conflict');
    const conflicted = await repository.read(path);
    await repository.write(path, conflicted.replace(/^(?:<{7}|={7}|>{7}).*\n/gmu, ''));
    expect((await open()).map(({ text }) => text)).toEqual(['ours', 'first', 'one', 'two', 'theirs']);
  });

  test('an edit of the original and the translation of the text before: outdated, with what has changed', async () => {
    const repository = await Repository.make();
    const edited = PARAGRAPHS.with(1, PARAGRAPHS[1]?.replace('Nine thousand', 'Ten thousand') ?? '');
    const conflicts = await repository.merge(
      () => repository.edit(edited),
      () => repository.translate(KEYS[0] ?? '', KEYS[1] ?? '', KEYS[2] ?? ''),
    );
    expect(conflicts).toBe('');
    expect(await repository.counts()).toEqual({ missing: 4, outdated: 1, translated: 2, reviewed: 0 });
    expect((await repository.run('check', '--locale', 'fa')).stdout).toContain('[-Nine-] {+Ten+} thousand');
  });

  test('segments edited on one, and brought up to date on the other: earlier texts', async () => {
    const repository = await Repository.make();
    await repository.translate(...KEYS);
    await repository.commit();
    await repository.edit(PARAGRAPHS.map((text) => text.replace('The ', 'This ')));
    await repository.commit();
    expect(await repository.counts()).toMatchObject({ outdated: 2 });
    const conflicts = await repository.merge(
      () => repository.edit(PARAGRAPHS.map((text) => text.replace('The ', 'This ').replace('every', 'each'))),
      async () => {
        const text = await repository.read('locales/fa/statement.json');
        await repository.write(
          'locales/fa/statement.json',
          text.replace('ترجمه the-council', 'نو the-council'),
        );
      },
    );
    expect(conflicts).toBe('');
    // “every” stood in two others, which are outdated now; the council’s is done, the library’s is not.
    expect(await repository.counts()).toEqual({ missing: 1, outdated: 3, translated: 3, reviewed: 0 });
  });

  test('a segment removed on each: both translations are kept aside and come back', async () => {
    const repository = await Repository.make();
    await repository.translate(...KEYS);
    await repository.commit();
    const conflicts = await repository.merge(
      () => repository.edit(PARAGRAPHS.toSpliced(0, 1)),
      () => repository.edit(PARAGRAPHS.toSpliced(4, 1)),
    );
    expect(conflicts).toBe('');
    expect(await repository.counts()).toEqual({ missing: 1, outdated: 0, translated: 4, reviewed: 0 });
    const obsolete = await repository.read('locales/fa/obsolete.json');
    for (const at of [0, 4]) expect(obsolete).toContain(`ترجمه ${KEYS[at] ?? ''}`);
    await repository.edit(PARAGRAPHS);
    expect(await repository.counts()).toEqual({ missing: 1, outdated: 0, translated: 6, reviewed: 0 });
  });

  test('an edited sentence changes files of the source alone, work on a translation those of its locale', async () => {
    const repository = await Repository.make();
    await repository.translate(...KEYS);
    await repository.commit();
    const changed = async () => (await repository.git('git diff --name-only HEAD~')).trim().split('\n');
    await repository.edit(PARAGRAPHS.with(0, 'The harbour library has been open since long before the war.'));
    await repository.commit();
    expect(await changed()).toEqual(
      ['earlier.json', 'statement.json', 'statement.md'].map((name) => `locales/en/${name}`),
    );
    const text = await repository.read('locales/fa/statement.json');
    await repository.write('locales/fa/statement.json', text.replace('ترجمه the-harbour', 'نو the-harbour'));
    await repository.commit();
    expect(await changed()).toEqual(['locales/fa/state.json', 'locales/fa/statement.json']);
    expect(await repository.counts()).toMatchObject({ outdated: 0 });
  });

  test('new segments in two places', async () => {
    const repository = await Repository.make();
    const conflicts = await repository.merge(
      () => repository.edit(PARAGRAPHS.toSpliced(1, 0, 'Its roof was mended by volunteers.')),
      () => repository.edit(PARAGRAPHS.toSpliced(5, 0, 'Signatures are collected until noon.')),
    );
    expect(conflicts).toBe('');
    expect((await repository.run('sync', '--dry-run')).stdout).toContain(
      '9 segments, 2 locales: nothing to do',
    );
  });
});

describe('a merge that is not finished', () => {
  const FILES = [
    'locales/en/statement.json',
    'locales/en/earlier.json',
    'locales/fa/statement.json',
    'locales/fa/state.json',
    'locales/fa/obsolete.json',
  ];

  let repository: Repository;
  beforeAll(async () => {
    repository = await Repository.make();
    await repository.translate(...KEYS);
    await repository.commit();
  });

  test.each([...FILES, 'locales/en/statement.md'])(
    '%s is refused with its place, and nothing is written',
    async (path) => {
      const text = await repository.read(path);
      const lines = text.split('\n');
      const spoilt = lines
        .toSpliced(2, 1, '<<<<<<< HEAD', lines[2] ?? '', '=======', 'x', '>>>>>>> theirs')
        .join('\n');
      await repository.write(path, spoilt);
      const po = join(repository.folder, 'fa.po');
      await writeFile(po, 'msgid ""\nmsgstr "Language: fa\\n"\n');
      for (const args of [
        ['sync'],
        ['review', 'fa', '--all', '--by', 'A'],
        ['import', po],
        ['check'],
        ['build'],
      ]) {
        const { code, stderr } = await repository.run(...args);
        expect([args[0], code]).toEqual([args[0], 1]);
        expect(stderr).toContain(path);
        expect(stderr).toMatch(/3:1 .*merge conflict/u);
      }
      expect(await repository.read(path)).toBe(spoilt);
      expect((await repository.git('git status --porcelain')).trim().split('\n')).toEqual([
        `M ${path}`,
        '?? fa.po',
      ]);
      await repository.write(path, text);
    },
  );

  test('a file cut off in the middle is refused too', async () => {
    const repository = await Repository.make();
    for (const path of FILES) {
      const text = await repository.read(path);
      await repository.write(path, text.slice(0, text.length / 2));
      const { code, stderr } = await repository.run('sync');
      expect([path, code]).toEqual([path, 1]);
      expect(stderr).toContain(path);
      expect(await repository.read(path)).toBe(text.slice(0, text.length / 2));
      await repository.write(path, text);
    }
  });
});
