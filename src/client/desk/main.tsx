import { render } from 'preact';
import { App } from './app.js';
import type { Tables } from './words.js';

void fetch('/desk/strings.json')
  .then((response) => response.json() as Promise<Tables>)
  .then((tables) => {
    render(<App tables={tables} />, document.body);
  });
