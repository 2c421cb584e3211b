// A first screen may need at most 250 kB of script, gzipped: what index.html names, the page, all they
// import at once, and the catalogues they wait for in the heavier of the two languages.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 250;
const FIRST_SCREENS = [
  { page: "pipeline/board-page", catalogues: ["common", "pipeline", "health", "fields"] },
  { page: "today/today-page", catalogues: ["common", "today"] },
];
const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));
const byFile = new Map(Object.values(manifest).map((chunk) => [chunk.file, chunk]));
const named = [
  ...readFileSync("dist/index.html", "utf8").matchAll(/<script[^>]* src="\/([^"]+)"/g),
];
const entry = named.map(([, file]) => byFile.get(file) ?? { file });

for (const { page, catalogues } of FIRST_SCREENS) {
  const chunk = manifest[`src/features/${page}.tsx`];
  if (!chunk) throw new Error(`no chunk begins with ${page}`);
  const kb = weigh([...entry, chunk]) + Math.max(...["en", "zh-CN"].map(texts(catalogues)));
  console.log(`${page}: ${kb.toFixed(1)} kB of script (gz) until it stands`);
  if (kb > LIMIT_KB) {
    console.error(`more than ${LIMIT_KB} kB of script before ${page} stands`);
    process.exitCode = 1;
  }
}

function texts(catalogues) {
  return (language) =>
    weigh(catalogues.map((name) => manifest[`src/locales/${language}/${name}.json`]));
}

function weigh(chunks) {
  const files = new Set();
  const collect = (chunk) => {
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const name of chunk.imports ?? []) collect(manifest[name]);
  };
  chunks.forEach(collect);
  return [...files].reduce((sum, file) => sum + gzipped(file), 0) / 1000;
}

function gzipped(file) {
  return gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;
}
