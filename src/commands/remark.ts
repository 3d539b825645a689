import { Failure } from '../model/failure.js';
import { changedFiles } from '../pipeline/changes.js';
import { chooseLocales } from '../pipeline/choices.js';
import { listRemarks, planRemark, requireTranslation, type RemarkChange } from '../pipeline/remarks.js';
import { remarksJson, remarksText } from '../report/remarks.js';
import { oneLine } from '../report/text.js';
import type { CommonOptions } from '../cli/open-context.js';
import { openPublication } from '../cli/open-publication.js';
import { writeChanged } from '../cli/write-files.js';

export interface RemarkOptions extends CommonOptions {
  readonly tag: string;
  /** The segment that the remark is on. */
  readonly key?: string | undefined;
  readonly text?: string | undefined;
  readonly by?: string | undefined;
  /** Ids of remarks. */
  readonly settle?: string | undefined;
  readonly reopen?: string | undefined;
  readonly json?: boolean | undefined;
}

/** `publish remark`: lists the remarks on one translation, adds one, settles one or opens it again. */
export async function remark(options: RemarkOptions): Promise<number> {
  const change = changeOf(options);
  const { context, publication } = await openPublication(options, { isWriting: change !== undefined });
  const [tag = ''] = chooseLocales(publication.tags, [options.tag]);
  const { terminal } = context;
  if (change === undefined) {
    requireTranslation(publication, tag);
    const listed = listRemarks(publication, tag);
    terminal.print(options.json === true ? remarksJson(tag, listed) : remarksText(tag, listed));
    return 0;
  }
  const plan = planRemark(publication, tag, change);
  await writeChanged(context, publication, changedFiles(publication, plan));
  if (options.quiet !== true) {
    const { id, key, settledBy = '' } = plan.remark;
    const done = 'add' in change ? 'noted' : 'settle' in change ? `settled by ${settledBy}` : 'open again';
    const isOld = plan.isChanged ? '' : ' already';
    terminal.print(oneLine(`Remark ${id} on “${key}” of ${tag} is${isOld} ${done}.`));
  }
  return 0;
}

/** What was asked for; nothing where remarks are only listed. */
function changeOf({ key, text, by, settle, reopen }: RemarkOptions): RemarkChange | undefined {
  if (settle !== undefined && reopen !== undefined) {
    throw new Failure(2, 'A remark is either settled or opened again.', 'Give --settle or --reopen.');
  }
  if (settle !== undefined || reopen !== undefined) {
    if (text !== undefined) {
      throw new Failure(2, 'A new remark cannot be added and another one changed in one call.', USAGE);
    }
    if (settle === undefined) return { reopen: { key, id: reopen ?? '' } };
    if (by === undefined) throw new Failure(2, 'Who settles the remark?', 'Add --by "First Last".');
    return { settle: { key, id: settle, by } };
  }
  if (key === undefined && by === undefined) return undefined;
  if (key === undefined || text === undefined) throw new Failure(2, 'What is the remark?', USAGE);
  if (by === undefined)
    throw new Failure(2, 'A remark needs the name of a person.', 'Add --by "First Last".');
  return { add: { key, by, text } };
}

const USAGE = 'Write `publish remark <tag> <key> "the remark" --by "First Last"`.';
