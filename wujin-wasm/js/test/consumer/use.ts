/** How TypeScript sees the package: this is never run, and must compile; what is marked must not. */

import { type Command, Context, checkEvents, load, NO_DAY, setLanguage, type State, WujinError } from "wujin";

await load();
setLanguage("en");

const context = new Context({ years: [] });
const held = context.begin("complaint");
const command: Command<"complaint"> = {
  at: "2012-03-01T09:00:00+08:00",
  actor: { role: "staff" },
  deed: { action: "register", with: { consumer: { name: "张某" }, goods: "电饭煲" } },
};
const sequence: number = held.apply(command);
const state: State<"complaint"> = held.state;
const lawful: string[] = state.lawful.map((one) => one.action);
const told = held.event(sequence)?.deed;
if (told?.action === "register") {
  const goods: string | null | undefined = told.with.goods;
  console.log(goods, lawful);
}
const owed = held.obligations("2012-03-31").obligations[0];
console.log(owed?.duty);
const refused: WujinError | undefined = held.whyNot(command);
console.log(refused?.code, refused?.provision, refused?.unmet[0]?.mend.zh, refused?.path[0]?.action);

const working: boolean | null | undefined = context.ask("calendar.day", { day: "2012-01-03" }).working;
const words: string[] = context.words("complaint.action").map((word) => word.zh);
const drawing: string = context.draw("complaint", "mermaid", "zh");
const days: Int32Array = context.dueDays(new Int32Array([15_400]), { count: 7, unit: "working_day" });
console.log(working, words, drawing, days[0] === NO_DAY);

const found = checkEvents({
  offsets: new Uint32Array([0, 1]),
  actions: new Uint8Array([0]),
  instants: new BigInt64Array([0n]),
  roles: new Uint8Array([0]),
});
const rows: Uint32Array = found.rows;
console.log(rows);

{
  using short = context.begin("inquiry");
  console.log(short.sequence);
}

// @ts-expect-error there is no such procedure
context.begin("auction");
// @ts-expect-error there is no such door
context.ask("complaint.auction", {});
// @ts-expect-error nobody sells here
held.apply({ ...command, deed: { action: "sell", with: {} } });
// @ts-expect-error the day is missing
context.ask("calendar.day", {});
// @ts-expect-error instants are whole microseconds of 64 bits
checkEvents({ offsets: new Uint32Array(), actions: new Uint8Array(), instants: [0], roles: new Uint8Array() });
// @ts-expect-error nobody but the rules makes an error
new WujinError([]);

import { type FormDocument, Forms } from "wujin/forms";

const forms = new Forms();
const form: FormDocument = forms.complaint(held.events);
const annex = forms.blank("annex_1");
annex.record.amount = 19_990;
annex.record.consumer_age = { mark: "illegible" };
// @ts-expect-error money is whole fen
annex.record.amount = "199.90";
// @ts-expect-error there is no such field
annex.record.horoscope = "狮子座";
const compiled = forms.ask("reporting.compile", { period: "2012Q1", as_of: "2012-04-30", units: [] });
console.log(compiled.ledger.lines[0]?.standing === "overdue", compiled.roll_up.lines[0]?.figures.mall?.accepted);
// @ts-expect-error no office asks that
forms.ask("complaint.state", { events: [] });
const book: Uint8Array = forms.write([form, forms.blank("annex_2")]);
const readBack: string[] = forms.read(book, "表.xlsx").findings.map((finding) => finding.code);
const settled: number | undefined = forms.figures(form).mall.settled;
console.log(readBack, settled);
// @ts-expect-error there are six
forms.blank("annex_7");
