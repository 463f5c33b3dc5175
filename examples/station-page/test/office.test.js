/** What an officer of the district office does at the desk, in Chromium. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { serve } from "./desk.js";
import { annexThree, as, button, registerStation, stands, step } from "./hands.js";

let desk;

before(async () => {
  desk = await serve();
});

after(() => desk?.close());

test("an officer registers a station once its conditions are met, and sees what is lacking until then", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  await as(page, "责任区监管执法人员");
  await button(page, "服务站").click();
  await button(page, "登记服务站（附件4）").click();
  await page.locator(".record").getByLabel("服务站名称", { exact: true }).fill("西湖超市消费维权服务站");
  assert.match(await page.locator(".record .findings").innerText(), /相对固定的场所.*WJ-101 · 2\.2\/1a/);
  await button(page, "办理").click();
  await page.locator(".case").waitFor();
  await stands(page, "S2012-0001 · 已填表");
  assert.equal(await button(page, "登记").getAttribute("aria-disabled"), "true");
  assert.match(await page.locator("#why-register").innerText(), /WJ-1\d\d · 2\.2/);
  assert.match(await page.locator(".conditions").innerText(), /相对固定的场所 · 未填/);
  await registerStation(page);
  assert.match(await page.locator(".case").innerText(), /各项要求均已达到/);
  await step(page, "登记", {}, "责任区监管执法人员");
  await step(page, "备案", { 备案号: "武昌备2012-1" }, "责任区监管执法人员");
  await stands(page, "S2012-0002 · 已备案");
  // An inspection finds that there is no computer any more.
  await button(page, "责令整改").click();
  await page.locator(".record").getByRole("radiogroup", { name: "计算机" }).locator("label", { hasText: "没有" }).click();
  await button(page, "办理").click();
  await page.locator(".conditions").waitFor();
  await stands(page, "S2012-0002 · 整改");
  assert.match(await page.locator(".conditions").innerText(), /计算机 · 没有/);
  assert.match(await page.locator(".case").innerText(), /整改设立条件/);
  await button(page, "打印附件4").click();
  assert.match(await page.locator(".sheet").innerText(), /东湖商场有限公司/);
  await button(page, "返回").click();
  await stands(page, "S2012-0002 · 整改"); // what was chosen is there again
  await button(page, "打印附件5").click();
  assert.match(await page.locator(".sheet").innerText(), /东湖商场消费维权服务站/);
  assert.deepEqual(errors, []);
});

test("an officer takes in Annex 3, sees who is late, returns and accepts, and has Annex 6 of the quarter", async () => {
  const { open, errors } = await desk.profile();
  const page = await open();
  await page.getByRole("button", { name: "载入省定标准" }).waitFor();
  const own = {
    format: "wujin-profile/1", id: "hubei", version: "1", zh: "湖北示例规范", en: "sample of Hubei",
    reporting: { station: { count: 10, unit: "working_day" } },
  };
  const file = { name: "profile.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(own)) };
  await Promise.all([page.waitForEvent("load"), page.locator("input[aria-label=载入省定标准]").setInputFiles(file)]);
  await page.getByText("按省定标准：湖北示例规范").waitFor();
  for (const name of ["东湖商场消费维权服务站", "西湖商场消费维权服务站"]) {
    await registerStation(page, name);
    await step(page, "登记", {}, "责任区监管执法人员");
  }
  await button(page, "辖区季度").click();
  const line = (name) => page.locator("section.list tbody tr", { hasText: name });
  await line("东湖商场").waitFor();
  assert.match(await line("东湖商场").innerText(), /逾期未报[^]*WJ-402[^]*2012-01-17 · 已逾期 44 日（29 个工作日）/);
  const bring = async (...files) => {
    await page.locator("input[aria-label=接收附件3]").setInputFiles(files);
    await page.locator("ul[role=status] li").nth(files.length - 1).waitFor();
    return page.locator("ul[role=status]").innerText();
  };
  const came = await bring(
    await annexThree("东湖商场消费维权服务站", 12, 10),
    await annexThree("南湖商场消费维权服务站", 1, 1),
    { name: "坏.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK") },
  );
  assert.match(came, /B2012-0001[^]*没有登记过“南湖商场消费维权服务站”[^]*坏/);
  await line("东湖商场").getByText("已报送").waitFor();
  assert.match(await line("西湖商场").innerText(), /逾期未报/);
  assert.match(await page.locator(".sheet").innerText(), /商场\s+2\s+0\s+0/, "what is not accepted does not count");
  await button(page, "东湖商场消费维权服务站").click();
  await step(page, "退回", { 退回理由: "漏填" }, "责任区监管执法人员");
  await line("东湖商场").getByText("已退回").first().waitFor();
  assert.match(await bring(await annexThree("东湖商场消费维权服务站", 13, 10)), /B2012-0001/, "the returned report is corrected");
  await step(page, "审核通过", {}, "责任区监管执法人员");
  await line("东湖商场").getByText("已审核通过").waitFor();
  const [given] = await Promise.all([page.waitForEvent("download"), button(page, "下载附件6").click()]);
  assert.equal(given.suggestedFilename(), "附件6-2011Q4.xlsx");
  const { Forms } = await import("wujin/forms");
  const { forms, findings } = new Forms().read(readFileSync(await given.path()));
  assert.deepEqual(findings, []);
  const { mall } = new Forms().figures(forms[0].form);
  assert.deepEqual([mall.stations, mall.accepted, mall.settled], [2, 13, 10]);
  assert.match(await bring(await annexThree("东湖商场消费维权服务站", 14, 11)), /B2012-0002/, "what was accepted is revised");
  await page.reload();
  await as(page, "责任区监管执法人员");
  await button(page, "辖区季度").click();
  assert.match(await line("东湖商场").innerText(), /已审核通过/);
  assert.deepEqual(errors, []);
});
