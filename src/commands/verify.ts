import { resolve } from 'node:path';
import { verifyEdition } from '../edition.js';
import { readEditionFolder } from '../io/edition-folder.js';
import { counted, countText, problemsText } from '../report/text.js';
import { loadConfig, openContext, type CommonOptions } from './context.js';

export interface VerifyOptions extends CommonOptions {
  readonly dir?: string | undefined;
}

/** `publish verify`: the files of an output folder against its manifest. */
export async function verify(options: VerifyOptions): Promise<number> {
  const context = await openContext(options);
  const { terminal, folder } = context;
  const dir = options.dir ?? (await loadConfig(context, options.config)).outDir;
  const files = await readEditionFolder(resolve(folder, dir));
  const problems = verifyEdition(files);
  if (problems.length > 0) terminal.print(problemsText(problems, terminal.color));
  const verdict =
    problems.length === 0 ? terminal.color.green('ok') : terminal.color.red(countText(problems));
  if (options.quiet !== true) terminal.print(`${counted(files.size, 'file')} in ${dir}: ${verdict}`);
  return problems.length === 0 ? 0 : 1;
}
