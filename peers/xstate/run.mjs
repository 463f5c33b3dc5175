// XState: an actor for each case, on a machine of the whole table.
//
//     node run.mjs FOLDER     with one case a line in FOLDER/cases.csv: its first row, and its actions

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createActor, createMachine } from "xstate";

const [folder] = process.argv.slice(2);
const rules = JSON.parse(readFileSync(`${folder}/rules.json`, "utf8"));
const lines = readFileSync(`${folder}/cases.csv`, "utf8").trimEnd().split("\n");
const cases = lines.map((line) => {
  const [first, ...actions] = line.split(",").map(Number);
  return { first, events: actions.map((action) => ({ type: `a${action}` })) };
});

const states = {};
rules.next.forEach((row, state) => {
  const on = { "*": "wrong" };
  row.forEach((after, action) => {
    if (after !== null) on[`a${action}`] = `s${after}`;
  });
  states[`s${state}`] = { on };
});
states.wrong = {};
const machine = createMachine({ id: "complaint", initial: "s0", states });

function firstWrong(events) {
  const actor = createActor(machine).start();
  for (let place = 0; place < events.length; place += 1) {
    actor.send(events[place]);
    if (actor.getSnapshot().value === "wrong") return place;
  }
  return -1;
}

function ask() {
  const answer = { found: 0, row_sum: 0 };
  for (const { first, events } of cases) {
    const place = firstWrong(events);
    if (place >= 0) {
      answer.found += 1;
      answer.row_sum += first + place;
    }
  }
  return answer;
}

let [seconds, answer] = [Infinity, null];
for (let time = 0; time < 3; time += 1) {
  const begun = performance.now();
  answer = ask();
  seconds = Math.min(seconds, (performance.now() - begun) / 1000);
}
const version = createRequire(import.meta.url)("xstate/package.json").version;
const events = cases.reduce((sum, one) => sum + one.events.length, 0);
const size = { cases: cases.length, events, threads: 1 };
console.log(JSON.stringify({ peer: "xstate", version, task: "grouped", how: "an actor for each case", rules: "steps", ...size, seconds, answer }));
