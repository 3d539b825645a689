/**
 * The file of accepted findings with one more. Every character that people have written in it stays.
 *
 * @param before the file, which can be read; absent if there is no such file
 * @param id the finding: `rule/key`
 */
export function acceptedFile(before: string | undefined, id: string, reason: string): string {
  const text = before ?? '{}';
  const kept = text.slice(0, text.lastIndexOf('}')).trimEnd();
  const separator = kept.endsWith('{') ? '' : ',';
  return `${kept}${separator}\n  ${JSON.stringify(id)}: ${JSON.stringify(reason)}\n}\n`;
}
