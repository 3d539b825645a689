import { writeFileSync } from 'node:fs';

// Loaded before the program that is measured; at its end says how much memory it has held at most, in kilobytes.
process.once('exit', () => {
  writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS));
});
