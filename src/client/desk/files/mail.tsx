import { useState } from 'preact/hooks';
import type { Made } from '../../../desk/protocol.js';
import { Choice } from '../choice.js';
import { useWords } from '../words.js';
import { FileSize } from './file-size.js';
import { Lines } from './lines.js';

const PARTS = ['page', 'text'] as const;

interface MailProps {
  readonly mail: NonNullable<Made['mail']>;
  readonly path: string;
  readonly tag: string;
  readonly title: string;
  /** Another one means that the mail has been made again. */
  readonly count: number;
}

/** A mail as its readers get it: what is above it, its page or its text, and what comes with it. */
export function Mail({ mail, path, tag, title, count }: MailProps) {
  const say = useWords();
  const [part, setPart] = useState<(typeof PARTS)[number]>('page');
  const { subject, from, to, text, attachments } = mail;
  const nobody = <span class="quiet">{say('mail.draft')}</span>;
  return (
    <>
      <dl class="facts">
        <dt>{say('mail.subject')}</dt>
        <dd lang={tag} dir="auto">
          {subject}
        </dd>
        <dt>{say('mail.from')}</dt>
        <dd>{from === undefined ? nobody : <bdi>{from}</bdi>}</dd>
        <dt>{say('mail.to')}</dt>
        <dd>{to.length === 0 ? nobody : to.map((one) => <bdi class="one">{one}</bdi>)}</dd>
        {attachments.length > 0 && <dt>{say('mail.attached')}</dt>}
        {attachments.length > 0 && (
          <dd>
            {attachments.map(({ name, bytes }) => (
              <span class="one">
                <bdi dir="ltr">{name}</bdi> <FileSize bytes={bytes} />
              </span>
            ))}
          </dd>
        )}
      </dl>
      <Choice
        name={say('mail.part')}
        values={PARTS}
        chosen={part}
        label={(one) => say(`mail.${one}`)}
        onChoose={setPart}
      />
      {part === 'text' ? (
        <Lines text={text} tag={tag} />
      ) : (
        <iframe title={title} sandbox="" src={`/mail/${path}?${count}`} />
      )}
    </>
  );
}
