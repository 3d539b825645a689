/** Headers of every answer: nothing is kept, guessed, framed or passed on. */
const ALWAYS = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

const policy = (...directives: readonly string[]) => ({ 'Content-Security-Policy': directives.join('; ') });

/** The desk’s own page runs its own files and talks to its own server. */
export const DESK_HEADERS = {
  ...ALWAYS,
  ...policy(
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ),
} as const;

/** Files of the edition are a stranger’s: nothing in them runs, and nothing is asked of another host. */
export const EDITION_HEADERS = {
  ...ALWAYS,
  ...policy(
    "default-src 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    // The desk looks into the page; without `allow-scripts` nothing else does.
    'sandbox allow-same-origin',
  ),
} as const;

/** The page of a mail has everything in it: not even this desk is asked for anything, and nobody looks into it. */
export const MAIL_HEADERS = {
  ...ALWAYS,
  'Content-Type': 'text/html; charset=utf-8',
  ...policy(
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox',
  ),
} as const;

/** A PDF is shown by the browser’s own viewer, which a sandbox would keep out. */
export const PDF_HEADERS = { ...ALWAYS, ...policy("frame-ancestors 'self'", "script-src 'none'") } as const;
