import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select } from 'hast-util-select';
import { CssSyntaxError, parse, type Root as StyleSheet } from 'postcss';
import type { RenderContext } from '../../model/format.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { ViewOf } from '../../model/template.js';
import { renderInline, toHtml } from '../html/blocks.js';
import { logoView } from '../html/brand.js';
import { brokenTemplate, renderTemplate, resourceText } from '../html/template.js';
import { articleView } from '../html/view.js';
import type { MailPictures } from './pictures.js';
import { inlineStyle } from './style.js';
import { STYLE, TEMPLATE, type VARIABLES } from './templates.js';
import { fitForMail } from './tree.js';

/** The page in the mail: the article of the web page in a form that mail programs show. */
export async function mailPage(
  document: LocalizedDocument,
  subject: string,
  pictures: MailPictures,
  context: RenderContext,
): Promise<string> {
  const { locale, embargo, original, numerals } = document;
  const { logo } = context.brand;
  const isShown = logo !== undefined && pictures.canShow(logo.url);
  const { imagePath, logoSize } = pictures;
  const view = {
    ...articleView(document, pictures),
    ...logoView(document, { imagePath, imageSize: logoSize }, { brand: isShown ? { logo } : {} }),
    subject,
    embargo: embargo && renderInline(embargo.inMail, document, pictures),
    original: original && renderInline(original, document, pictures),
  } satisfies ViewOf<typeof VARIABLES>;
  const tree = fromHtml(await renderTemplate(TEMPLATE, view, context));
  const article = select('.article', tree);
  if (article !== undefined) fitForMail(article, { lang: locale.tag, dir: locale.direction, numerals });
  const rest = inlineStyle(tree, await sheetOf(context), context.brand.accent);
  const sheet = select('style', tree);
  if (sheet !== undefined) sheet.children = [{ type: 'text', value: `\n${rest}\n` }];
  return `${toHtml(tree.children as ElementContent[]).trim()}\n`;
}

async function sheetOf(context: RenderContext): Promise<StyleSheet> {
  try {
    return parse(await resourceText(STYLE, context));
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const { line = 1, column = 1, reason } = error;
    throw brokenTemplate(STYLE, { line, column }, reason);
  }
}
