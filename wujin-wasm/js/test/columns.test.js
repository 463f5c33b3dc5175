/** Many events at once: the answers of columns are those of cases and doors. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Context, checkEvents, NO_DAY } from "wujin";

import { vectors } from "./shared.js";

const context = new Context();
const places = (list) => new Map(context.words(list).map(({ name }, place) => [name, place]));
const ACTIONS = places("complaint.action");
const ROLES = places("role");
const KINDS = context.words("violation_kind").map(({ name }) => name);
const DAY = 86_400_000;
const days = (text) => (text ? Date.parse(`${text}T00:00:00Z`) / DAY : NO_DAY);

/** Logs as columns: each a list of events. */
function columns(logs) {
  const events = logs.flat();
  const offsets = new Uint32Array(logs.length + 1);
  logs.forEach((log, place) => {
    offsets[place + 1] = offsets[place] + log.length;
  });
  return {
    offsets,
    actions: Uint8Array.from(events, ({ deed }) => ACTIONS.get(deed.action)),
    instants: BigInt64Array.from(events, ({ at }) => BigInt(Date.parse(at)) * 1000n),
    roles: Uint8Array.from(events, ({ actor }) => ROLES.get(actor.role)),
    sequences: Uint32Array.from(events, ({ sequence }) => sequence),
    dueDays: Int32Array.from(events, ({ deed }) => days(deed.with?.perform_by ?? deed.with?.by)),
    refusals: Uint8Array.from(events, ({ deed }) => (deed.with?.refusal ? 1 : 0)),
  };
}

const lawful = vectors
  .filter(({ door, answer }) => door === "complaint.state" && JSON.parse(answer).answer)
  .map(({ question }) => JSON.parse(question).events);

test("nothing is wrong with what happened lawfully", () => {
  assert.ok(lawful.length > 20, String(lawful.length));
  const { rows, cases, kinds } = checkEvents(columns(lawful));
  assert.deepEqual([rows.length, cases.length, kinds.length], [0, 0, 0]);
});

test("an event left out is found where a replay of the case stops, and so is each that is doubled", () => {
  let found = 0;
  for (const log of lawful.filter(({ length }) => length > 2)) {
    for (let place = 0; place < log.length - 1; place += 1) {
      const number = (events) => events.map((event, index) => ({ ...event, sequence: index + 1 }));
      for (const spoilt of [log.toSpliced(place, 1), log.toSpliced(place, 0, log[place])].map(number)) {
        const held = context.begin("complaint");
        let position;
        try {
          held.replay(spoilt);
        } catch (error) {
          position = error.position;
        }
        const { rows } = checkEvents(columns([spoilt]));
        assert.equal(rows.length ? rows[0] + 1 : undefined, position, JSON.stringify(spoilt));
        found += rows.length ? 1 : 0;
        held.free();
      }
    }
  }
  assert.ok(found > 50, String(found));
});

test("what is wrong is named by row, case and kind", () => {
  const [log] = lawful.filter(({ length }) => length > 2);
  const spoilt = log.map((event, place) => ({ ...event, sequence: place === 1 ? 1 : event.sequence }));
  const { rows, cases, kinds } = checkEvents(columns([log, spoilt]));
  assert.deepEqual([rows[0], cases[0], KINDS[kinds[0]]], [log.length + 1, 1, "sequence_doubled"]);
  assert.ok(rows instanceof Uint32Array && kinds instanceof Uint8Array);
});

test("columns that do not go together are refused and named", () => {
  const good = columns(lawful);
  assert.throws(() => checkEvents({ ...good, roles: new Uint8Array(1) }), { name: "WujinError", code: "WJ-941" });
  assert.throws(() => checkEvents({ ...good, offsets: new Uint32Array([1, 2]) }), { name: "WujinError" });
  assert.throws(() => checkEvents({ ...good, dueDays: new Int32Array(1) }), /due_days/);
  assert.throws(() => checkEvents({ ...good, actions: [1] }), TypeError);
  assert.throws(() => checkEvents({}), TypeError);
  const none = new Uint8Array();
  const nothing = { offsets: new Uint32Array([0]), actions: none, instants: new BigInt64Array(), roles: none };
  assert.equal(checkEvents(nothing).rows.length, 0);
});

test("due days are those of the door", () => {
  const starts = Int32Array.from({ length: 6_000 }, (_, place) => days("2011-01-01") + place);
  for (const limit of [{ count: 7, unit: "working_day" }, { count: 60, unit: "calendar_day" }]) {
    const due = context.dueDays(starts, limit);
    for (let place = 0; place < starts.length; place += 97) {
      const start = new Date(starts[place] * DAY).toISOString().slice(0, 10);
      const answer = context.ask("calendar.due", { start, limit });
      assert.equal(due[place], days(answer.due.on), `${start} ${JSON.stringify(answer)}`);
    }
  }
  assert.throws(() => context.dueDays(starts, { count: 0, unit: "working_day" }), { name: "WujinError" });
  assert.throws(() => context.dueDays([1], { count: 1, unit: "working_day" }), TypeError);
  assert.deepEqual([...context.dueDays(new Int32Array([2 ** 31 - 1]), { count: 1, unit: "calendar_day" })], [NO_DAY]);
});
