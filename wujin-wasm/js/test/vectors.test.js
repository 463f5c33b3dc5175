/** The golden vectors, asked of the package as users get it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import * as wujin from "wujin";

import { casesAgree, doorsAgree } from "./agree.js";
import { vectors } from "./shared.js";

test("every door answers byte for byte what it answers everywhere", async () => {
  await wujin.load();
  assert.ok(doorsAgree(wujin, vectors) > 500);
});

test("a case that is held answers what the doors answer", () => {
  assert.ok(casesAgree(wujin, vectors) > 500);
});
