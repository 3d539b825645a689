import { existsSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';

/**
 * What to say where a part of the program is not installed, so that it cannot begin; nothing of any other error.
 *
 * @param {Error & { code?: string }} error why the program could not be read
 * @returns {string | undefined}
 */
export function missingParts(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') return undefined;
  const folder = fileURLToPath(new URL('..', import.meta.url));
  if (!existsSync(new URL('../lib/publish/cli.js', import.meta.url)))
    return (
      `error  The program is not built: ${folder} has no lib/publish/cli.js.\n` +
      '       `npm ci --ignore-scripts` leaves this step out. Run `npm run build` in that folder.\n'
    );
  const name = /'([^']+)'/u.exec(error.message)?.[1] ?? 'one of them';
  return (
    `error  A package that the program uses is not installed: ${name}.\n` +
    `       Run \`npm ci\` in ${folder}.\n`
  );
}
