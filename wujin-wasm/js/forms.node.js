/** The same in Node: the module is read from beside this file at once. */

import { readFileSync } from "node:fs";

import { loadSync } from "./forms.js";

loadSync(readFileSync(new URL("./dist/wujin_forms_bg.wasm", import.meta.url)));

export * from "./forms.js";

/** Nothing is left to be loaded. */
export async function load() {}
