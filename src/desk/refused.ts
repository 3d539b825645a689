import type { Context } from 'hono';
import { DESK_HEADERS } from './policies.js';

/** An answer that says in a line why there is no other. */
export function refused(context: Context, status: 401 | 403 | 404 | 500 | 503, text: string): Response {
  return context.body(`${text}\n`, status, { ...DESK_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
}
