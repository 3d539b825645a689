'use strict';

/** A browser of long ago: it answers over its pipe, and that is all. */
const { createReadStream, createWriteStream } = require('node:fs');

const answers = createWriteStream('', { fd: 4 });
let read = '';
createReadStream('', { fd: 3, encoding: 'utf8' })
  .on('data', (text) => {
    const messages = (read + text).split('\0');
    read = messages.pop();
    for (const message of messages) {
      const { id, method, sessionId } = JSON.parse(message);
      const version = {
        protocolVersion: '1.3',
        product: 'HeadlessChrome/90.0.4430.0',
        userAgent: 'Chrome/90',
      };
      const result = method === 'Browser.getVersion' ? version : { browserContextIds: [] };
      answers.write(`${JSON.stringify({ id, sessionId, result })}\0`);
    }
  })
  .on('end', () => answers.end());
