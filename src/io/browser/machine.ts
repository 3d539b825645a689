import { homedir } from 'node:os';

/** What finding and starting a browser needs to know of the machine; given, so that tests can invent one. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly arch: NodeJS.Architecture;
}

/**
 * The machine this process runs on.
 *
 * @param env environment variables to go by
 */
export function thisMachine(env: Machine['env'] = process.env): Machine {
  return { env, platform: process.platform, arch: process.arch };
}

/**
 * The user's home folder.
 *
 * @param env environment variables to go by
 */
export function homeFolder({ HOME }: Machine['env']): string {
  return HOME === undefined || HOME === '' ? homedir() : HOME;
}
