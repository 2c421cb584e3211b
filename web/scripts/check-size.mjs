// The first screen may need at most 250 kB of script, gzipped: the entry and everything it imports at once.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 250;
const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));
// The sign-in leads to the board: its chunk belongs to the first screen too.
const roots = ["index.html", "src/features/pipeline/board-page.tsx"].filter(
  (root) => manifest[root],
);
const [scripts, styles] = [new Set(), new Set()];
roots.forEach(collect);

const kb = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0) / 1000;
console.log(
  `first screen: ${kb(scripts).toFixed(0)} kB script, ${kb(styles).toFixed(0)} kB style (gz)`,
);
if (kb(scripts) > LIMIT_KB) {
  console.error(`more than ${LIMIT_KB} kB of script on the first screen`);
  process.exit(1);
}

function collect(name) {
  const chunk = manifest[name];
  if (scripts.has(chunk.file)) return;
  scripts.add(chunk.file);
  for (const style of chunk.css ?? []) styles.add(style);
  for (const imported of chunk.imports ?? []) collect(imported);
}
