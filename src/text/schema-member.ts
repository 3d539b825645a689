/** The `$schema` of a file with one JSON object, as it is written; nothing if it has none that is a text. */
export function schemaOf(text: string): string | undefined {
  if (!text.includes('"$schema"')) return undefined;
  try {
    const { $schema } = JSON.parse(text.replace(/^\uFEFF/u, '')) as { $schema?: unknown };
    return typeof $schema === 'string' ? $schema : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A JSON object that the program has laid out, with a `$schema` before its other members. One that has it stays as it
 * is.
 */
export function withSchema(text: string, schema: string | undefined): string {
  if (schema === undefined || schemaOf(text) !== undefined) return text;
  const member = `  "$schema": ${JSON.stringify(schema)}`;
  return text === '{}\n' ? `{\n${member}\n}\n` : text.replace('{\n', () => `{\n${member},\n\n`);
}
