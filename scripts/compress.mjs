// Put a .br and a .gz beside every file of text, so that the server never compresses.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = /\.(css|html|js|json|map|svg|txt|webmanifest)$/;
const WORTH_IT = 1000; // bytes

for (const name of readdirSync(process.argv[2], { recursive: true })) {
  const path = join(process.argv[2], name);
  if (!TEXT.test(name) || statSync(path).size < WORTH_IT) continue;
  const text = readFileSync(path);
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  writeFileSync(`${path}.br`, brotliCompressSync(text, { params: size }));
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
}
