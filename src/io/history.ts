import { spawn } from 'node:child_process';

/** Commits that are looked at. */
const MOST_COMMITS = 40;
const MOST_BYTES = 64_000_000;
const MOST_MILLISECONDS = 5_000;

/** What git writes to its standard output; nothing if there is no git, no repository, or no answer in time. */
function git(folder: string, input: string, ...args: string[]): Promise<Buffer> {
  return new Promise((resolve) => {
    const nothing = () => {
      resolve(Buffer.alloc(0));
    };
    // Nothing is fetched: a repository can name programs to fetch with.
    const env = {
      ...process.env,
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_NO_LAZY_FETCH: '1',
      GIT_OPTIONAL_LOCKS: '0',
    };
    const child = spawn('git', ['--no-pager', '-c', 'core.fsmonitor=false', ...args], {
      cwd: folder,
      env,
      timeout: MOST_MILLISECONDS,
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.on('error', nothing);
    // Git may end before it has read everything; its answer counts.
    child.stdin.on('error', () => undefined);
    child.stderr.resume();
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) child.kill();
      else chunks.push(chunk);
    });
    child.on('close', (code) => {
      resolve(code === 0 ? Buffer.concat(chunks) : Buffer.alloc(0));
    });
    child.stdin.end(input);
  });
}

/**
 * Files of the publication as its latest commits have them.
 *
 * @param folder absolute path of the publication
 * @param paths relative to it
 * @returns for each commit that changed one of them, path → bytes
 */
export async function committedFiles(
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>[]> {
  const list = await git(folder, '', 'rev-list', `--max-count=${MOST_COMMITS}`, 'HEAD', '--', ...paths);
  const commits = list.toString('latin1').match(/^[\da-f]{40,64}$/gmu) ?? [];
  if (commits.length === 0) return [];
  const asked = commits.flatMap((commit) => paths.map((path) => ({ commit, path })));
  const input = asked.map(({ commit, path }) => `${commit}:./${path}\n`).join('');
  const answers = objects(await git(folder, input, 'cat-file', '--batch'));
  const files = new Map(commits.map((commit) => [commit, new Map<string, Uint8Array>()]));
  for (const [at, { commit, path }] of asked.entries()) {
    const bytes = answers[at];
    if (bytes !== undefined) files.get(commit)?.set(path, bytes);
  }
  return [...files.values()];
}

/** The objects of `git cat-file --batch`; `undefined` for those that there are not. */
function objects(output: Buffer): (Uint8Array | undefined)[] {
  const found: (Uint8Array | undefined)[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at);
    if (end < 0) break;
    const size = / blob (\d+)$/u.exec(output.toString('utf8', at, end))?.[1];
    const length = size === undefined ? undefined : Number(size);
    found.push(length === undefined ? undefined : output.subarray(end + 1, end + 1 + length));
    at = end + 1 + (length === undefined ? 0 : length + 1);
  }
  return found;
}
