import type { Host } from '../model/host.js';
import { createMemory } from '../model/memory.js';
import { isAcceptable } from '../pipeline/accept.js';
import type { Publication } from '../pipeline/publication.js';
import { publicationRules } from '../pipeline/rules.js';
import { sheetFor, sheetInputs, wordsAt } from '../pipeline/work.js';
import type { Problem } from '../model/problem.js';
import type { Desk } from './desk.js';
import type { DeskWork, WorkProblem } from './protocol.js';

const RULES = Object.fromEntries(publicationRules.map(({ id, description }) => [id, description]));

/** What there is to translate and to review in the languages of a desk. */
export interface Works {
  /** What is to be done in one language; nothing for the original’s, and for one that there is not. */
  of(tag: string): Promise<DeskWork | undefined>;
  /** A number that changes with the work of one language. */
  version(tag: string): number | undefined;
  /** Somebody has reviewed or remarked under this name. */
  writtenBy(name: string): void;
}

/** The works of a desk. They are made when someone asks for them, and recalled while nothing has changed. */
export function createWorks(host: Host, desk: Desk): Works {
  const recall = createMemory();
  let count = 0;
  let reviewer: string | undefined;
  const found = (tag: string) => {
    const { shown, problems = [] } = desk.state;
    const document = shown?.documents.find(({ locale }) => locale.tag === tag);
    if (shown === undefined || document === undefined) return undefined;
    const { publication } = shown;
    if (tag === publication.config.sourceLocale) return undefined;
    return { publication, document, problems: problems.filter(({ locale }) => locale === tag) };
  };
  return {
    async of(tag) {
      const work = found(tag);
      if (work === undefined) return undefined;
      const sheet = await sheetFor(host, work.publication, work.document);
      const remarks = Object.fromEntries(work.publication.remarks.get(tag) ?? []);
      return {
        ...sheet,
        remarks,
        problems: work.problems.map((one) => workProblem(work.publication, one)),
        rules: RULES,
        reviewer,
      };
    },
    version(tag) {
      const work = found(tag);
      if (work === undefined) return undefined;
      const inputs = [...sheetInputs(work.publication, work.document), ...work.problems, reviewer];
      return recall(tag, inputs, () => (count += 1));
    },
    writtenBy: (name) => void (reviewer = name),
  };
}

function workProblem(publication: Publication, problem: Problem): WorkProblem {
  return { ...problem, isAcceptable: isAcceptable(problem), at: wordsAt(publication, problem) };
}
