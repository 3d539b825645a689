import { execFileSync } from 'node:child_process';
import { constants, existsSync, lstatSync } from 'node:fs';
import {
  cp,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { publicationOf, publish, temporaryFolder, type Ran } from '../publication.js';
import { STATEMENT } from './folder.js';
import { touchedIn } from './touched.js';

/** A folder that is nobody’s business: whatever happens, it stays as it is. */
interface Outside {
  readonly folder: string;
  readonly file: string;
}

/** What can lie where a file or a folder is expected. */
const OBSTACLES: Readonly<Record<string, (path: string, outside: Outside) => Promise<unknown>>> = {
  'a link to a file elsewhere': (path, { file }) => symlink(file, path),
  'a link to a folder elsewhere': (path, { folder }) => symlink(folder, path),
  'a link to nothing elsewhere': (path, { folder }) => symlink(join(folder, 'new'), path),
  'a link to itself': (path) => symlink(path, path),
  'a link to a device': (path) => symlink('/dev/zero', path),
  'a pipe': (path) => Promise.resolve(execFileSync('mkfifo', [path])),
  'a device': (path) =>
    process.getuid?.() === 0
      ? Promise.resolve(execFileSync('mknod', [path, 'c', '1', '5']))
      : Promise.resolve(execFileSync('mkfifo', [path])),
  'a socket': (path) => listen(path),
  'a folder': (path) => mkdir(path),
  'an empty file': (path) => writeFile(path, ''),
  'a file of 64 GB': async (path) => {
    await writeFile(path, '');
    await truncate(path, 64e9);
  },
};

const servers: Server[] = [];

function listen(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer().unref().once('error', reject);
    servers.push(server);
    server.listen(path, resolve);
  });
}

/** Ends what {@link OBSTACLES} have started. */
export function endSockets(): void {
  for (const server of servers.splice(0)) server.close();
}

const SECRET = 'SECRET';

/** Commands that read and write a publication, without the browser. */
const COMMANDS: Readonly<Record<string, (folder: string) => readonly string[]>> = {
  build: () => ['build', '--format', 'html', 'txt', '--replace'],
  'build of many': (folder) => ['build', folder, '--format', 'txt', '--replace', '--out-dir', 'all'],
  check: () => ['check', '--json'],
  status: () => ['status'],
  outline: () => ['outline'],
  'sync --dry-run': () => ['sync', '--dry-run'],
  sync: () => ['sync'],
  review: () => ['review', 'fa', '--all', '--by', 'Ada Lovelace'],
  export: () => ['export', 'fa', '--format', 'po', '--force'],
  import: (folder) => ['import', join(folder, 'fa.po')],
  adopt: (folder) => ['adopt', 'fa', join(folder, 'fa.md'), '--force', '--names'],
  verify: () => ['verify'],
  'verify --merge': (folder) => ['verify', join(folder, 'all'), '--merge'],
  init: () => ['init', '--ci', 'github'],
};

/** A publication that has everything, built and exported once. */
export async function wholePublication(): Promise<string> {
  const made = await publicationOf({
    'publish.config.yaml':
      'locales: [en, fa]\ndate: 2025-01-02\nsignatories: names.csv\nprint: { profile: own.icc }\n',
    'names.csv': 'name\nThird Group\n',
    'own.icc': 'profile',
    'locales/en/statement.md': STATEMENT.replace('We ask', '![A river](images/a.png)\n\nWe ask'),
    'locales/en/images/a.png': PNG,
    'locales/fa/statement.json': JSON.stringify({ 'we-ask-for-water': 'ما آب می‌خواهیم.' }),
    'locales/fa/signatories.json': '{}',
    'locales/fa/accepted.json': '{}',
    'templates/page.css': '/* ours */',
    'fa.po': '',
    'fa.md': '# رود از آن ماست\n\nما آب می‌خواهیم.\n\nامضا:\n\n1. First Group\n2. Second Group\n',
  });
  await rm(join(made, 'fa.po'));
  const folder = await copyOf(made);
  for (const args of [
    ['sync'],
    ['export', 'fa', '--format', 'po', '-o', join(folder, 'fa.po')],
    ['build', '--format', 'html', 'txt'],
    COMMANDS['build of many']?.(folder) ?? [],
  ]) {
    const ran = await publish(['-C', folder, ...args]);
    if (ran.code !== 0) throw new Error(ran.stderr);
  }
  // So that there is something to write.
  const more = { 'we-ask-for-water': 'ما آب می‌خواهیم.', 'the-river-is-ours': 'رود از آن ماست' };
  await writeFile(join(folder, 'locales/fa/statement.json'), JSON.stringify(more));
  return folder;
}

/** Every place and obstacle of some commands. */
export async function* encounters(
  whole: string,
  commands: readonly string[] = Object.keys(COMMANDS),
): AsyncGenerator<readonly [command: string, place: string, obstacle: string]> {
  for (const command of commands)
    for (const place of await placesOf(command, whole))
      for (const obstacle of Object.keys(OBSTACLES)) yield [command, place, obstacle];
}

/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

/** Every path in a publication that a command reads or writes. */
async function placesOf(command: string, whole: string): Promise<Set<string>> {
  const folder = await copyOf(whole);
  return touchedIn(folder, () => publish(['-C', folder, ...(COMMANDS[command]?.(folder) ?? [])]));
}

async function copyOf(whole: string): Promise<string> {
  // Always of the same name, by which a collection knows it.
  const folder = join(temporaryFolder(), 'river');
  await cp(whole, folder, { recursive: true });
  return folder;
}

/** Milliseconds that a command has, on a machine that is busy. */
const PATIENCE = 30_000;

/**
 * Puts an obstacle in a place of a publication and runs a command.
 *
 * @returns what went wrong: `hung`, `escaped`, `trace` or `lost`, and how it ended
 */
export async function meet(
  whole: string,
  command: string,
  place: string,
  obstacle: string,
): Promise<{ wrong: string[]; ran: Ran | undefined }> {
  const folder = await copyOf(whole);
  const outside = temporaryFolder();
  await writeFile(join(outside, 'secret'), SECRET);
  const path = join(folder, place);
  if (!canLieThere(folder, place)) return { wrong: [], ran: undefined };
  await rm(path, { recursive: true, force: true });
  await OBSTACLES[obstacle]?.(path, { folder: outside, file: join(outside, 'secret') });
  const before = await kept(folder, place);
  const running = publish(['-C', folder, ...(COMMANDS[command]?.(folder) ?? [])]);
  const ran = await Promise.race([running, delay(PATIENCE, undefined, { ref: false })]);
  const wrong: string[] = [];
  if (ran === undefined) {
    wrong.push('hung');
    await release(path);
  } else {
    if (![0, 1, 2, 3].includes(ran.code) || /^\s+at |a bug in `publish` itself/mu.test(ran.stderr))
      wrong.push(`trace ${ran.stderr}`);
    if ((ran.stdout + ran.stderr).includes(SECRET)) wrong.push('escaped: told');
  }
  const isOutsideSame =
    (await readdir(outside)).join() === 'secret' &&
    (await readFile(join(outside, 'secret'), 'utf8')) === SECRET;
  if (!isOutsideSame && !isNamed(command, place)) wrong.push('escaped: written');
  for (const [file, content] of before)
    if ((await textOf(join(folder, file))) !== content) wrong.push(`lost ${file}`);
  if (
    PRECIOUS.test(obstacle) &&
    !(await lstat(path).then(
      () => true,
      () => false,
    ))
  )
    if (!place.startsWith('dist/') && place !== 'dist') wrong.push('lost the obstacle');
  await rm(dirname(folder), { recursive: true, force: true });
  return { wrong, ran };
}

/** Who names a folder with `--out-dir` means it, wherever it leads. */
function isNamed(command: string, place: string): boolean {
  return command === 'build of many' && place === 'all';
}

/** What no command may take away; of other obstacles nobody misses anything. */
const PRECIOUS = /^a (?:pipe|socket|device|file)/u;

/** A place below a file is none. */
function canLieThere(folder: string, place: string): boolean {
  const parent = dirname(join(folder, place));
  return existsSync(parent) && lstatSync(parent).isDirectory();
}

/** What must not change, whatever a command does: the statement, the words of people, what they have put there. */
const KEPT = [
  'locales/en/statement.md',
  'locales/en/images/a.png',
  'locales/fa/accepted.json',
  'publish.config.yaml',
  'names.csv',
  'own.icc',
  'templates/page.css',
  'fa.po',
  'fa.md',
];

async function kept(folder: string, place: string): Promise<Map<string, string | undefined>> {
  const files = KEPT.filter((file) => file !== place && !file.startsWith(`${place}/`));
  return new Map(
    await Promise.all(files.map(async (file) => [file, await textOf(join(folder, file))] as const)),
  );
}

function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/** Lets whoever waits at a pipe go on. */
async function release(path: string): Promise<void> {
  const pipe = await open(path, constants.O_RDWR | constants.O_NONBLOCK).catch(() => undefined);
  await pipe?.close();
}
