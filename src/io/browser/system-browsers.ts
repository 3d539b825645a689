import { posix, win32 } from 'node:path';
import type { Machine } from './machine.js';

const linuxCommands = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const linuxPlaces = [
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/opt/microsoft/msedge/msedge',
];
const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Where Chrome, Chromium or Edge is usually installed, the most likely place first.
 *
 * `computeSystemExecutablePath` of `@puppeteer/browsers` is not asked: it knows Chrome alone, and under
 * WSL it answers with a Windows program that cannot be driven through a pipe.
 *
 * @param machine whose places to list; none of them is known to exist
 */
export function systemBrowserPlaces({ env, platform }: Machine): string[] {
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(isSet);
    return windowsPrograms.flatMap((program) => roots.map((root) => win32.join(root, program)));
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(isSet(env.HOME) ? [posix.join(env.HOME, 'Applications')] : [])];
    return macApplications.flatMap((program) => roots.map((root) => posix.join(root, program)));
  }
  // An empty or relative PATH entry means the working folder, where anyone may have put a `chromium`.
  const folders = (env.PATH ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  const commands = linuxCommands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
  return [...commands, ...linuxPlaces];
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
