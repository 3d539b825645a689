/** What a text has in braces, as it is in it (`{{date}}`): the program fills it in. */
export function placeholders(text: string): string[] {
  return text.match(/\{\{[^{}]*\}\}/gu) ?? [];
}
