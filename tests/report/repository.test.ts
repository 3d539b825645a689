import { execFileSync } from 'node:child_process';
import { chown, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

const STATEMENT =
  '# Keep it open\n\n3 March 2026\n\nThe quay [stays](#) open.\n\nSigned by:\n\n- Ferry Town\n';
const PUBLICATION = 'our statements/quay';

let root = '';
beforeEach(async () => {
  root = await publicationOf({
    [`${PUBLICATION}/publish.config.yaml`]: 'locales: [en, fa]\n',
    [`${PUBLICATION}/locales/en/statement.md`]: STATEMENT,
    [`${PUBLICATION}/locales/fa/statement.json`]: '{ "keep-it-open": "آن را  باز نگه دارید" }\n',
  });
  execFileSync('git', ['init', '--quiet', root]);
});

/** The files that the reporters name for the publication. */
async function named(
  folder = join(root, PUBLICATION),
  env: Record<string, string> = { GITHUB_WORKSPACE: '' },
) {
  const report = async (name: string) =>
    (await publish(['-C', folder, 'check', '--reporter', name], env)).stdout;
  const annotations = await report('github');
  const { runs } = JSON.parse(await report('sarif')) as {
    runs: {
      automationDetails: { id: string };
      results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
    }[];
  };
  const results = runs[0]?.results ?? [];
  const uris = results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri ?? '');
  const set = (files: Iterable<string | undefined>) => [...new Set(files)].sort();
  return {
    github: set(Array.from(annotations.matchAll(/ file=([^,]+),/gu), ([, file]) => file)),
    sarif: set(uris.map(decodeURIComponent)),
    run: runs[0]?.automationDetails.id,
    junit: set(Array.from((await report('junit')).matchAll(/name="([^":]+\.\w+)[: ]/gu), ([, file]) => file)),
    json: set(
      (JSON.parse(await report('json')) as { problems: { file?: string }[] }).problems.map(
        ({ file }) => file,
      ),
    ),
  };
}

const FILES = ['locales/en/statement.md', 'locales/fa/press.json', 'locales/fa/statement.json'];
const FROM_ROOT = FILES.map((file) => `${PUBLICATION}/${file}`);

describe('files are named from the root of the repository', () => {
  test('that the publication lies in; in JSON, from the publication', async () => {
    const found = await named();
    expect(found).toMatchObject({ github: FROM_ROOT, sarif: FROM_ROOT, junit: FROM_ROOT });
    expect(found.run).toBe(`communique/check/${PUBLICATION}/`);
    expect(found.json).toEqual(FILES);
  });

  test('even where the checkout is one of several in a job', async () => {
    const { github } = await named(undefined, { GITHUB_WORKSPACE: join(root, '..') });
    expect(github).toEqual(FROM_ROOT);
  });

  test('that a file `.git` leads to, as in a worktree', async () => {
    const commit = ['-c', 'user.name=A', '-c', 'user.email=a@b.example', 'commit', '--quiet', '--message=A'];
    execFileSync('git', ['add', '.'], { cwd: root });
    execFileSync('git', commit, { cwd: root });
    execFileSync('git', ['worktree', 'add', '--quiet', join(root, 'tree')], { cwd: root });
    expect((await named(join(root, 'tree', PUBLICATION))).sarif).toEqual(FROM_ROOT);
  });

  test('where the publication really lies, not a link to it', async () => {
    const elsewhere = await publicationOf({});
    await symlink(join(root, PUBLICATION), join(elsewhere, 'link'));
    expect((await named(join(elsewhere, 'link'))).github).toEqual(FROM_ROOT);
  });

  test('an empty folder `.git` is not one', async () => {
    await mkdir(join(root, PUBLICATION, '.git'));
    expect((await named()).github).toEqual(FROM_ROOT);
  });
});

describe('without a repository', () => {
  beforeEach(() => rm(join(root, '.git'), { recursive: true }));

  test('files are named from the publication', async () => {
    const found = await named();
    expect(found).toMatchObject({ github: FILES, sarif: FILES, junit: FILES, run: 'communique/check/' });
  });

  test('files are named from the workspace of the service, if the publication lies in it', async () => {
    expect((await named(undefined, { GITHUB_WORKSPACE: root })).github).toEqual(FROM_ROOT);
    expect((await named(undefined, { GITHUB_WORKSPACE: join(root, 'other') })).github).toEqual(FILES);
    expect((await named(undefined, { GITHUB_WORKSPACE: '..' })).github).toEqual(FILES);
  });
});

test.runIf(process.getuid?.() === 0)('the repository of another user above is not looked at', async () => {
  await chown(root, 1234, 1234);
  expect((await named()).github).toEqual(FILES);
});
