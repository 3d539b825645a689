import { describe, expect, test } from 'vitest';
import { publicationOf, publish, ROOT, temporaryFolder } from '../publication.js';

describe('publish doctor', () => {
  test('finds everything here', async () => {
    const { code, stdout } = await publish(['-C', ROOT, 'doctor']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('7 segments; en, fa-AF, ps, fa')]);
  });
  test('says what is missing: a browser is the machine’s fault, a statement the content’s', async () => {
    const { code, stdout } = await publish(['-C', ROOT, 'doctor', '--browser', '/nowhere']);
    expect([code, stdout]).toEqual([3, expect.stringContaining('/nowhere')]);
    expect((await publish(['-C', temporaryFolder(), 'doctor'])).code).toBe(1);
  });
  test('names the font to add for a language whose letters the fonts do not have', async () => {
    const folder = await publicationOf({
      'locales/ko/statement.md': '# 항구를 열어라\n\n2026-03-03\n\n우리는 항구를 열 것을 요구한다.\n',
      'publish.config.yaml': 'sourceLocale: ko\nlocales: [ko]\n',
    });
    const { code, stdout } = await publish(['-C', folder, 'doctor']);
    expect([code, stdout]).toEqual([1, expect.stringContaining('@fontsource/noto-serif-kr')]);
  });
});
