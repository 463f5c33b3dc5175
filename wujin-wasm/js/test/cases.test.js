/** Cases, errors and handles, as a page uses them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Context, getLanguage, setLanguage, WujinError } from "wujin";

const AT = "2012-03-01T09:00:00+08:00";
const command = (action, particulars = {}, role = "staff") => ({
  at: AT,
  actor: { role },
  deed: { action, with: particulars },
});
const REGISTRATION = {
  station: "示例商场消费维权服务站",
  consumer: { name: "张某", telephone: "13800001234" },
  goods: "电饭煲",
  request: "要求退货",
};

test("a case goes from step to step, and says why not with the way there", () => {
  const held = new Context().begin("complaint");
  const decided = held.decide(command("register", REGISTRATION));
  assert.equal(held.apply(command("register", REGISTRATION)), 1);
  const { event, state } = { event: held.event(1), state: held.state };
  assert.deepEqual({ event, state }, decided);
  assert.equal(held.event(2), undefined);
  assert.deepEqual(event.citations, ["3.2.1/2", "3.3/1"]);
  assert.deepEqual(
    state.lawful.map((lawful) => lawful.action),
    ["propose", "defer_reply", "guide", "withdraw"],
  );
  const error = held.whyNot(command("perform", { done: "已退款" }));
  assert.ok(error instanceof WujinError);
  assert.equal(error.code, "WJ-201");
  assert.deepEqual(
    error.path.map((step) => step.action),
    ["propose", "agree", "approve", "perform"],
  );
  assert.equal(held.sequence, 1);
  assert.ok(held.svg("en").startsWith("<svg"));
  assert.deepEqual(held.obligations("2012-03-31").obligations[0].duty, "handle");
});

test("messages come in the language that was set", () => {
  const message = () => new Context().begin("complaint").whyNot(command("perform")).message;
  assert.equal(getLanguage(), "zh");
  assert.match(message(), /阶段|尚未/u);
  setLanguage("en");
  assert.match(message(), /not lawful/);
  setLanguage("zh");
  assert.throws(() => setLanguage("fr"), TypeError);
});

test("a stale command is refused, so that two pages cannot both act on one picture", () => {
  const held = new Context().begin("complaint");
  held.apply(command("register", REGISTRATION));
  const error = held.whyNot({ ...command("propose"), expected: 0 });
  assert.ok(error.unmet.some((finding) => finding.code === "WJ-206"));
});

test("a log that could not have happened is refused at its event, and nothing of it is taken", () => {
  const held = new Context().begin("complaint");
  held.apply(command("register", REGISTRATION));
  const before = held.events;
  const [first] = before;
  const log = [first, { ...first, sequence: 2 }];
  assert.throws(() => held.replay(log), { name: "WujinError", position: 2 });
  assert.deepEqual(held.events, before);
});

const WRONG = [undefined, null, 7, Number.NaN, "", "[]", "{", "\ud800", {}, [], true, 10n ** 30n, Symbol("x"), () => 1];

test("whatever is given, the answer is an error, and the rules go on", () => {
  const context = new Context();
  const held = context.begin("complaint");
  const asks = [
    (value) => held.apply(value),
    (value) => held.replay(value),
    (value) => held.obligations(value),
    (value) => context.begin(value),
    (value) => context.begin("complaint", value ?? "x"),
    (value) => context.ask(value, {}),
    (value) => context.ask("complaint.state", value),
    (value) => new Context({ profile: value ?? 0 }),
    (value) => new Context({ years: value ?? 0 }),
  ];
  for (const ask of asks) {
    for (const value of WRONG) {
      try {
        ask(value);
      } catch (error) {
        assert.ok(error instanceof Error, String(error));
        assert.ok(!(error instanceof WebAssembly.RuntimeError), String(error));
      }
    }
  }
  assert.equal(held.sequence, 0);
  assert.equal(context.ask("calendar.day", { day: "2012-01-03" }).working, false);
});

test("a province's profile and years are loaded once", () => {
  const profile = {
    format: "wujin-profile/1", id: "other", version: "1", zh: "示例", en: "sample",
    complaint: { limits: { handle: { count: 7, unit: "working_day" } } },
  };
  const held = new Context({ profile }).begin("complaint");
  held.apply(command("register", REGISTRATION));
  const [owed] = held.obligations("2012-03-31").obligations;
  assert.deepEqual(owed.due, { on: "2012-03-12" });
  assert.throws(() => new Context({ profile: { ...profile, format: "else" } }), { name: "WujinError" });
});

test("a handle that was freed answers no more, and others do", () => {
  const context = new Context();
  const held = context.begin("inquiry");
  context.free();
  assert.equal(held.state.stage, "start");
  held.free();
  assert.throws(() => held.state, Error);
  assert.equal(new Context().begin("inquiry").sequence, 0);
});

test("words, codes and drawings are looked up", () => {
  const context = new Context();
  assert.deepEqual(context.words("complaint.stage")[0].name, "start");
  assert.equal(context.explain("WJ-201").code, "WJ-201");
  assert.ok(context.draw("petition").startsWith("<svg"));
  assert.match(context.draw("petition", "mermaid", "en"), /stateDiagram/);
  for (const ask of [() => context.words("else"), () => context.explain("WJ-000"), () => context.draw("auction")]) {
    assert.throws(ask, { name: "WujinError" });
  }
});
