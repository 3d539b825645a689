/** Milliseconds that a body may take to arrive. */
const PATIENCE = 20_000;

/** Why a body was not taken. */
export type BodyRefusal = 'too-large' | 'too-slow' | 'cut-off';

/**
 * The body of a request, up to a size and for some time.
 *
 * @param most bytes that it may have
 */
export async function readBody(
  { headers, body }: Pick<Request, 'headers' | 'body'>,
  most: number,
  patience = PATIENCE,
): Promise<Uint8Array | BodyRefusal> {
  if (Number(headers.get('content-length') ?? 0) > most) return 'too-large';
  if (body === null) return new Uint8Array();
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  let refusal: BodyRefusal | undefined;
  const end = (why: BodyRefusal) => {
    refusal ??= why;
    void reader.cancel().catch(() => undefined);
  };
  const timer = setTimeout(end, patience, 'too-slow');
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      length += part.value.length;
      if (length > most) end('too-large');
    }
  } catch {
    end('cut-off');
  } finally {
    clearTimeout(timer);
  }
  return refusal ?? Buffer.concat(chunks);
}
