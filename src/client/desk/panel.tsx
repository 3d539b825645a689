import { useState } from 'preact/hooks';
import type { Overview } from '../../desk/overview.js';
import { Choice } from './choice.js';
import { FindingList } from './findings.js';
import { useWords } from './words.js';

const TABS = ['findings', 'outline'] as const;

interface PanelProps {
  readonly overview: Overview;
  /** The language that is looked at. */
  readonly tag: string;
}

/** Beside the page: what the checks have found, and what each block of the statement was taken for. */
export function Panel({ overview, tag }: PanelProps) {
  const say = useWords();
  const [tab, setTab] = useState<(typeof TABS)[number]>('findings');
  return (
    <aside class="panel" aria-label={say('panel')}>
      <Choice name={say('panel')} values={TABS} chosen={tab} label={say} onChoose={setTab} />
      <div class="scroll" tabIndex={0} role="region" aria-label={say(tab)}>
        {tab === 'findings' ? <Findings overview={overview} tag={tag} /> : <Outline overview={overview} />}
      </div>
    </aside>
  );
}

const SCOPES = ['findings.here', 'findings.all'] as const;

function Findings({ overview: { findings, counts, languages }, tag }: PanelProps) {
  const say = useWords();
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('findings.here');
  if (findings === undefined) return <p class="quiet">{say('findings.running')}</p>;
  const source = languages.find(({ status }) => status === 'source')?.tag;
  const here = findings.filter(({ locale = source }) => locale === tag);
  const shown = scope === 'findings.here' ? here : findings;
  const hidden = counts.error + counts.warning + counts.info - findings.length;
  return (
    <>
      <Choice name={say('findings')} values={SCOPES} chosen={scope} label={say} onChoose={setScope} />
      {shown.length === 0 ? <p class="quiet">{say('findings.none')}</p> : <FindingList problems={shown} />}
      {hidden > 0 && <p class="quiet">{say('findings.more', { count: hidden })}</p>}
    </>
  );
}

function Outline({ overview: { outline, languages } }: { readonly overview: Overview }) {
  const say = useWords();
  const source = languages.find(({ status }) => status === 'source');
  return (
    <ol class="outline">
      {outline.map(({ role, line, text, why }) => (
        <li data-role={role}>
          <p class="about">
            <span class="role">{say(`role.${role}`)}</span> <span class="line">{line}</span>
          </p>
          <p lang={source?.tag} dir={source?.dir as 'ltr' | 'rtl' | undefined}>
            {text}
          </p>
          <p class="help" lang="en" dir="ltr">
            {why}
          </p>
        </li>
      ))}
    </ol>
  );
}
