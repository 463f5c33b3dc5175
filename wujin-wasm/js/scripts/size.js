/**
 * Says how large the rules are that a page loads, and fails where they are larger than promised; `--print` only
 * says it, for a build on a standard library that came compiled, which is larger.
 */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** Bytes, gzipped. */
const LIMIT = 380_000;

const binary = readFileSync(new URL("../dist/wujin_bg.wasm", import.meta.url));
const zipped = gzipSync(binary, { level: 9 }).length;
console.log(`wujin_bg.wasm: ${binary.length} bytes, ${zipped} gzipped, of at most ${LIMIT}`);
process.exitCode = zipped > LIMIT && !process.argv.includes("--print") ? 1 : 0;
