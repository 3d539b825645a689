import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';

/**
 * Carries DevTools messages over a browser's two extra pipes, each message ended by a zero byte. A pipe opens
 * no port, and a browser whose pipe breaks ends itself: it never outlives this process.
 *
 * @param toBrowser what the browser reads from
 * @param fromBrowser what it writes to
 */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send: (message) => void toBrowser.write(`${message}\0`),
    close: () => void toBrowser.destroy(),
  };
  const giveUp = () => {
    toBrowser.destroy();
    fromBrowser.destroy();
  };
  const take = async (message: string): Promise<void> => {
    // It is declared to return nothing, and returns the promise of having understood the message.
    await (transport.onmessage?.(message) as unknown);
  };
  let pending: Buffer[] = [];
  fromBrowser.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      pending.push(chunk.subarray(start, end));
      const message = Buffer.concat(pending).toString('utf8');
      pending = [];
      start = end + 1;
      // What is not a message comes from a program that is not a browser.
      take(message).catch(giveUp);
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  });
  fromBrowser.once('close', () => transport.onclose?.());
  // Writing to a browser that just ended: its end is noticed by the closed pipe.
  toBrowser.on('error', () => undefined);
  fromBrowser.on('error', () => undefined);
  return transport;
}
