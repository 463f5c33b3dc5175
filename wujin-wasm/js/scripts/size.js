/** Says how large the rules are that a page loads, and fails where they are larger than promised. */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** Bytes, gzipped. */
const LIMIT = 350_000;

const binary = readFileSync(new URL("../dist/wujin_bg.wasm", import.meta.url));
const zipped = gzipSync(binary, { level: 9 }).length;
console.log(`wujin_bg.wasm: ${binary.length} bytes, ${zipped} gzipped, of at most ${LIMIT}`);
process.exitCode = zipped > LIMIT ? 1 : 0;
