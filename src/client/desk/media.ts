/** How a page is to look, whatever the browser prefers. */
export interface Media {
  readonly isPrint: boolean;
  /** Light or dark; as the browser has it if it is absent. */
  readonly scheme?: 'light' | 'dark' | undefined;
}

/** What a rule’s condition was before it was changed. */
const conditions = new WeakMap<CSSMediaRule, string>();

/**
 * Makes the rules of a page apply that belong to another medium or to another colour scheme.
 *
 * @param page the document that is shown
 */
export function showAs(page: Document, media: Media): void {
  for (const sheet of page.styleSheets) for (const rule of sheet.cssRules) setCondition(rule, media);
  page.documentElement.style.colorScheme = media.isPrint ? 'light' : (media.scheme ?? '');
}

function setCondition(rule: CSSRule, { isPrint, scheme }: Media): void {
  if (!('media' in rule)) return;
  const { media } = rule as CSSMediaRule;
  const own = conditions.get(rule as CSSMediaRule) ?? media.mediaText;
  conditions.set(rule as CSSMediaRule, own);
  const wanted = conditionFor(own, isPrint, isPrint ? 'light' : scheme);
  if (media.mediaText !== wanted) media.mediaText = wanted;
}

function conditionFor(own: string, isPrint: boolean, scheme: Media['scheme']): string {
  const of = /prefers-color-scheme:\s*(light|dark)/u.exec(own)?.[1];
  if (of !== undefined && scheme !== undefined) return of === scheme ? 'all' : 'not all';
  if (!isPrint) return own;
  if (/\bprint\b/u.test(own)) return 'all';
  return /\bscreen\b/u.test(own) ? 'not all' : own;
}
