/** The same in the page. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { browse } from "./page.js";
import { officeVectors, vectors } from "./shared.js";

let browser, page;

before(async () => {
  browser = await browse();
  page = await browser.open();
});

after(() => browser?.close());

test("whoever asks before the rules are loaded is told so", async () => {
  const told = await page.evaluate(async () => {
    const { Context, checkEvents } = await import("/index.js");
    return [() => new Context(), () => checkEvents({})].map((ask) => {
      try {
        return ask();
      } catch (error) {
        return error.message;
      }
    });
  });
  assert.ok(told.every((message) => /await load\(\)/.test(message)), String(told));
});

test("a module that could not be fetched may be fetched again", async () => {
  const shown = await page.evaluate(async () => {
    const { Context, load } = await import("/index.js");
    const failed = await load("/dist/absent.wasm").then(() => false, () => true);
    await load();
    return [failed, new Context().begin("inquiry").sequence];
  });
  assert.deepEqual(shown, [true, 0]);
});

test("the page answers byte for byte what every runtime answers", async () => {
  const asked = await page.evaluate(async (vectors) => {
    const [wujin, agree] = await Promise.all([import("/index.js"), import("/test/agree.js")]);
    await wujin.load();
    return [agree.doorsAgree(wujin, vectors), agree.casesAgree(wujin, vectors)];
  }, vectors);
  assert.ok(asked.every((count) => count > 500), String(asked));
  const office = await page.evaluate(async (vectors) => {
    const [wujin, agree] = await Promise.all([import("/forms.js"), import("/test/agree.js")]);
    await wujin.load();
    return agree.officeAgrees(wujin, vectors);
  }, officeVectors);
  assert.equal(office, officeVectors.length);
});

test("errors, columns and handles are those of Node", async () => {
  const shown = await page.evaluate(async () => {
    const { Context, checkEvents, WujinError } = await import("/index.js");
    const context = new Context();
    const held = context.begin("complaint");
    const deed = { action: "archive", with: {} };
    const refused = held.whyNot({ at: "2012-03-01T09:00:00+08:00", actor: { role: "staff" }, deed });
    const columns = { actions: new Uint8Array([1]), instants: new BigInt64Array([0n]), roles: new Uint8Array(1) };
    const { rows, kinds } = checkEvents({ offsets: new Uint32Array([0, 1]), ...columns });
    const kind = context.words("violation_kind")[kinds[0]].name;
    return [refused instanceof WujinError, refused.code, rows[0], kind, held.svg().startsWith("<svg")];
  });
  assert.deepEqual(shown, [true, "WJ-201", 0, "unregistered", true]);
});

test("workbooks are written and read in the page", async () => {
  const shown = await page.evaluate(async () => {
    const { Forms, load } = await import("/forms.js");
    await load();
    const forms = new Forms();
    const mall = { accepted: 12, settled: 10, recourse_told: 2 };
    const form = forms.summary({ station: "东湖商场", kind: "mall", period: "2012Q1", columns: { mall } });
    const bytes = forms.write(form);
    return [String.fromCharCode(...bytes.slice(0, 2)), forms.figures(forms.read(bytes).forms[0].form).mall.settled];
  });
  assert.deepEqual(shown, ["PK", 10]);
});
