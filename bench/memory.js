// Loaded before a program that goes on; says how much memory it holds, whenever it is asked.
process.on('message', () => {
  // Twice: what the first one has finalized goes with the second.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ held: heapUsed + external, rss });
});
process.channel.unref();
