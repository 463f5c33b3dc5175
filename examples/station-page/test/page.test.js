/** What a clerk, a leader and a consumer do at the desk, in Chromium. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { serve } from "./desk.js";
import { AGREED, COMPLAINT, as, box, button, fill, register, stage, stands, step } from "./hands.js";

let desk;

before(async () => {
  desk = await serve();
});

after(() => desk?.close());

test("a complaint goes through the five steps, with a refusal on the way, and outlives a reload", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  await button(page, "登记投诉（附件1）").click();
  await button(page, "办理").click();
  assert.match(await page.locator(".findings").innerText(), /WJ-301 · 3\.2\.1\/2/);
  await fill(page, COMPLAINT);
  await page.locator(".case").waitFor();
  await stands(page, "2012-0001 · 受理");
  assert.match(await page.locator("#why-archive").innerText(), /WJ-201.*提出处理意见 → 和解不成 → 告知申诉 → 归档/s);
  await step(page, "提出处理意见", { 处理意见: "退货", 依据: "消费者权益保护法第四十条" });
  await step(page, "初步和解", AGREED);
  assert.equal(await button(page, "审核同意").getAttribute("aria-disabled"), "true", "staff may not review");
  await step(page, "审核退回", { 退回理由: "依据不足" }, "单位领导");
  await step(page, "初步和解", AGREED);
  await step(page, "审核同意", {}, "单位领导");
  await page.reload();
  await page.getByRole("button", { name: "2012-0001" }).click();
  await stands(page, "2012-0001 · 履行");
  await step(page, "履行", { 履行情况: "已退款" });
  await step(page, "归档", { 登记簿序号: "1" });
  await stands(page, "2012-0001 · 已和解归档");
  assert.match(await page.locator(".case").innerText(), /没有待办事项/);
  assert.equal(await page.locator(".case ol li").count(), 8);
  assert.deepEqual(errors, []);
});

test("where no settlement comes about, the consumer has to be told of recourse before the archive", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  await register(page);
  await step(page, "提出处理意见", { 处理意见: "退货", 依据: "消费者权益保护法第四十条" });
  await step(page, "和解不成", { 不能和解的原因: "经营者不同意" });
  assert.match(await page.locator("#why-archive").innerText(), /WJ-201.*告知申诉 → 归档/s);
  await button(page, "告知申诉").click();
  await box(page, "诉讼").click();
  assert.match(await page.locator(".findings").innerText(), /WJ-221/);
  await box(page, "申诉").click();
  await button(page, "办理").click();
  await step(page, "归档", { 登记簿序号: "2" });
  await stands(page, "2012-0001 · 已告知申诉归档");
  assert.deepEqual(errors, []);
});

test("what another window did is shown, and a stale step is refused with what was typed kept", async () => {
  const { open, errors } = await desk.profile();
  const [first, second] = [await open(), await open()];
  await register(first);
  await second.getByRole("button", { name: "2012-0001" }).click();
  await button(first, "提出处理意见").click();
  await first.getByLabel("处理意见", { exact: true }).fill("换货");
  await first.getByLabel("依据", { exact: true }).fill("经营者承诺");
  // The first window is not told, as where a machine was asleep: only what is written down decides.
  await first.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => {};
  });
  await second.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => {};
  });
  await step(second, "提出处理意见", { 处理意见: "退货", 依据: "消费者权益保护法第四十条" });
  await button(first, "办理").click();
  assert.match(await first.getByRole("alert").innerText(), /另一个窗口/);
  assert.equal(await first.getByLabel("处理意见", { exact: true }).inputValue(), "换货");
  assert.equal(await first.locator(".case ol li").count(), 2);
  assert.deepEqual(errors, []);
});

test("a window that registers at the same time takes the next number", async () => {
  const { open } = await desk.profile();
  const [first, second] = [await open(), await open()];
  await second.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => {};
  });
  await register(second);
  await register(first, { 商品或服务名称: "电水壶" });
  assert.match(await stage(first), /^2012-0002/);
  assert.match(await first.locator("table").innerText(), /电饭煲[^]*电水壶|电水壶[^]*电饭煲/);
});

test("everything goes out as one file and comes back elsewhere, and a file that is not so is refused whole", async () => {
  const one = await (await desk.profile()).open();
  await register(one);
  await step(one, "提出处理意见", { 处理意见: "退货", 依据: "消费者权益保护法第四十条" });
  const [download] = await Promise.all([one.waitForEvent("download"), button(one, "全部导出").click()]);
  assert.equal(download.suggestedFilename(), "wujin-2012-03-01.json");
  const text = readFileSync(await download.path(), "utf8");
  const { open, errors } = await desk.profile();
  const other = await open();
  const bring = async (content) => {
    const before = await other.getByRole("status").innerText();
    const file = { name: "x.json", mimeType: "application/json", buffer: Buffer.from(content) };
    await other.locator("input[aria-label=导入]").setInputFiles(file);
    await other.waitForFunction((before) => document.querySelector("[role=status]").innerText !== before, before);
    return other.getByRole("status").innerText();
  };
  const spoilt = JSON.parse(text);
  spoilt.entries.shift();
  assert.match(await bring(JSON.stringify(spoilt)), /2012-0001.*WJ-2/);
  assert.match(await bring("{"), /JSON/);
  assert.match(await bring("{}"), /wujin-station-page/);
  const { format } = spoilt;
  assert.match(await bring(JSON.stringify({ format, entries: [null] })), /不完整/);
  const unknown = [{ ...spoilt.entries[0], procedure: "auction" }];
  assert.match(await bring(JSON.stringify({ format, entries: unknown })), /WJ-919/);
  assert.equal(await other.locator("table").count(), 0);
  assert.match(await bring(text), /2$/);
  await other.getByRole("button", { name: "2012-0001" }).click();
  await stands(other, "2012-0001 · 处理");
  assert.match(await bring(text), /0$/, "what is there already is not taken twice");
  assert.deepEqual(errors, []);
});

test("an inquiry is answered, or becomes a complaint, and counts in the quarter", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  await button(page, "受理咨询").click();
  await button(page, "办理").click();
  assert.match(await page.locator(".findings").innerText(), /WJ-231/);
  await fill(page, { 咨询内容: "七日无理由退货如何办理" });
  await page.locator(".case").waitFor();
  await stands(page, "Z2012-0001 · 已受理");
  await step(page, "解答", { 解答内容: "请保留凭证，七日内办理" });
  await step(page, "办结");
  await stands(page, "Z2012-0001 · 办结");
  await register(page);
  await stands(page, "2012-0001 · 受理");
  await page.reload();
  await page.locator("table").waitFor();
  assert.equal(await page.locator("tbody tr").count(), 2);
  await button(page, "季度汇总").click();
  assert.match(await page.locator("dl").innerText(), /受理咨询件数\s+1\s+受理投诉件数\s+1/);
  assert.deepEqual(errors, []);
});

test("the quarter's Annex 3 is what the complaints come to", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  await register(page);
  await register(page, { 商品或服务名称: "电水壶" });
  await step(page, "撤回", { 撤回原因: "已自行解决" }, "消费者");
  await as(page, "工作人员");
  await button(page, "季度汇总").click();
  assert.match(await page.locator("dl").innerText(), /受理投诉件数\s+2\s+和解件数\s+0/);
  const due = page.locator("tr", { hasText: "2012H1" });
  assert.match(await due.innerText(), /附件6.*2012-07-15.*4\.3\/8/s);
  const [given] = await Promise.all([page.waitForEvent("download"), button(page, "下载附件3").click()]);
  assert.equal(given.suggestedFilename(), "附件3-2012Q1.xlsx");
  const { Forms } = await import("wujin/forms");
  const { forms, findings } = new Forms().read(readFileSync(await given.path()));
  assert.deepEqual(findings, []);
  const { station, period, kinds } = forms[0].form.record;
  assert.deepEqual([station, period], ["东湖商场消费维权服务站", "2012Q1"]);
  assert.deepEqual([kinds[0].accepted, kinds[0].withdrawn, kinds[0].open], [2, 1, 1]);
  assert.deepEqual(errors, []);
});

test("Annex 1 and Annex 2 are printed on A4, with everything that was said and nothing of the page around", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  await register(page);
  await step(page, "撤回", { 撤回原因: "已自行解决" }, "消费者");
  await page.getByText("工作人员", { exact: true }).first().click();
  await step(page, "归档", { 登记簿序号: "1" });
  for (const [name, size, texts] of [
    ["打印附件1", [210, 297], ["消费投诉登记表", "2012-0001", "张某", "13800001234", "使用三天后不能加热，要求退货"]],
    ["打印附件2", [297, 210], ["登记簿", "电饭煲"]],
  ]) {
    await button(page, name).click();
    await page.locator(".sheet").waitFor();
    await page.emulateMedia({ media: "print" });
    const shown = await page.locator("body").innerText();
    for (const text of texts) {
      assert.ok(shown.includes(text), `${name}: ${text} is not in\n${shown}`);
    }
    assert.ok(!shown.includes("English"), shown);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = [...pdf.toString("latin1").matchAll(/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)];
    const millimetres = pages.map(([, ...points]) => points.map((point) => Math.round(point / 2.8346)));
    assert.deepEqual(millimetres, [size], "one page");
    await page.emulateMedia({ media: "screen" });
    await button(page, "返回").click();
  }
  assert.deepEqual(errors, []);
});

test("a leader sees first what waits for the review", async () => {
  const { open } = await desk.profile();
  const page = await open();
  await register(page);
  await step(page, "提出处理意见", { 处理意见: "退货", 依据: "消费者权益保护法第四十条" });
  await step(page, "初步和解", AGREED);
  await register(page, { 商品或服务名称: "电水壶" });
  await step(page, "约定答复时间", { 是: true, 约定答复日: "2012-03-02" });
  const first = () => page.locator("tbody tr").first().innerText();
  assert.match(await first(), /2012-0002/);
  await page.getByText("单位领导", { exact: true }).first().click();
  assert.match(await first(), /2012-0001.*待审核/s);
});

test("after the first time the page opens and works without a server", async () => {
  const { profile, open, errors } = await desk.profile();
  const page = await open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await profile.setOffline(true);
  await page.reload();
  await register(page);
  await step(page, "提出处理意见", { 处理意见: "退货", 依据: "消费者权益保护法第四十条" });
  await page.reload();
  await page.getByRole("button", { name: "2012-0001" }).click();
  await stands(page, "2012-0001 · 处理");
  await button(page, "季度汇总").click();
  const [given] = await Promise.all([page.waitForEvent("download"), button(page, "下载附件3").click()]);
  assert.equal(given.suggestedFilename(), "附件3-2012Q1.xlsx");
  assert.deepEqual(errors, []);
});

test("a button that is pressed twice registers once", async () => {
  const { open } = await desk.profile();
  const page = await open();
  await button(page, "登记投诉（附件1）").click();
  for (const [label, value] of Object.entries(COMPLAINT)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.evaluate(() => {
    const submit = document.querySelector("button[type=submit]");
    submit.click();
    submit.click();
  });
  await page.locator(".case").waitFor();
  await page.reload();
  await page.locator("table").waitFor();
  assert.equal(await page.locator("tbody tr").count(), 1);
});

test("what is personal is masked in lists, and in a file for others, which is not taken in", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  await register(page, { 商品或服务名称: "电饭煲，联系13912345678", 联系地址: "湖北省武汉市武昌区东湖路1号" });
  await step(page, "提出处理意见", { 处理意见: "退货，已电告住在东湖路的张某", 依据: "消费者权益保护法第四十条" });
  const list = await page.locator(".list table").innerText();
  assert.match(list, /张\* 138\*\*\*\*1234/);
  assert.doesNotMatch(list, /张某|13800001234|13912345678/);
  const [given] = await Promise.all([page.waitForEvent("download"), button(page, "脱敏导出").click()]);
  const text = readFileSync(await given.path(), "utf8");
  assert.doesNotMatch(text, /张某|13800001234|13912345678|东湖路/);
  assert.match(text, /张\*.*湖北省武汉市武昌区\*\*\*\*/);
  assert.match(text, /消费者权益保护法第四十条/);
  await page.locator("input[aria-label=导入]").setInputFiles(await given.path());
  await page.getByText(/已经隐去/).waitFor();
  assert.deepEqual(errors, []);
});

test("what was typed outlives a reload in the middle of it", async () => {
  const { open } = await desk.profile();
  const page = await open();
  await button(page, "登记投诉（附件1）").click();
  await page.getByLabel("消费者姓名", { exact: true }).fill("张某");
  await page.getByLabel("涉及金额（元）", { exact: true }).fill("199.90");
  await page.reload();
  await button(page, "登记投诉（附件1）").click();
  assert.equal(await page.getByLabel("消费者姓名", { exact: true }).inputValue(), "张某");
  await fill(page, COMPLAINT);
  await page.locator(".case").waitFor();
  await button(page, "打印附件1").click();
  assert.match(await page.locator(".sheet").innerText(), /涉及金额\s+199\.90/);
  await button(page, "返回").click();
  await button(page, "登记投诉（附件1）").click();
  assert.equal(await page.getByLabel("消费者姓名", { exact: true }).inputValue(), "", "what was registered is no draft");
});

test("a case that the rules do not take is shown as such, and the others are there", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  await register(page);
  await page.evaluate(() => new Promise((done) => {
    const opened = indexedDB.open("wujin-station");
    opened.onsuccess = () => {
      const change = opened.result.transaction("events", "readwrite");
      change.objectStore("events").put({
        case: "2012-0002", procedure: "complaint", sequence: 1,
        event: { sequence: 1, at: "2012-03-01T09:00:00+08:00", actor: { role: "staff" }, deed: { action: "archive", with: {} } },
      });
      change.oncomplete = done;
    };
  }));
  await page.reload();
  assert.match(await page.getByRole("alert").innerText(), /2012-0002.*不能读出.*/);
  await page.getByRole("button", { name: "2012-0001" }).click();
  await stands(page, "2012-0001 · 受理");
  await register(page, { 商品或服务名称: "电水壶" });
  assert.match(await stage(page), /^2012-0003/, "its number is not given again");
  assert.deepEqual(errors, []);
});

test("how far off a day is is counted in working days", async () => {
  const { open } = await desk.profile();
  const page = await open();
  await register(page);
  // Over Qingming, with its make-up workdays.
  await step(page, "约定答复时间", { 是: true, 约定答复日: "2012-04-05" });
  assert.match(await page.locator(".case").innerText(), /按约定答复 · 消费维权服务站 · 2012-04-05 · 还有 35 日（24 个工作日）/);
});
