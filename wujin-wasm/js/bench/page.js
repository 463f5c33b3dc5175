/** How long a page waits for its first answer once the module is fetched, and how long a step takes. */

import { browse } from "../test/page.js";

/** Milliseconds from the bytes of the module to the first answer, and microseconds a step. */
async function measure() {
  const bytes = await (await fetch("/dist/wujin_bg.wasm")).arrayBuffer();
  const { Context, load } = await import("/index.js");
  const begun = performance.now();
  await load(bytes);
  const context = new Context();
  const at = "2012-03-01T09:00:00+08:00";
  const receive = { at, actor: { role: "staff" }, deed: { action: "receive", with: { question: "七日无理由退货如何办理" } } };
  context.begin("inquiry").apply(receive);
  const first = performance.now() - begun;
  const steps = 20_000;
  const began = performance.now();
  for (let step = 0; step < steps; step += 1) {
    const held = context.begin("inquiry");
    held.apply(receive);
    held.free();
  }
  return { first, step: ((performance.now() - began) * 1000) / steps };
}

const browser = await browse();
const shown = [];
for (let time = 0; time < 7; time += 1) {
  const page = await browser.open();
  shown.push(await page.evaluate(measure));
  await page.close();
}
await browser.close();
const middle = (name) => shown.map((one) => one[name]).sort((one, other) => one - other)[3];
const [first, step] = [middle("first").toFixed(0), middle("step").toFixed(1)];
console.log(`Chromium, the middle of 7 pages: first answer ${first} ms after the fetch; a case begun, and a step: ${step} µs`);
