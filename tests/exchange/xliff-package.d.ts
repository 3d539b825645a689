/** The part of xliff 6 that the tests use; the package brings no types. */
declare module 'xliff' {
  export function xliff2js(text: string): Promise<unknown>;
  export function xliff12ToJs(text: string): Promise<unknown>;
}
