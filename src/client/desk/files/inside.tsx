import { useState } from 'preact/hooks';
import type { Made } from '../../../desk/protocol.js';
import { useAsked } from '../ask.js';
import { useWords } from '../words.js';
import { Lines } from './lines.js';
import { Mail } from './mail.js';

/** How a file is shown. */
export type FileKind = 'pdf' | 'picture' | 'mail' | 'prose' | 'code' | 'other';

interface InsideProps {
  readonly kind: FileKind;
  readonly path: string;
  readonly tag: string;
  /** Names the frames, for people who do not see them. */
  readonly title: string;
  readonly made: Made;
  /** Another one means that the file has been made again. */
  readonly count: number;
}

/** What is in a file, as far as a browser can show it truthfully. */
export function Inside({ kind, path, tag, title, made, count }: InsideProps) {
  const address = `/edition/${path}?${count}`;
  switch (kind) {
    case 'pdf':
      return <iframe title={title} src={address} />;
    case 'picture':
      return <img src={address} alt={made.words ?? made.title} lang={tag} />;
    case 'mail':
      return made.mail === undefined ? null : <Mail {...{ path, tag, title, count }} mail={made.mail} />;
    case 'prose':
    case 'code':
      return <FileText address={address} tag={tag} isCode={kind === 'code'} />;
    case 'other':
      return <Elsewhere title={made.title} tag={tag} />;
  }
}

interface FileTextProps {
  readonly address: string;
  readonly tag: string;
  readonly isCode: boolean;
}

/** The text of a file; the last one stays until there is a newer one. */
function FileText({ address, tag, isCode }: FileTextProps) {
  const [{ text, failure }, setAnswer] = useState<{ text?: string; failure?: string }>({});
  useAsked(
    address,
    [],
    async (response) => ({ text: await response.text() }),
    setAnswer,
    (message) => {
      setAnswer({ failure: message });
    },
  );
  if (failure !== undefined)
    return (
      <p role="alert" lang="en" dir="ltr">
        {failure}
      </p>
    );
  return text === undefined ? null : <Lines text={text} tag={tag} isCode={isCode} />;
}

function Elsewhere({ title, tag }: { readonly title: string; readonly tag: string }) {
  const say = useWords();
  return (
    <>
      <dl class="facts">
        <dt>{say('file.title')}</dt>
        <dd lang={tag} dir="auto">
          {title}
        </dd>
      </dl>
      <p>{say('file.elsewhere')}</p>
    </>
  );
}
