/** Who reaches and reads the page, and what it never runs. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { serve } from "./desk.js";
import { COMPLAINT, as, button, fill, register, registerStation, stands } from "./hands.js";

const AXE = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

let desk;

before(async () => {
  desk = await serve();
});

after(() => desk?.close());

const SCRIPTS = [
  "<script>window.hurt = 1</script>",
  "<img src=x onerror='window.hurt = 1'>",
  "<svg onload=window.hurt=1>",
  "javascript:window.hurt=1",
  "\"><iframe srcdoc=\"<script>parent.hurt=1</script>\">",
  "{{constructor.constructor('window.hurt=1')()}}",
  "</textarea><script>window.hurt=1</script>",
];

test("what a consumer writes is never run", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  for (const text of SCRIPTS) {
    await register(page, { 商品或服务名称: text, 消费者姓名: text, "投诉事实、理由及请求": text });
    assert.ok((await page.locator("table").innerText()).includes(text));
  }
  await page.reload();
  await page.locator("table").waitFor();
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  assert.deepEqual(errors, []);
});

test("the keyboard alone registers a complaint and takes a step", async () => {
  const { open } = await desk.profile();
  const page = await open();
  const reach = async (name) => {
    for (let tries = 0; tries < 120; tries += 1) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const at = document.activeElement;
        // What is chosen of several is reached by the name of all of them.
        const group = at?.type === "radio" && at.closest(".record [role=radiogroup]")?.getAttribute("aria-label");
        return group || (at?.labels?.[0]?.innerText ?? at?.innerText ?? "");
      });
      if (focused.trim() === name) return;
    }
    assert.fail(`${name} is not reached`);
  };
  await page.locator("main").waitFor();
  await reach("登记投诉（附件1）");
  await page.keyboard.press("Enter");
  for (const [label, value] of Object.entries(COMPLAINT)) {
    await reach(label);
    await page.keyboard.type(value);
  }
  await reach("办理");
  await page.keyboard.press("Enter");
  await page.locator(".case").waitFor();
  await stands(page, "2012-0001 · 受理");
  await reach("提出处理意见");
  await page.keyboard.press("Enter");
  for (const [label, value] of [["处理意见", "退货"], ["依据", "消费者权益保护法第四十条"]]) {
    await reach(label);
    await page.keyboard.type(value);
  }
  await reach("办理");
  await page.keyboard.press("Enter");
  await page.getByText("2012-0001 · 处理").waitFor();
  // Another role, another view, and what is there.
  await reach("工作人员");
  for (const _ of ["单位领导", "消费者", "责任区监管执法人员"]) await page.keyboard.press("ArrowRight");
  await reach("服务站");
  await page.keyboard.press("Enter");
  await reach("登记服务站（附件4）");
  await page.keyboard.press("Enter");
  await reach("计算机");
  assert.equal(await page.evaluate(() => document.activeElement.type), "radio");
  await page.keyboard.press("Space");
  assert.doesNotMatch(await page.locator(".record .findings").innerText(), /计算机/);
});

const WINDOWS = {
  wide: { viewport: { width: 1280, height: 900 } },
  // What a browser makes of 1280 x 900 when everything is shown twice as large.
  "200 %": { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  "375 px": { viewport: { width: 375, height: 800 } },
};

for (const [name, window] of Object.entries(WINDOWS)) {
  test(`nothing is hard to reach or to read (${name}), and nothing runs out of the page`, async () => {
    const { open } = await desk.profile(window);
    const page = await open();
    const judge = async () => {
      // A colour on its way from one to another is neither.
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      const found = await page.evaluate(async (source) => {
        // Injected by the test, which the page's own policy does not bind.
        if (!("axe" in window)) new Function(source)();
        const { violations } = await window.axe.run();
        return violations.filter(({ impact }) => ["serious", "critical"].includes(impact)).map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
      }, AXE);
      assert.deepEqual(found, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "it runs out of the page");
    };
    await page.locator("main").waitFor();
    await judge();
    await button(page, "登记投诉（附件1）").click();
    await judge();
    await fill(page, COMPLAINT);
    await page.locator(".case").waitFor();
    await judge();
    await button(page, "季度汇总").click();
    await judge();
    await as(page, "责任区监管执法人员");
    await button(page, "服务站").click();
    await judge();
    await registerStation(page);
    await judge();
    await button(page, "辖区季度").click();
    await page.locator(".sheet").waitFor();
    await judge();
    await button(page, "English").click();
    await judge();
  });
}
