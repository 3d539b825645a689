import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publish, temporaryFolder } from '../publication.js';

describe('every command', () => {
  test.each(['build', 'check', 'sync', 'verify', 'doctor'])(
    '%s has help, and takes -C before and after',
    async (command) => {
      expect((await publish([command, '--help'])).code).toBe(0);
      const nowhere = join(temporaryFolder(), 'nowhere');
      expect((await publish([command, '-C', nowhere])).code).toBe(2);
      expect((await publish(['-C', nowhere, command])).code).toBe(2);
    },
  );
});
