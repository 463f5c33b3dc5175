/** Forms and workbooks: what is written is read back, and what is wrong is said. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";

import { Forms, WujinError } from "wujin/forms";

import { officeAgrees } from "./agree.js";
import { officeVectors, vectors } from "./shared.js";

const ROOT = new URL("../../../", import.meta.url);
const forms = new Forms();
const answered = (door) => vectors.filter((one) => one.door === door && JSON.parse(one.answer).answer);
const logs = answered("complaint.state").map(({ question }) => JSON.parse(question).events);
const [whole] = logs.toSorted((one, other) => other.length - one.length);
const { station: record } = JSON.parse(answered("station.assess")[0].question);
const figures = { inquiries: 9, accepted: 12, settled: 10, recourse_told: 2, amount: 123_456 };
const of = { period: "2012Q1", columns: { mall: figures } };

const DRAWN = {
  annex_1: () => forms.complaint(whole),
  annex_2: () => forms.register("东湖商场消费维权服务站", [whole]),
  annex_3: () => forms.summary({ station: "东湖商场消费维权服务站", kind: "mall", ...of }),
  annex_4: () => forms.station(record),
  annex_5: () => forms.offices([record])[0],
  annex_6: () => forms.statistics({ unit: "车站工商所", tier: "office", ...of }),
};

test("the doors of an office answer byte for byte what they answer everywhere", () => {
  assert.ok(officeAgrees({ Forms }, officeVectors) > 40);
  const [{ question }] = officeVectors;
  assert.equal(forms.ask("reporting.compile", JSON.parse(question)).ledger.lines.length, 3);
  assert.throws(() => forms.ask("complaint.state", {}), ({ code }) => code === "WJ-943");
});

for (const [annex, draw] of Object.entries(DRAWN)) {
  test(`${annex} is drawn up, written as a workbook, and read back`, () => {
    const form = draw();
    assert.equal(form.form, annex);
    const bytes = forms.write(form);
    assert.deepEqual([...bytes.slice(0, 2)], [0x50, 0x4b]);
    assert.deepEqual(forms.write([form]), bytes, "the same form is the same bytes");
    const read = forms.read(bytes, "表.xlsx");
    assert.deepEqual(read.findings, []);
    assert.deepEqual(read.forms.map((one) => one.form), [form]);
    const blank = forms.blank(annex);
    assert.deepEqual(forms.read(forms.write(blank)).forms[0].form, blank);
  });
}

test("the fields of an annex are named in both languages, with what they rest on", () => {
  for (const [annex, draw] of Object.entries(DRAWN)) {
    const { head, tables } = forms.fields(annex);
    const known = new Set([...head, ...tables].map(({ term }) => term.name));
    assert.deepEqual(Object.keys(draw().record).filter((name) => !known.has(name)), [], annex);
    for (const { term, citation } of [...head, ...tables.flatMap(({ fields }) => fields)]) {
      assert.ok(term.zh && term.en && citation, JSON.stringify(term));
    }
  }
  assert.throws(() => forms.fields("annex_7"), { name: "WujinError" });
});

test("a workbook holds several, and figures are told by kinds", () => {
  const read = forms.read(forms.write([DRAWN.annex_3(), DRAWN.annex_6()]));
  for (const { form } of read.forms) {
    assert.equal(forms.figures(form).mall.settled, 10);
  }
  assert.equal(read.forms.length, 2);
});

test("what a form leaves out is said", () => {
  const codes = new Set(forms.check(forms.blank("annex_1")).map(({ code }) => code));
  assert.ok(codes.has("WJ-301"), [...codes].join());
  assert.deepEqual(forms.check(DRAWN.annex_1()).filter(({ severity }) => severity === "error"), []);
});

test("workbooks are read as everywhere, whatever is wrong with them", () => {
  const lines = readFileSync(new URL("tests/file_vectors/workbooks.jsonl", ROOT), "utf8").split("\n").filter(Boolean);
  for (const { file, read } of lines.map((line) => JSON.parse(line))) {
    const found = forms.read(readFileSync(new URL(file, ROOT)), basename(file));
    assert.deepEqual(JSON.parse(JSON.stringify(found)), read, file);
  }
  assert.ok(lines.length > 40);
  const [{ code }] = forms.read(new Uint8Array([1, 2, 3])).findings;
  assert.match(code, /^WJ-9/);
});

test("whatever is given, the answer is an error, and the module goes on", () => {
  const asks = [
    (value) => forms.complaint(value),
    (value) => forms.register(value, value),
    (value) => forms.summary(value),
    (value) => forms.statistics(value),
    (value) => forms.station(value),
    (value) => forms.offices(value),
    (value) => forms.figures(value),
    (value) => forms.check(value),
    (value) => forms.write(value),
    (value) => forms.read(value),
    (value) => forms.blank(value),
    (value) => new Forms({ editions: value ?? 0 }),
    (value) => new Forms({ profile: value ?? 0 }),
  ];
  for (const ask of asks) {
    for (const value of [undefined, null, 7, "", "[", "[]", {}, [1], { form: "annex_1" }, { form: "annex_3", record: 7 }]) {
      try {
        ask(value);
      } catch (error) {
        assert.ok(error instanceof WujinError || error instanceof TypeError, String(error));
      }
    }
  }
  const [first, second] = whole;
  assert.throws(() => forms.complaint([{ ...second, sequence: 1 }]), { name: "WujinError", position: 1 });
  assert.throws(() => forms.register("站", [whole, [first, first]]), { name: "WujinError", position: 2 });
  assert.throws(() => forms.write([]), { name: "WujinError" });
  assert.equal(forms.blank("annex_2").form, "annex_2");
});
