import { createRequire } from 'node:module';

/** The version of the package, and where it is described. */
export const { version, homepage } = createRequire(import.meta.url)('../../package.json') as {
  readonly version: string;
  readonly homepage: string;
};
