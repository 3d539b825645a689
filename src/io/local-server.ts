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
 * @param port the one to use; any free one if it is 0
 * @param answer gives the response to a request
 * @throws {Failure} code 2 if the port is taken, 3 if the machine refuses
 */
export async function serveLocally(
  port: number,
  answer: (request: Request) => Response | Promise<Response>,
): Promise<LocalServer> {
  const server = createAdaptorServer({
    fetch: answer,
    // A client that sends its request drop by drop is not waited for.
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 },
  }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(notListening(port, error));
    });
    server.listen(port, LOOPBACK, resolve);
  });
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

function notListening(port: number, error: unknown): Failure {
  const code = errorCode(error);
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return machineFailure(`listen on port ${port}`, error);
  const message =
    code === 'EACCES' ? `You may not listen on port ${port}.` : `Port ${port} is in use by another program.`;
  return new Failure(2, message, 'Choose another with --port, or leave --port out: a free one is found.');
}
