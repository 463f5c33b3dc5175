/** The same rules in Node: they are read from beside this file at once. */

import { readFileSync } from "node:fs";

import { loadSync } from "./index.js";

loadSync(readFileSync(new URL("./dist/wujin_bg.wasm", import.meta.url)));

export * from "./index.js";

/** Nothing is left to be loaded. */
export async function load() {}
