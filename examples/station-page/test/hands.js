/** What people do at the desk, as the tests do it: by what is written on the page. */

import assert from "node:assert/strict";

export const COMPLAINT = {
  服务站名称: "东湖商场消费维权服务站",
  消费者姓名: "张某",
  联系电话: "13800001234",
  商品或服务名称: "电饭煲",
  "投诉事实、理由及请求": "使用三天后不能加热，要求退货",
};

export const button = (page, name) => page.getByRole("button", { name, exact: true });

export const box = (page, label) => page.locator("label.el-checkbox", { hasText: label });

/** Fills in what a step asks for, and takes it. */
export async function fill(page, particulars) {
  for (const [label, value] of Object.entries(particulars)) {
    // The box itself is drawn by the label around it.
    await (value === true ? box(page, label).click() : page.getByLabel(label, { exact: true }).fill(value));
  }
  await button(page, "办理").click();
}

export async function register(page, more = {}) {
  await button(page, "登记投诉（附件1）").click();
  await fill(page, { ...COMPLAINT, ...more });
  await page.locator(".case").waitFor();
}

export const as = (page, role) => page.getByText(role, { exact: true }).first().click();

export async function step(page, name, particulars = {}, role = "工作人员") {
  await as(page, role);
  await button(page, name).click();
  await fill(page, particulars);
  await button(page, name).waitFor();
}

export const stage = (page) => page.locator(".case h2").innerText();

/** Waits until the case stands there: a step is drawn a moment after it is taken. */
export async function stands(page, expected) {
  // Where it never does, what is compared says what stands there instead.
  await page.locator(".case h2").filter({ hasText: expected }).waitFor({ timeout: 5_000 }).catch(() => {});
  assert.equal(await stage(page), expected);
}

export const AGREED = { 是: true, 和解内容: "退款", 约定履行日: "2012-03-09" };

/** Registers a station at which everything is as it should be. */
export async function registerStation(page, name = "东湖商场消费维权服务站") {
  await as(page, "责任区监管执法人员");
  await button(page, "服务站").click();
  await button(page, "登记服务站（附件4）").click();
  const form = page.locator(".record");
  const head = {
    服务站名称: name,
    经营者名称: "东湖商场有限公司",
    "注册号或统一社会信用代码": "91420106MA4KWL3H7X",
    地址: "湖北省武汉市武昌区东湖路1号",
    负责人: "王某",
    固定电话: "027-87654321",
    设立日期: "2011-11-01",
    辖区工商所编号: "420106-01",
  };
  for (const [label, value] of Object.entries(head)) {
    await form.getByLabel(label, { exact: true }).fill(value);
  }
  await choose(page, form.getByLabel("经营者类型", { exact: true }), "商场");
  await choose(page, form.getByLabel("专职或兼职", { exact: true }), "专职");
  for (const label of ["姓名", "电话"]) {
    for (const one of await form.getByLabel(label, { exact: true }).all()) {
      await one.fill(label === "姓名" ? "李某" : "13800001234");
    }
  }
  for (const radio of await form.locator("label.el-radio", { hasText: /^有$/ }).all()) {
    await radio.click();
  }
  await button(page, "办理").click();
  await page.locator(".case").waitFor();
}

export async function choose(page, select, option) {
  // What is drawn of it lies over it.
  await select.click({ force: true });
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Annex 3 of a station, as its workbook. */
export async function annexThree(name, accepted, settled, period = "2011Q4") {
  const { Forms } = await import("wujin/forms");
  const forms = new Forms();
  const columns = { mall: { inquiries: 5, accepted, settled, recourse_told: accepted - settled } };
  const buffer = Buffer.from(forms.write(forms.summary({ station: name, kind: "mall", period, columns })));
  return { name: `${name}.xlsx`, mimeType: "application/octet-stream", buffer };
}
