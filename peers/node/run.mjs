// The page's module, XState and a plain table, on the same cases; and the module's columns.
//
//     node run.mjs FOLDER     with one case a line in FOLDER/cases.csv: its first row, and its actions

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createActor, createMachine } from "xstate";

import { checkEvents, Context } from "../../wujin-wasm/js/node.js";

const [folder] = process.argv.slice(2);
const versionOf = (file) => createRequire(import.meta.url)(file).version;
const WUJIN = versionOf("../../wujin-wasm/js/package.json");
const rules = JSON.parse(readFileSync(`${folder}/rules.json`, "utf8"));
const cases = readFileSync(`${folder}/cases.csv`, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => line.split(",").map(Number))
  .map(([first, ...actions]) => ({ first, actions }));

/** The best of some times, and the answer. */
function timed(ask) {
  let [seconds, answer] = [Infinity, null];
  for (let time = 0; time < 4; time += 1) {
    const begun = performance.now();
    answer = ask();
    seconds = Math.min(seconds, (performance.now() - begun) / 1000);
  }
  return { seconds, answer };
}

function say(peer, version, task, how, rules, [count, events], measured) {
  console.log(JSON.stringify({ peer, version, task, how, rules, cases: count, events, threads: 1, ...measured }));
}

/** How many cases are wrong, and the sum of their first wrong rows. */
function answerOf(firstWrong) {
  const answer = { found: 0, row_sum: 0 };
  cases.forEach((one, number) => {
    const place = firstWrong(one, number);
    if (place >= 0) {
      answer.found += 1;
      answer.row_sum += one.first + place;
    }
  });
  return answer;
}

const size = [cases.length, cases.reduce((sum, { actions }) => sum + actions.length, 0)];

// wujin: everything that an action needs is stated, so that steps alone decide.
const context = new Context();
const DAY = "2012-03-01";
const OPINION = { opinion: "退货", foundations: [{ kind: "law", name: "消费者权益保护法第四十条" }] };
const PARTICULARS = {
  register: {
    station: "示例商场消费维权服务站",
    consumer: { name: "张某", telephone: "13800001234" },
    goods: "电饭煲",
    request: "使用三天后不能加热，要求退货",
  },
  propose: OPINION,
  agree: { consumer_consents: true, terms: "退款", perform_by: DAY },
  return: { reason: "意见不当" },
  perform: { done: "已退款" },
  breach: { refusal: "经营者拒绝退款" },
  fail: { reason: "协商不成" },
  inform_recourse: { channels: ["petition", "court"] },
  defer_reply: { agreed: true, by: DAY },
  guide: { way: "on_site" },
  archive: { register_entry: 1 },
};
const ROLES = { approve: "leader", return: "leader", withdraw: "consumer", guide: "officer" };
const commands = context.words("complaint.action").map(({ name: action }) => ({
  at: `${DAY}T09:00:00+08:00`,
  actor: { role: ROLES[action] ?? "staff" },
  deed: { action, with: PARTICULARS[action] ?? {} },
}));
const held = ({ actions }) => {
  const one = context.begin("complaint");
  let place = 0;
  try {
    for (; place < actions.length; place += 1) one.apply(commands[actions[place]]);
    return -1;
  } catch {
    return place;
  } finally {
    one.free();
  }
};
say("wujin", WUJIN, "steps", "a case held for each, a command a step", "steps", size, timed(() => answerOf(held)));

// XState: an actor for each case, on a machine of the whole table.
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
const sent = cases.map(({ actions }) => actions.map((action) => ({ type: `a${action}` })));
const acted = (_, number) => {
  const actor = createActor(machine).start();
  return sent[number].findIndex((event) => {
    actor.send(event);
    return actor.getSnapshot().value === "wrong";
  });
};
say("xstate", versionOf("xstate/package.json"), "steps", "an actor for each case", "steps", size, timed(() => answerOf(acted)));

const looked = ({ actions }) => {
  let state = 0;
  return actions.findIndex((action) => (state = rules.next[state][action] ?? null) === null);
};
say("JavaScript", process.versions.node, "steps", "a table of the steps", "steps", size, timed(() => answerOf(looked)));

const column = (Type, name) => new Type(new Uint8Array(readFileSync(`${folder}/${name}`)).buffer);
const log = {
  offsets: column(Uint32Array, "offsets.u32"),
  actions: column(Uint8Array, "actions.u8"),
  instants: column(BigInt64Array, "instants.i64"),
  roles: column(Uint8Array, "roles.u8"),
  dueDays: column(Int32Array, "due_days.i32"),
  refusals: column(Uint8Array, "refusals.u8"),
};
const { seconds, answer: violations } = timed(() => checkEvents(log));
const answer = { found: 0, row_sum: 0 };
violations.cases.forEach((number, place) => {
  if (place === 0 || number !== violations.cases[place - 1]) {
    answer.found += 1;
    answer.row_sum += violations.rows[place];
  }
});
const columns = [log.offsets.length - 1, log.actions.length];
say("wujin", WUJIN, "columns", "every violation, in the page's module in Node", "all", columns, { seconds, answer });
