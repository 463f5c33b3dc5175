/** What the README shows runs, and gives what stands beside it. */

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";

test("the README's lines give what stands beside them", async () => {
  const text = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const example = [...text.matchAll(/```js\n([^]*?)```/g)].map(([, lines]) => lines).join("");
  let shown = 0;
  // The second loads a module of its own.
  const checked = example.replace("{ Forms, load }", "{ Forms, load as loadForms }").replaceAll(/^(\S[^;\n]*); \/\/ (\[[^\]]*\]|"[^"]*")[^\n]*$/gm, (_, expression, value) => {
    shown += 1;
    return `assert.deepEqual(${expression}, ${value});`;
  });
  assert.ok(shown >= 3, checked);
  // Beside this file, where "wujin" is this package.
  const file = new URL("./readme.example.js", import.meta.url);
  writeFileSync(file, `import assert from "node:assert/strict";\n${checked}`);
  try {
    await import(file.href);
  } finally {
    rmSync(file);
  }
});
