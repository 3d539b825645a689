import { lenderOf } from '../../model/strings.js';
import type { LocalizedDocument, LocalizedSegment } from '../../model/localized.js';
import { titleText } from '../../model/inline.js';
import type { TemplateVariables, ViewOf } from '../../model/template.js';
import { renderArticle, renderInline, type Surface } from './blocks.js';
import { foreignAttributes, textAttributes } from './elements.js';

/** What the templates of the web page and of the printed page have in common; docs/templates.md lists it. */
export const ARTICLE_VARIABLES = {
  ...{ lang: true, dir: true, script: true, numerals: true },
  ...{ title: true, kind: true, release: true },
  heading: { html: true, attributes: true },
  subtitle: { html: true, classes: true, attributes: true },
  dateline: { place: { html: true, attributes: true }, date: { iso: true, text: true, attributes: true } },
  ...{ notice: true, body: true, footnotes: true, closing: true },
  ...{ revision: true, revisionLabel: true, kindAttributes: true, revisionAttributes: true },
} satisfies TemplateVariables;

/** The statement as its templates see it. */
export function articleView(document: LocalizedDocument, surface: Surface) {
  const { locale, strings, title, subtitle, date, place } = document;
  const inline = (content: Parameters<typeof renderInline>[0]) => renderInline(content, document, surface);
  const notices = document.notices.map((notice) => `<p>${inline(notice)}</p>`).join('\n');
  const article = renderArticle(document, surface);
  const state = stateOf(title);
  return {
    lang: locale.tag,
    dir: locale.direction,
    script: locale.script,
    numerals: document.numerals,
    title: titleText(title.content, locale.direction),
    kind: strings.text('kind'),
    kindAttributes: foreignAttributes(lenderOf(strings, 'kind')),
    release: inline(document.release),
    heading: {
      html: article.title,
      attributes: textAttributes(title, document) + (state === undefined ? '' : ` class="${state}"`),
    },
    subtitle: subtitle && {
      html: article.subtitle,
      classes: ['subtitle', stateOf(subtitle)].join(' ').trim(),
      attributes: textAttributes(subtitle, document),
    },
    dateline: (date ?? place) && {
      place: place && { html: inline(place.content), attributes: textAttributes(place, document) },
      date: date && { iso: date.iso, text: date.text, attributes: foreignAttributes(date.lender) },
    },
    notice: notices,
    body: article.body,
    footnotes: article.footnotes,
    closing: article.closing,
    revision: document.revision.slice(0, 8),
    revisionLabel: strings.text('revision'),
    revisionAttributes: foreignAttributes(lenderOf(strings, 'revision')),
  } satisfies ViewOf<typeof ARTICLE_VARIABLES>;
}

/** The class of a text that is not a current translation. */
function stateOf({ status }: LocalizedSegment): 'fallback' | 'outdated' | undefined {
  if (status === 'missing') return 'fallback';
  return status === 'outdated' ? status : undefined;
}
