import { render } from 'preact';
import type { Sheet, SheetView } from '../../model/sheet.js';
import { App } from './app.js';
import { Storage } from './storage.js';

/** What the page has as inert JSON. */
function json(id: string): unknown {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null');
}

const root = document.getElementById('app');
if (root !== null) {
  const sheet = json('sheet') as Sheet;
  render(<App sheet={sheet} view={json('view') as SheetView} storage={new Storage(sheet)} />, root);
}
