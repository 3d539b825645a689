import type { OverviewFormat, OverviewLanguage } from '../../../desk/overview.js';
import type { Made } from '../../../desk/protocol.js';
import { FindingList } from '../findings.js';
import { useWords } from '../words.js';
import { FileSize } from './file-size.js';
import { Inside, type FileKind } from './inside.js';
import { useMade } from './made.js';

/** How each format is shown; the file of any other is only given. */
const KINDS: Readonly<Record<string, FileKind>> = {
  pdf: 'pdf',
  print: 'pdf',
  booklet: 'pdf',
  txt: 'prose',
  eml: 'mail',
  card: 'picture',
  fragment: 'code',
  json: 'code',
};

/** What a browser shows in a tab of its own. */
const OPENED: ReadonlySet<FileKind> = new Set(['pdf', 'picture']);

interface FileViewProps {
  readonly path: string;
  readonly format: OverviewFormat;
  readonly language: OverviewLanguage;
  /** Changes with everything that any file is made from. */
  readonly moment: string;
}

/** A file of the edition, made when it is looked at, with what there is to say of it. */
export function FileView({ path, format, language, moment }: FileViewProps) {
  const say = useWords();
  const { answer, count, again } = useMade(path, format.isSlow ? '' : moment);
  const { tag, name, version } = language;
  const kind = KINDS[format.id] ?? 'other';
  const fileName = path.split('/').at(-1);
  if (answer === undefined)
    return (
      <div class="stage made">
        <p class="quiet" role="status">
          {say('file.making')}
        </p>
      </div>
    );
  const remake = (
    <button type="button" onClick={again}>
      {say('file.again')}
    </button>
  );
  if ('message' in answer)
    return (
      <div class="stage made" role="alert" tabIndex={0}>
        <h2>{say('file.failed')}</h2>
        <p lang="en" dir="ltr">
          {answer.message} {answer.help}
        </p>
        <FindingList problems={answer.problems} />
        {remake}
      </div>
    );
  const isStale = format.isSlow && version !== answer.version;
  return (
    <div class="stage made" tabIndex={0}>
      <p class="about">
        <bdi class="place" dir="ltr">
          {fileName}
        </bdi>{' '}
        <FileSize bytes={answer.bytes} />{' '}
        <a href={`/edition/${path}`} download={fileName}>
          {say('file.download')}
        </a>{' '}
        {OPENED.has(kind) && (
          <a href={`/edition/${path}`} target="_blank" rel="noreferrer">
            {say('file.open')}
          </a>
        )}{' '}
        {isStale && <span class="stale">{say('file.stale')} </span>}
        {isStale && remake}
      </p>
      {!format.isBuilt && <p class="quiet">{say('file.extra')}</p>}
      <Found made={answer} nothing={say(kind === 'pdf' ? 'pdf.clean' : 'findings.none')} />
      <Inside {...{ kind, path, tag, count }} made={answer} title={name} />
    </div>
  );
}

function Found({ made: { problems }, nothing }: { readonly made: Made; readonly nothing: string }) {
  return problems.length === 0 ? <p class="quiet">{nothing}</p> : <FindingList problems={problems} />;
}
