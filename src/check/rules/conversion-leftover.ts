import type { Check } from '../../model/check.js';
import { inEveryText, type Found } from '../every-text.js';
import { excerpt } from '../excerpt.js';
import { leftovers, type Leftover } from '../leftovers.js';

/** Findings of one pattern in one text that are shown one by one; a whole text of them is one fault. */
const MOST = 10;

/** What every leftover has one of. */
const SUSPICIOUS =
  /[{}\\^&=<#ÃÂâØÙÚÛÐÑ×]|\[image|\[cid|:::|TOC\]|safelinks|urldefense|google\.com\/url|Error!|HYPERLINK/u;

/** What converters and mail programs have left in the statement or in a translation. */
export const conversionLeftover: Check = {
  id: 'conversion-leftover',
  severity: 'error',
  description:
    'What a converter, a word processor or a mail program has left in the statement or in a translation. Code is not checked.',
  details: `| left over                                                                                                   | severity |
| ----------------------------------------------------------------------------------------------------------- | -------- |
| attributes: \`{.underline}\`, \`{#anchor}\`, \`{width="3in"}\`; \`:::\` and \`{=html}\` of pandoc; \`^[\` inline notes  | error    |
| fields and instructions: \`Error! Bookmark not defined.\`, \`HYPERLINK "\`, \`[TOC]\`, \`\\newpage\`, \`{% … %}\`      | error    |
| letters read in the wrong encoding: \`â€™\`, \`Ã©\`; characters escaped twice for HTML: \`&amp;rsquo;\`             | error    |
| marks of footnotes and bookmarks that lead nowhere: \`[[1]](#_ftn1)\`, \`[↑](#footnote-ref-1)\`, \`(#_Toc123)\`   | warning  |
| tables of pandoc, \`^raised^\` text, \`==highlighted==\` text, a backslash that readers see                     | warning  |
| of mails: \`[cid:…]\`, \`[image: …]\`, addresses of link filters, \`name<https://…>\`, \`Sent from my …\`, \`=E2=80\` | warning  |
| characters escaped for HTML: \`&rsquo;\`, \`&nbsp;\`, \`&#8217;\`                                                 | note     |`,
  samples: [
    {
      locale: 'fa',
      source: 'They **stay** here.',
      wrong: 'آنان **اینجا**{.underline} می‌مانند.',
      right: 'آنان **اینجا** می‌مانند.',
    },
    {
      locale: 'fr',
      severity: 'info',
      source: 'They say: “We stay.”',
      wrong: 'Elles disent : &laquo; Nous restons. &raquo;',
      right: 'Elles disent : « Nous restons. »',
    },
    { locale: 'en', wrong: 'They stay [here]{.underline}.', right: 'They stay *here*.' },
    {
      locale: 'en',
      severity: 'warning',
      wrong: 'They stay.[[1]](#_ftn1)',
      right: 'They stay.[^1]\n\n[^1]: A note.',
    },
  ],
  run: (subject) => inEveryText(subject, SUSPICIOUS, leftoversIn),
};

/** What programs have left in one text, in its order. What is within another is reported with it. */
function leftoversIn(markdown: string): Found[] {
  let end = 0;
  return leftovers
    .flatMap((kind) => ofKind(kind, markdown))
    .sort((a, b) => a.offset - b.offset)
    .filter(({ offset, length }) => {
      if (offset < end) return false;
      end = offset + length;
      return true;
    });
}

interface Stretch extends Found {
  readonly length: number;
}

function ofKind({ pattern, isMeant, severity, what, help }: Leftover, markdown: string): Stretch[] {
  const all = Array.from(markdown.matchAll(pattern)).filter(([written]) => isMeant?.(written) !== true);
  const more = all.length > MOST ? ` ${all.length - MOST} more follow.` : '';
  return all.slice(0, MOST).map(({ 0: written, index }, at) => {
    const message = what.replace('%s', () => excerpt(written)) + (at === MOST - 1 ? more : '');
    return {
      offset: index + written.search(/\S/u),
      length: written.trim().length,
      finding: { message, help, ...(severity && { severity }) },
    };
  });
}
