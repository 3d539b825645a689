import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, temporaryFolder, type Ran } from './publication.js';

/** A step of a job, or of an action. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

/** What expressions are looked up in: `inputs.shard` → text. */
export type Names = Readonly<Record<string, string>>;

/** A text with its expressions filled in; of one with `||` the first that says something, as the runner decides. */
export function filled(text: string, names: Names): string {
  return text.replace(/\$\{\{ (.+?) \}\}/gu, (_, expression: string) => {
    const values = expression.split(' || ').map((name) => {
      const value = names[name];
      if (value === undefined) throw new Error(`The step asks for ${name}.`);
      return value;
    });
    return values.find((value) => value !== '') ?? '';
  });
}

/** A checkout in which the package is installed, as `npm ci` leaves it: the program is that of this repository. */
export function installIn(folder: string): void {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(ROOT, join(folder, 'node_modules/communique'));
  symlinkSync(join(ROOT, 'bin/publish.js'), join(folder, 'node_modules/.bin/publish'));
}

/** The machine of a service: the files by which steps hand something on, and what they have handed on so far. */
export class Runner {
  readonly temp = temporaryFolder();
  readonly env: NodeJS.ProcessEnv;
  #path = process.env.PATH ?? '';

  constructor(
    readonly workspace: string,
    env: NodeJS.ProcessEnv = {},
  ) {
    const file = (name: string) => {
      writeFileSync(join(this.temp, name), '');
      return join(this.temp, name);
    };
    this.env = {
      HOME: this.temp,
      RUNNER_TEMP: this.temp,
      GITHUB_WORKSPACE: workspace,
      GITHUB_ACTION_PATH: ROOT,
      GITHUB_PATH: file('path'),
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      ...env,
    };
  }

  /** The report of the job. */
  get summary(): string {
    return readFileSync(join(this.temp, 'summary'), 'utf8');
  }

  /** Outputs of a step that has run. */
  outputs(id: string): Names {
    const lines = readFileSync(join(this.temp, 'output'), 'utf8').split('\n');
    return Object.fromEntries(
      lines
        .filter((line) => line.includes('='))
        .map((line) => [
          `steps.${id}.outputs.${line.slice(0, line.indexOf('='))}`,
          line.slice(line.indexOf('=') + 1),
        ]),
    );
  }

  /** Runs a script as the services do: `bash -eo pipefail`. */
  async run(script: string, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
    writeFileSync(join(this.temp, 'output'), '');
    const file = join(this.temp, 'script.sh');
    writeFileSync(file, script);
    const ran = await new Promise<Ran>((resolve) => {
      const options = {
        cwd: this.workspace,
        env: { ...this.env, PATH: this.#path, ...env },
        maxBuffer: 64 * 1024 * 1024,
      };
      execFile(
        'bash',
        ['--noprofile', '--norc', '-eo', 'pipefail', file],
        options,
        (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
        },
      );
    });
    const added = readFileSync(join(this.temp, 'path'), 'utf8');
    for (const folder of added.split('\n').filter((line) => line !== ''))
      this.#path = `${folder}${delimiter}${this.#path}`;
    writeFileSync(join(this.temp, 'path'), '');
    return ran;
  }
}
