import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

// What nothing can be faster than: Node reads the inputs and writes files as large as the outputs.
// Arguments: the folder of the inputs; then, where something is written, the outputs made before and where to.
const [inputs, outputs, target] = process.argv.slice(2);

const contents = await readAll(inputs);
for (const [name, bytes] of contents) if (name.endsWith('.json')) JSON.parse(bytes.toString('utf8'));
if (target !== undefined) {
  for (const [name, bytes] of await readAll(outputs)) {
    await mkdir(dirname(join(target, name)), { recursive: true });
    await writeFile(join(target, name), bytes);
  }
}

async function readAll(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file) => [relative(folder, file), await readFile(file)]));
}
