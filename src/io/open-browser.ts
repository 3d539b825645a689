/**
 * Opens an address in the person’s browser, where there is one. The package that knows how is loaded only now.
 *
 * @returns whether a program was started; it may still fail on its own
 */
export async function openBrowser(address: string): Promise<boolean> {
  try {
    const { default: open } = await import('open');
    const child = await open(address);
    child.on('error', () => undefined);
    child.unref();
    return true;
  } catch {
    return false;
  }
}
