/** Which particulars each step asks for, and how they are typed. */

import type { Finding } from "wujin";

export type Kind = "line" | "text" | "day" | "number" | "money" | "flag" | "choice" | "choices" | "presence" | "record";

export interface Field {
  /** Where it stands in the particulars; a dot leads into a part, a number is a place in a list. */
  path: string;
  kind: Kind;
  zh: string;
  en: string;
  /** The list of its words. */
  list?: string;
  /** The findings that are about it, by their codes, or by the field of Annex 1 that they name. */
  codes?: string[];
  annex?: string;
  /** What stands there before anything is typed. */
  first?: string;
}

export const field = (path: string, kind: Kind, zh: string, en: string, more: Partial<Field> = {}): Field => ({
  path,
  kind,
  zh,
  en,
  ...more,
});

/** Whether a field can mend what a finding says: a record whatever stands in it. */
export const mends = ({ path, kind, codes, annex }: Field, { code, params, place }: Finding): boolean =>
  kind === "record" ||
  (codes?.includes(code) ?? false) ||
  (annex !== undefined && (params as { field?: string }).field === annex) ||
  (place?.path?.endsWith(`with.${path}`) ?? false);

/** By procedure and action. */
export const DEEDS: Record<string, Field[]> = {
  "complaint.register": [
    field("station", "line", "服务站名称", "Station", { annex: "station" }),
    field("consumer.name", "line", "消费者姓名", "Consumer's name", { annex: "consumer_name" }),
    field("consumer.sex", "line", "性别", "Sex", { annex: "consumer_sex" }),
    field("consumer.age", "number", "年龄", "Age", { annex: "consumer_age" }),
    field("consumer.telephone", "line", "联系电话", "Telephone", { annex: "consumer_telephone" }),
    field("consumer.address", "line", "联系地址", "Address", { annex: "consumer_address" }),
    field("way", "choice", "受理方式", "How it came", { list: "reception_way", annex: "way" }),
    field("nature", "choice", "投诉事由", "Nature of the problem", { list: "problem_nature", annex: "nature" }),
    field("goods", "line", "商品或服务名称", "Goods or service", { annex: "goods" }),
    field("purchase_day", "day", "购买日期", "Day of purchase", { annex: "purchase_day" }),
    field("amount", "money", "涉及金额（元）", "Amount in dispute (yuan)", { annex: "amount" }),
    field("request", "text", "投诉事实、理由及请求", "Facts, reasons and request", { annex: "request" }),
    field("evidence", "text", "证据", "Evidence", { annex: "evidence" }),
  ],
  "complaint.propose": [
    field("opinion", "text", "处理意见", "Handling opinion", { codes: ["WJ-211"] }),
    field("foundations.0.kind", "choice", "依据的种类", "Kind of foundation", { list: "foundation_kind", first: "law" }),
    field("foundations.0.name", "line", "依据", "Foundation", { codes: ["WJ-212"] }),
  ],
  "complaint.agree": [
    field("consumer_consents", "flag", "消费者同意", "The consumer consents", { codes: ["WJ-213"] }),
    field("terms", "text", "和解内容", "Terms", { codes: ["WJ-214"] }),
    field("perform_by", "day", "约定履行日", "To be performed by", { codes: ["WJ-215", "WJ-216"] }),
  ],
  "complaint.approve": [field("remark", "text", "审核意见", "Remark")],
  "complaint.return": [field("reason", "text", "退回理由", "Reason", { codes: ["WJ-217"] })],
  "complaint.perform": [field("done", "text", "履行情况", "What was done", { codes: ["WJ-218"] })],
  "complaint.breach": [field("refusal", "text", "经营者拒绝的情况", "The operator's refusal", { codes: ["WJ-219", "WJ-220"] })],
  "complaint.fail": [field("reason", "text", "不能和解的原因", "Why there is no settlement", { codes: ["WJ-217"] })],
  "complaint.inform_recourse": [
    field("channels", "choices", "告知的解决途径", "Ways the consumer was told of", {
      list: "recourse_channel",
      codes: ["WJ-221"],
    }),
  ],
  "complaint.defer_reply": [
    field("agreed", "flag", "消费者同意约定的日期", "The consumer agrees to the day", { codes: ["WJ-222"] }),
    field("by", "day", "约定答复日", "Answer promised by", { codes: ["WJ-223", "WJ-224"] }),
  ],
  "complaint.reply": [field("content", "text", "答复内容", "Answer")],
  "complaint.guide": [
    field("way", "choice", "行政指导方式", "Way of guidance", { list: "guidance_way", codes: ["WJ-225"] }),
    field("remark", "text", "备注", "Remark"),
  ],
  "complaint.withdraw": [field("reason", "text", "撤回原因", "Reason")],
  "complaint.archive": [field("register_entry", "number", "登记簿序号", "Entry of the register", { codes: ["WJ-226"] })],
  "inquiry.receive": [field("question", "text", "咨询内容", "Question", { codes: ["WJ-231"] })],
  "inquiry.answer": [field("answer", "text", "解答内容", "Answer", { codes: ["WJ-232"] })],
  "inquiry.defer_reply": [
    field("agreed", "flag", "消费者同意约定的日期", "The consumer agrees to the day", { codes: ["WJ-222"] }),
    field("by", "day", "约定答复日", "Answer promised by", { codes: ["WJ-223", "WJ-224"] }),
  ],
  "inquiry.close": [field("remark", "text", "备注", "Remark")],
  "inquiry.become_complaint": [field("complaint", "line", "所转投诉的编号", "Number of the complaint", { codes: ["WJ-233"] })],
  "station_registration.draft": [field("record", "record", "信息登记表", "Registration form")],
  "station_registration.register": [field("remark", "text", "备注", "Remark")],
  "station_registration.file": [field("number", "line", "备案号", "Filing number")],
  "station_registration.rectify": [
    field("remark", "text", "整改要求", "What is to be mended"),
    field("found", "record", "检查所见", "What the inspection found"),
  ],
  "station_registration.restore": [
    field("remark", "text", "备注", "Remark"),
    field("found", "record", "检查所见", "What the inspection found"),
  ],
  "station_registration.remove": [field("reason", "text", "注销理由", "Reason", { codes: ["WJ-131"] })],
  "submission.return": [field("reason", "text", "退回理由", "Reason", { codes: ["WJ-423"] })],
  "submission.accept": [field("remark", "text", "备注", "Remark")],
  "submission.file": [field("remark", "text", "备注", "Remark")],
};
