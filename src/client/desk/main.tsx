import { render } from 'preact';
import { App } from './app.js';
import type { Tables } from './words.js';

const tables = ['/desk/strings.json', '/desk/sheet-strings.json'].map((path) =>
  fetch(path).then((response) => response.json() as Promise<Tables>),
);

void Promise.all(tables).then(([own = {}, shared = {}]) => {
  render(<App tables={own} sheetTables={shared} />, document.body);
});
