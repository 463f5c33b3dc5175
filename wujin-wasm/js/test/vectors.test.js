/** The golden vectors, asked of the package as users get it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Context, load } from "wujin";

import { vectors } from "./shared.js";

test("every door answers byte for byte what it answers everywhere", async () => {
  await load();
  const context = new Context();
  for (const { door, question, answer } of vectors) {
    assert.equal(context.call(door, question), answer, `${door} ${question}`);
  }
  assert.ok(vectors.length > 500);
});

test("a case that is held answers what the doors answer", () => {
  let asked = 0;
  for (const { door, question, answer } of vectors) {
    const [procedure, what] = door.split(".");
    if (!["decide", "state", "obligations"].includes(what) || answer.includes("WJ-94")) {
      continue;
    }
    const { events, command, as_of: asOf, profile, years } = JSON.parse(question);
    const context = new Context({ profile, years });
    const ask = () => {
      const held = context.begin(procedure, events);
      return what === "decide" ? held.decide(command) : what === "state" ? held.state : held.obligations(asOf);
    };
    const reply = JSON.parse(answer);
    if (reply.answer) {
      assert.deepEqual(ask(), reply.answer, question);
    } else {
      const refusal = reply.refusal ?? reply.unlawful.refusal;
      assert.throws(ask, (error) => {
        assert.deepEqual(error.unmet, refusal.unmet);
        assert.deepEqual([error.lawful, error.path], [refusal.lawful, refusal.path]);
        assert.equal(error.code, refusal.unmet[0].code);
        return true;
      });
    }
    asked += 1;
  }
  assert.ok(asked > 500, String(asked));
});
