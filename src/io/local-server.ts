import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../model/failure.js';
import { errorCode, machineFailure } from './failures.js';

/** Only programs of this machine reach it. */
const LOOPBACK = '127.0.0.1';

/** Connections at a time; a browser opens six to a host. */
const MOST_CONNECTIONS = 100;

/** A server on the loopback address. */
export interface LocalServer {
  readonly port: number;
  /** Ends at once: connections are cut. */
  close(): Promise<void>;
}

/**
 * Starts to serve on this machine alone.
 *
 * @param ports the ones to use, the next where one is taken; 0 is any free one
 * @param answer gives the response to a request
 * @throws {Failure} code 2 if the last of them is taken, 3 if the machine refuses
 */
export async function serveLocally(
  ports: readonly number[],
  answer: (request: Request) => Response | Promise<Response>,
): Promise<LocalServer> {
  const server = createAdaptorServer({
    fetch: answer,
    // A client that sends its request drop by drop is not waited for.
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 },
  }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  // A connection that the machine cannot take does not end the desk.
  server.on('error', () => undefined);
  for (const [at, port] of ports.entries()) {
    const refusal = await listen(server, port);
    if (refusal === undefined) break;
    if (!isTaken(refusal) || at === ports.length - 1) throw notListening(port, refusal);
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** @returns why it cannot listen there */
function listen(server: Server, port: number): Promise<Error | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, LOOPBACK, () => {
      server.removeListener('error', resolve);
      resolve(undefined);
    });
  });
}

/** Whether another program has the port, or the system keeps it for others. */
function isTaken(error: unknown): boolean {
  return ['EADDRINUSE', 'EACCES'].includes(errorCode(error) ?? '');
}

function notListening(port: number, error: unknown): Failure {
  if (!isTaken(error)) return machineFailure(`listen on port ${port}`, error);
  const message =
    errorCode(error) === 'EACCES'
      ? `You may not listen on port ${port}.`
      : `Port ${port} is in use by another program.`;
  return new Failure(2, message, 'Choose another with --port, or leave --port out: a free one is found.');
}
