import { test } from '../tally.js';
import { damageCache, turnBits } from './cache.js';
import { breakFonts } from './fonts.js';

test('a cache of which every entry is damaged', ({ tally }) => damageCache(tally));
test('entries of the cache, bit by bit', ({ tally }) => turnBits(tally, 1500));
test('a package of fonts that is not whole', ({ tally }) => breakFonts(tally));
