/** Draws the pictures of the page that the documents show. */

import { serve } from "./desk.js";
import { AGREED, annexThree, as, button, register, registerStation, step } from "./hands.js";

const FOLDER = new URL("../../../docs/pictures/", import.meta.url);
const desk = await serve();
const { open } = await desk.profile({ viewport: { width: 1280, height: 860 } });
const page = await open();
const draw = async (name) => {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await page.screenshot({ path: new URL(`${name}.png`, FOLDER).pathname });
};

await register(page);
await step(page, "提出处理意见", { 处理意见: "退货并退款", 依据: "消费者权益保护法第四十条" });
await step(page, "约定答复时间", { 是: true, 约定答复日: "2012-03-09" });
await step(page, "初步和解", AGREED);
await register(page, { 商品或服务名称: "电水壶", 消费者姓名: "李某某", 联系电话: "027-87654321" });
await step(page, "约定答复时间", { 是: true, 约定答复日: "2012-03-02" });
await as(page, "工作人员");
await draw("station-page-desk");
await as(page, "单位领导");
await page.getByRole("button", { name: "2012-0001" }).click();
await draw("station-page-review");
await button(page, "季度汇总").click();
await draw("station-page-quarter");
await registerStation(page);
await step(page, "登记", {}, "责任区监管执法人员");
await step(page, "备案", { 备案号: "武昌备2012-1" }, "责任区监管执法人员");
await registerStation(page, "西湖商场消费维权服务站");
await step(page, "登记", {}, "责任区监管执法人员");
await page.getByRole("button", { name: "S2012-0001" }).click();
await draw("station-page-stations");
await button(page, "辖区季度").click();
await page.locator("input[aria-label=接收附件3]").setInputFiles([await annexThree("东湖商场消费维权服务站", 13, 10)]);
await button(page, "东湖商场消费维权服务站").click();
await step(page, "审核通过", {}, "责任区监管执法人员");
// Pressed again it makes way for Annex 6.
await button(page, "东湖商场消费维权服务站").click();
await page.evaluate(() => window.scrollTo(0, 0));
await draw("station-page-district");
await desk.close();
